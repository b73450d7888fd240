//! Stake with price limits, all at once, to other subnets and to a chosen hotkey.
use crate::{
    mock::*,
    types::{NetUid, ROOT},
    *,
};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

/// The second subnet, like the first one.
const OTHER: NetUid = 2;
/// Two started subnets of 1,000 TAO and 1,000 alpha; coldkey 6 has 100 alpha on hotkey 50 in the first.
fn two_subnets() -> Chain {
    let mut chain = with_stakes(&[(50, 5), (60, 6)], &[(50, 6, 100 * ALPHA)]);
    chain.execute_with(|| {
        assert_ok!(SubtensorModule::register_network(signed(7), 70));
        run_to(4);
        assert_ok!(SubtensorModule::start_call(signed(7), OTHER));
        SubtensorModule::start(ROOT, 1);
    });
    chain
}

fn other_stake(hotkey: AccountId, coldkey: AccountId) -> u64 {
    SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(&hotkey, &coldkey, OTHER)
}

#[test]
fn a_purchase_stops_at_its_price() {
    two_subnets().execute_with(|| {
        let buy = |tao, price, partial| -> DispatchResult {
            SubtensorModule::add_stake_limit(signed(6), 50, NET, tao, price, partial)
        };
        // 1.21 TAO for an alpha is reached when the pool has 1,100 TAO; 50 ppm of fee more than the 100.
        assert_noop!(
            buy(101 * TAO, 1_210_000_000, false),
            Error::<Test>::SlippageTooHigh
        );
        assert_noop!(
            buy(TAO, 1_000_000_000, false),
            Error::<Test>::PriceLimitExceeded
        );
        let (before, held) = (Balances::free_balance(6), stake(50, 6));
        assert_ok!(buy(500 * TAO, 1_210_000_000, true));
        assert!(SubtensorModule::current_alpha_price(NET).abs_diff(1_210_000_000) <= 1);
        assert_eq!(before - Balances::free_balance(6), 100_050_380_141);
        // 1,000 * (1 - 1,000 / 1,100), and a rao lost to rounding of the holder's share.
        assert!((stake(50, 6) - held).abs_diff(90_909_090_909) <= 1);
        // A whole order below its limit is like one without.
        assert_ok!(buy(TAO, 2_000_000_000, false));
    });
}

#[test]
fn a_sale_stops_at_its_price() {
    two_subnets().execute_with(|| {
        let sell = |alpha, price, partial| -> DispatchResult {
            SubtensorModule::remove_stake_limit(signed(6), 50, NET, alpha, price, partial)
        };
        assert_noop!(
            sell(100 * ALPHA, 907_029_479, false),
            Error::<Test>::SlippageTooHigh
        );
        assert_noop!(
            sell(ALPHA, 1_000_000_000, true),
            Error::<Test>::PriceLimitExceeded
        );
        assert_noop!(
            sell(101 * ALPHA, 1, true),
            Error::<Test>::NotEnoughStakeToWithdraw
        );
        // (1,000 / 1,050)^2: fifty alpha may be sold.
        assert_ok!(sell(100 * ALPHA, 907_029_479, true));
        let sold = 100 * ALPHA - stake(50, 6);
        assert!(sold.abs_diff(50 * ALPHA + 25_190_071) < 1_000, "{sold}");
        assert_ok!(SubtensorModule::remove_stake_full_limit(
            signed(6),
            50,
            NET,
            Some(1)
        ));
        assert_eq!(stake(50, 6), 0);
        assert_noop!(
            SubtensorModule::remove_stake_full_limit(signed(6), 50, NET, None),
            Error::<Test>::AmountTooLow
        );
    });
}

#[test]
fn a_swap_goes_to_another_subnet_and_stops_at_its_price() {
    two_subnets().execute_with(|| {
        let swap = |alpha, price, partial| -> DispatchResult {
            SubtensorModule::swap_stake_limit(signed(6), 50, NET, OTHER, alpha, price, partial)
        };
        assert_ok!(SubtensorModule::swap_stake(
            signed(6),
            50,
            NET,
            OTHER,
            ALPHA
        ));
        assert_eq!(stake(50, 6), 99 * ALPHA);
        assert!(other_stake(50, 6) > ALPHA * 99 / 100);
        System::assert_has_event(Event::StakeSwapped(6, 50, NET, OTHER, 998_498_457).into());
        assert_noop!(
            swap(99 * ALPHA, 950_000_000, false),
            Error::<Test>::SlippageTooHigh
        );
        let before = stake(50, 6);
        assert_ok!(swap(99 * ALPHA, 950_000_000, true));
        assert!((20 * ALPHA..30 * ALPHA).contains(&(before - stake(50, 6))));
        assert_noop!(
            SubtensorModule::swap_stake(signed(6), 50, NET, NET, ALPHA),
            Error::<Test>::SameNetuid
        );
        assert_noop!(
            SubtensorModule::swap_stake(signed(6), 50, NET, 9, ALPHA),
            Error::<Test>::SubnetNotExists
        );
    });
}

#[test]
fn all_is_sold_at_once_or_staked_to_root() {
    two_subnets().execute_with(|| {
        assert_ok!(SubtensorModule::add_stake(signed(6), 50, OTHER, 10 * TAO));
        let before = Balances::free_balance(6);
        assert_ok!(SubtensorModule::unstake_all(signed(6), 50));
        assert_eq!((stake(50, 6), other_stake(50, 6)), (0, 0));
        assert!(Balances::free_balance(6) > before + 95 * TAO);
        assert_noop!(
            SubtensorModule::unstake_all(signed(6), 77),
            Error::<Test>::HotKeyAccountNotExists
        );

        assert_ok!(SubtensorModule::add_stake(signed(6), 50, NET, 10 * TAO));
        let before = Balances::free_balance(6);
        assert_ok!(SubtensorModule::unstake_all_alpha(signed(6), 50));
        let root = SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(&50, &6, ROOT);
        assert!((9 * TAO..10 * TAO).contains(&root));
        assert_eq!((stake(50, 6), Balances::free_balance(6)), (0, before));
        assert_ok!(SubtensorModule::remove_stake(signed(6), 50, ROOT, root));
        assert_eq!(Balances::free_balance(6), before + root);
    });
}

#[test]
fn incentive_goes_to_the_chosen_hotkey() {
    with_stakes(&[(50, 5), (60, 6)], &[(50, 5, 100 * ALPHA)]).execute_with(|| {
        let choose = |netuid, hotkey| {
            SubtensorModule::set_coldkey_auto_stake_hotkey(signed(6), netuid, hotkey)
        };
        assert_noop!(choose(9, 50), Error::<Test>::SubnetNotExists);
        assert_noop!(choose(NET, 77), Error::<Test>::HotKeyNotRegisteredInSubNet);
        assert_ok!(choose(NET, 60));
        assert_ok!(choose(NET, 50));
        assert_noop!(
            choose(NET, 50),
            Error::<Test>::SameAutoStakeHotkeyAlreadySet
        );
        assert_eq!(AutoStakeDestinationColdkeys::<Test>::get(50, NET), vec![6]);
        assert!(AutoStakeDestinationColdkeys::<Test>::get(60, NET).is_empty());
        assert_ok!(SubtensorModule::set_weights(
            signed(50),
            NET,
            vec![2],
            vec![1],
            0
        ));
        run_to(10);
        assert!(stake(50, 6) > ALPHA);
        assert_eq!(stake(60, 6), 0);
    });
}

#[test]
fn a_purchase_is_burned_whole_or_not_made() {
    two_subnets().execute_with(|| {
        let burn = |limit| SubtensorModule::add_stake_burn(signed(6), 50, NET, 10 * TAO, limit);
        assert_noop!(burn(Some(1_001_000_000)), Error::<Test>::SlippageTooHigh);
        assert_ok!(burn(Some(2_000_000_000)));
        assert_ok!(burn(None));
        assert!(stake(50, 6).abs_diff(100 * ALPHA) <= 1);
        assert!(pallet_alpha_assets::AlphaBurned::<Test>::get(NET) > 19 * ALPHA);
        assert_noop!(
            SubtensorModule::add_stake_burn(signed(6), 50, ROOT, 10 * TAO, None),
            Error::<Test>::CannotBurnOrRecycleOnRootSubnet
        );
    });
}

#[test]
fn a_registration_keeps_its_limit() {
    subnet().execute_with(|| {
        assert_noop!(
            SubtensorModule::register_limit(signed(6), NET, 60, TAO - 1),
            Error::<Test>::RegistrationPriceLimitExceeded
        );
        assert_ok!(SubtensorModule::register_limit(signed(6), NET, 60, TAO));
        assert_eq!(Uids::<Test>::get(NET, 60), Some(1));
        assert_ok!(SubtensorModule::register(
            signed(6),
            NET,
            0,
            0,
            vec![],
            61,
            9
        ));
        assert_eq!(Owner::<Test>::get(61), 6);
    });
}

#[test]
fn a_hotkey_is_associated_once() {
    with_stakes(&[(50, 5)], &[]).execute_with(|| {
        assert_ok!(SubtensorModule::try_associate_hotkey(signed(6), 77));
        assert_ok!(SubtensorModule::try_associate_hotkey(signed(6), 50));
        assert_eq!((Owner::<Test>::get(77), Owner::<Test>::get(50)), (6, 5));
        let account = SubtensorModule::get_subnet_account_id(NET);
        assert_noop!(
            SubtensorModule::try_associate_hotkey(signed(6), account),
            Error::<Test>::CannotUseSystemAccount
        );
    });
}
