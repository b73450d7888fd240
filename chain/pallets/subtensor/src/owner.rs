//! Which coldkey owns which hotkey (subtensor: staking/helpers.rs).
use crate::{types::*, *};
use frame_support::{ensure, pallet_prelude::*};

impl<T: Config> Pallet<T> {
    /// A hotkey exists once it was registered anywhere, and never ceases to.
    pub fn hotkey_account_exists(hotkey: &T::AccountId) -> bool {
        Owner::<T>::contains_key(hotkey)
    }

    pub fn coldkey_owns_hotkey(coldkey: &T::AccountId, hotkey: &T::AccountId) -> bool {
        Self::hotkey_account_exists(hotkey) && Owner::<T>::get(hotkey) == *coldkey
    }

    /// Makes the coldkey the owner of a new hotkey; of an old one it must be the owner already.
    pub(crate) fn claim_hotkey(coldkey: &T::AccountId, hotkey: &T::AccountId) -> DispatchResult {
        Self::associate_hotkey(coldkey, hotkey)?;
        ensure!(
            Self::coldkey_owns_hotkey(coldkey, hotkey),
            Error::<T>::NonAssociatedColdKey
        );
        Ok(())
    }

    /// Makes the coldkey the owner of a new hotkey; an old one keeps its owner.
    pub fn associate_hotkey(coldkey: &T::AccountId, hotkey: &T::AccountId) -> DispatchResult {
        ensure!(
            !Self::is_subnet_account(hotkey),
            Error::<T>::CannotUseSystemAccount
        );
        if !Self::hotkey_account_exists(hotkey) {
            Owner::<T>::insert(hotkey, coldkey);
            OwnedHotkeys::<T>::mutate(coldkey, |hotkeys| hotkeys.push(hotkey.clone()));
            StakingHotkeys::<T>::mutate(coldkey, |hotkeys| {
                if !hotkeys.contains(hotkey) {
                    hotkeys.push(hotkey.clone());
                }
            });
        }
        Ok(())
    }

    /// Uids of the hotkeys whose miner incentive is burned: the subnet owner's hotkey and all of its coldkey's.
    pub(crate) fn owner_uids(netuid: NetUid) -> alloc::vec::Vec<u16> {
        let mut hotkeys = OwnedHotkeys::<T>::get(SubnetOwner::<T>::get(netuid));
        if let Ok(hotkey) = SubnetOwnerHotkey::<T>::try_get(netuid) {
            if !hotkeys.contains(&hotkey) {
                hotkeys.push(hotkey);
            }
        }
        hotkeys
            .iter()
            .filter_map(|hotkey| Uids::<T>::get(netuid, hotkey))
            .collect()
    }
}
