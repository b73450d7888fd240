//! The alpha on a hotkey belongs to its nominators by shares, so that dividends reach all of them in one write
//! (subtensor: primitives/share-pool). Shares are whole numbers here: the first holder gets `ONE` for a rao, and as
//! every rounding goes against the one who acts, `shares <= ONE * alpha` always holds and nothing overflows.
use crate::{types::*, *};
use alloc::vec::Vec;
use sp_core::U256;

/// Shares of the first rao. `u64::MAX * ONE` fits a u128.
const ONE: u128 = 1_000_000_000_000_000_000;

fn mul_div(a: u128, b: u128, divisor: u128) -> (u128, bool) {
    let product = U256::from(a) * U256::from(b);
    let (quotient, rest) = product.div_mod(U256::from(divisor));
    (quotient.low_u128(), !rest.is_zero())
}

impl<T: Config> Pallet<T> {
    /// Alpha of the pair, rounded down.
    pub fn get_stake_for_hotkey_and_coldkey_on_subnet(
        hotkey: &T::AccountId,
        coldkey: &T::AccountId,
        netuid: NetUid,
    ) -> AlphaBalance {
        let all = TotalHotkeySharesV2::<T>::get(hotkey, netuid).mantissa;
        if all == 0 {
            return 0;
        }
        let own = AlphaV2::<T>::get((hotkey, coldkey, netuid)).mantissa;
        mul_div(TotalHotkeyAlpha::<T>::get(hotkey, netuid).into(), own, all).0 as u64
    }

    /// Alpha of all coldkeys on the hotkey.
    pub fn get_stake_for_hotkey_on_subnet(hotkey: &T::AccountId, netuid: NetUid) -> AlphaBalance {
        TotalHotkeyAlpha::<T>::get(hotkey, netuid)
    }

    /// What the hotkey's votes weigh: its alpha, and its root stake by TaoWeight.
    pub fn stake_weight(hotkey: &T::AccountId, netuid: NetUid) -> u64 {
        let root = Self::weighed_root(TotalHotkeyAlpha::<T>::get(hotkey, ROOT));
        TotalHotkeyAlpha::<T>::get(hotkey, netuid).saturating_add(root)
    }

    /// Alpha of a coldkey on all hotkeys.
    pub fn get_stake_for_coldkey_on_subnet(coldkey: &T::AccountId, netuid: NetUid) -> AlphaBalance {
        StakingHotkeys::<T>::get(coldkey)
            .iter()
            .map(|hotkey| Self::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, netuid))
            .fold(0, u64::saturating_add)
    }

    pub(crate) fn increase_stake(
        hotkey: &T::AccountId,
        coldkey: &T::AccountId,
        netuid: NetUid,
        amount: AlphaBalance,
    ) {
        if amount == 0 {
            return;
        }
        StakingHotkeys::<T>::mutate(coldkey, |hotkeys| {
            if !hotkeys.contains(hotkey) {
                hotkeys.push(hotkey.clone());
            }
        });
        let alpha = TotalHotkeyAlpha::<T>::get(hotkey, netuid);
        let all = TotalHotkeySharesV2::<T>::get(hotkey, netuid).mantissa;
        let bought = if all == 0 {
            u128::from(alpha.saturating_add(amount)) * ONE
        } else {
            mul_div(amount.into(), all, alpha.into()).0
        };
        let own = AlphaV2::<T>::get((hotkey, coldkey, netuid)).mantissa;
        AlphaV2::<T>::insert((hotkey, coldkey, netuid), SafeFloat::whole(own + bought));
        TotalHotkeySharesV2::<T>::insert(hotkey, netuid, SafeFloat::whole(all + bought));
        TotalHotkeyAlpha::<T>::insert(hotkey, netuid, alpha.saturating_add(amount));
    }

    /// Takes at most what the pair holds, and answers how much that was.
    pub(crate) fn decrease_stake(
        hotkey: &T::AccountId,
        coldkey: &T::AccountId,
        netuid: NetUid,
        amount: AlphaBalance,
    ) -> AlphaBalance {
        let held = Self::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, netuid);
        let amount = amount.min(held);
        if amount == 0 {
            return 0;
        }
        let alpha = TotalHotkeyAlpha::<T>::get(hotkey, netuid);
        let all = TotalHotkeySharesV2::<T>::get(hotkey, netuid).mantissa;
        let own = AlphaV2::<T>::get((hotkey, coldkey, netuid)).mantissa;
        let sold = if amount == held {
            own
        } else {
            let (whole, rest) = mul_div(amount.into(), all, alpha.into());
            (whole + u128::from(rest)).min(own)
        };
        if sold == own {
            AlphaV2::<T>::remove((hotkey, coldkey, netuid));
        } else {
            AlphaV2::<T>::insert((hotkey, coldkey, netuid), SafeFloat::whole(own - sold));
        }
        TotalHotkeySharesV2::<T>::insert(hotkey, netuid, SafeFloat::whole(all - sold));
        TotalHotkeyAlpha::<T>::insert(hotkey, netuid, alpha - amount);
        amount
    }

    /// Coldkeys with shares of the hotkey, once for each subnet.
    pub(crate) fn holders_of(hotkey: &T::AccountId) -> Vec<(T::AccountId, NetUid)> {
        AlphaV2::<T>::iter_key_prefix((hotkey,)).collect()
    }

    /// Everybody's stake on a hotkey moves to another one; what rounding leaves is shared by all who are there then.
    pub(crate) fn move_stake_of_all(from: &T::AccountId, to: &T::AccountId, netuid: NetUid) {
        let mut holders = Self::holders_of(from);
        holders.retain(|(_, of)| *of == netuid);
        for (coldkey, _) in holders {
            let alpha = Self::decrease_stake(from, &coldkey, netuid, AlphaBalance::MAX);
            Self::increase_stake(to, &coldkey, netuid, alpha);
            AlphaV2::<T>::remove((from, coldkey, netuid));
        }
        TotalHotkeySharesV2::<T>::remove(from, netuid);
        let rest = TotalHotkeyAlpha::<T>::take(from, netuid);
        Self::increase_stake_of_all(to, netuid, rest);
    }

    /// Takes all stake in a subnet off. Answers who had how much, hotkey by hotkey.
    pub(crate) fn take_stake_of_subnet(netuid: NetUid) -> Vec<(T::AccountId, AlphaBalance)> {
        let mut taken = Vec::new();
        let mut hotkeys: Vec<(T::AccountId, NetUid)> = TotalHotkeyAlpha::<T>::iter_keys().collect();
        hotkeys.retain(|(_, of)| *of == netuid);
        for (hotkey, _) in hotkeys {
            let mut holders = Self::holders_of(&hotkey);
            holders.retain(|(_, of)| *of == netuid);
            for (coldkey, _) in &holders {
                let alpha =
                    Self::get_stake_for_hotkey_and_coldkey_on_subnet(&hotkey, coldkey, netuid);
                taken.push((coldkey.clone(), alpha));
            }
            for (coldkey, _) in holders {
                AlphaV2::<T>::remove((&hotkey, coldkey, netuid));
            }
            TotalHotkeyAlpha::<T>::remove(&hotkey, netuid);
            TotalHotkeySharesV2::<T>::remove(&hotkey, netuid);
        }
        taken
    }

    /// Gives alpha to all nominators of the hotkey by their shares; without any, to its owner.
    pub(crate) fn increase_stake_of_all(
        hotkey: &T::AccountId,
        netuid: NetUid,
        amount: AlphaBalance,
    ) {
        if TotalHotkeySharesV2::<T>::get(hotkey, netuid).mantissa == 0 {
            return Self::increase_stake(hotkey, &Owner::<T>::get(hotkey), netuid, amount);
        }
        TotalHotkeyAlpha::<T>::mutate(hotkey, netuid, |alpha| {
            *alpha = alpha.saturating_add(amount)
        });
    }
}
