//! A neuron (subtensor: rpc_info/neuron_info.rs).
use super::*;
use alloc::vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// The vectors of a subnet by uid, read once for all of its neurons.
struct ByUid {
    netuid: NetUid,
    active: Vec<bool>,
    emission: Vec<AlphaBalance>,
    incentive: Vec<u16>,
    consensus: Vec<u16>,
    validator_trust: Vec<u16>,
    dividends: Vec<u16>,
    last_update: Vec<u64>,
    validator_permit: Vec<bool>,
}

impl ByUid {
    fn read<T: Config>(netuid: NetUid) -> Self {
        Self {
            netuid,
            active: Active::<T>::get(netuid),
            emission: Emission::<T>::get(netuid),
            incentive: Incentive::<T>::get(netuid),
            consensus: Consensus::<T>::get(netuid),
            validator_trust: ValidatorTrust::<T>::get(netuid),
            dividends: Dividends::<T>::get(netuid),
            last_update: LastUpdate::<T>::get(netuid),
            validator_permit: ValidatorPermit::<T>::get(netuid),
        }
    }
}

type Row = Vec<(Compact<u16>, Compact<u16>)>;

/// The record with and without the rows of weights and bonds, and how it is read.
macro_rules! neuron {
    ($record:ident, $read:ident $(, $row:ident)*) => {
        #[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
        pub struct $record<AccountId> {
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
            $(/// Uids and values, without zeroes.
            pub $row: Row,)*
            /// Always 65,535.
            pub pruning_score: Compact<u16>,
        }

        impl ByUid {
            fn $read<T: Config>(&self, uid: u16 $(, $row: Row)*) -> Option<$record<T::AccountId>> {
                let netuid = self.netuid;
                let hotkey = Keys::<T>::try_get(netuid, uid).ok()?;
                let coldkey = Owner::<T>::get(&hotkey);
                let stake = Pallet::<T>::get_stake_for_hotkey_on_subnet(&hotkey, netuid);
                Some($record {
                    uid: Compact(uid),
                    netuid: Compact(netuid),
                    active: at(&self.active, uid),
                    axon_info: Axons::<T>::get(netuid, &hotkey).unwrap_or_default(),
                    prometheus_info: Prometheus::<T>::get(netuid, &hotkey).unwrap_or_default(),
                    stake: vec![(coldkey.clone(), Compact(stake))],
                    rank: Compact(0),
                    emission: Compact(at(&self.emission, uid)),
                    incentive: Compact(at(&self.incentive, uid)),
                    consensus: Compact(at(&self.consensus, uid)),
                    trust: Compact(0),
                    validator_trust: Compact(at(&self.validator_trust, uid)),
                    dividends: Compact(at(&self.dividends, uid)),
                    last_update: Compact(at(&self.last_update, uid)),
                    validator_permit: at(&self.validator_permit, uid),
                    $($row,)*
                    pruning_score: Compact(u16::MAX),
                    hotkey,
                    coldkey,
                })
            }
        }
    };
}

neuron!(NeuronInfoLite, neuron);
neuron!(NeuronInfo, neuron_with, weights, bonds);

fn without_zeroes(row: Vec<(u16, u16)>) -> Row {
    row.into_iter()
        .filter(|(_, value)| *value > 0)
        .map(|(uid, value)| (Compact(uid), Compact(value)))
        .collect()
}

impl<T: Config> Pallet<T> {
    pub fn get_neurons(netuid: NetUid) -> Vec<NeuronInfo<T::AccountId>> {
        let subnet = ByUid::read::<T>(netuid);
        (0..SubnetworkN::<T>::get(netuid))
            .filter_map(|uid| Self::neuron_with_rows(&subnet, uid))
            .collect()
    }

    pub fn get_neuron(netuid: NetUid, uid: u16) -> Option<NeuronInfo<T::AccountId>> {
        Self::neuron_with_rows(&ByUid::read::<T>(netuid), uid)
    }

    pub fn get_neurons_lite(netuid: NetUid) -> Vec<NeuronInfoLite<T::AccountId>> {
        let subnet = ByUid::read::<T>(netuid);
        (0..SubnetworkN::<T>::get(netuid))
            .filter_map(|uid| subnet.neuron::<T>(uid))
            .collect()
    }

    pub fn get_neuron_lite(netuid: NetUid, uid: u16) -> Option<NeuronInfoLite<T::AccountId>> {
        ByUid::read::<T>(netuid).neuron::<T>(uid)
    }

    fn neuron_with_rows(subnet: &ByUid, uid: u16) -> Option<NeuronInfo<T::AccountId>> {
        let (weights, bonds) = (
            Weights::<T>::get(subnet.netuid, uid),
            Bonds::<T>::get(subnet.netuid, uid),
        );
        subnet.neuron_with::<T>(uid, without_zeroes(weights), without_zeroes(bonds))
    }
}
