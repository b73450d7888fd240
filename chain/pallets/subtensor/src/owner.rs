//! Which coldkey owns which hotkey (subtensor: staking/helpers.rs).
use crate::{types::*, *};
use frame_support::{ensure, pallet_prelude::*};
use frame_system::{ensure_signed_or_root, pallet_prelude::OriginFor};

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

    /// True for the subnet's owner, false for root; nobody else passes.
    pub fn ensure_subnet_owner_or_root(
        origin: OriginFor<T>,
        netuid: NetUid,
    ) -> Result<bool, DispatchError> {
        match ensure_signed_or_root(origin)? {
            None => Ok(false),
            Some(who) if SubnetOwner::<T>::get(netuid) == who => Ok(true),
            Some(_) => Err(DispatchError::BadOrigin),
        }
    }

    /// Settings stay as they are in the last blocks before an epoch.
    pub fn ensure_admin_window_open(netuid: NetUid) -> DispatchResult {
        let tempo = u64::from(Tempo::<T>::get(netuid));
        let next = LastEpochBlock::<T>::get(netuid).saturating_add(tempo);
        let left = next.saturating_sub(Self::current_block());
        ensure!(
            tempo == 0 || left >= u64::from(AdminFreezeWindow::<T>::get()),
            Error::<T>::AdminActionProhibitedDuringWeightsWindow
        );
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
