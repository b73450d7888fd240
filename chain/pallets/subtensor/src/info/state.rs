//! All neurons of a subnet, column by column (subtensor: rpc_info/show_subnet.rs).
use super::{metagraph::Subnet, *};
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

impl<T: Config> Pallet<T> {
    pub fn get_subnet_state(netuid: NetUid) -> Option<SubnetState<T::AccountId>> {
        let subnet = Subnet::<T>::open(netuid)?;
        let nothing = subnet.of_hotkeys(|_| Compact(0));
        Some(SubnetState {
            netuid: Compact(netuid),
            hotkeys: subnet.hotkeys(),
            coldkeys: subnet.coldkeys(),
            active: subnet.active(),
            validator_permit: subnet.validator_permit(),
            pruning_score: subnet.pruning_score(),
            last_update: subnet.last_update(),
            emission: subnet.emission(),
            dividends: subnet.dividends(),
            incentives: subnet.incentives(),
            consensus: subnet.consensus(),
            trust: subnet.trust(),
            rank: subnet.rank(),
            block_at_registration: subnet.block_at_registration(),
            alpha_stake: subnet.alpha_stake(),
            tao_stake: subnet.tao_stake(),
            total_stake: subnet.total_stake(),
            emission_history: Self::existing_netuids()
                .iter()
                .map(|_| nothing.clone())
                .collect(),
        })
    }
}
