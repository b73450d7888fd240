//! Functions 1 to 12 and their Caller twins 20 to 31, and 16 to 19: what changes, for whom, and what else does not.
use super::world::*;
use crate::{keys, *};

fn tao(account: &AccountId) -> u64 {
    Balances::free_balance(account)
}

#[test]
fn functions_1_and_20_buy_stake() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        world
            .tell("add_stake", (by, &world.hotkey, ONE, 100 * TAO))
            .expect("staked");
        assert_eq!(tao(who), FUNDS - 100 * TAO);
        let bought = world.stake(who, ONE) - STAKE;
        assert!((99 * ALPHA..100 * ALPHA).contains(&bought), "{bought}");
        world.assert_untouched(other);
    });
}

#[test]
fn functions_2_and_21_sell_stake() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        world
            .tell("remove_stake", (by, &world.hotkey, ONE, 20 * ALPHA))
            .expect("sold");
        assert_eq!(world.stake(who, ONE), STAKE - 20 * ALPHA);
        let paid = tao(who) - FUNDS;
        assert!((19 * TAO..20 * TAO).contains(&paid), "{paid}");
        world.assert_untouched(other);
    });
}

#[test]
fn functions_3_and_22_sell_all_stake_on_a_hotkey() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        world
            .tell("swap_stake", (by, &world.hotkey, ONE, TWO, 10 * ALPHA))
            .expect("swapped");
        assert!(world.stake(who, TWO) > 0);
        world
            .tell("unstake_all", (by, &world.hotkey))
            .expect("sold");
        assert_eq!((world.stake(who, ONE), world.stake(who, TWO)), (0, 0));
        assert!(tao(who) > FUNDS + 49 * TAO, "{}", tao(who));
        world.assert_untouched(other);
    });
}

#[test]
fn functions_4_and_23_move_all_stake_on_a_hotkey_to_root() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        world
            .tell("unstake_all_alpha", (by, &world.hotkey))
            .expect("moved");
        assert_eq!(world.stake(who, ONE), 0);
        let on_root = world.stake(who, 0);
        assert!((49 * TAO..50 * TAO).contains(&on_root), "{on_root}");
        assert_eq!(tao(who), FUNDS);
        world.assert_untouched(other);
    });
}

#[test]
fn functions_5_and_24_move_stake_to_another_hotkey() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        let to = keys::of("//Validator//2");
        let moved = (by, &world.hotkey, &to, ONE, ONE, 20 * ALPHA);
        world.tell("move_stake", moved).expect("moved");
        assert_eq!(world.stake(who, ONE), STAKE - 20 * ALPHA);
        assert_eq!(world.stake_on(&to, who, ONE), 20 * ALPHA);
        world.assert_untouched(other);
    });
}

#[test]
fn functions_6_and_25_transfer_stake_to_another_coldkey() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        let to = keys::of("//Eve");
        let given = (by, &to, &world.hotkey, ONE, ONE, 20 * ALPHA);
        world.tell("transfer_stake", given).expect("transferred");
        assert_eq!(world.stake(who, ONE), STAKE - 20 * ALPHA);
        assert_eq!(world.stake(&to, ONE), 20 * ALPHA);
        // More than the pair holds means all of it.
        let given = (by, &to, &world.hotkey, ONE, ONE, u64::MAX);
        world.tell("transfer_stake", given).expect("transferred");
        assert_eq!((world.stake(who, ONE), world.stake(&to, ONE)), (0, STAKE));
        world.assert_untouched(other);
    });
}

#[test]
fn functions_7_and_26_swap_stake_to_another_subnet() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        world
            .tell("swap_stake", (by, &world.hotkey, ONE, TWO, 20 * ALPHA))
            .expect("swapped");
        assert_eq!(world.stake(who, ONE), STAKE - 20 * ALPHA);
        let there = world.stake(who, TWO);
        assert!((19 * ALPHA..20 * ALPHA).contains(&there), "{there}");
        assert_eq!(tao(who), FUNDS);
        world.assert_untouched(other);
    });
}

#[test]
fn functions_8_and_27_buy_up_to_a_price() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        // The price rises by a part in a million at about half a TAO.
        let limit = 1_000_001_000u64;
        let all = (by, &world.hotkey, ONE, 100 * TAO, limit, false);
        assert_eq!(world.tell("add_stake_limit", all), Err(Code(8)));
        world.assert_untouched(who);
        let part = (by, &world.hotkey, ONE, 100 * TAO, limit, true);
        world.tell("add_stake_limit", part).expect("partly bought");
        let spent = FUNDS - tao(who);
        assert!((4 * TAO / 10..6 * TAO / 10).contains(&spent), "{spent}");
        let all = (by, &world.hotkey, ONE, 100 * TAO, 2_000_000_000u64, false);
        world.tell("add_stake_limit", all).expect("bought");
        assert_eq!(FUNDS - tao(who), spent + 100 * TAO);
        assert!(world.stake(who, ONE) > STAKE + 100 * ALPHA);
        world.assert_untouched(other);
    });
}

#[test]
fn functions_9_and_28_sell_down_to_a_price() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        let limit = 999_999_000u64;
        let all = (by, &world.hotkey, ONE, 40 * ALPHA, limit, false);
        assert_eq!(world.tell("remove_stake_limit", all), Err(Code(8)));
        world.assert_untouched(who);
        let part = (by, &world.hotkey, ONE, 40 * ALPHA, limit, true);
        world.tell("remove_stake_limit", part).expect("partly sold");
        let sold = STAKE - world.stake(who, ONE);
        assert!((4 * ALPHA / 10..6 * ALPHA / 10).contains(&sold), "{sold}");
        let all = (by, &world.hotkey, ONE, 40 * ALPHA, 500_000_000u64, false);
        world.tell("remove_stake_limit", all).expect("sold");
        assert_eq!(STAKE - world.stake(who, ONE), sold + 40 * ALPHA);
        world.assert_untouched(other);
    });
}

#[test]
fn functions_10_and_29_swap_down_to_a_price() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        // One alpha of the first subnet for one of the second, or more: they cost the same now.
        let all = (
            by,
            &world.hotkey,
            ONE,
            TWO,
            20 * ALPHA,
            1_000_000_000u64,
            false,
        );
        assert_eq!(world.tell("swap_stake_limit", all), Err(Code(8)));
        world.assert_untouched(who);
        let all = (
            by,
            &world.hotkey,
            ONE,
            TWO,
            20 * ALPHA,
            900_000_000u64,
            false,
        );
        world.tell("swap_stake_limit", all).expect("swapped");
        assert_eq!(world.stake(who, ONE), STAKE - 20 * ALPHA);
        assert!(world.stake(who, TWO) > 19 * ALPHA);
        world.assert_untouched(other);
    });
}

#[test]
fn functions_11_and_30_sell_everything_at_a_price_or_at_any() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        // Above the price nothing can be sold at all, which has no code of its own.
        for (limit, code) in [(999_999_000u64, 8), (2_000_000_000, 1)] {
            let dear = (by, &world.hotkey, ONE, Some(limit));
            assert_eq!(world.tell("remove_stake_full_limit", dear), Err(Code(code)));
        }
        world.assert_untouched(who);
        let fair = (by, &world.hotkey, ONE, Some(900_000_000u64));
        world.tell("remove_stake_full_limit", fair).expect("sold");
        assert_eq!(world.stake(who, ONE), 0);
        world.give_stake(who);
        let any = (by, &world.hotkey, ONE, None::<u64>);
        world.tell("remove_stake_full_limit", any).expect("sold");
        assert_eq!(world.stake(who, ONE), 0);
        assert!(tao(who) > FUNDS + 99 * TAO);
        world.assert_untouched(other);
    });
}

#[test]
fn functions_12_and_31_choose_where_incentive_is_staked() {
    World::for_both(|world, by| {
        let (who, other) = world.who(by);
        let chosen =
            |of: &AccountId| pallet_subtensor::AutoStakeDestination::<Runtime>::get(of, ONE);
        let message = "set_coldkey_auto_stake_hotkey";
        world
            .tell(message, (by, ONE, &world.hotkey))
            .expect("chosen");
        assert_eq!(chosen(who), Some(world.hotkey.clone()));
        assert_eq!(chosen(other), None);
        assert_eq!(world.tell(message, (by, ONE, &world.hotkey)), Err(Code(11)));
        let second = keys::of("//Validator//2");
        world.tell(message, (by, ONE, &second)).expect("chosen");
        assert_eq!(chosen(who), Some(second));
    });
}

#[test]
fn functions_16_and_17_take_the_contracts_alpha_out_and_say_how_much() {
    World::run(|world| {
        let out = || pallet_subtensor::SubnetAlphaOut::<Runtime>::get(ONE);
        let recycled = || pallet_alpha_assets::AlphaRecycled::<Runtime>::get(ONE);
        let burned = || pallet_alpha_assets::AlphaBurned::<Runtime>::get(ONE);
        let (out_before, recycled_before, burned_before) = (out(), recycled(), burned());
        let ten = (&world.hotkey, ONE, 10 * ALPHA);
        assert_eq!(world.ask("recycle_alpha", ten), Ok(10 * ALPHA));
        assert_eq!(
            (recycled() - recycled_before, out_before - out()),
            (10 * ALPHA, 10 * ALPHA)
        );
        assert_eq!(world.ask("burn_alpha", ten), Ok(10 * ALPHA));
        assert_eq!(
            (burned() - burned_before, out_before - out()),
            (10 * ALPHA, 10 * ALPHA)
        );
        // At most what it holds.
        let all = (&world.hotkey, ONE, u64::MAX);
        assert_eq!(world.ask("recycle_alpha", all), Ok(STAKE - 20 * ALPHA));
        assert_eq!(world.ask("burn_alpha", all), Ok(0u64));
        assert_eq!(world.stake(&world.contract, ONE), 0);
        world.assert_untouched(&world.caller);
    });
}

#[test]
fn functions_18_and_19_buy_and_take_out_in_one() {
    World::run(|world| {
        let recycled = || pallet_alpha_assets::AlphaRecycled::<Runtime>::get(ONE);
        let burned = || pallet_alpha_assets::AlphaBurned::<Runtime>::get(ONE);
        let (recycled_before, burned_before) = (recycled(), burned());
        let hundred = (&world.hotkey, ONE, 100 * TAO);
        let first: u64 = world.ask("add_stake_recycle", hundred).expect("recycled");
        let second: u64 = world.ask("add_stake_burn", hundred).expect("burned");
        assert!(first > second && second > 99 * ALPHA, "{first} {second}");
        assert_eq!(
            (recycled() - recycled_before, burned() - burned_before),
            (first, second)
        );
        assert_eq!(world.stake(&world.contract, ONE), STAKE);
        assert_eq!(tao(&world.contract), FUNDS - 200 * TAO);
        world.assert_untouched(&world.caller);
    });
}

#[test]
fn buying_to_take_out_on_root_leaves_no_purchase_behind() {
    World::run(|world| {
        for message in ["add_stake_recycle", "add_stake_burn"] {
            let root = (&world.hotkey, 0u16, TAO);
            let Err(Code(code)) = world.ask::<u64>(message, root) else {
                panic!("{message} on root");
            };
            assert!([21, 22].contains(&code), "{code}");
            assert_eq!(world.stake(&world.contract, 0), 0);
            world.assert_untouched(&world.contract);
        }
    });
}
