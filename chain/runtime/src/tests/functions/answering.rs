//! Functions 0, 15 and 34 to 36: what the chain answers. The types stand here once more, by subtensor's encoding.
use super::world::*;
use crate::{keys, *};
use codec::Decode;

#[derive(Decode)]
struct StakeInfo {
    hotkey: AccountId,
    coldkey: AccountId,
    #[codec(compact)]
    netuid: u16,
    #[codec(compact)]
    stake: u64,
    #[codec(compact)]
    locked: u64,
    #[codec(compact)]
    emission: u64,
    #[codec(compact)]
    tao_emission: u64,
    #[codec(compact)]
    drain: u64,
    is_registered: bool,
}

#[test]
fn function_0_tells_the_stake_of_a_pair() {
    World::run(|world| {
        let ask = |hotkey: &AccountId, netuid: u16| -> StakeInfo {
            let info: Option<StakeInfo> = world
                .ask("stake_info", (hotkey, &world.contract, netuid))
                .expect("answered");
            info.expect("always there")
        };
        pallet_subtensor::AlphaDividendsPerSubnet::<Runtime>::insert(ONE, &world.hotkey, 77);
        let info = ask(&world.hotkey, ONE);
        assert_eq!(
            (info.hotkey, info.coldkey),
            (world.hotkey.clone(), world.contract.clone())
        );
        assert_eq!((info.netuid, info.stake, info.emission), (ONE, STAKE, 77));
        assert_eq!((info.locked, info.tao_emission, info.drain), (0, 0, 0));
        assert!(info.is_registered);
        let strange = ask(&AccountId::new([7; 32]), 999);
        assert_eq!(
            (strange.netuid, strange.stake, strange.is_registered),
            (999, 0, false)
        );
    });
}

#[test]
fn function_15_tells_the_price() {
    World::run(|world| {
        assert_eq!(world.ask("alpha_price", ONE), Ok(1_000_000_000u64));
        pallet_subtensor::SubnetTAO::<Runtime>::mutate(ONE, |tao| *tao /= 4);
        assert_eq!(world.ask("alpha_price", ONE), Ok(250_000_000u64));
        pallet_subtensor::SubnetTAO::<Runtime>::mutate(ONE, |tao| *tao *= 4);
        assert_eq!(world.ask("alpha_price", 0u16), Ok(1_000_000_000u64));
    });
}

#[test]
fn function_34_tells_whether_a_subnet_exists() {
    World::run(|world| {
        let ask = |netuid: u16| world.ask::<(u16, bool, u64)>("subnet_registration_state", netuid);
        assert_eq!(ask(TWO), Ok((TWO, true, 1)));
        assert_eq!(ask(9), Ok((9, false, 0)));
    });
}

#[test]
fn function_35_tells_a_coldkeys_lock() {
    World::run(|world| {
        let ask = |coldkey: &AccountId| -> Option<(u64, u128, u64)> {
            world.ask("coldkey_lock", (coldkey, ONE)).expect("answered")
        };
        lock(world, 3 * ALPHA);
        assert_eq!(ask(&world.caller), Some((3 * ALPHA, 0, 1)));
        assert_eq!(ask(&world.contract), None);
    });
}

/// The caller locks some of its stake.
fn lock(world: &World, alpha: u64) {
    let caller = RuntimeOrigin::signed(world.caller.clone());
    SubtensorModule::lock_stake(caller, world.hotkey.clone(), ONE, alpha).expect("locked");
}

#[test]
fn an_older_chain_has_fewer_functions() {
    World::run(|world| {
        let ask = || world.ask::<(u16, bool, u64)>("subnet_registration_state", ONE);
        frame_support::storage::unhashed::put(subtensor_chain_extension::LAST_FUNCTION, &33u16);
        assert_eq!(ask(), Err(Trap));
        assert_eq!(world.ask("alpha_price", ONE), Ok(1_000_000_000u64));
        frame_support::storage::unhashed::put(subtensor_chain_extension::LAST_FUNCTION, &34u16);
        assert_eq!(ask(), Ok((ONE, true, 1)));
    });
}

#[test]
fn function_36_adds_up_a_coldkeys_stake() {
    World::run(|world| {
        let ask = |coldkey: &AccountId, netuid: u16| {
            world.ask::<(u16, u64, u64, u64)>("stake_availability", (coldkey, netuid))
        };
        let other = keys::of("//Validator//2");
        let moved = (Contract, &world.hotkey, other, ONE, ONE, 20 * ALPHA);
        world.tell("move_stake", moved).expect("moved");
        assert_eq!(ask(&world.contract, ONE), Ok((ONE, STAKE, 0, STAKE)));
        assert_eq!(ask(&world.contract, TWO), Ok((TWO, 0, 0, 0)));
        assert_eq!(ask(&keys::of("//Eve"), ONE), Ok((ONE, 0, 0, 0)));
        lock(world, 3 * ALPHA);
        assert_eq!(
            ask(&world.caller, ONE),
            Ok((ONE, STAKE, 3 * ALPHA, STAKE - 3 * ALPHA))
        );
    });
}
