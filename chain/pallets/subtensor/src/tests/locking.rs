//! Alpha that may not leave, after subtensor's tests/locks.rs.
use crate::{info::LockState, mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Coldkey 5 has 10 alpha on hotkey 50 and 2 on 60, of which 7 are locked.
fn locked() -> Chain {
    let mut ext = with_stakes(
        &[(50, 5), (60, 6)],
        &[(50, 5, 10 * ALPHA), (60, 5, 2 * ALPHA), (60, 6, 5 * ALPHA)],
    );
    ext.execute_with(|| {
        assert_ok!(SubtensorModule::lock_stake(signed(5), 50, NET, 7 * ALPHA));
    });
    ext
}

fn mass(coldkey: AccountId) -> Option<u64> {
    SubtensorModule::get_coldkey_lock(&coldkey, NET).map(|lock| lock.locked_mass)
}

fn give(from: AccountId, to: AccountId, alpha: u64) -> frame_support::dispatch::DispatchResult {
    SubtensorModule::transfer_stake(signed(from), to, 50, NET, NET, alpha)
}

#[test]
fn a_lock_covers_the_whole_subnet_and_grows() {
    locked().execute_with(|| {
        System::assert_last_event(
            Event::StakeLocked {
                coldkey: 5,
                hotkey: 50,
                netuid: NET,
                amount: 7 * ALPHA,
            }
            .into(),
        );
        let availability = SubtensorModule::stake_availability(&5, NET);
        assert_eq!(availability, (12 * ALPHA, 7 * ALPHA, 5 * ALPHA));
        let lock = |hotkey, alpha| SubtensorModule::lock_stake(signed(5), hotkey, NET, alpha);
        assert_noop!(lock(50, 0), Error::<Test>::AmountTooLow);
        assert_noop!(lock(99, ALPHA), Error::<Test>::HotKeyAccountNotExists);
        assert_noop!(lock(60, ALPHA), Error::<Test>::LockHotkeyMismatch);
        assert_noop!(
            lock(50, 5 * ALPHA + 1),
            Error::<Test>::InsufficientStakeForLock
        );
        assert_ok!(lock(50, 5 * ALPHA));
        assert_eq!(mass(5), Some(12 * ALPHA));
        assert_eq!(mass(6), None);
    });
}

#[test]
fn locked_alpha_does_not_leave_the_subnet() {
    locked().execute_with(|| {
        let unavailable = || Error::<Test>::StakeUnavailable;
        let (more, all) = (5 * ALPHA + 1, 5 * ALPHA);
        assert_noop!(
            SubtensorModule::remove_stake(signed(5), 50, NET, more),
            unavailable()
        );
        assert_noop!(SubtensorModule::unstake_all(signed(5), 50), unavailable());
        assert_noop!(
            SubtensorModule::recycle_alpha(signed(5), 50, more, NET),
            unavailable()
        );
        assert_noop!(
            SubtensorModule::burn_alpha(signed(5), 50, more, NET),
            unavailable()
        );
        assert_ok!(SubtensorModule::recycle_alpha(signed(5), 50, all, NET));
        assert_eq!(
            SubtensorModule::stake_availability(&5, NET),
            (7 * ALPHA, 7 * ALPHA, 0)
        );
        // Between its own hotkeys it moves as ever.
        assert_ok!(SubtensorModule::move_stake(
            signed(5),
            50,
            60,
            NET,
            NET,
            5 * ALPHA
        ));
        assert_eq!(mass(5), Some(7 * ALPHA));
    });
}

#[test]
fn a_transfer_takes_what_is_free_first_and_locks_the_rest_where_that_is_accepted() {
    locked().execute_with(|| {
        assert_ok!(give(5, 6, 4 * ALPHA));
        assert_eq!((mass(5), mass(6)), (Some(7 * ALPHA), None));
        assert_noop!(
            give(5, 6, 3 * ALPHA),
            Error::<Test>::AccountRejectsLockedAlpha
        );
        assert_ok!(SubtensorModule::set_reject_locked_alpha(signed(6), false));
        assert_eq!(AccountFlags::<Test>::get(6), 1);
        assert_ok!(give(5, 6, 3 * ALPHA));
        assert_eq!((mass(5), mass(6)), (Some(5 * ALPHA), Some(2 * ALPHA)));
        assert_eq!(
            SubtensorModule::stake_availability(&6, NET),
            (12 * ALPHA, 2 * ALPHA, 10 * ALPHA)
        );
        assert_ok!(SubtensorModule::set_reject_locked_alpha(signed(6), true));
        assert!(!AccountFlags::<Test>::contains_key(6));
        assert_noop!(give(5, 6, ALPHA), Error::<Test>::AccountRejectsLockedAlpha);
        // A receiver with a lock of its own elsewhere takes none either.
        assert_ok!(SubtensorModule::set_reject_locked_alpha(signed(7), false));
        assert_ok!(SubtensorModule::transfer_stake(
            signed(6),
            7,
            60,
            NET,
            NET,
            2 * ALPHA
        ));
        assert_ok!(SubtensorModule::lock_stake(signed(7), 60, NET, ALPHA));
        assert_noop!(give(5, 7, ALPHA), Error::<Test>::LockHotkeyMismatch);
    });
}

#[test]
fn a_coldkey_swap_takes_locks_and_flags_along() {
    locked().execute_with(|| {
        assert_ok!(SubtensorModule::set_reject_locked_alpha(signed(5), false));
        let hash = BlakeTwo256::hash_of(&900u64);
        assert_ok!(SubtensorModule::announce_coldkey_swap(signed(5), hash));
        run_to(6);
        assert_ok!(SubtensorModule::swap_coldkey_announced(signed(5), 900));
        assert_eq!((stake(50, 900), mass(5)), (10 * ALPHA, None));
        // A few blocks have passed since.
        assert!(mass(900).is_some_and(|mass| mass.abs_diff(7 * ALPHA) < ALPHA / 1_000));
        assert_eq!(
            (AccountFlags::<Test>::get(5), AccountFlags::<Test>::get(900)),
            (0, 1)
        );
        assert_eq!(Lock::<Test>::iter_prefix((5,)).count(), 0);
    });
}

#[test]
fn a_coldkey_with_a_lock_of_its_own_takes_nobody_over() {
    locked().execute_with(|| {
        let lock = LockState {
            locked_mass: ALPHA,
            conviction: info::U64F64 { bits: 0 },
            last_update: 1,
        };
        Lock::<Test>::insert((900, NET, 50), lock);
        let hash = BlakeTwo256::hash_of(&900u64);
        assert_ok!(SubtensorModule::announce_coldkey_swap(signed(5), hash));
        run_to(6);
        assert_noop!(
            SubtensorModule::swap_coldkey_announced(signed(5), 900),
            Error::<Test>::ActiveLockExists
        );
    });
}

#[test]
fn a_lock_fades_until_it_is_none() {
    locked().execute_with(|| {
        let timescale = 934_866;
        System::set_block_number(1 + timescale);
        let lock = SubtensorModule::get_coldkey_lock(&5, NET).expect("locked");
        assert_eq!(lock.locked_mass, 2_575_156_088);
        assert_eq!(lock.last_update, 1 + timescale);
        assert!((lock.conviction.bits >> 64).abs_diff(2_575_156_088) <= 1);
        assert_ok!(SubtensorModule::remove_stake(signed(5), 50, NET, 9 * ALPHA));
        System::set_block_number(1 + 60 * timescale);
        assert_eq!(mass(5), Some(0));
        assert_ok!(SubtensorModule::remove_stake(signed(5), 50, NET, ALPHA));
    });
}
