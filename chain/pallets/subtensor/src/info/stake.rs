//! What a coldkey holds (subtensor: rpc_info/stake_info.rs).
use super::*;
use alloc::collections::BTreeMap;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StakeInfo<AccountId> {
    pub hotkey: AccountId,
    pub coldkey: AccountId,
    pub netuid: Compact<NetUid>,
    /// Alpha of the pair.
    pub stake: Compact<AlphaBalance>,
    /// Always 0.
    pub locked: Compact<u64>,
    /// The hotkey's dividend of the last epoch.
    pub emission: Compact<AlphaBalance>,
    /// Always 0.
    pub tao_emission: Compact<TaoBalance>,
    /// Always 0.
    pub drain: Compact<u64>,
    pub is_registered: bool,
}

/// Alpha of a coldkey in a subnet, over all hotkeys.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StakeAvailability {
    pub total: Compact<AlphaBalance>,
    pub locked: Compact<AlphaBalance>,
    pub available: Compact<AlphaBalance>,
}

/// Locked stake, as of the block of `last_update`.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LockState {
    pub locked_mass: AlphaBalance,
    pub conviction: U64F64,
    pub last_update: u64,
}

/// A delegate with the netuid and the alpha that somebody has on it.
pub type Delegated<AccountId> = (
    DelegateInfo<AccountId>,
    (Compact<NetUid>, Compact<AlphaBalance>),
);

impl<T: Config> Pallet<T> {
    pub fn get_stake_info_for_hotkey_coldkey_netuid(
        hotkey: T::AccountId,
        coldkey: T::AccountId,
        netuid: NetUid,
    ) -> StakeInfo<T::AccountId> {
        let stake = Self::get_stake_for_hotkey_and_coldkey_on_subnet(&hotkey, &coldkey, netuid);
        StakeInfo {
            stake: Compact(stake),
            locked: Compact(0),
            emission: Compact(AlphaDividendsPerSubnet::<T>::get(netuid, &hotkey)),
            tao_emission: Compact(0),
            drain: Compact(0),
            is_registered: Uids::<T>::contains_key(netuid, &hotkey),
            netuid: Compact(netuid),
            hotkey,
            coldkey,
        }
    }

    /// The stake of a coldkey, subnet by subnet, on every hotkey where it has any.
    pub fn get_stake_info_for_coldkey(coldkey: T::AccountId) -> Vec<StakeInfo<T::AccountId>> {
        let hotkeys = StakingHotkeys::<T>::get(&coldkey);
        let pairs = Self::existing_netuids()
            .into_iter()
            .flat_map(|netuid| hotkeys.iter().map(move |hotkey| (hotkey.clone(), netuid)));
        pairs
            .map(|(hotkey, netuid)| {
                Self::get_stake_info_for_hotkey_coldkey_netuid(hotkey, coldkey.clone(), netuid)
            })
            .filter(|info| info.stake.0 > 0)
            .collect()
    }

    pub fn get_stake_info_for_coldkeys(
        coldkeys: Vec<T::AccountId>,
    ) -> Vec<(T::AccountId, Vec<StakeInfo<T::AccountId>>)> {
        coldkeys
            .into_iter()
            .map(|coldkey| (coldkey.clone(), Self::get_stake_info_for_coldkey(coldkey)))
            .collect()
    }

    /// Subnets where a coldkey has nothing are left out. A request for no subnet, or for more than there are, is answered
    /// with empty maps.
    pub fn get_stake_availability_for_coldkeys(
        coldkeys: Vec<T::AccountId>,
        netuids: Option<Vec<NetUid>>,
    ) -> BTreeMap<T::AccountId, BTreeMap<NetUid, StakeAvailability>> {
        let existing = Self::existing_netuids();
        let asked = match netuids {
            None => existing,
            Some(mut asked) => {
                asked.sort_unstable();
                asked.dedup();
                if asked.len() > existing.len() {
                    asked.clear();
                }
                asked
            }
        };
        let of = |coldkey: &T::AccountId| {
            asked
                .iter()
                .map(|netuid| (*netuid, Self::stake_availability(coldkey, *netuid)))
                .filter(|(_, (total, ..))| *total > 0)
                .map(|(netuid, (total, locked, available))| {
                    let availability = StakeAvailability {
                        total: Compact(total),
                        locked: Compact(locked),
                        available: Compact(available),
                    };
                    (netuid, availability)
                })
                .collect()
        };
        coldkeys
            .into_iter()
            .map(|coldkey| {
                let availability = of(&coldkey);
                (coldkey, availability)
            })
            .collect()
    }

    /// The fee of moving `amount` from one hotkey and subnet to another: none when nothing changes.
    pub fn get_stake_fee(
        from: Option<(T::AccountId, NetUid)>,
        to: Option<(T::AccountId, NetUid)>,
        amount: u64,
    ) -> u64 {
        if from == to {
            return 0;
        }
        let netuid = to.or(from).map_or(ROOT, |(_, netuid)| netuid);
        Self::approximate_fee(netuid, amount)
    }
}
