//! A coldkey becomes another one (subtensor: swap/swap_coldkey.rs). It is how a contract, which cannot register,
//! comes to own a neuron.
use crate::{types::*, *};
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::traits::{Hash, Saturating};

/// Price of the first announcement, recycled: 0.1 TAO (InitialKeySwapCost).
pub const SWAP_COST: TaoBalance = 100_000_000;

impl<T: Config> Pallet<T> {
    pub fn do_announce_coldkey_swap(
        who: T::AccountId,
        new_coldkey_hash: T::Hash,
    ) -> DispatchResult {
        let now = frame_system::Pallet::<T>::block_number();
        if let Some((when, _)) = ColdkeySwapAnnouncements::<T>::get(&who) {
            let earliest = when.saturating_add(ColdkeySwapReannouncementDelay::<T>::get());
            ensure!(now >= earliest, Error::<T>::ColdkeySwapReannouncedTooEarly);
        } else {
            Self::recycle_tao(&who, SWAP_COST)
                .map_err(|_| Error::<T>::NotEnoughBalanceToPaySwapColdKey)?;
        }
        let when = now.saturating_add(ColdkeySwapAnnouncementDelay::<T>::get());
        ColdkeySwapAnnouncements::<T>::insert(&who, (when, new_coldkey_hash));
        Self::deposit_event(Event::ColdkeySwapAnnounced {
            who,
            new_coldkey_hash,
        });
        Ok(())
    }

    pub fn do_swap_coldkey_announced(
        who: T::AccountId,
        new_coldkey: T::AccountId,
    ) -> DispatchResult {
        let (when, hash) = ColdkeySwapAnnouncements::<T>::take(&who)
            .ok_or(Error::<T>::ColdkeySwapAnnouncementNotFound)?;
        ensure!(
            hash == T::Hashing::hash_of(&new_coldkey),
            Error::<T>::AnnouncedColdkeyHashDoesNotMatch
        );
        let now = frame_system::Pallet::<T>::block_number();
        ensure!(now >= when, Error::<T>::ColdkeySwapTooEarly);
        Self::do_swap_coldkey(&who, &new_coldkey)
    }

    /// Nothing but root then moves the coldkey.
    pub fn do_dispute_coldkey_swap(coldkey: T::AccountId) -> DispatchResult {
        ensure!(
            ColdkeySwapAnnouncements::<T>::contains_key(&coldkey),
            Error::<T>::ColdkeySwapAnnouncementNotFound
        );
        ensure!(
            !ColdkeySwapDisputes::<T>::contains_key(&coldkey),
            Error::<T>::ColdkeySwapAlreadyDisputed
        );
        let now = frame_system::Pallet::<T>::block_number();
        ColdkeySwapDisputes::<T>::insert(&coldkey, now);
        Self::deposit_event(Event::ColdkeySwapDisputed { coldkey });
        Ok(())
    }

    pub fn do_reset_coldkey_swap(who: T::AccountId) {
        ColdkeySwapAnnouncements::<T>::remove(&who);
        ColdkeySwapDisputes::<T>::remove(&who);
        Self::deposit_event(Event::ColdkeySwapReset { who });
    }

    pub fn do_clear_coldkey_swap_announcement(who: T::AccountId) -> DispatchResult {
        let (when, _) = ColdkeySwapAnnouncements::<T>::get(&who)
            .ok_or(Error::<T>::ColdkeySwapAnnouncementNotFound)?;
        let earliest = when.saturating_add(ColdkeySwapReannouncementDelay::<T>::get());
        ensure!(
            frame_system::Pallet::<T>::block_number() >= earliest,
            Error::<T>::ColdkeySwapClearTooEarly
        );
        ColdkeySwapAnnouncements::<T>::remove(&who);
        Self::deposit_event(Event::ColdkeySwapCleared { who });
        Ok(())
    }

    /// While a swap is announced, a coldkey signs nothing but what concerns the swap (subtensor:
    /// guards/check_coldkey_swap.rs); while it is disputed, nothing.
    pub fn ensure_may_sign(who: &T::AccountId, call: Option<&Call<T>>) -> Result<(), Error<T>> {
        if !ColdkeySwapAnnouncements::<T>::contains_key(who) {
            return Ok(());
        }
        ensure!(
            !ColdkeySwapDisputes::<T>::contains_key(who),
            Error::<T>::ColdkeySwapDisputed
        );
        let about_the_swap = matches!(
            call,
            Some(
                Call::announce_coldkey_swap { .. }
                    | Call::swap_coldkey_announced { .. }
                    | Call::dispute_coldkey_swap { .. }
                    | Call::clear_coldkey_swap_announcement { .. }
            )
        );
        ensure!(about_the_swap, Error::<T>::ColdkeySwapAnnounced);
        Ok(())
    }

    pub(crate) fn do_swap_coldkey(old: &T::AccountId, new: &T::AccountId) -> DispatchResult {
        ensure!(
            StakingHotkeys::<T>::get(new).is_empty(),
            Error::<T>::ColdKeyAlreadyAssociated
        );
        ensure!(
            !Self::hotkey_account_exists(new),
            Error::<T>::NewColdKeyIsHotkey
        );
        for netuid in Self::existing_netuids() {
            if SubnetOwner::<T>::get(netuid) == *old {
                SubnetOwner::<T>::insert(netuid, new);
            }
            Self::hand_over_auto_stake(netuid, old, new);
            Self::transfer_all_stake(netuid, old, new);
        }
        StakingHotkeys::<T>::mutate(new, |hotkeys| {
            for hotkey in StakingHotkeys::<T>::take(old) {
                if !hotkeys.contains(&hotkey) {
                    hotkeys.push(hotkey);
                }
            }
        });
        let owned = OwnedHotkeys::<T>::take(old);
        for hotkey in &owned {
            Owner::<T>::insert(hotkey, new);
        }
        OwnedHotkeys::<T>::mutate(new, |hotkeys| hotkeys.extend(owned));
        Self::hand_over_locks(old, new)?;
        let balance = Self::free_tao(old);
        if balance > 0 {
            Self::transfer_tao(old, new, balance)?;
        }
        let key = RateLimitKey::LastTxBlock(new.clone());
        LastRateLimitedBlock::<T>::insert(key, Self::current_block());
        Self::deposit_event(Event::ColdkeySwapped {
            old_coldkey: old.clone(),
            new_coldkey: new.clone(),
        });
        Ok(())
    }

    fn transfer_all_stake(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
        for hotkey in StakingHotkeys::<T>::get(old) {
            let alpha = Self::decrease_stake(&hotkey, old, netuid, AlphaBalance::MAX);
            Self::increase_stake(&hotkey, new, netuid, alpha);
        }
    }
}
