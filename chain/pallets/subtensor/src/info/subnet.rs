//! A subnet's old summary (subtensor: rpc_info/subnet_info.rs).
use super::{metagraph::Subnet, retired::SCALING_LAW_POWER, *};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// The record under its two names; the later one has the owner's words about the subnet at its end.
macro_rules! summary {
    ($record:ident, $get:ident, $emission:ident $(, $identity:ident)?) => {
        #[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
        pub struct $record<AccountId> {
            pub netuid: Compact<NetUid>,
            pub rho: Compact<u16>,
            pub kappa: Compact<u16>,
            pub difficulty: Compact<u64>,
            pub immunity_period: Compact<u16>,
            pub max_allowed_validators: Compact<u16>,
            pub min_allowed_weights: Compact<u16>,
            pub max_weights_limit: Compact<u16>,
            pub scaling_law_power: Compact<u16>,
            pub subnetwork_n: Compact<u16>,
            pub max_allowed_uids: Compact<u16>,
            pub blocks_since_last_step: Compact<u64>,
            pub tempo: Compact<u16>,
            /// Always 0.
            pub network_modality: Compact<u16>,
            /// Always empty.
            pub network_connect: Vec<[u16; 2]>,
            /// Always 0.
            pub $emission: Compact<u64>,
            pub burn: Compact<TaoBalance>,
            pub owner: AccountId,
            $(pub $identity: Option<SubnetIdentityV3>,)?
        }

        impl<T: Config> Pallet<T> {
            pub fn $get(netuid: NetUid) -> Option<$record<T::AccountId>> {
                let subnet = Subnet::<T>::open(netuid)?;
                Some($record {
                    netuid: Compact(netuid),
                    rho: subnet.rho(),
                    kappa: subnet.kappa(),
                    difficulty: subnet.difficulty(),
                    immunity_period: subnet.immunity_period(),
                    max_allowed_validators: subnet.max_validators(),
                    min_allowed_weights: subnet.min_allowed_weights(),
                    max_weights_limit: subnet.max_weights_limit(),
                    scaling_law_power: Compact(SCALING_LAW_POWER),
                    subnetwork_n: subnet.num_uids(),
                    max_allowed_uids: subnet.max_uids(),
                    blocks_since_last_step: Compact(BlocksSinceLastStep::<T>::get(netuid)),
                    tempo: subnet.tempo(),
                    network_modality: Compact(0),
                    network_connect: Vec::new(),
                    $emission: subnet.subnet_emission(),
                    burn: subnet.burn(),
                    owner: subnet.owner_coldkey(),
                    $($identity: subnet.identity(),)?
                })
            }
        }
    };
}

summary!(SubnetInfo, get_subnet_info, emission_values);
summary!(SubnetInfov2, get_subnet_info_v2, emission_value, identity);

impl<T: Config> Pallet<T> {
    pub fn get_subnets_info() -> Vec<Option<SubnetInfo<T::AccountId>>> {
        Self::of_all(Self::get_subnet_info)
    }

    pub fn get_subnets_info_v2() -> Vec<Option<SubnetInfov2<T::AccountId>>> {
        Self::of_all(Self::get_subnet_info_v2)
    }

    /// When the next epoch is due; never with the tempo 0.
    pub fn get_next_epoch_start_block(netuid: NetUid) -> Option<u64> {
        let tempo = Tempo::<T>::get(netuid);
        (tempo > 0).then(|| LastEpochBlock::<T>::get(netuid).saturating_add(tempo.into()))
    }

    pub fn get_coldkey_auto_stake_hotkey(
        coldkey: T::AccountId,
        netuid: NetUid,
    ) -> Option<T::AccountId> {
        AutoStakeDestination::<T>::get(coldkey, netuid)
    }

    pub fn get_subnet_to_prune() -> Option<NetUid> {
        Self::network_to_prune()
    }
}
