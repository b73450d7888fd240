//! Stake is recycled or burned.
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use pallet_alpha_assets::{AlphaBurned, AlphaRecycled, TotalAlphaIssuance};

fn ext() -> Chain {
    with_stakes(&[(50, 5)], &[(50, 5, 10 * ALPHA)])
}

#[test]
fn recycled_alpha_leaves_the_issuance() {
    ext().execute_with(|| {
        let issued = TotalAlphaIssuance::<Test>::get(NET);
        assert_ok!(SubtensorModule::recycle_alpha(
            signed(5),
            50,
            3 * ALPHA,
            NET
        ));
        assert_eq!(stake(50, 5), 7 * ALPHA);
        assert_eq!(SubnetAlphaOut::<Test>::get(NET), 7 * ALPHA);
        assert_eq!(AlphaRecycled::<Test>::get(NET), 3 * ALPHA);
        assert_eq!(TotalAlphaIssuance::<Test>::get(NET), issued - 3 * ALPHA);
        System::assert_last_event(Event::AlphaRecycled(5, 50, 3 * ALPHA, NET).into());
        assert_books();
    });
}

#[test]
fn burned_alpha_stays_in_it_for_nobody() {
    ext().execute_with(|| {
        assert_ok!(SubtensorModule::burn_alpha(signed(5), 50, 3 * ALPHA, NET));
        assert_eq!(stake(50, 5), 7 * ALPHA);
        assert_eq!(SubnetAlphaOut::<Test>::get(NET), 10 * ALPHA);
        assert_eq!(AlphaBurned::<Test>::get(NET), 3 * ALPHA);
        assert_books();
    });
}

#[test]
fn more_than_held_is_all_of_it_and_nothing_is_nothing() {
    ext().execute_with(|| {
        assert_eq!(
            SubtensorModule::do_recycle_alpha(&5, &50, u64::MAX, NET),
            Ok(10 * ALPHA)
        );
        assert_eq!(
            SubtensorModule::do_recycle_alpha(&5, &50, ALPHA, NET),
            Ok(0)
        );
        assert_eq!(SubtensorModule::do_burn_alpha(&6, &50, ALPHA, NET), Ok(0));
        assert_books();
    });
}

#[test]
fn refusals_change_nothing() {
    ext().execute_with(|| {
        let recycle = |hotkey, netuid, error: Error<Test>| {
            assert_noop!(
                SubtensorModule::recycle_alpha(signed(5), hotkey, ALPHA, netuid),
                error
            );
        };
        recycle(50, 9, Error::SubnetNotExists);
        recycle(50, 0, Error::CannotBurnOrRecycleOnRootSubnet);
        recycle(77, NET, Error::HotKeyAccountNotExists);
        SubtokenEnabled::<Test>::insert(NET, false);
        recycle(50, NET, Error::SubtokenDisabled);
    });
}

#[test]
fn bought_alpha_is_recycled_or_not_bought() {
    ext().execute_with(|| {
        let (tao, held) = (Balances::free_balance(5), stake(50, 5));
        let alpha =
            SubtensorModule::do_add_stake_recycle(&5, &50, NET, 100 * TAO).expect("recycled");
        assert_eq!(
            (Balances::free_balance(5), stake(50, 5)),
            (tao - 100 * TAO, held)
        );
        assert_eq!(AlphaRecycled::<Test>::get(NET), alpha);
        let alpha = SubtensorModule::do_add_stake_burn(&5, &50, NET, 100 * TAO).expect("burned");
        assert_eq!(AlphaBurned::<Test>::get(NET), alpha);
        assert_noop!(
            SubtensorModule::do_add_stake_recycle(&5, &50, 0, 100 * TAO),
            Error::<Test>::SubtokenDisabled
        );
        assert_books();
    });
}
