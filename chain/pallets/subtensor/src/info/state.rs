//! All neurons of a subnet, column by column (subtensor: rpc_info/show_subnet.rs).
use super::*;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SubnetState<AccountId> {
    pub netuid: Compact<NetUid>,
    pub hotkeys: Vec<AccountId>,
    pub coldkeys: Vec<AccountId>,
    pub active: Vec<bool>,
    pub validator_permit: Vec<bool>,
    /// Always empty.
    pub pruning_score: Vec<Compact<u16>>,
    pub last_update: Vec<Compact<u64>>,
    pub emission: Vec<Compact<AlphaBalance>>,
    pub dividends: Vec<Compact<u16>>,
    pub incentives: Vec<Compact<u16>>,
    pub consensus: Vec<Compact<u16>>,
    /// Always empty.
    pub trust: Vec<Compact<u16>>,
    /// Always empty.
    pub rank: Vec<Compact<u16>>,
    pub block_at_registration: Vec<Compact<u64>>,
    pub alpha_stake: Vec<Compact<AlphaBalance>>,
    pub tao_stake: Vec<Compact<TaoBalance>>,
    pub total_stake: Vec<Compact<TaoBalance>>,
    /// For each subnet, each hotkey's last emission; not kept here, so all of it is 0.
    pub emission_history: Vec<Vec<Compact<AlphaBalance>>>,
}

/// A hotkey's alpha in the subnet, its TAO on root, and what both weigh in the epoch.
pub(super) struct StakeOf {
    pub alpha: AlphaBalance,
    pub tao: TaoBalance,
    pub total: u64,
}

impl<T: Config> Pallet<T> {
    pub fn get_subnet_state(netuid: NetUid) -> Option<SubnetState<T::AccountId>> {
        if !Self::if_subnet_exist(netuid) {
            return None;
        }
        let hotkeys = Self::hotkeys_of(netuid);
        let stakes: Vec<StakeOf> = hotkeys
            .iter()
            .map(|hotkey| Self::stake_of(hotkey, netuid))
            .collect();
        let nothing = compacts(hotkeys.iter().map(|_| 0));
        Some(SubnetState {
            netuid: Compact(netuid),
            coldkeys: hotkeys.iter().map(Owner::<T>::get).collect(),
            active: Active::<T>::get(netuid),
            validator_permit: ValidatorPermit::<T>::get(netuid),
            pruning_score: Vec::new(),
            last_update: compacts(LastUpdate::<T>::get(netuid)),
            emission: compacts(Emission::<T>::get(netuid)),
            dividends: compacts(Dividends::<T>::get(netuid)),
            incentives: compacts(Incentive::<T>::get(netuid)),
            consensus: compacts(Consensus::<T>::get(netuid)),
            trust: Vec::new(),
            rank: Vec::new(),
            block_at_registration: compacts(Self::registration_blocks(netuid)),
            alpha_stake: compacts(stakes.iter().map(|stake| stake.alpha)),
            tao_stake: compacts(stakes.iter().map(|stake| stake.tao)),
            total_stake: compacts(stakes.iter().map(|stake| stake.total)),
            emission_history: Self::existing_netuids()
                .iter()
                .map(|_| nothing.clone())
                .collect(),
            hotkeys,
        })
    }

    pub(super) fn hotkeys_of(netuid: NetUid) -> Vec<T::AccountId> {
        (0..SubnetworkN::<T>::get(netuid))
            .map(|uid| Keys::<T>::get(netuid, uid))
            .collect()
    }

    pub(super) fn registration_blocks(netuid: NetUid) -> Vec<u64> {
        (0..SubnetworkN::<T>::get(netuid))
            .map(|uid| BlockAtRegistration::<T>::get(netuid, uid))
            .collect()
    }

    pub(super) fn stake_of(hotkey: &T::AccountId, netuid: NetUid) -> StakeOf {
        let alpha = Self::get_stake_for_hotkey_on_subnet(hotkey, netuid);
        StakeOf {
            alpha,
            tao: Self::get_stake_for_hotkey_on_subnet(hotkey, ROOT),
            total: Self::stake_weight(hotkey, netuid),
        }
    }
}
