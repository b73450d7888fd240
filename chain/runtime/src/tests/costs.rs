//! How long each call of SubtensorModule takes natively, beside the weight it is charged: in a full subnet, the dearest way
//! it is commonly made. `bench/chain.mjs` prints the lines. Only that each call is measured is asserted, and that it succeeds.
use super::speed::{account, full_subnet, hotkey, measured, vote, NET, NEURONS, TAO, VALIDATORS};
use crate::{genesis, keys, *};
use codec::{Compact, Encode};
use frame_support::{
    dispatch::GetDispatchInfo,
    storage::{with_transaction, TransactionOutcome},
    traits::{fungible::Mutate, GetCallName},
};
use pallet_subtensor::Call;
use sp_core::H256;
use sp_runtime::{
    traits::{Dispatchable, Hash},
    DispatchError,
};
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

const TWO: u16 = 2;
const RUNS: usize = 5;
const ALPHA: u64 = 1_000_000_000;

/// What comes before, who calls, and what.
struct Case(Box<dyn Fn()>, RuntimeOrigin, RuntimeCall);

fn coldkey(n: u16) -> AccountId {
    account(2, n)
}

fn dispatch(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) {
    let call = call.into();
    let described = format!("{call:?}");
    if let Err(error) = call.dispatch(origin) {
        panic!("{described:.300}: {error:?}");
    }
}

/// Subnet 1 full, its neurons no longer immune; subnet 2 with a pool, started; root open; everybody has TAO.
fn prepare() {
    vote();
    for n in [1, 2] {
        for account in [hotkey(n), coldkey(n)] {
            Balances::mint_into(&account, 10_000 * TAO).expect("minted");
        }
    }
    open_subnet("//Alice", 1);
    dispatch(
        RuntimeOrigin::signed(keys::of("//Alice")),
        Call::start_call { netuid: TWO },
    );
    pallet_subtensor::SubtokenEnabled::<Runtime>::insert(0, true);
    pallet_subtensor::ImmunityPeriod::<Runtime>::insert(NET, 0);
    pallet_subtensor::NetworkRateLimit::<Runtime>::put(0);
}

fn open_subnet(owner: &str, n: u16) {
    let hotkey = account(3, n);
    dispatch(
        RuntimeOrigin::signed(keys::of(owner)),
        Call::register_network { hotkey },
    );
}

fn commit_and_wait() {
    pallet_subtensor::CommitRevealWeightsEnabled::<Runtime>::insert(NET, true);
    let (uids, values) = ballot();
    let hidden = (hotkey(1), NET, uids, values, vec![1u16; 8], 0u64);
    let commit_hash: H256 = sp_io::hashing::blake2_256(&hidden.encode()).into();
    let commit = Call::commit_weights {
        netuid: NET,
        commit_hash,
    };
    dispatch(RuntimeOrigin::signed(hotkey(1)), commit);
    pallet_subtensor::SubnetEpochIndex::<Runtime>::mutate(NET, |index| *index += 1);
}

fn ballot() -> (Vec<u16>, Vec<u16>) {
    let uids: Vec<u16> = (VALIDATORS + 1..NEURONS).collect();
    (uids.clone(), uids)
}

fn announce(then: BlockNumber) {
    let new_coldkey_hash = <Runtime as frame_system::Config>::Hashing::hash_of(&account(4, 1));
    dispatch(
        RuntimeOrigin::signed(coldkey(1)),
        Call::announce_coldkey_swap { new_coldkey_hash },
    );
    System::set_block_number(System::block_number() + then);
}

fn cases() -> Vec<Case> {
    let after = |before: fn(), who: &AccountId, call: Call<Runtime>| {
        Case(
            Box::new(before),
            RuntimeOrigin::signed(who.clone()),
            call.into(),
        )
    };
    let plain = |who: &AccountId, call: Call<Runtime>| after(|| (), who, call);
    let (h, h2, c, c2) = (hotkey(1), hotkey(2), coldkey(1), coldkey(2));
    let fresh = account(5, 1);
    let (uids, values) = ballot();
    let rows: Vec<(Compact<u16>, Compact<u16>)> = uids
        .iter()
        .map(|uid| (Compact(*uid), Compact(*uid)))
        .collect();
    let committing = || pallet_subtensor::CommitRevealWeightsEnabled::<Runtime>::insert(NET, true);
    let hash = H256::repeat_byte(1);
    let (tao, alpha) = (100 * TAO, 100 * ALPHA);
    let limit = (u64::MAX, true);
    vec![
        plain(
            &h,
            Call::set_weights {
                netuid: NET,
                dests: uids.clone(),
                weights: values.clone(),
                version_key: 0,
            },
        ),
        plain(
            &h,
            Call::batch_set_weights {
                netuids: vec![Compact(NET)],
                weights: vec![rows],
                version_keys: vec![Compact(0)],
            },
        ),
        after(
            committing,
            &h,
            Call::commit_weights {
                netuid: NET,
                commit_hash: hash,
            },
        ),
        after(
            committing,
            &h,
            Call::batch_commit_weights {
                netuids: vec![Compact(NET)],
                commit_hashes: vec![hash],
            },
        ),
        after(
            commit_and_wait,
            &h,
            Call::reveal_weights {
                netuid: NET,
                uids: uids.clone(),
                values: values.clone(),
                salt: vec![1; 8],
                version_key: 0,
            },
        ),
        after(
            commit_and_wait,
            &h,
            Call::batch_reveal_weights {
                netuid: NET,
                uids_list: vec![uids],
                values_list: vec![values],
                salts_list: vec![vec![1; 8]],
                version_keys: vec![0],
            },
        ),
        plain(
            &h,
            Call::serve_axon {
                netuid: NET,
                version: 1,
                ip: 0x0808_0808,
                port: 80,
                ip_type: 4,
                protocol: 0,
                placeholder1: 0,
                placeholder2: 0,
            },
        ),
        plain(
            &h,
            Call::serve_prometheus {
                netuid: NET,
                version: 1,
                ip: 0x0808_0808,
                port: 80,
                ip_type: 4,
            },
        ),
        plain(
            &c,
            Call::burned_register {
                netuid: NET,
                hotkey: fresh.clone(),
            },
        ),
        plain(
            &c,
            Call::register {
                netuid: NET,
                block_number: 0,
                nonce: 0,
                work: vec![0; 32],
                hotkey: fresh.clone(),
                coldkey: c.clone(),
            },
        ),
        plain(
            &c,
            Call::register_limit {
                netuid: NET,
                hotkey: fresh.clone(),
                limit_price: u64::MAX,
            },
        ),
        plain(
            &keys::of("//Bob"),
            Call::register_network {
                hotkey: fresh.clone(),
            },
        ),
        after(
            || open_subnet("//Bob", 2),
            &keys::of("//Bob"),
            Call::start_call { netuid: 3 },
        ),
        plain(
            &c,
            Call::increase_take {
                hotkey: h.clone(),
                take: 100,
            },
        ),
        plain(
            &c,
            Call::decrease_take {
                hotkey: h.clone(),
                take: 100,
            },
        ),
        plain(&c, Call::try_associate_hotkey { hotkey: fresh }),
        plain(
            &c,
            Call::add_stake {
                hotkey: h.clone(),
                netuid: NET,
                amount_staked: tao,
            },
        ),
        plain(
            &c,
            Call::add_stake_limit {
                hotkey: h.clone(),
                netuid: NET,
                amount_staked: tao,
                limit_price: limit.0,
                allow_partial: limit.1,
            },
        ),
        plain(
            &c,
            Call::remove_stake {
                hotkey: h.clone(),
                netuid: NET,
                amount_unstaked: alpha,
            },
        ),
        plain(
            &c,
            Call::remove_stake_limit {
                hotkey: h.clone(),
                netuid: NET,
                amount_unstaked: alpha,
                limit_price: 1,
                allow_partial: true,
            },
        ),
        plain(
            &c,
            Call::remove_stake_full_limit {
                hotkey: h.clone(),
                netuid: NET,
                limit_price: None,
            },
        ),
        plain(&c, Call::unstake_all { hotkey: h.clone() }),
        plain(&c, Call::unstake_all_alpha { hotkey: h.clone() }),
        plain(
            &c,
            Call::move_stake {
                origin_hotkey: h.clone(),
                destination_hotkey: h2.clone(),
                origin_netuid: NET,
                destination_netuid: TWO,
                alpha_amount: alpha,
            },
        ),
        plain(
            &c,
            Call::transfer_stake {
                destination_coldkey: c2,
                hotkey: h.clone(),
                origin_netuid: NET,
                destination_netuid: TWO,
                alpha_amount: alpha,
            },
        ),
        plain(
            &c,
            Call::swap_stake {
                hotkey: h.clone(),
                origin_netuid: NET,
                destination_netuid: TWO,
                alpha_amount: alpha,
            },
        ),
        plain(
            &c,
            Call::swap_stake_limit {
                hotkey: h.clone(),
                origin_netuid: NET,
                destination_netuid: TWO,
                alpha_amount: alpha,
                limit_price: 1,
                allow_partial: true,
            },
        ),
        plain(
            &c,
            Call::recycle_alpha {
                hotkey: h.clone(),
                amount: alpha,
                netuid: NET,
            },
        ),
        plain(
            &c,
            Call::burn_alpha {
                hotkey: h.clone(),
                amount: alpha,
                netuid: NET,
            },
        ),
        plain(
            &c,
            Call::add_stake_burn {
                hotkey: h.clone(),
                netuid: NET,
                amount: tao,
                limit: None,
            },
        ),
        plain(
            &c,
            Call::set_coldkey_auto_stake_hotkey {
                netuid: NET,
                hotkey: h2,
            },
        ),
        plain(
            &c,
            Call::swap_hotkey {
                hotkey: h.clone(),
                new_hotkey: account(5, 2),
                netuid: None,
            },
        ),
        after(
            || System::set_block_number(8),
            &c,
            Call::swap_hotkey_v2 {
                hotkey: h.clone(),
                new_hotkey: account(5, 2),
                netuid: Some(NET),
                keep_stake: false,
            },
        ),
        Case(
            Box::new(|| ()),
            RuntimeOrigin::root(),
            Call::dissolve_network {
                coldkey: c.clone(),
                netuid: NET,
            }
            .into(),
        ),
        Case(
            Box::new(|| ()),
            RuntimeOrigin::root(),
            Call::root_dissolve_network { netuid: NET }.into(),
        ),
        plain(
            &c,
            Call::announce_coldkey_swap {
                new_coldkey_hash: hash,
            },
        ),
        after(
            || announce(6),
            &c,
            Call::swap_coldkey_announced {
                new_coldkey: account(4, 1),
            },
        ),
        after(|| announce(0), &c, Call::dispute_coldkey_swap {}),
        after(
            || announce(11),
            &c,
            Call::clear_coldkey_swap_announcement {},
        ),
        plain(
            &c,
            Call::lock_stake {
                hotkey: h.clone(),
                netuid: NET,
                amount: alpha,
            },
        ),
        plain(&c, Call::set_reject_locked_alpha { enabled: false }),
        Case(
            Box::new(|| announce(0)),
            RuntimeOrigin::root(),
            Call::reset_coldkey_swap { coldkey: c.clone() }.into(),
        ),
        Case(
            Box::new(|| ()),
            RuntimeOrigin::root(),
            pallet_admin_utils::Call::sudo_set_min_burn {
                netuid: NET,
                min_burn: 1,
            }
            .into(),
        ),
    ]
}

fn time(Case(before, who, call): &Case) -> Duration {
    let took = with_transaction(|| {
        before();
        let from = Instant::now();
        dispatch(who.clone(), call.clone());
        TransactionOutcome::Rollback(Ok::<_, DispatchError>(from.elapsed()))
    });
    took.expect("no transaction is nested too deep")
}

#[test]
fn every_call_is_measured_beside_its_weight() {
    genesis::development_ext_with(full_subnet()).execute_with(|| {
        prepare();
        let mut missing: BTreeSet<&str> =
            Call::<Runtime>::get_call_names().iter().copied().collect();
        for case in cases() {
            let name = match &case.2 {
                RuntimeCall::SubtensorModule(call) => call.get_call_name(),
                RuntimeCall::AdminUtils(call) => call.get_call_name(),
                call => unreachable!("{call:?}"),
            };
            missing.remove(name);
            let took = (0..RUNS).map(|_| time(&case)).min().expect("at least one");
            measured(
                &format!("call {name}"),
                took,
                Some(case.2.get_dispatch_info().call_weight),
            );
        }
        assert!(missing.is_empty(), "not measured: {missing:?}");
    });
}
