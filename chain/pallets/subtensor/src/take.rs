//! What a hotkey keeps of its nominators' dividends (subtensor: staking/increase_take.rs, decrease_take.rs).
use crate::{types::RateLimitKey, *};
use frame_support::{ensure, pallet_prelude::*};

impl<T: Config> Pallet<T> {
    /// Raises the take, seldom: nominators must have time to leave.
    pub fn do_increase_take(
        coldkey: T::AccountId,
        hotkey: T::AccountId,
        take: u16,
    ) -> DispatchResult {
        Self::ensure_may_set_take(&coldkey, &hotkey)?;
        let before = Delegates::<T>::try_get(&hotkey);
        ensure!(
            before.is_ok_and(|before| take > before) || before.is_err(),
            Error::<T>::DelegateTakeTooLow
        );
        ensure!(
            take <= MaxDelegateTake::<T>::get(),
            Error::<T>::DelegateTakeTooHigh
        );
        let (now, last) = (
            Self::current_block(),
            LastRateLimitedBlock::<T>::get(last_change(&hotkey)),
        );
        let rested = last == 0 || now.saturating_sub(last) > TxDelegateTakeRateLimit::<T>::get();
        ensure!(rested, Error::<T>::DelegateTxRateLimitExceeded);
        LastRateLimitedBlock::<T>::insert(last_change(&hotkey), now);
        Delegates::<T>::insert(&hotkey, take);
        Self::deposit_event(Event::TakeIncreased(coldkey, hotkey, take));
        Ok(())
    }

    pub fn do_decrease_take(
        coldkey: T::AccountId,
        hotkey: T::AccountId,
        take: u16,
    ) -> DispatchResult {
        Self::ensure_may_set_take(&coldkey, &hotkey)?;
        let before = Delegates::<T>::try_get(&hotkey);
        ensure!(
            before.is_ok_and(|before| take < before) || before.is_err(),
            Error::<T>::DelegateTakeTooLow
        );
        ensure!(
            take >= MinDelegateTake::<T>::get(),
            Error::<T>::DelegateTakeTooLow
        );
        Delegates::<T>::insert(&hotkey, take);
        LastRateLimitedBlock::<T>::insert(last_change(&hotkey), Self::current_block());
        Self::deposit_event(Event::TakeDecreased(coldkey, hotkey, take));
        Ok(())
    }

    pub(crate) fn ensure_may_set_take(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
    ) -> Result<(), Error<T>> {
        ensure!(
            Self::hotkey_account_exists(hotkey),
            Error::<T>::HotKeyAccountNotExists
        );
        ensure!(
            Self::coldkey_owns_hotkey(coldkey, hotkey),
            Error::<T>::NonAssociatedColdKey
        );
        Ok(())
    }
}

fn last_change<AccountId: Clone>(hotkey: &AccountId) -> RateLimitKey<AccountId> {
    RateLimitKey::LastTxBlockDelegateTake(hotkey.clone())
}
