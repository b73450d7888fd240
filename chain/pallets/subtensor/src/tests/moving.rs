//! Stake changes hands, hotkeys and subnets.
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

const HELD: u64 = 10 * ALPHA;

fn ext() -> Chain {
    with_stakes(&[(50, 5), (60, 6)], &[(50, 5, HELD)])
}

#[test]
fn a_transfer_within_a_subnet_costs_nothing() {
    ext().execute_with(|| {
        assert_ok!(SubtensorModule::transfer_stake(
            signed(5),
            99,
            50,
            NET,
            NET,
            4 * ALPHA
        ));
        assert_books();
        assert_eq!((stake(50, 5), stake(50, 99)), (6 * ALPHA, 4 * ALPHA));
        assert_eq!(StakingHotkeys::<Test>::get(99), vec![50]);
        System::assert_has_event(Event::StakeRemoved(5, 50, 4 * TAO, 4 * ALPHA, NET, 0).into());
        System::assert_has_event(Event::StakeAdded(99, 50, 4 * TAO, 4 * ALPHA, NET, 0).into());
        System::assert_last_event(Event::StakeTransferred(5, 99, 50, NET, NET, 4 * TAO).into());
    });
}

#[test]
fn more_than_held_is_all_of_it() {
    ext().execute_with(|| {
        assert_ok!(SubtensorModule::transfer_stake(
            signed(5),
            6,
            50,
            NET,
            NET,
            u64::MAX
        ));
        assert_eq!((stake(50, 5), stake(50, 6)), (0, HELD));
        assert_ok!(SubtensorModule::move_stake(
            signed(6),
            50,
            60,
            NET,
            NET,
            HELD + 1
        ));
        assert_eq!((stake(50, 6), stake(60, 6)), (0, HELD));
        System::assert_last_event(Event::StakeMoved(6, 50, NET, 60, NET, 10 * TAO).into());
        assert_books();
    });
}

#[test]
fn refusals_change_nothing() {
    ext().execute_with(|| {
        let transfer = |to, hotkey, from_net, to_net, alpha, error: Error<Test>| {
            assert_noop!(
                SubtensorModule::transfer_stake(signed(5), to, hotkey, from_net, to_net, alpha),
                error
            );
        };
        transfer(5, 50, NET, NET, ALPHA, Error::SameNetuid);
        transfer(6, 50, 9, 9, ALPHA, Error::SubnetNotExists);
        transfer(6, 50, NET, 9, ALPHA, Error::SubnetNotExists);
        transfer(6, 50, NET, 0, ALPHA, Error::SubtokenDisabled);
        transfer(6, 77, NET, NET, ALPHA, Error::HotKeyAccountNotExists);
        transfer(6, 50, NET, NET, 1_999_999, Error::AmountTooLow);
        transfer(6, 60, NET, NET, ALPHA, Error::AmountTooLow);
        SubtensorModule::set_transfer_toggle(NET, false);
        transfer(6, 50, NET, NET, ALPHA, Error::TransferDisallowed);
        assert_ok!(SubtensorModule::move_stake(
            signed(5),
            50,
            60,
            NET,
            NET,
            ALPHA
        ));
        SubtokenEnabled::<Test>::insert(NET, false);
        transfer(6, 50, NET, NET, ALPHA, Error::SubtokenDisabled);
    });
}

#[test]
fn the_minimum_counts_in_tao() {
    ext().execute_with(|| {
        // At half the price the same alpha is worth too little.
        SubnetAlphaIn::<Test>::mutate(NET, |reserve| *reserve *= 2);
        AlphaAssets::mint(NET, 1_000 * ALPHA);
        assert_noop!(
            SubtensorModule::transfer_stake(signed(5), 6, 50, NET, NET, 3_999_998),
            Error::<Test>::AmountTooLow
        );
        assert_ok!(SubtensorModule::transfer_stake(
            signed(5),
            6,
            50,
            NET,
            NET,
            4_000_000
        ));
    });
}

#[test]
fn between_subnets_alpha_is_sold_and_bought_for_one_fee() {
    ext().execute_with(|| {
        assert_ok!(SubtensorModule::register_network(signed(7), 70));
        StartCallDelay::<Test>::put(0);
        assert_ok!(SubtensorModule::start_call(signed(7), 2));
        assert_ok!(SubtensorModule::transfer_stake(
            signed(5),
            6,
            50,
            NET,
            2,
            HELD
        ));
        assert_books();
        assert_eq!(stake(50, 5), 0);
        // 10 alpha less 5,035,477 fee sell for 9,896,053,816 rao; the other pool asks no fee.
        let bought = SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(&50, &6, 2);
        assert_eq!(bought, 9_799_081_577);
        assert_eq!(Balances::free_balance(6), 1_000_000 * TAO);
    });
}
