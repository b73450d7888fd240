//! A coldkey may have its miners' incentive staked on a hotkey of its choice (subtensor: macros/dispatches.rs, call 114).
use crate::{types::*, *};
use frame_support::{ensure, pallet_prelude::*};

impl<T: Config> Pallet<T> {
    pub fn do_set_coldkey_auto_stake_hotkey(
        coldkey: T::AccountId,
        netuid: NetUid,
        hotkey: T::AccountId,
    ) -> DispatchResult {
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        ensure!(
            Uids::<T>::contains_key(netuid, &hotkey),
            Error::<T>::HotKeyNotRegisteredInSubNet
        );
        let before = AutoStakeDestination::<T>::get(&coldkey, netuid);
        ensure!(
            before.as_ref() != Some(&hotkey),
            Error::<T>::SameAutoStakeHotkeyAlreadySet
        );
        if let Some(before) = before {
            Self::forget_auto_stake(&before, netuid, &coldkey);
        }
        Self::auto_stake_to(&coldkey, netuid, &hotkey);
        Self::deposit_event(Event::AutoStakeDestinationSet {
            coldkey,
            netuid,
            hotkey,
        });
        Ok(())
    }

    /// A new coldkey inherits where the old one's incentive went.
    pub(crate) fn hand_over_auto_stake(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
        if let Some(hotkey) = AutoStakeDestination::<T>::take(old, netuid) {
            Self::forget_auto_stake(&hotkey, netuid, old);
            Self::auto_stake_to(new, netuid, &hotkey);
        }
    }

    /// Who chose the old hotkey has chosen the new one.
    pub(crate) fn redirect_auto_stake(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
        for coldkey in AutoStakeDestinationColdkeys::<T>::take(old, netuid) {
            Self::auto_stake_to(&coldkey, netuid, new);
        }
    }

    /// Stakes a miner's incentive for the coldkey that owns it.
    pub(crate) fn stake_incentive(hotkey: &T::AccountId, netuid: NetUid, incentive: AlphaBalance) {
        let owner = Owner::<T>::get(hotkey);
        let chosen = AutoStakeDestination::<T>::get(&owner, netuid);
        let destination = chosen.as_ref().unwrap_or(hotkey);
        Self::increase_stake(destination, &owner, netuid, incentive);
        if let Some(destination) = chosen {
            Self::deposit_event(Event::AutoStakeAdded {
                netuid,
                destination,
                hotkey: hotkey.clone(),
                owner,
                incentive,
            });
        }
    }

    fn auto_stake_to(coldkey: &T::AccountId, netuid: NetUid, hotkey: &T::AccountId) {
        AutoStakeDestination::<T>::insert(coldkey, netuid, hotkey);
        AutoStakeDestinationColdkeys::<T>::mutate(hotkey, netuid, |coldkeys| {
            if !coldkeys.contains(coldkey) {
                coldkeys.push(coldkey.clone());
            }
        });
    }

    fn forget_auto_stake(hotkey: &T::AccountId, netuid: NetUid, coldkey: &T::AccountId) {
        AutoStakeDestinationColdkeys::<T>::mutate(hotkey, netuid, |coldkeys| {
            coldkeys.retain(|of| of != coldkey)
        });
    }
}
