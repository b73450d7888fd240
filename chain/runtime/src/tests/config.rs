//! What clients and contracts rely on, compared with subtensor's numbers (spec 425).
use crate::*;
use frame_support::traits::PalletInfoAccess;
use sp_runtime::traits::TransactionExtension;

#[test]
fn pallets_have_subtensors_indices() {
    for (name, index, expected) in [
        (System::name(), System::index(), 0),
        (Timestamp::name(), Timestamp::index(), 2),
        (Aura::name(), Aura::index(), 3),
        (Balances::name(), Balances::index(), 5),
        (TransactionPayment::name(), TransactionPayment::index(), 6),
        (SubtensorModule::name(), SubtensorModule::index(), 7),
        (Utility::name(), Utility::index(), 11),
        (Sudo::name(), Sudo::index(), 12),
        (AdminUtils::name(), AdminUtils::index(), 19),
        (Contracts::name(), Contracts::index(), 29),
    ] {
        assert_eq!(index, expected, "{name}");
    }
}

#[test]
fn calls_encode_as_on_subtensor() {
    use codec::Encode;
    let (a, b) = (AccountId::new([1; 32]), AccountId::new([2; 32]));
    let transfer = RuntimeCall::SubtensorModule(pallet_subtensor::Call::transfer_stake {
        destination_coldkey: a.clone(),
        hotkey: b.clone(),
        origin_netuid: 1,
        destination_netuid: 2,
        alpha_amount: 3,
    });
    let bytes = [
        &[7, 86][..],
        &[1; 32],
        &[2; 32],
        &[1, 0, 2, 0],
        &3u64.to_le_bytes(),
    ]
    .concat();
    assert_eq!(transfer.encode(), bytes);
    let recycle = pallet_subtensor::Call::recycle_alpha {
        hotkey: b,
        amount: 3,
        netuid: 1,
    };
    let bytes = [&[7, 101][..], &[2; 32], &3u64.to_le_bytes(), &[1, 0]].concat();
    assert_eq!(RuntimeCall::SubtensorModule(recycle).encode(), bytes);
    let swap = pallet_subtensor::Call::swap_coldkey_announced { new_coldkey: a };
    assert_eq!(RuntimeCall::SubtensorModule(swap).encode()[..2], [7, 126]);
}

#[test]
fn signed_extensions_stand_in_subtensors_order() {
    let names: Vec<&str> = <TxExtension as TransactionExtension<RuntimeCall>>::metadata()
        .iter()
        .map(|extension| extension.identifier)
        .collect();
    assert_eq!(
        names,
        [
            "CheckNonZeroSender",
            "CheckSpecVersion",
            "CheckTxVersion",
            "CheckGenesis",
            "CheckMortality",
            "CheckNonce",
            "CheckWeight",
            "ChargeTransactionPayment",
            "SubtensorTransactionExtension",
            "CheckMetadataHash",
        ]
    );
}

#[test]
fn contracts_have_subtensors_limits() {
    let schedule = <Runtime as pallet_contracts::Config>::Schedule::get();
    assert_eq!(schedule.instruction_weights.base, 1_259);
    assert_eq!(schedule.limits.event_topics, 4);
    assert_eq!(schedule.limits.memory_pages, 16);
    assert_eq!(schedule.limits.payload_len, 16_384);
    assert_eq!(schedule.limits.subject_len, 32);
    assert_eq!(schedule.limits.event_ref_time, 60_000);
    assert_eq!(schedule.limits.runtime_memory, 1 << 30);
    assert_eq!(schedule.limits.validator_runtime_memory, 2 << 30);
}

#[test]
fn ten_billion_of_reference_time_cost_five_million_rao() {
    sp_io::TestExternalities::default().execute_with(|| {
        let fee = TransactionPayment::weight_to_fee(Weight::from_parts(10_000_000_000, 0));
        assert_eq!(fee, 5_000_000);
        assert_eq!(TransactionPayment::length_to_fee(100), 100);
    });
}

#[test]
fn buying_to_recycle_fits_the_gas_of_a_call() {
    use pallet_subtensor::WeightInfo;
    type Weights = <Runtime as pallet_subtensor::Config>::WeightInfo;
    let weight = Weights::add_stake().saturating_add(Weights::recycle_alpha());
    assert!(weight.ref_time() < 10_000_000_000);
}
