//! A hotkey becomes another one, in one subnet or in all (subtensor: swap/swap_hotkey.rs). Checks stand in its order.
use crate::{coldkey_swap::SWAP_COST, types::*, *};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::*};

/// Price of a swap in one subnet, recycled: 0.001 TAO (KeySwapOnSubnetCost). In all of them it is SWAP_COST.
const SWAP_ON_SUBNET_COST: TaoBalance = 1_000_000;

impl<T: Config> Pallet<T> {
    /// With `keep_stake` only the neuron's place moves; stake and dividends stay on the old hotkey. (A swap in all subnets
    /// leaves that stake on a hotkey without an owner, as on subtensor, until somebody associates it again.)
    pub fn do_swap_hotkey(
        coldkey: &T::AccountId,
        old: &T::AccountId,
        new: &T::AccountId,
        netuid: Option<NetUid>,
        keep_stake: bool,
    ) -> DispatchResult {
        Self::ensure_may_swap_hotkey(coldkey, old, new, netuid)?;
        Self::copy_last_uses(old, new);
        match netuid {
            Some(netuid) => Self::swap_hotkey_on_subnet(coldkey, old, new, netuid, keep_stake),
            None => Self::swap_hotkey_everywhere(coldkey, old, new, keep_stake),
        }
    }

    fn ensure_may_swap_hotkey(
        coldkey: &T::AccountId,
        old: &T::AccountId,
        new: &T::AccountId,
        netuid: Option<NetUid>,
    ) -> Result<(), Error<T>> {
        let owns_both = Self::coldkey_owns_hotkey(coldkey, old)
            && (!Self::hotkey_account_exists(new) || Self::coldkey_owns_hotkey(coldkey, new));
        ensure!(owns_both, Error::<T>::NonAssociatedColdKey);
        ensure!(old != new, Error::<T>::NewHotKeyIsSameWithOld);
        let last = LastRateLimitedBlock::<T>::get(RateLimitKey::LastTxBlock(coldkey.clone()));
        let (rested, limit) = (
            Self::current_block().saturating_sub(last),
            TxRateLimit::<T>::get(),
        );
        ensure!(
            limit == 0 || last == 0 || rested > limit,
            Error::<T>::HotKeySetTxRateLimitExceeded
        );
        let is_there = match netuid {
            Some(netuid) => IsNetworkMember::<T>::get(new, netuid),
            None => IsNetworkMember::<T>::iter_prefix(new).any(|(_, is_member)| is_member),
        };
        ensure!(!is_there, Error::<T>::HotKeyAlreadyRegisteredInSubNet);
        let touches_root = netuid.is_none_or(|netuid| netuid == ROOT);
        ensure!(
            !touches_root || Self::get_stake_for_hotkey_on_subnet(new, ROOT) == 0,
            Error::<T>::NewHotKeyNotCleanForRootSwap
        );
        Ok(())
    }

    /// The old hotkey keeps its name, its owner and its take, and may come back.
    fn swap_hotkey_on_subnet(
        coldkey: &T::AccountId,
        old: &T::AccountId,
        new: &T::AccountId,
        netuid: NetUid,
        keep_stake: bool,
    ) -> DispatchResult {
        let now = Self::current_block();
        let last = LastHotkeySwapOnNetuid::<T>::get(netuid, coldkey);
        ensure!(
            last.saturating_add(T::HotkeySwapOnSubnetInterval::get()) < now,
            Error::<T>::HotKeySwapOnSubnetIntervalNotPassed
        );
        ensure!(
            !Self::is_subnet_account(new),
            Error::<T>::CannotUseSystemAccount
        );
        Self::pay_hotkey_swap(coldkey, SWAP_ON_SUBNET_COST)?;
        Self::own_hotkey(coldkey, new);
        Self::swap_neuron(netuid, old, new, keep_stake);
        LastRateLimitedBlock::<T>::insert(RateLimitKey::LastTxBlock(coldkey.clone()), now);
        LastHotkeySwapOnNetuid::<T>::insert(netuid, coldkey, now);
        Self::deposit_event(Event::HotkeySwappedOnSubnet {
            coldkey: coldkey.clone(),
            old_hotkey: old.clone(),
            new_hotkey: new.clone(),
            netuid,
        });
        Ok(())
    }

    /// Nothing remembers the old hotkey, but for stake that is kept on it.
    fn swap_hotkey_everywhere(
        coldkey: &T::AccountId,
        old: &T::AccountId,
        new: &T::AccountId,
        keep_stake: bool,
    ) -> DispatchResult {
        let now = Self::current_block();
        let mut netuids = Self::existing_netuids();
        let joined: Vec<NetUid> = netuids
            .iter()
            .copied()
            .filter(|netuid| IsNetworkMember::<T>::get(old, netuid))
            .collect();
        for netuid in &joined {
            let last = LastHotkeySwapOnNetuid::<T>::get(netuid, coldkey);
            ensure!(
                last == 0 || last.saturating_add(T::HotkeySwapOnSubnetInterval::get()) < now,
                Error::<T>::HotKeySwapOnSubnetIntervalNotPassed
            );
        }
        Self::pay_hotkey_swap(coldkey, SWAP_COST)?;
        ensure!(
            !Self::is_subnet_account(new),
            Error::<T>::CannotUseSystemAccount
        );
        Owner::<T>::remove(old);
        Self::own_hotkey(coldkey, new);
        OwnedHotkeys::<T>::mutate(coldkey, |hotkeys| hotkeys.retain(|hotkey| hotkey != old));
        let holders = Self::holders_of(old);
        netuids.sort_unstable();
        for netuid in netuids {
            Self::swap_neuron(netuid, old, new, keep_stake);
        }
        Self::forget_last_uses(old);
        if let Ok(take) = Delegates::<T>::try_get(old) {
            Delegates::<T>::remove(old);
            Delegates::<T>::insert(new, take);
        }
        if !keep_stake {
            for (holder, _) in holders {
                StakingHotkeys::<T>::mutate(holder, |hotkeys| {
                    hotkeys.retain(|hotkey| hotkey != old)
                });
            }
        }
        for netuid in joined {
            LastHotkeySwapOnNetuid::<T>::insert(netuid, coldkey, now);
        }
        LastRateLimitedBlock::<T>::insert(RateLimitKey::LastTxBlock(coldkey.clone()), now);
        Self::deposit_event(Event::HotkeySwapped {
            coldkey: coldkey.clone(),
            old_hotkey: old.clone(),
            new_hotkey: new.clone(),
        });
        Ok(())
    }

    fn pay_hotkey_swap(coldkey: &T::AccountId, cost: TaoBalance) -> DispatchResult {
        ensure!(
            cost <= Self::free_tao(coldkey),
            Error::<T>::NotEnoughBalanceToPaySwapHotKey
        );
        Self::recycle_tao(coldkey, cost)
    }

    fn own_hotkey(coldkey: &T::AccountId, hotkey: &T::AccountId) {
        Owner::<T>::insert(hotkey, coldkey);
        OwnedHotkeys::<T>::mutate(coldkey, |hotkeys| {
            if !hotkeys.contains(hotkey) {
                hotkeys.push(hotkey.clone());
            }
        });
    }

    /// What a subnet knows of the old hotkey it then knows of the new one; the uid and all that is kept by it stay.
    fn swap_neuron(netuid: NetUid, old: &T::AccountId, new: &T::AccountId, keep_stake: bool) {
        Self::redirect_locks(netuid, old, new);
        if IsNetworkMember::<T>::take(old, netuid) {
            IsNetworkMember::<T>::insert(new, netuid, true);
            if let Some(uid) = Uids::<T>::take(netuid, old) {
                Uids::<T>::insert(netuid, new, uid);
                Keys::<T>::insert(netuid, uid, new);
            }
            if let Some(prometheus) = Prometheus::<T>::take(netuid, old) {
                Prometheus::<T>::insert(netuid, new, prometheus);
            }
            if let Some(axon) = Axons::<T>::take(netuid, old) {
                Axons::<T>::insert(netuid, new, axon);
            }
            if let Some(commits) = WeightCommits::<T>::take(netuid, old) {
                WeightCommits::<T>::insert(netuid, new, commits);
            }
        }
        Self::redirect_auto_stake(netuid, old, new);
        if SubnetOwnerHotkey::<T>::get(netuid) == *old {
            Self::set_subnet_owner_hotkey(netuid, new);
        }
        if !keep_stake {
            let dividend = AlphaDividendsPerSubnet::<T>::take(netuid, old);
            AlphaDividendsPerSubnet::<T>::mutate_exists(netuid, new, |own| {
                let both = own.unwrap_or(0).saturating_add(dividend);
                *own = (both > 0).then_some(both);
            });
            Self::move_stake_of_all(old, new, netuid);
        }
    }

    /// What is limited to once in a while is so for the new hotkey too.
    fn copy_last_uses(old: &T::AccountId, new: &T::AccountId) {
        for key in [
            RateLimitKey::LastTxBlock,
            RateLimitKey::LastTxBlockDelegateTake,
        ] {
            let last = LastRateLimitedBlock::<T>::get(key(old.clone()));
            LastRateLimitedBlock::<T>::insert(key(new.clone()), last);
        }
    }

    fn forget_last_uses(hotkey: &T::AccountId) {
        for key in [
            RateLimitKey::LastTxBlock,
            RateLimitKey::LastTxBlockDelegateTake,
        ] {
            LastRateLimitedBlock::<T>::remove(key(hotkey.clone()));
        }
    }
}
