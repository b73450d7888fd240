//! Answers of the runtime APIs and of the chain extension's queries, field by field as subtensor encodes them.
use crate::{types::*, *};
use alloc::{vec, vec::Vec};
use codec::{Compact, Decode, Encode};
use scale_info::TypeInfo;

/// What a coldkey holds on a hotkey (subtensor: rpc_info/stake_info.rs).
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

/// A neuron without weights and bonds (subtensor: rpc_info/neuron_info.rs).
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct NeuronInfoLite<AccountId> {
    pub hotkey: AccountId,
    pub coldkey: AccountId,
    pub uid: Compact<u16>,
    pub netuid: Compact<NetUid>,
    pub active: bool,
    pub axon_info: AxonInfo,
    pub prometheus_info: PrometheusInfo,
    /// One entry: the owner's coldkey with all alpha on the hotkey.
    pub stake: Vec<(AccountId, Compact<AlphaBalance>)>,
    /// Always 0.
    pub rank: Compact<u16>,
    pub emission: Compact<AlphaBalance>,
    pub incentive: Compact<u16>,
    pub consensus: Compact<u16>,
    /// Always 0.
    pub trust: Compact<u16>,
    pub validator_trust: Compact<u16>,
    pub dividends: Compact<u16>,
    pub last_update: Compact<u64>,
    pub validator_permit: bool,
    /// Always 65,535.
    pub pruning_score: Compact<u16>,
}

fn at<V: Copy + Default>(values: &[V], uid: u16) -> V {
    values.get(usize::from(uid)).copied().unwrap_or_default()
}

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

    /// The stake of a coldkey on every hotkey and subnet where it has any.
    pub fn get_stake_info_for_coldkey(coldkey: T::AccountId) -> Vec<StakeInfo<T::AccountId>> {
        let hotkeys = StakingHotkeys::<T>::get(&coldkey);
        let netuids: Vec<NetUid> = NetworksAdded::<T>::iter_keys().collect();
        let pairs = hotkeys
            .iter()
            .flat_map(|hotkey| netuids.iter().map(move |netuid| (hotkey, *netuid)));
        pairs
            .map(|(hotkey, netuid)| {
                Self::get_stake_info_for_hotkey_coldkey_netuid(
                    hotkey.clone(),
                    coldkey.clone(),
                    netuid,
                )
            })
            .filter(|info| info.stake.0 > 0)
            .collect()
    }

    pub fn get_neurons_lite(netuid: NetUid) -> Vec<NeuronInfoLite<T::AccountId>> {
        (0..SubnetworkN::<T>::get(netuid))
            .filter_map(|uid| Self::get_neuron_lite(netuid, uid))
            .collect()
    }

    pub fn get_neuron_lite(netuid: NetUid, uid: u16) -> Option<NeuronInfoLite<T::AccountId>> {
        let hotkey = Keys::<T>::try_get(netuid, uid).ok()?;
        let coldkey = Owner::<T>::get(&hotkey);
        let stake = Self::get_stake_for_hotkey_on_subnet(&hotkey, netuid);
        Some(NeuronInfoLite {
            uid: Compact(uid),
            netuid: Compact(netuid),
            active: at(&Active::<T>::get(netuid), uid),
            axon_info: Axons::<T>::get(netuid, &hotkey).unwrap_or_default(),
            prometheus_info: PrometheusInfo::default(),
            stake: vec![(coldkey.clone(), Compact(stake))],
            rank: Compact(0),
            emission: Compact(at(&Emission::<T>::get(netuid), uid)),
            incentive: Compact(at(&Incentive::<T>::get(netuid), uid)),
            consensus: Compact(at(&Consensus::<T>::get(netuid), uid)),
            trust: Compact(0),
            validator_trust: Compact(at(&ValidatorTrust::<T>::get(netuid), uid)),
            dividends: Compact(at(&Dividends::<T>::get(netuid), uid)),
            last_update: Compact(at(&LastUpdate::<T>::get(netuid), uid)),
            validator_permit: at(&ValidatorPermit::<T>::get(netuid), uid),
            pruning_score: Compact(u16::MAX),
            hotkey,
            coldkey,
        })
    }
}
