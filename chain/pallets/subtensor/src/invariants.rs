//! What must hold after every block; tests ask after every step, and `try_state` asks too.
use crate::{types::*, *};
use alloc::{collections::BTreeMap, format, string::String, vec::Vec};
use frame_support::traits::fungible::Inspect;

impl<T: Config> Pallet<T> {
    /// The first thing that is wrong, in words.
    pub fn check_invariants() -> Result<(), String> {
        Self::check_shares()?;
        Self::check_neurons()?;
        for netuid in NetworksAdded::<T>::iter_keys() {
            Self::check_alpha(netuid)?;
            Self::check_pool(netuid)?;
        }
        let pools: u64 = SubnetTAO::<T>::iter_values().sum();
        same("TAO of the pools", pools, TotalStake::<T>::get())
    }

    /// The shares of a hotkey's holders add up, their alpha is at most the hotkey's, and each knows of it.
    fn check_shares() -> Result<(), String> {
        let mut sums: BTreeMap<Vec<u8>, (u128, u64, T::AccountId, NetUid)> = BTreeMap::new();
        for ((hotkey, coldkey, netuid), share) in AlphaV2::<T>::iter() {
            let alpha = Self::get_stake_for_hotkey_and_coldkey_on_subnet(&hotkey, &coldkey, netuid);
            if !StakingHotkeys::<T>::get(&coldkey).contains(&hotkey) {
                return Err(format!("{coldkey:?} does not know its stake on {hotkey:?}"));
            }
            let key = codec::Encode::encode(&(&hotkey, netuid));
            let sum = sums.entry(key).or_insert((0, 0, hotkey, netuid));
            (sum.0, sum.1) = (sum.0 + share.mantissa, sum.1 + alpha);
        }
        for (shares, alpha, hotkey, netuid) in sums.values() {
            same(
                "shares of a hotkey",
                *shares,
                TotalHotkeySharesV2::<T>::get(hotkey, netuid).mantissa,
            )?;
            if *alpha > TotalHotkeyAlpha::<T>::get(hotkey, netuid) {
                return Err(format!("holders on {hotkey:?} have more alpha than it"));
            }
        }
        for (hotkey, netuid, alpha) in TotalHotkeyAlpha::<T>::iter() {
            let shares = TotalHotkeySharesV2::<T>::get(&hotkey, netuid).mantissa;
            same("alpha without shares", alpha == 0, shares == 0)?;
        }
        Ok(())
    }

    /// Uids and keys mirror each other, and every vector is as long as the subnet.
    fn check_neurons() -> Result<(), String> {
        for (netuid, n) in SubnetworkN::<T>::iter() {
            for uid in 0..n {
                same(
                    "uid of a key",
                    Uids::<T>::get(netuid, Keys::<T>::get(netuid, uid)),
                    Some(uid),
                )?;
            }
            let n = usize::from(n);
            same("number of uids", Uids::<T>::iter_prefix(netuid).count(), n)?;
            for length in [
                Active::<T>::get(netuid).len(),
                Emission::<T>::get(netuid).len(),
                Incentive::<T>::get(netuid).len(),
                Dividends::<T>::get(netuid).len(),
                Consensus::<T>::get(netuid).len(),
                ValidatorTrust::<T>::get(netuid).len(),
                ValidatorPermit::<T>::get(netuid).len(),
                StakeWeight::<T>::get(netuid).len(),
                LastUpdate::<T>::get(netuid).len(),
            ] {
                same("length of a vector by uid", length, n)?;
            }
        }
        Ok(())
    }

    /// Issuance = in the pool + out; out = staked + pending + burned + the protocol's.
    fn check_alpha(netuid: NetUid) -> Result<(), String> {
        let out = SubnetAlphaOut::<T>::get(netuid);
        let staked: u64 = TotalHotkeyAlpha::<T>::iter()
            .filter(|(_, of, _)| *of == netuid)
            .map(|(_, _, alpha)| alpha)
            .sum();
        let pending = PendingServerEmission::<T>::get(netuid)
            + PendingValidatorEmission::<T>::get(netuid)
            + PendingOwnerCut::<T>::get(netuid);
        let burned = pallet_alpha_assets::AlphaBurned::<T>::get(netuid);
        let protocol = SubnetProtocolAlpha::<T>::get(netuid);
        same("alpha out", out, staked + pending + burned + protocol)?;
        let issued = pallet_alpha_assets::TotalAlphaIssuance::<T>::get(netuid);
        same(
            "alpha issued",
            issued,
            SubnetAlphaIn::<T>::get(netuid) + out,
        )
    }

    /// The TAO of the pool lies in the subnet's account.
    fn check_pool(netuid: NetUid) -> Result<(), String> {
        let account = T::Currency::total_balance(&Self::get_subnet_account_id(netuid));
        let pool = SubnetTAO::<T>::get(netuid);
        if account < pool {
            return Err(format!(
                "the account of subnet {netuid} holds {account} of {pool} rao"
            ));
        }
        Ok(())
    }
}

fn same<V: PartialEq + core::fmt::Debug>(what: &str, left: V, right: V) -> Result<(), String> {
    if left == right {
        Ok(())
    } else {
        Err(format!("{what}: {left:?} is not {right:?}"))
    }
}
