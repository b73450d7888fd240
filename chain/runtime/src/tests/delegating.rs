//! Proxies and commitments.
use crate::{genesis::development_ext, keys, *};
use frame_support::{assert_noop, assert_ok, traits::InstanceFilter, BoundedVec};
use pallet_commitments::types::{CommitmentInfo, Data};

fn signed(uri: &str) -> RuntimeOrigin {
    RuntimeOrigin::signed(keys::of(uri))
}

fn transfer_stake(alpha_amount: u64) -> RuntimeCall {
    pallet_subtensor::Call::transfer_stake {
        destination_coldkey: keys::of("//Bob"),
        hotkey: keys::of("//Validator//1"),
        origin_netuid: 1,
        destination_netuid: 1,
        alpha_amount,
    }
    .into()
}

fn remove_stake() -> RuntimeCall {
    pallet_subtensor::Call::remove_stake {
        hotkey: keys::of("//Validator//1"),
        netuid: 1,
        amount_unstaked: 1_000_000_000,
    }
    .into()
}

#[test]
fn a_staking_proxy_unstakes_but_does_not_transfer() {
    development_ext().execute_with(|| {
        let coldkey = keys::of("//Validator//1//cold");
        let free = Balances::free_balance(&coldkey);
        assert_ok!(Proxy::add_proxy(
            signed("//Validator//1//cold"),
            keys::of("//Alice").into(),
            ProxyType::Staking,
            0
        ));
        // Subtensor's deposit for one proxy.
        assert_eq!(
            free - Balances::free_balance(&coldkey),
            60_000_000 + 33_000_000
        );
        let act = |call: RuntimeCall| {
            let real = coldkey.clone().into();
            assert_ok!(Proxy::proxy(signed("//Alice"), real, None, Box::new(call)));
            System::events()
                .into_iter()
                .rev()
                .find_map(|record| match record.event {
                    RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => {
                        Some(result.is_ok())
                    }
                    _ => None,
                })
                .expect("an event tells of it")
        };
        assert!(act(remove_stake()));
        // The refusal is told in the event alone.
        assert!(!act(transfer_stake(1_000_000_000)));
    });
}

#[test]
fn types_allow_what_subtensors_do() {
    let transfer = |value| -> RuntimeCall {
        pallet_balances::Call::transfer_keep_alive {
            dest: keys::of("//Bob").into(),
            value,
        }
        .into()
    };
    let register: RuntimeCall = pallet_subtensor::Call::burned_register {
        netuid: 1,
        hotkey: keys::of("//Bob"),
    }
    .into();
    let announce: RuntimeCall = pallet_subtensor::Call::announce_coldkey_swap {
        new_coldkey_hash: Default::default(),
    }
    .into();
    let tempo: RuntimeCall = pallet_admin_utils::Call::sudo_set_tempo {
        netuid: 1,
        tempo: 1,
    }
    .into();
    let swap: RuntimeCall = pallet_subtensor::Call::swap_hotkey {
        hotkey: keys::of("//Bob"),
        new_hotkey: keys::of("//Charlie"),
        netuid: None,
    }
    .into();
    let dissolve: RuntimeCall = pallet_subtensor::Call::dissolve_network {
        coldkey: keys::of("//Bob"),
        netuid: 1,
    }
    .into();
    let calls = [
        transfer(499_999_999),
        transfer(500_000_000),
        transfer_stake(499_999_999),
        transfer_stake(500_000_000),
        remove_stake(),
        register,
        announce,
        tempo,
        swap,
        dissolve,
    ];
    for (kind, allowed) in [
        (ProxyType::Any, [true; 10]),
        (
            ProxyType::NonTransfer,
            [
                false, false, false, false, true, true, false, true, true, true,
            ],
        ),
        (
            ProxyType::NonFungible,
            [
                false, false, false, false, false, false, false, true, false, true,
            ],
        ),
        (
            ProxyType::NonCritical,
            [
                true, true, true, true, true, false, false, true, true, false,
            ],
        ),
        (
            ProxyType::Staking,
            [
                false, false, false, false, true, false, false, false, false, false,
            ],
        ),
        (
            ProxyType::Registration,
            [
                false, false, false, false, false, true, false, false, false, false,
            ],
        ),
        (
            ProxyType::Transfer,
            [
                true, true, true, true, false, false, false, false, false, false,
            ],
        ),
        (
            ProxyType::SmallTransfer,
            [
                true, false, true, false, false, false, false, false, false, false,
            ],
        ),
        (
            ProxyType::Owner,
            [
                false, false, false, false, false, false, false, true, false, false,
            ],
        ),
        (
            ProxyType::SwapHotkey,
            [
                false, false, false, false, false, false, false, false, true, false,
            ],
        ),
        (ProxyType::Governance, [false; 10]),
    ] {
        let allows = calls.each_ref().map(|call| kind.filter(call));
        assert_eq!(allows, allowed, "{kind:?}");
    }
    assert!(ProxyType::NonTransfer.is_superset(&ProxyType::Staking));
    assert!(!ProxyType::NonTransfer.is_superset(&ProxyType::SmallTransfer));
    assert!(!ProxyType::Staking.is_superset(&ProxyType::Any));
}

fn commitment(fields: Vec<Data>) -> Box<CommitmentInfo<commitments::MaxCommitFields>> {
    let fields = fields.try_into().expect("at most three");
    Box::new(CommitmentInfo { fields })
}

fn raw(length: usize) -> Data {
    Data::BigRaw(BoundedVec::truncate_from(vec![7; length]))
}

#[test]
fn a_neuron_commits_within_its_space_and_for_free() {
    development_ext().execute_with(|| {
        let commit =
            |uri: &str, fields| Commitments::set_commitment(signed(uri), 1, commitment(fields));
        assert_noop!(
            commit("//Bob", vec![raw(1)]),
            pallet_commitments::Error::<Runtime>::AccountNotAllowedCommit
        );
        let miner = keys::of("//Miner//1");
        let free = Balances::free_balance(&miner);
        assert_ok!(commit(
            "//Miner//1",
            vec![Data::Raw(BoundedVec::truncate_from(b"repo".to_vec()))]
        ));
        let kept = pallet_commitments::CommitmentOf::<Runtime>::get(1, &miner).expect("kept");
        assert_eq!((kept.block, kept.info.fields[0].space()), (1, 4));
        assert_eq!(Balances::free_balance(&miner), free);
        // 100 at least, then 1,536 each: 3,100 hold one more, not two.
        assert_ok!(commit("//Miner//1", vec![raw(512), raw(512), raw(512)]));
        assert_noop!(
            commit("//Miner//1", vec![raw(512), raw(512), raw(512)]),
            pallet_commitments::Error::<Runtime>::SpaceLimitExceeded
        );
        // The next epoch counts anew.
        pallet_subtensor::SubnetEpochIndex::<Runtime>::mutate(1, |index| *index += 1);
        assert_ok!(commit("//Miner//1", vec![raw(512), raw(512), raw(512)]));
    });
}

#[test]
fn a_commitment_resets_bonds_where_the_subnet_allows_it() {
    development_ext().execute_with(|| {
        let miner = keys::of("//Miner//1");
        let uid = pallet_subtensor::Uids::<Runtime>::get(1, &miner).expect("a neuron");
        pallet_subtensor::Bonds::<Runtime>::insert(1, 1, vec![(uid, 5), (uid + 1, 6)]);
        let reset = || {
            Commitments::set_commitment(
                signed("//Miner//1"),
                1,
                commitment(vec![Data::ResetBondsFlag]),
            )
        };
        assert_ok!(reset());
        assert_eq!(pallet_subtensor::Bonds::<Runtime>::get(1, 1).len(), 2);
        pallet_subtensor::BondsResetOn::<Runtime>::insert(1, true);
        assert_ok!(reset());
        assert_eq!(
            pallet_subtensor::Bonds::<Runtime>::get(1, 1),
            vec![(uid + 1, 6)]
        );
    });
}
