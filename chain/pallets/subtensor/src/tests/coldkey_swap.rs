//! A coldkey becomes another, with everything it has.
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::traits::{BlakeTwo256, Hash};

fn hash(account: AccountId) -> sp_core::H256 {
    BlakeTwo256::hash_of(&account)
}

fn announced() -> Chain {
    let mut ext = with_stakes(
        &[(50, 5), (60, 6)],
        &[(50, 5, 10 * ALPHA), (60, 5, 2 * ALPHA)],
    );
    ext.execute_with(|| {
        assert_ok!(SubtensorModule::announce_coldkey_swap(signed(5), hash(900)));
    });
    ext
}

#[test]
fn neurons_stake_and_balance_move_to_the_announced_key() {
    announced().execute_with(|| {
        assert_eq!(
            Balances::free_balance(5),
            1_000_000 * TAO - coldkey_swap::SWAP_COST
        );
        run_to(6);
        assert_ok!(SubtensorModule::swap_coldkey_announced(signed(5), 900));
        assert_books();
        assert_eq!((stake(50, 5), stake(50, 900)), (0, 10 * ALPHA));
        assert_eq!((stake(60, 5), stake(60, 900)), (0, 2 * ALPHA));
        assert_eq!(Owner::<Test>::get(50), 900);
        assert_eq!(Owner::<Test>::get(60), 6);
        assert_eq!(OwnedHotkeys::<Test>::get(900), vec![50]);
        assert_eq!(OwnedHotkeys::<Test>::get(5), Vec::<AccountId>::new());
        assert_eq!(StakingHotkeys::<Test>::get(900), vec![50, 60]);
        assert_eq!(Balances::free_balance(5), 0);
        assert_eq!(
            Balances::free_balance(900),
            1_000_000 * TAO - coldkey_swap::SWAP_COST
        );
        assert_eq!(Uids::<Test>::get(NET, 50), Some(1));
        System::assert_last_event(
            Event::ColdkeySwapped {
                old_coldkey: 5,
                new_coldkey: 900,
            }
            .into(),
        );
    });
}

#[test]
fn incentive_goes_to_the_new_coldkey() {
    announced().execute_with(|| {
        run_to(6);
        assert_ok!(SubtensorModule::swap_coldkey_announced(signed(5), 900));
        assert_ok!(SubtensorModule::set_weights(
            signed(60),
            NET,
            vec![1],
            vec![1],
            0
        ));
        let before = stake(50, 900);
        run_to(10);
        assert!(stake(50, 900) > before);
        assert_eq!(stake(50, 5), 0);
    });
}

#[test]
fn an_owned_subnet_follows() {
    subnet().execute_with(|| {
        assert_ok!(SubtensorModule::announce_coldkey_swap(
            signed(OWNER),
            hash(900)
        ));
        run_to(6);
        assert_ok!(SubtensorModule::swap_coldkey_announced(signed(OWNER), 900));
        assert_eq!(SubnetOwner::<Test>::get(NET), 900);
        assert_eq!(SubnetOwnerHotkey::<Test>::get(NET), OWNER_HOT);
        assert_books();
    });
}

#[test]
fn too_early_or_another_key_is_refused() {
    announced().execute_with(|| {
        let swap = |coldkey, new, error: Error<Test>| {
            assert_noop!(
                SubtensorModule::swap_coldkey_announced(signed(coldkey), new),
                error
            );
        };
        swap(5, 900, Error::ColdkeySwapTooEarly);
        run_to(6);
        swap(5, 901, Error::AnnouncedColdkeyHashDoesNotMatch);
        swap(6, 900, Error::ColdkeySwapAnnouncementNotFound);
    });
}

#[test]
fn a_key_that_stakes_or_is_a_hotkey_is_refused() {
    for (new, error) in [
        (6, Error::<Test>::ColdKeyAlreadyAssociated),
        (60, Error::<Test>::NewColdKeyIsHotkey),
    ] {
        with_stakes(&[(50, 5), (60, 6)], &[]).execute_with(|| {
            assert_ok!(SubtensorModule::announce_coldkey_swap(signed(5), hash(new)));
            run_to(6);
            assert_noop!(
                SubtensorModule::swap_coldkey_announced(signed(5), new),
                error
            );
        });
    }
}

#[test]
fn a_stake_transfer_to_the_announced_key_blocks_the_swap() {
    announced().execute_with(|| {
        assert_ok!(SubtensorModule::transfer_stake(
            signed(5),
            900,
            50,
            NET,
            NET,
            ALPHA
        ));
        run_to(6);
        assert_noop!(
            SubtensorModule::swap_coldkey_announced(signed(5), 900),
            Error::<Test>::ColdKeyAlreadyAssociated
        );
    });
}

#[test]
fn announcing_again_waits_and_is_free() {
    announced().execute_with(|| {
        let again = || SubtensorModule::announce_coldkey_swap(signed(5), hash(901));
        run_to(10);
        assert_noop!(again(), Error::<Test>::ColdkeySwapReannouncedTooEarly);
        run_to(11);
        let before = Balances::free_balance(5);
        assert_ok!(again());
        assert_eq!(Balances::free_balance(5), before);
        assert_noop!(
            SubtensorModule::announce_coldkey_swap(signed(99), hash(901)),
            Error::<Test>::NotEnoughBalanceToPaySwapColdKey
        );
    });
}

#[test]
fn an_announced_swap_leaves_only_itself_to_sign() {
    announced().execute_with(|| {
        let may = |call: Call<Test>| SubtensorModule::ensure_may_sign(&5, Some(&call));
        let swap = || Call::swap_coldkey_announced { new_coldkey: 900 };
        let unstake = || Call::unstake_all { hotkey: 50 };
        assert_eq!(
            SubtensorModule::ensure_may_sign(&6, Some(&unstake())),
            Ok(())
        );
        assert_eq!(may(swap()), Ok(()));
        assert_eq!(may(unstake()), Err(Error::ColdkeySwapAnnounced));
        assert_eq!(
            SubtensorModule::ensure_may_sign(&5, None),
            Err(Error::ColdkeySwapAnnounced)
        );
        assert_ok!(SubtensorModule::dispute_coldkey_swap(signed(5)));
        assert_noop!(
            SubtensorModule::dispute_coldkey_swap(signed(5)),
            Error::<Test>::ColdkeySwapAlreadyDisputed
        );
        assert_eq!(may(swap()), Err(Error::ColdkeySwapDisputed));
        assert_noop!(
            SubtensorModule::reset_coldkey_swap(signed(5), 5),
            sp_runtime::DispatchError::BadOrigin
        );
        assert_ok!(SubtensorModule::reset_coldkey_swap(
            RuntimeOrigin::root(),
            5
        ));
        assert_eq!(may(unstake()), Ok(()));
    });
}

#[test]
fn an_unused_announcement_is_withdrawn_after_a_while() {
    announced().execute_with(|| {
        let clear = |coldkey| SubtensorModule::clear_coldkey_swap_announcement(signed(coldkey));
        assert_noop!(clear(6), Error::<Test>::ColdkeySwapAnnouncementNotFound);
        run_to(10);
        assert_noop!(clear(5), Error::<Test>::ColdkeySwapClearTooEarly);
        run_to(11);
        assert_ok!(clear(5));
        assert!(!ColdkeySwapAnnouncements::<Test>::contains_key(5));
    });
}
