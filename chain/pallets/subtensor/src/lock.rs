//! Stake that may not leave its subnet for a while (subtensor: staking/lock.rs): of each coldkey one lock a subnet, towards
//! one hotkey. Its mass fades; conviction is what it earned meanwhile. Not here: locks that do not fade (138), moves of a
//! lock to another hotkey (137), what convictions add up to.
use crate::{
    info::{LockState, U64F64},
    types::*,
    *,
};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::*};
use sp_core::U256;

/// Blocks in which mass fades to 1/e, and conviction ripens (DefaultUnlockRate, DefaultMaturityRate).
const TIMESCALE: u64 = 934_866;
/// A lock below this, in rao, with a conviction below it, is none.
const NOTHING: u64 = 100;
/// Nothing fades further than to e^-40.
const FARTHEST: u128 = 40 << 64;
const ONE: u128 = 1 << 64;
/// The bit of `AccountFlags`.
const ACCEPTS_LOCKED_ALPHA: u128 = 1;

impl<T: Config> Pallet<T> {
    /// Locks `alpha` more of what the coldkey has in the subnet, on whatever hotkeys.
    pub fn do_lock_stake(
        coldkey: &T::AccountId,
        netuid: NetUid,
        hotkey: &T::AccountId,
        alpha: AlphaBalance,
    ) -> DispatchResult {
        ensure!(alpha > 0, Error::<T>::AmountTooLow);
        ensure!(
            Self::hotkey_account_exists(hotkey),
            Error::<T>::HotKeyAccountNotExists
        );
        let mut lock = match Self::lock_of(coldkey, netuid) {
            Some((towards, lock)) => {
                ensure!(towards == *hotkey, Error::<T>::LockHotkeyMismatch);
                lock
            }
            None => nothing(Self::current_block()),
        };
        lock.locked_mass = lock.locked_mass.saturating_add(alpha);
        let total = Self::get_stake_for_coldkey_on_subnet(coldkey, netuid);
        ensure!(
            total >= lock.locked_mass,
            Error::<T>::InsufficientStakeForLock
        );
        Self::keep_lock(coldkey, netuid, hotkey, lock);
        Self::deposit_event(Event::StakeLocked {
            coldkey: coldkey.clone(),
            hotkey: hotkey.clone(),
            netuid,
            amount: alpha,
        });
        Ok(())
    }

    /// By default a coldkey takes no locked alpha.
    pub fn set_accept_locked_alpha(coldkey: &T::AccountId, accepts: bool) {
        AccountFlags::<T>::mutate_exists(coldkey, |flags| {
            let others = flags.unwrap_or_default() & !ACCEPTS_LOCKED_ALPHA;
            let now = others | if accepts { ACCEPTS_LOCKED_ALPHA } else { 0 };
            *flags = (now != 0).then_some(now);
        });
    }

    pub fn get_coldkey_lock(coldkey: &T::AccountId, netuid: NetUid) -> Option<LockState> {
        Self::lock_of(coldkey, netuid).map(|(_, lock)| lock)
    }

    /// All alpha of the coldkey in the subnet, what of it is locked, and what is not.
    pub fn stake_availability(
        coldkey: &T::AccountId,
        netuid: NetUid,
    ) -> (AlphaBalance, AlphaBalance, AlphaBalance) {
        let total = Self::get_stake_for_coldkey_on_subnet(coldkey, netuid);
        let locked = Self::get_coldkey_lock(coldkey, netuid).map_or(0, |lock| lock.locked_mass);
        (total, locked, total.saturating_sub(locked))
    }

    pub(crate) fn ensure_available_to_unstake(
        coldkey: &T::AccountId,
        netuid: NetUid,
        alpha: AlphaBalance,
    ) -> Result<(), Error<T>> {
        let (_, _, available) = Self::stake_availability(coldkey, netuid);
        ensure!(available >= alpha, Error::<T>::StakeUnavailable);
        Ok(())
    }

    /// What a transfer within the subnet takes beyond the available alpha is locked at the receiver, if it accepts that.
    pub(crate) fn transfer_lock(
        from: &T::AccountId,
        to: &T::AccountId,
        netuid: NetUid,
        alpha: AlphaBalance,
    ) -> Result<(), Error<T>> {
        let Some((hotkey, mut left)) = Self::lock_of(from, netuid).filter(|_| from != to) else {
            return Ok(());
        };
        let (_, _, available) = Self::stake_availability(from, netuid);
        let mass = alpha.saturating_sub(available).min(left.locked_mass);
        if mass == 0 {
            return Ok(());
        }
        let mut arrived = match Self::lock_of(to, netuid) {
            Some((towards, lock)) => {
                ensure!(towards == hotkey, Error::<T>::LockHotkeyMismatch);
                lock
            }
            None => nothing(left.last_update),
        };
        ensure!(
            AccountFlags::<T>::get(to) & ACCEPTS_LOCKED_ALPHA != 0,
            Error::<T>::AccountRejectsLockedAlpha
        );
        let conviction = part(left.conviction.bits, mass, left.locked_mass);
        left.locked_mass -= mass;
        left.conviction.bits -= conviction;
        arrived.locked_mass = arrived.locked_mass.saturating_add(mass);
        arrived.conviction.bits = arrived.conviction.bits.saturating_add(conviction);
        Self::keep_lock(from, netuid, &hotkey, left);
        Self::keep_lock(to, netuid, &hotkey, arrived);
        Ok(())
    }

    /// A coldkey that becomes another one takes its locks and flags along.
    pub(crate) fn hand_over_locks(old: &T::AccountId, new: &T::AccountId) -> Result<(), Error<T>> {
        for ((netuid, hotkey), lock) in Lock::<T>::iter_prefix((new,)) {
            let mass = Self::rolled(lock, netuid, &hotkey).locked_mass;
            ensure!(mass == 0, Error::<T>::ActiveLockExists);
        }
        let locks: Vec<_> = Lock::<T>::iter_prefix((old,)).collect();
        for ((netuid, hotkey), lock) in locks {
            Lock::<T>::remove((old, netuid, &hotkey));
            let lock = Self::rolled(lock, netuid, &hotkey);
            Self::keep_lock(new, netuid, &hotkey, lock);
        }
        match AccountFlags::<T>::take(old) {
            0 => AccountFlags::<T>::remove(new),
            flags => AccountFlags::<T>::insert(new, flags),
        }
        Ok(())
    }

    /// A hotkey that becomes another one takes the locks towards it along.
    pub(crate) fn redirect_locks(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
        for (coldkey, hotkey, lock) in Self::locks_in(netuid) {
            if hotkey == *old {
                Lock::<T>::remove((&coldkey, netuid, old));
                let lock = Self::rolled(lock, netuid, old);
                Self::keep_lock(&coldkey, netuid, new, lock);
            }
        }
    }

    /// A subnet that ends takes its locks along.
    pub(crate) fn forget_locks(netuid: NetUid) {
        for (coldkey, hotkey, _) in Self::locks_in(netuid) {
            Lock::<T>::remove((coldkey, netuid, hotkey));
        }
    }

    fn locks_in(netuid: NetUid) -> Vec<(T::AccountId, T::AccountId, LockState)> {
        Lock::<T>::iter()
            .filter(|((_, of, _), _)| *of == netuid)
            .map(|((coldkey, _, hotkey), lock)| (coldkey, hotkey, lock))
            .collect()
    }

    /// The hotkey of the coldkey's lock, and the lock as it is now.
    fn lock_of(coldkey: &T::AccountId, netuid: NetUid) -> Option<(T::AccountId, LockState)> {
        let (hotkey, lock) = Lock::<T>::iter_prefix((coldkey, netuid)).next()?;
        let lock = Self::rolled(lock, netuid, &hotkey);
        Some((hotkey, lock))
    }

    fn keep_lock(coldkey: &T::AccountId, netuid: NetUid, hotkey: &T::AccountId, lock: LockState) {
        if is_nothing(&lock) {
            Lock::<T>::remove((coldkey, netuid, hotkey));
        } else {
            Lock::<T>::insert((coldkey, netuid, hotkey), lock);
        }
    }

    /// Towards the subnet owner's hotkey conviction is always the mass.
    fn rolled(lock: LockState, netuid: NetUid, hotkey: &T::AccountId) -> LockState {
        let mut now = faded(lock, Self::current_block());
        if *hotkey == SubnetOwnerHotkey::<T>::get(netuid) {
            now.conviction.bits = u128::from(now.locked_mass) << 64;
        }
        if is_nothing(&now) {
            return nothing(now.last_update);
        }
        now
    }
}

fn nothing(last_update: u64) -> LockState {
    LockState {
        locked_mass: 0,
        conviction: U64F64 { bits: 0 },
        last_update,
    }
}

fn is_nothing(lock: &LockState) -> bool {
    lock.locked_mass < NOTHING && lock.conviction.bits < u128::from(NOTHING) << 64
}

/// After x timescales: `mass * e^-x`, and `(conviction + mass * x) * e^-x`.
fn faded(lock: LockState, now: u64) -> LockState {
    let Some(blocks) = now
        .checked_sub(lock.last_update)
        .filter(|blocks| *blocks > 0)
    else {
        return lock;
    };
    let x = timescales(blocks);
    let decay = decay_after(x);
    let earned = U256::from(lock.conviction.bits) + U256::from(lock.locked_mass) * U256::from(x);
    LockState {
        locked_mass: times(u128::from(lock.locked_mass), decay) as u64,
        conviction: U64F64 {
            bits: narrow((earned * U256::from(decay)) >> 64),
        },
        last_update: now,
    }
}

/// In parts of 2^64.
fn timescales(blocks: u64) -> u128 {
    (u128::from(blocks) << 64) / u128::from(TIMESCALE)
}

/// e^-x of parts of 2^64: a short series for a small x, squared again and again. Subtensor's series differs in the last bits.
fn decay_after(x: u128) -> u128 {
    const SQUARED: u32 = 12;
    let small = x.min(FARTHEST) >> SQUARED;
    let series = (1..=8u128)
        .rev()
        .fold(ONE, |sum, n| ONE - times(small, sum) / n);
    (0..SQUARED).fold(series, |root, _| times(root, root))
}

fn times(a: u128, b: u128) -> u128 {
    narrow((U256::from(a) * U256::from(b)) >> 64)
}

fn part(of: u128, numerator: u64, denominator: u64) -> u128 {
    narrow(U256::from(of) * U256::from(numerator) / U256::from(denominator.max(1))).min(of)
}

fn narrow(value: U256) -> u128 {
    u128::try_from(value).unwrap_or(u128::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(locked_mass: u64, conviction: u64) -> LockState {
        LockState {
            locked_mass,
            conviction: U64F64 {
                bits: u128::from(conviction) << 64,
            },
            last_update: 0,
        }
    }

    /// Subtensor's test_exp_decay_one_tau and its neighbours; e^-x of a floating point library elsewhere.
    #[test]
    fn mass_fades_by_the_exponential() {
        for (timescales, left) in [
            (0.0, 1_000_000_000_000),
            (0.5, 606_530_659_712),
            (1.0, 367_879_441_171),
            (3.0, 49_787_068_367),
            (20.0, 2_061),
            (40.0, 0),
            (1_000.0, 0),
        ] {
            let blocks = (timescales * TIMESCALE as f64) as u64;
            let faded = faded(lock(1_000_000_000_000, 0), blocks).locked_mass;
            assert!(faded.abs_diff(left) <= 1, "{faded} after {timescales}");
        }
        assert_eq!(decay_after(0), ONE);
        assert_eq!(decay_after(u128::MAX), decay_after(FARTHEST));
        // 78.4: of so little the last place is lost.
        let least = faded(lock(u64::MAX, u64::MAX), u64::MAX).locked_mass;
        assert!((76..=80).contains(&least), "{least}");
    }

    #[test]
    fn conviction_ripens_and_fades() {
        let whole = |lock: LockState| (lock.conviction.bits >> 64) as u64;
        // 1,000,000 x e^-1, and as much again of what was there.
        assert_eq!(whole(faded(lock(1_000_000, 0), TIMESCALE)), 367_879);
        assert_eq!(whole(faded(lock(1_000_000, 1_000_000), TIMESCALE)), 735_758);
        assert_eq!(whole(faded(lock(0, 1_000_000), TIMESCALE)), 367_879);
    }
}
