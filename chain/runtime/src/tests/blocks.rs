//! Whole blocks with signed extrinsics, as a node makes them.
use crate::{genesis, keys, *};
use codec::Encode;
use sp_core::{sr25519, Pair};
use sp_runtime::{generic::Era, traits::Header as _, Digest, DigestItem};

const TAO: u64 = 1_000_000_000;

pub(super) fn sign(path: &str, nonce: Nonce, call: RuntimeCall) -> UncheckedExtrinsic {
    let extension: TxExtension = (
        frame_system::CheckNonZeroSender::new(),
        frame_system::CheckSpecVersion::new(),
        frame_system::CheckTxVersion::new(),
        frame_system::CheckGenesis::new(),
        frame_system::CheckMortality::from(Era::Immortal),
        frame_system::CheckNonce::from(nonce),
        frame_system::CheckWeight::new(),
        pallet_transaction_payment::ChargeTransactionPayment::from(0),
        SubtensorTransactionExtension,
        frame_metadata_hash_extension::CheckMetadataHash::new(false),
    );
    let payload =
        generic::SignedPayload::new(call.clone(), extension.clone()).expect("implicit data");
    let pair = sr25519::Pair::from_string(path, None).expect("a path");
    let signature = payload.using_encoded(|bytes| pair.sign(bytes));
    generic::UncheckedExtrinsic::new_signed(
        call,
        keys::of(path).into(),
        signature.into(),
        extension,
    )
}

pub(super) fn begin(number: BlockNumber, slot: u64) {
    let digest = Digest {
        logs: vec![DigestItem::PreRuntime(*b"aura", slot.encode())],
    };
    let header = Header::new(
        number,
        Default::default(),
        Default::default(),
        Default::default(),
        digest,
    );
    Executive::initialize_block(&header);
    let now = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now: slot * 1_000 });
    apply(generic::UncheckedExtrinsic::new_bare(now));
}

fn apply(extrinsic: UncheckedExtrinsic) {
    Executive::apply_extrinsic(extrinsic)
        .expect("valid")
        .expect("dispatched");
}

fn fees_of(path: &str, funds: u64) -> u64 {
    funds - Balances::free_balance(keys::of(path))
}

#[test]
fn a_signed_extrinsic_pays_its_fee_to_the_author() {
    genesis::development_ext().execute_with(|| {
        begin(2, 1_000);
        let (issued, author) = (
            Balances::total_issuance(),
            Balances::free_balance(keys::of("//Alice")),
        );
        let dest = keys::of("//Charlie").into();
        let call = pallet_balances::Call::transfer_keep_alive { dest, value: TAO };
        apply(sign("//Bob", 0, RuntimeCall::Balances(call)));
        let fee = fees_of("//Bob", 1_000_000 * TAO) - TAO;
        assert!(fee > 100_000, "{fee}");
        assert_eq!(Balances::free_balance(keys::of("//Alice")) - author, fee);
        assert_eq!(Balances::total_issuance(), issued);
        Executive::finalize_block();
    });
}

#[test]
fn setting_weights_is_free_and_pays_miners_at_the_epochs_end() {
    genesis::development_ext().execute_with(|| {
        begin(2, 1_000);
        for n in 1..=4 {
            let call = pallet_subtensor::Call::set_weights {
                netuid: 1,
                dests: vec![5, 6],
                weights: vec![3, 1],
                version_key: 0,
            };
            let path = format!("//Validator//{n}");
            apply(sign(&path, 0, RuntimeCall::SubtensorModule(call)));
            assert_eq!(fees_of(&path, 1_000_000 * TAO), 0);
        }
        Executive::finalize_block();
        for number in 3..=10 {
            begin(number, 1_000 + u64::from(number));
            Executive::finalize_block();
        }
        let stake = |n: u16| {
            let (hotkey, coldkey) = (format!("//Miner//{n}"), format!("//Miner//{n}//cold"));
            SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(
                &keys::of(&hotkey),
                &keys::of(&coldkey),
                1,
            )
        };
        // Nine blocks of 410,002,289 rao for servers, three quarters to the first miner.
        let servers = 9 * 410_002_289;
        assert!(stake(1).abs_diff(servers * 3 / 4) < servers / 50_000);
        assert!(stake(2).abs_diff(servers / 4) < servers / 50_000);
        assert_eq!(stake(3), 0);
        SubtensorModule::check_invariants().expect("the books balance");
    });
}

#[test]
fn a_coldkey_with_an_announced_swap_signs_nothing_else() {
    use sp_runtime::transaction_validity::InvalidTransaction;
    genesis::development_ext().execute_with(|| {
        begin(2, 1_000);
        let announce = pallet_subtensor::Call::announce_coldkey_swap {
            new_coldkey_hash: Default::default(),
        };
        let pay = |nonce| {
            let call = pallet_balances::Call::transfer_keep_alive {
                dest: keys::of("//Alice").into(),
                value: TAO,
            };
            sign("//Bob", nonce, call.into())
        };
        apply(pay(0));
        apply(sign("//Bob", 1, announce.into()));
        assert_eq!(
            Executive::apply_extrinsic(pay(2)),
            Err(InvalidTransaction::Custom(0).into())
        );
        let dispute = pallet_subtensor::Call::dispute_coldkey_swap {};
        apply(sign("//Bob", 2, dispute.clone().into()));
        assert_eq!(
            Executive::apply_extrinsic(sign("//Bob", 3, dispute.into())),
            Err(InvalidTransaction::Custom(21).into())
        );
    });
}

#[test]
fn books_that_do_not_balance_are_told() {
    genesis::development_ext().execute_with(|| {
        assert_eq!(books::check(), Ok(()));
        pallet_subtensor::TotalStake::<Runtime>::put(1);
        let wrong = books::check().expect_err("one rao is not the pools'");
        assert_eq!(wrong, "TAO of the pools: 1000000000000000 is not 1");
        pallet_subtensor::TotalStake::<Runtime>::put(1_000_000 * TAO);
        frame_system::Account::<Runtime>::mutate(keys::of("//Bob"), |info| info.data.free += 1);
        let wrong = books::check().expect_err("money from nowhere");
        assert!(wrong.ends_with("are in accounts"), "{wrong}");
    });
}

#[test]
fn free_calls_that_are_sure_to_fail_enter_no_block() {
    use pallet_subtensor::Call;
    use sp_runtime::transaction_validity::InvalidTransaction;
    let vote = || Call::set_weights {
        netuid: 1,
        dests: vec![5],
        weights: vec![1],
        version_key: 0,
    };
    let serve = |port| Call::serve_axon {
        netuid: 1,
        version: 1,
        ip: 0x0808_0808,
        port,
        ip_type: 4,
        protocol: 0,
        placeholder1: 0,
        placeholder2: 0,
    };
    genesis::development_ext().execute_with(|| {
        begin(2, 1_000);
        pallet_subtensor::WeightsSetRateLimit::<Runtime>::insert(1, 5);
        pallet_subtensor::StakeThreshold::<Runtime>::put(TAO);
        apply(sign("//Validator//1", 0, vote().into()));
        apply(sign("//Validator//1", 1, serve(80).into()));
        let refused = |path: &str, nonce, call: Call<Runtime>, code| {
            assert_eq!(
                Executive::apply_extrinsic(sign(path, nonce, call.into())),
                Err(InvalidTransaction::Custom(code).into()),
            );
        };
        refused("//Validator//1", 2, vote(), 6);
        refused("//Miner//1", 0, vote(), 1);
        refused("//Validator//1", 2, serve(80), 12);
        refused("//Validator//2", 0, serve(0), 13);
        refused("//Bob", 0, serve(80), 19);
        let unequal = Call::batch_commit_weights {
            netuids: vec![codec::Compact(1)],
            commit_hashes: vec![],
        };
        refused("//Validator//1", 2, unequal, 18);
        let reveal = Call::reveal_weights {
            netuid: 1,
            uids: vec![5],
            values: vec![1],
            salt: vec![1],
            version_key: 0,
        };
        refused("//Validator//1", 2, reveal, 16);
        let (hotkey, take) = (keys::of("//Validator//1"), 11_797);
        let raise = Call::increase_take {
            hotkey: hotkey.clone(),
            take,
        };
        refused("//Validator//1//cold", 0, raise, 27);
        refused("//Bob", 0, Call::decrease_take { hotkey, take: 1 }, 25);
        // What the guards allow may still be refused by the call, and a call without guards is not asked.
        apply(sign("//Validator//2", 0, vote().into()));
        let stake = Call::add_stake {
            hotkey: keys::of("//Bob"),
            netuid: 1,
            amount_staked: TAO,
        };
        assert!(matches!(
            Executive::apply_extrinsic(sign("//Bob", 0, stake.into())),
            Ok(Err(_))
        ));
    });
}
