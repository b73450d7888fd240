//! TAO becomes alpha and back, at the pool's price and fee; shares follow dividends.
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

#[test]
fn staking_buys_alpha_from_the_pool() {
    with_stakes(&[(50, 5)], &[]).execute_with(|| {
        assert_ok!(SubtensorModule::add_stake(signed(6), 50, NET, 100 * TAO));
        assert_books();
        // 100 TAO less the fee 100e9 * 33 / 65,535 = 50,354,772; then 1e12 * x / (1e12 + x).
        assert_eq!(stake(50, 6), 90_867_473_489);
        assert_eq!(SubnetAlphaOut::<Test>::get(NET), 90_867_473_489);
        assert_eq!(SubnetTAO::<Test>::get(NET), 1_099_949_645_228);
        assert_eq!(Balances::free_balance(6), 999_900 * TAO);
        assert_eq!(StakingHotkeys::<Test>::get(6), vec![50]);
        System::assert_has_event(
            Event::StakeAdded(6, 50, 100 * TAO, 90_867_473_489, NET, 50_354_772).into(),
        );
    });
}

#[test]
fn the_fee_goes_to_the_author_and_without_one_to_the_burn_address() {
    for author in [Some(20), None] {
        with_stakes(&[(50, 5)], &[]).execute_with(|| {
            Author::set(&author);
            let account = SubtensorModule::fee_account();
            let before = Balances::free_balance(account);
            assert_ok!(SubtensorModule::add_stake(signed(6), 50, NET, 100 * TAO));
            assert_eq!(Balances::free_balance(account) - before, 50_354_772);
            let burned = pallet_alpha_assets::AlphaBurned::<Test>::get(NET);
            assert_ok!(SubtensorModule::remove_stake(
                signed(6),
                50,
                NET,
                50 * ALPHA
            ));
            assert_books();
            let burned = pallet_alpha_assets::AlphaBurned::<Test>::get(NET) - burned;
            let paid = Balances::free_balance(account) - before - 50_354_772;
            // 50 alpha * 33 / 65,535: burned as it is, or sold for the author.
            assert_eq!(burned, if author.is_some() { 0 } else { 25_177_386 });
            assert_eq!(paid > 0, author.is_some());
        });
    }
}

#[test]
fn a_round_trip_never_earns() {
    with_stakes(&[(50, 5)], &[]).execute_with(|| {
        for tao in [3_000_000, TAO, 100 * TAO, 10_000 * TAO, 333_333_333_333] {
            let before = Balances::free_balance(6);
            assert_ok!(SubtensorModule::add_stake(signed(6), 50, NET, tao));
            assert_ok!(SubtensorModule::remove_stake(
                signed(6),
                50,
                NET,
                stake(50, 6)
            ));
            assert_books();
            assert_eq!(stake(50, 6), 0);
            let lost = before - Balances::free_balance(6);
            assert!((1..=tao / 500).contains(&lost), "{tao}: {lost}");
        }
    });
}

#[test]
fn refusals_change_nothing() {
    with_stakes(&[(50, 5)], &[(50, 6, 10 * ALPHA)]).execute_with(|| {
        let add = |coldkey, hotkey, netuid, tao, error: Error<Test>| {
            assert_noop!(
                SubtensorModule::add_stake(signed(coldkey), hotkey, netuid, tao),
                error
            );
        };
        add(6, 50, 9, TAO, Error::SubnetNotExists);
        add(6, 50, 0, TAO, Error::SubtokenDisabled);
        add(6, 50, NET, 2_001_006, Error::AmountTooLow);
        add(6, 50, NET, 2_000_000 * TAO, Error::InsufficientLiquidity);
        add(99, 50, NET, TAO, Error::NotEnoughBalanceToStake);
        add(6, 77, NET, TAO, Error::HotKeyAccountNotExists);
        let remove = |hotkey, netuid, alpha, error: Error<Test>| {
            assert_noop!(
                SubtensorModule::remove_stake(signed(6), hotkey, netuid, alpha),
                error
            );
        };
        remove(50, 9, ALPHA, Error::SubtokenDisabled);
        remove(50, NET, 0, Error::AmountTooLow);
        remove(50, NET, 1_999_000, Error::AmountTooLow);
        remove(77, NET, 1, Error::AmountTooLow);
    });
}

#[test]
fn the_coldkey_keeps_its_deposit() {
    with_stakes(&[(50, 5)], &[]).execute_with(|| {
        assert_ok!(SubtensorModule::add_stake(
            signed(6),
            50,
            NET,
            1_000_000 * TAO
        ));
        assert_books();
        assert_eq!(Balances::free_balance(6), 500);
    });
}

#[test]
fn dividends_reach_holders_by_share_and_late_ones_do_not_gain() {
    with_stakes(&[(50, 5)], &[(50, 5, 300), (50, 6, 100)]).execute_with(|| {
        SubnetAlphaOut::<Test>::mutate(NET, |out| *out += 100);
        AlphaAssets::mint(NET, 100);
        SubtensorModule::increase_stake_of_all(&50, NET, 100);
        assert_eq!((stake(50, 5), stake(50, 6)), (375, 125));
        SubnetAlphaOut::<Test>::mutate(NET, |out| *out += 250);
        AlphaAssets::mint(NET, 250);
        SubtensorModule::increase_stake(&50, &7, NET, 250);
        assert_eq!((stake(50, 5), stake(50, 6), stake(50, 7)), (375, 125, 250));
        assert_books();
    });
}

#[test]
fn rounding_never_favours_who_acts() {
    with_stakes(&[(50, 5)], &[(50, 5, 7), (50, 6, 1_000_003)]).execute_with(|| {
        let mut all = TotalHotkeyAlpha::<Test>::get(50, NET);
        for step in 1..200u64 {
            let held = stake(50, 6);
            let taken = SubtensorModule::decrease_stake(&50, &6, NET, step * 37 % 5_000);
            assert!(stake(50, 6) <= held - taken);
            SubtensorModule::increase_stake(&50, &(7 + step % 3), NET, taken);
            SubtensorModule::increase_stake_of_all(&50, NET, step % 5);
            all += step % 5;
            assert_eq!(TotalHotkeyAlpha::<Test>::get(50, NET), all);
            SubnetAlphaOut::<Test>::mutate(NET, |out| *out += step % 5);
            AlphaAssets::mint(NET, step % 5);
            assert_books();
        }
    });
}

#[test]
fn a_drained_hotkey_begins_anew() {
    with_stakes(&[(50, 5)], &[(50, 5, u64::MAX / 4)]).execute_with(|| {
        assert_eq!(
            SubtensorModule::decrease_stake(&50, &5, NET, u64::MAX),
            u64::MAX / 4
        );
        assert_eq!(TotalHotkeySharesV2::<Test>::get(50, NET).mantissa, 0);
        SubtensorModule::increase_stake(&50, &6, NET, u64::MAX / 4);
        assert_eq!((stake(50, 5), stake(50, 6)), (0, u64::MAX / 4));
        assert_books();
    });
}
