//! The code of each refusal that the runtime can come to. None changes anything. Codes 3, 4, 7, 12 and 20 have names that
//! none of these functions meets here; types.rs of the extension tests their numbers.
use super::world::*;
use crate::{keys, *};

#[test]
fn every_refusal_has_subtensors_code() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        let (hotkey, nobody, eve) = (&world.hotkey, &AccountId::new([7; 32]), &keys::of("//Eve"));
        let second = &keys::of("//Validator//2");
        let is = |code: u32, message: &str, outcome: Result<(), Failure>| {
            assert_eq!(outcome, Err(Code(code)), "{message} by {by:?}");
            world.assert_untouched(who);
        };
        let add = |hotkey: &AccountId, netuid: u16, tao: u64| {
            world.tell("add_stake", (by, hotkey, netuid, tao))
        };
        is(2, "more TAO than there is", add(hotkey, ONE, 2_000 * TAO));
        is(5, "a hotkey nobody owns", add(nobody, ONE, TAO));
        is(9, "no such subnet", add(hotkey, 9, TAO));
        is(13, "too little", add(hotkey, ONE, 1_999_999));
        is(
            5,
            "all of a hotkey nobody owns",
            world.tell("unstake_all", (by, nobody)),
        );
        is(
            5,
            "all alpha of it",
            world.tell("unstake_all_alpha", (by, nobody)),
        );

        let give = |to: &AccountId, hotkey: &AccountId, from: u16, netuid: u16, alpha: u64| {
            world.tell("transfer_stake", (by, to, hotkey, from, netuid, alpha))
        };
        is(15, "to itself", give(who, hotkey, ONE, ONE, ALPHA));
        is(
            13,
            "too little alpha",
            give(eve, hotkey, ONE, ONE, 1_999_999),
        );
        is(
            5,
            "on a hotkey nobody owns",
            give(eve, nobody, ONE, ONE, ALPHA),
        );
        is(9, "to no subnet", give(eve, hotkey, ONE, 9, ALPHA));
        let shift = |to: &AccountId| world.tell("move_stake", (by, hotkey, to, ONE, ONE, ALPHA));
        is(15, "to the same hotkey", shift(hotkey));
        is(5, "to a hotkey nobody owns", shift(nobody));
        is(
            15,
            "within a subnet",
            world.tell("swap_stake", (by, hotkey, ONE, ONE, ALPHA)),
        );
        is(
            9,
            "swap to no subnet",
            world.tell("swap_stake", (by, hotkey, ONE, 9u16, ALPHA)),
        );
        let limited = (by, hotkey, ONE, STAKE + 1, 0u64, true);
        is(
            6,
            "more than it holds",
            world.tell("remove_stake_limit", limited),
        );
        let choose = |netuid: u16, hotkey: &AccountId| {
            world.tell("set_coldkey_auto_stake_hotkey", (by, netuid, hotkey))
        };
        is(5, "no neuron", choose(TWO, second));
        is(9, "a choice in no subnet", choose(9, hotkey));

        set_transfers(false);
        is(1, "transfers are off", give(eve, hotkey, ONE, ONE, ALPHA));
        set_transfers(true);
        AdminUtils::sudo_set_subtoken_enabled(RuntimeOrigin::root(), ONE, false).expect("root may");
        is(
            22,
            "alpha does not move",
            give(eve, hotkey, ONE, ONE, ALPHA),
        );
        is(22, "nor is it bought", add(hotkey, ONE, TAO));
        AdminUtils::sudo_set_subtoken_enabled(RuntimeOrigin::root(), ONE, true).expect("root may");
        world.assert_untouched(other);
    });
}

#[test]
fn an_empty_pool_is_no_liquidity() {
    World::for_both(|world, by| {
        let tao = pallet_subtensor::SubnetTAO::<Runtime>::take(ONE);
        assert_eq!(
            world.tell("add_stake", (by, &world.hotkey, ONE, TAO)),
            Err(Code(14))
        );
        assert_eq!(
            world.tell("remove_stake", (by, &world.hotkey, ONE, ALPHA)),
            Err(Code(14))
        );
        pallet_subtensor::SubnetTAO::<Runtime>::insert(ONE, tao);
        world.assert_untouched(world.who(by).0);
    });
}

#[test]
fn taking_alpha_out_is_refused_by_code() {
    World::run(|world| {
        let nobody = &AccountId::new([7; 32]);
        for message in ["recycle_alpha", "burn_alpha"] {
            let out = |hotkey: &AccountId, netuid: u16| {
                world.ask::<u64>(message, (hotkey, netuid, ALPHA))
            };
            assert_eq!(out(&world.hotkey, 0), Err(Code(21)));
            assert_eq!(out(&world.hotkey, 9), Err(Code(9)));
            assert_eq!(out(nobody, ONE), Err(Code(5)));
        }
        for message in ["add_stake_recycle", "add_stake_burn"] {
            let out = |hotkey: &AccountId, tao: u64| world.ask::<u64>(message, (hotkey, ONE, tao));
            assert_eq!(out(&world.hotkey, 2_000 * TAO), Err(Code(2)));
            assert_eq!(out(&world.hotkey, 1), Err(Code(13)));
            assert_eq!(out(nobody, TAO), Err(Code(5)));
        }
        world.assert_untouched(&world.contract);
    });
}

fn set_transfers(on: bool) {
    AdminUtils::sudo_set_toggle_transfer(RuntimeOrigin::root(), ONE, on).expect("root may");
}
