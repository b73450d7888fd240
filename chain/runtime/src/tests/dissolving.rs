//! Subnets end, by root or to make room. Cases follow subtensor's own tests (tests/networks.rs).
use crate::{books, genesis::development_ext, keys, *};
use frame_support::{assert_noop, assert_ok};
use pallet_subtensor::{Call, Error, Event};
use sp_io::hashing::twox_128;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};
use std::collections::BTreeSet;

const TAO: u64 = 1_000_000_000;
const NET: u16 = 1;
const SECOND: u16 = 2;
/// What a subnet that was there and is gone leaves: names of its people, how often its number was given away, and the place
/// of an index that is empty again.
const LEFT: [(&str, &str); 7] = [
    ("SubtensorModule", "Owner"),
    ("SubtensorModule", "OwnedHotkeys"),
    ("SubtensorModule", "StakingHotkeys"),
    ("SubtensorModule", "RegisteredSubnetCounter"),
    ("SubtensorModule", "NetworkLastLockCost"),
    ("SubtensorModule", "LastRateLimitedBlock"),
    ("Commitments", "TimelockedIndex"),
];

fn signed(path: &str) -> RuntimeOrigin {
    RuntimeOrigin::signed(keys::of(path))
}

fn send(path: &str, call: Call<Runtime>) {
    let described = format!("{call:?}");
    if let Err(error) = RuntimeCall::from(call).dispatch(signed(path)) {
        panic!("{described}: {error:?}");
    }
}

fn dissolve(netuid: u16) -> DispatchResult {
    SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), netuid)
}

fn free(path: &str) -> u64 {
    Balances::free_balance(keys::of(path))
}

fn run(blocks: u32) {
    use frame_support::traits::Hooks;
    for _ in 0..blocks {
        let next = System::block_number() + 1;
        System::set_block_number(next);
        SubtensorModule::on_initialize(next);
    }
}

/// //Bob's: a pool of 1,000 TAO and 1,000 alpha, open to stake; its hotkey is //Charlie.
fn open_second() {
    run(1);
    let hotkey = keys::of("//Charlie");
    send("//Bob", Call::register_network { hotkey });
    pallet_subtensor::SubtokenEnabled::<Runtime>::insert(SECOND, true);
}

/// Keys of the pallets that know subnets.
fn stored() -> BTreeSet<Vec<u8>> {
    let of = |pallet: &[u8]| {
        let prefix = twox_128(pallet).to_vec();
        let mut keys = vec![];
        let mut key = prefix.clone();
        while let Some(next) = sp_io::storage::next_key(&key) {
            if !next.starts_with(&prefix) {
                break;
            }
            keys.push(next.clone());
            key = next;
        }
        keys
    };
    [&b"SubtensorModule"[..], b"AlphaAssets", b"Commitments"]
        .into_iter()
        .flat_map(of)
        .collect()
}

#[test]
fn only_root_ends_a_subnet_that_there_is() {
    development_ext().execute_with(|| {
        let coldkey = keys::of("//SubnetOwner");
        let by =
            |origin, netuid| SubtensorModule::dissolve_network(origin, coldkey.clone(), netuid);
        assert_noop!(by(signed("//SubnetOwner"), NET), DispatchError::BadOrigin);
        assert_noop!(
            SubtensorModule::root_dissolve_network(signed("//Alice"), NET),
            DispatchError::BadOrigin
        );
        for netuid in [0, 9] {
            assert_noop!(
                by(RuntimeOrigin::root(), netuid),
                Error::<Runtime>::SubnetNotExists
            );
        }
        assert_ok!(by(RuntimeOrigin::root(), NET));
        assert_noop!(dissolve(NET), Error::<Runtime>::SubnetNotExists);
        assert_eq!(books::check(), Ok(()));
    });
}

#[test]
fn the_pool_goes_to_who_holds_the_alpha() {
    // A subnet of genesis: the alpha in its pool has no part. Of a million TAO for 100,000 alpha everybody gets ten for one.
    development_ext().execute_with(|| {
        let cold = |n| format!("//Validator//{n}//cold");
        let before: Vec<u64> = (1..=4).map(|n| free(&cold(n))).collect();
        let (owner, issued) = (free("//SubnetOwner"), Balances::total_issuance());
        let pot = pallet_subtensor::SubnetTAO::<Runtime>::get(NET);
        assert_ok!(dissolve(NET));
        for (n, alpha) in [(1, 40_000), (2, 30_000), (3, 20_000), (4, 10_000)] {
            assert_eq!(free(&cold(n)) - before[n - 1], pot / 100_000 * alpha, "{n}");
        }
        assert_eq!(free("//SubnetOwner"), owner, "the lock is not given back");
        assert_eq!(Balances::total_issuance(), issued);
        assert_eq!(pallet_subtensor::TotalStake::<Runtime>::get(), 0);
        assert!(!SubtensorModule::if_subnet_exist(NET));
        assert_eq!(books::check(), Ok(()));
    });
}

#[test]
fn the_pools_own_alpha_has_its_part_and_that_is_recycled() {
    development_ext().execute_with(|| {
        open_second();
        send(
            "//Dave",
            Call::add_stake {
                hotkey: keys::of("//Charlie"),
                netuid: SECOND,
                amount_staked: 1_000 * TAO,
            },
        );
        let held = pallet_subtensor::SubnetAlphaOut::<Runtime>::get(SECOND);
        let all = held + pallet_subtensor::SubnetAlphaIn::<Runtime>::get(SECOND);
        let pot = pallet_subtensor::SubnetTAO::<Runtime>::get(SECOND);
        let (dave, issued) = (free("//Dave"), Balances::total_issuance());
        assert_ok!(dissolve(SECOND));
        let paid = free("//Dave") - dave;
        let part = u128::from(pot) * u128::from(held) / u128::from(all);
        assert!(
            u128::from(paid).abs_diff(part) <= 1,
            "{paid} of {pot}, not {part}"
        );
        let account = SubtensorModule::get_subnet_account_id(SECOND);
        let deposit = Balances::free_balance(account);
        assert_eq!(deposit, 500, "what keeps the account alive");
        assert_eq!(issued - Balances::total_issuance(), pot - paid - deposit);
        assert_eq!(books::check(), Ok(()));
    });
}

#[test]
fn nothing_remembers_the_subnet() {
    use pallet_commitments::types::CommitmentInfo;
    let netuid = SECOND;
    let hotkey = || keys::of("//Eve");
    let without = development_ext().execute_with(|| {
        run(14);
        stored()
    });
    development_ext().execute_with(|| {
        open_second();
        pallet_subtensor::WeightsSetRateLimit::<Runtime>::insert(netuid, 0);
        pallet_subtensor::SubnetEmissionEnabled::<Runtime>::insert(netuid, true);
        pallet_subtensor::Tempo::<Runtime>::insert(netuid, 3);
        send(
            "//Dave",
            Call::burned_register {
                netuid,
                hotkey: hotkey(),
            },
        );
        let (amount_staked, amount) = (TAO, TAO / 10);
        send(
            "//Dave",
            Call::add_stake {
                hotkey: hotkey(),
                netuid,
                amount_staked,
            },
        );
        send(
            "//Dave",
            Call::burn_alpha {
                hotkey: hotkey(),
                amount,
                netuid,
            },
        );
        send(
            "//Dave",
            Call::recycle_alpha {
                hotkey: hotkey(),
                amount,
                netuid,
            },
        );
        let lock = Call::lock_stake {
            hotkey: hotkey(),
            netuid,
            amount,
        };
        send("//Dave", lock);
        let (version, ip, port, ip_type) = (1, 0x0808_0808, 80, 4);
        send(
            "//Eve",
            Call::serve_axon {
                netuid,
                version,
                ip,
                port,
                ip_type,
                protocol: 0,
                placeholder1: 0,
                placeholder2: 0,
            },
        );
        send(
            "//Eve",
            Call::serve_prometheus {
                netuid,
                version,
                ip,
                port,
                ip_type,
            },
        );
        let fields = Default::default();
        assert_ok!(Commitments::set_commitment(
            signed("//Eve"),
            netuid,
            Box::new(CommitmentInfo { fields })
        ));
        let commit_hash = Default::default();
        send(
            "//Eve",
            Call::commit_weights {
                netuid,
                commit_hash,
            },
        );
        run(3);
        send("//Bob", Call::start_call { netuid });
        pallet_subtensor::CommitRevealWeightsEnabled::<Runtime>::insert(netuid, false);
        pallet_subtensor::ValidatorPermit::<Runtime>::insert(netuid, vec![true, true]);
        send(
            "//Eve",
            Call::set_weights {
                netuid,
                dests: vec![0],
                weights: vec![1],
                version_key: 0,
            },
        );
        run(10);
        let swap = Call::swap_hotkey {
            hotkey: hotkey(),
            new_hotkey: keys::of("//Ferdie"),
            netuid: Some(netuid),
        };
        send("//Dave", swap);
        assert!(pallet_subtensor::Bonds::<Runtime>::iter_prefix(netuid).count() > 0);
        assert!(pallet_alpha_assets::AlphaBurned::<Runtime>::get(netuid) > 0);
        let there = stored();
        assert!(
            there.len() > without.len() + 60,
            "{} keys",
            there.len() - without.len()
        );

        assert_ok!(dissolve(netuid));
        let allowed: BTreeSet<Vec<u8>> = LEFT
            .iter()
            .map(|(pallet, item)| [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat())
            .collect();
        let left: Vec<String> = stored()
            .difference(&without)
            .filter(|key| !allowed.contains(&key[..32]))
            .map(|key| {
                format!(
                    "0x{}",
                    key.iter()
                        .map(|byte| format!("{byte:02x}"))
                        .collect::<String>()
                )
            })
            .collect();
        assert_eq!(left, Vec::<String>::new());
        assert_eq!(books::check(), Ok(()));
        run(10);
        assert_eq!(books::check(), Ok(()));
    });
}

#[test]
fn a_number_begins_anew() {
    development_ext().execute_with(|| {
        for times in 1..=2 {
            pallet_subtensor::NetworkRateLimit::<Runtime>::put(0);
            open_second();
            send(
                "//Dave",
                Call::add_stake {
                    hotkey: keys::of("//Charlie"),
                    netuid: SECOND,
                    amount_staked: TAO,
                },
            );
            run(1);
            let counter = pallet_subtensor::RegisteredSubnetCounter::<Runtime>::get(SECOND);
            assert_eq!(counter, times);
            assert_eq!(books::check(), Ok(()));
            assert_ok!(dissolve(SECOND));
        }
    });
}

#[test]
fn at_the_limit_the_cheapest_subnet_makes_room() {
    development_ext().execute_with(|| {
        assert_ok!(AdminUtils::sudo_set_subnet_limit(RuntimeOrigin::root(), 2));
        pallet_subtensor::NetworkRateLimit::<Runtime>::put(0);
        open_second();
        let hotkey = keys::of("//Dave");
        let register = || SubtensorModule::register_network(signed("//Dave"), hotkey.clone());
        assert_noop!(register(), Error::<Runtime>::SubnetLimitReached);
        assert_eq!(SubtensorModule::get_subnet_to_prune(), None);
        assert_ok!(AdminUtils::sudo_set_network_immunity_period(
            RuntimeOrigin::root(),
            1
        ));
        // Both have no moving price yet: the older one goes, once it is old enough; then the one with the lower price.
        assert_eq!(SubtensorModule::get_subnet_to_prune(), Some(NET));
        run(1);
        let price = |bits| pallet_subtensor::types::I96F32 { bits };
        pallet_subtensor::SubnetMovingPrice::<Runtime>::insert(NET, price(2));
        pallet_subtensor::SubnetMovingPrice::<Runtime>::insert(SECOND, price(1));
        assert_eq!(SubtensorModule::get_subnet_to_prune(), Some(SECOND));
        System::reset_events();
        assert_ok!(register());
        System::assert_has_event(Event::NetworkRemoved(SECOND).into());
        System::assert_last_event(Event::NetworkAdded(SECOND, 1).into());
        assert_eq!(
            pallet_subtensor::SubnetOwner::<Runtime>::get(SECOND),
            keys::of("//Dave")
        );
        assert!(SubtensorModule::if_subnet_exist(NET));
        assert_eq!(books::check(), Ok(()));
    });
}
