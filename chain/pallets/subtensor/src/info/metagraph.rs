//! A whole subnet in one answer, or the fields of it that somebody asks for (subtensor: rpc_info/metagraph.rs).
use super::{
    dynamic::{name, symbol},
    retired::*,
    *,
};
use codec::{Decode, Encode};
use core::cell::OnceCell;
use scale_info::TypeInfo;

/// Each field once, in the order of the wire, with the number by which it is asked for: the netuid is 0, the first here 1. Each is
/// read in one place, by a function of its name, for this record and for others that have it too.
macro_rules! metagraph {
    (|$netuid:ident, $all:ident| $($index:literal $field:ident: $type:ty = $value:expr;)*) => {
        #[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
        pub struct Metagraph<AccountId> {
            pub netuid: Compact<NetUid>,
            $(pub $field: $type,)*
        }

        /// Fields nobody asked for are None.
        #[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
        pub struct SelectiveMetagraph<AccountId> {
            pub netuid: Compact<NetUid>,
            $(pub $field: Option<$type>,)*
            /// Uids with a permit and more stake than StakeThreshold, the least stake first; asked for by 72.
            pub validators: Option<Vec<Compact<u16>>>,
            /// Asked for by 73. Another pallet has them, so whoever answers puts them in.
            pub commitments: Option<Vec<(AccountId, Vec<Compact<u8>>)>>,
        }

        #[allow(unused_variables)]
        impl<AccountId, T> Subnet<T>
        where
            T: Config + frame_system::Config<AccountId = AccountId>,
            AccountId: frame_support::Parameter + 'static,
        {
            $(pub(super) fn $field(&self) -> $type {
                let ($netuid, $all) = (self.netuid, self);
                $value
            })*

            fn whole(&self) -> Metagraph<AccountId> {
                Metagraph {
                    netuid: Compact(self.netuid),
                    $($field: self.$field(),)*
                }
            }

            fn selected(&self, indexes: &[u16]) -> SelectiveMetagraph<AccountId> {
                SelectiveMetagraph {
                    netuid: Compact(self.netuid),
                    $($field: indexes.contains(&$index).then(|| self.$field()),)*
                    validators: indexes.contains(&72).then(|| self.validators()),
                    commitments: None,
                }
            }
        }

        #[cfg(test)]
        const INDICES: &[u16] = &[$($index),*];
    };
}

metagraph! { |netuid, all|
    1 name: Vec<Compact<u8>> = compacts(name(netuid));
    2 symbol: Vec<Compact<u8>> = compacts(symbol(netuid));
    3 identity: Option<SubnetIdentityV3> = None;
    4 network_registered_at: Compact<u64> = Compact(NetworkRegisteredAt::<T>::get(netuid));
    5 owner_hotkey: AccountId = SubnetOwnerHotkey::<T>::get(netuid);
    6 owner_coldkey: AccountId = SubnetOwner::<T>::get(netuid);
    7 block: Compact<u64> = Compact(Pallet::<T>::current_block());
    8 tempo: Compact<u16> = Compact(Tempo::<T>::get(netuid));
    9 last_step: Compact<u64> = Compact(LastMechansimStepBlock::<T>::get(netuid));
    10 blocks_since_last_step: Compact<u64> = Compact(
        Pallet::<T>::current_block().saturating_sub(LastMechansimStepBlock::<T>::get(netuid))
    );
    11 subnet_emission: Compact<u64> = Compact(0);
    12 alpha_in: Compact<AlphaBalance> = Compact(SubnetAlphaIn::<T>::get(netuid));
    13 alpha_out: Compact<AlphaBalance> = Compact(SubnetAlphaOut::<T>::get(netuid));
    14 tao_in: Compact<TaoBalance> = Compact(SubnetTAO::<T>::get(netuid));
    15 alpha_out_emission: Compact<AlphaBalance> = Compact(SubnetAlphaOutEmission::<T>::get(netuid));
    16 alpha_in_emission: Compact<AlphaBalance> = Compact(SubnetAlphaInEmission::<T>::get(netuid));
    17 tao_in_emission: Compact<TaoBalance> = Compact(SubnetTaoInEmission::<T>::get(netuid));
    18 pending_alpha_emission: Compact<AlphaBalance> = Compact(pending_alpha::<T>(netuid));
    19 pending_root_emission: Compact<TaoBalance> = Compact(0);
    20 subnet_volume: Compact<u128> = Compact(SubnetVolume::<T>::get(netuid));
    21 moving_price: I96F32 = SubnetMovingPrice::<T>::get(netuid);
    22 rho: Compact<u16> = Compact(RHO);
    23 kappa: Compact<u16> = Compact(Kappa::<T>::get(netuid));
    24 min_allowed_weights: Compact<u16> = Compact(MinAllowedWeights::<T>::get(netuid));
    25 max_weights_limit: Compact<u16> = Compact(MAX_WEIGHTS_LIMIT);
    26 weights_version: Compact<u64> = Compact(WeightsVersionKey::<T>::get(netuid));
    27 weights_rate_limit: Compact<u64> = Compact(WeightsSetRateLimit::<T>::get(netuid));
    28 activity_cutoff: Compact<u64> = Compact(Pallet::<T>::activity_cutoff_blocks(netuid));
    29 max_validators: Compact<u16> = Compact(MaxAllowedValidators::<T>::get(netuid));
    30 num_uids: Compact<u16> = Compact(SubnetworkN::<T>::get(netuid));
    31 max_uids: Compact<u16> = Compact(MaxAllowedUids::<T>::get(netuid));
    32 burn: Compact<TaoBalance> = Compact(Burn::<T>::get(netuid));
    33 difficulty: Compact<u64> = Compact(DIFFICULTY);
    34 registration_allowed: bool = NetworkRegistrationAllowed::<T>::get(netuid);
    35 pow_registration_allowed: bool = false;
    36 immunity_period: Compact<u16> = Compact(ImmunityPeriod::<T>::get(netuid));
    37 min_difficulty: Compact<u64> = Compact(MIN_DIFFICULTY);
    38 max_difficulty: Compact<u64> = Compact(MAX_DIFFICULTY);
    39 min_burn: Compact<TaoBalance> = Compact(MinBurn::<T>::get(netuid));
    40 max_burn: Compact<TaoBalance> = Compact(MaxBurn::<T>::get(netuid));
    41 adjustment_alpha: Compact<u64> = Compact(ADJUSTMENT_ALPHA);
    42 adjustment_interval: Compact<u16> = Compact(ADJUSTMENT_INTERVAL);
    43 target_regs_per_interval: Compact<u16> = Compact(TARGET_REGISTRATIONS);
    44 max_regs_per_block: Compact<u16> = Compact(MAX_REGISTRATIONS_PER_BLOCK);
    45 serving_rate_limit: Compact<u64> = Compact(ServingRateLimit::<T>::get(netuid));
    46 commit_reveal_weights_enabled: bool = CommitRevealWeightsEnabled::<T>::get(netuid);
    47 commit_reveal_period: Compact<u64> = Compact(RevealPeriodEpochs::<T>::get(netuid));
    48 liquid_alpha_enabled: bool = LiquidAlphaOn::<T>::get(netuid);
    49 alpha_high: Compact<u16> = Compact(AlphaValues::<T>::get(netuid).1);
    50 alpha_low: Compact<u16> = Compact(AlphaValues::<T>::get(netuid).0);
    51 bonds_moving_avg: Compact<u64> = Compact(BondsMovingAverage::<T>::get(netuid));
    52 hotkeys: Vec<AccountId> = all.hotkeys_by_uid().to_vec();
    53 coldkeys: Vec<AccountId> = all.of_hotkeys(|hotkey| Owner::<T>::get(hotkey));
    54 identities: Vec<Option<ChainIdentityV2>> = all.of_hotkeys(|_| None);
    55 axons: Vec<AxonInfo> = all.of_hotkeys(|hotkey| Axons::<T>::get(netuid, hotkey).unwrap_or_default());
    56 active: Vec<bool> = Active::<T>::get(netuid);
    57 validator_permit: Vec<bool> = ValidatorPermit::<T>::get(netuid);
    58 pruning_score: Vec<Compact<u16>> = Vec::new();
    59 last_update: Vec<Compact<u64>> = compacts(LastUpdate::<T>::get(netuid));
    60 emission: Vec<Compact<AlphaBalance>> = compacts(Emission::<T>::get(netuid));
    61 dividends: Vec<Compact<u16>> = compacts(Dividends::<T>::get(netuid));
    62 incentives: Vec<Compact<u16>> = compacts(Incentive::<T>::get(netuid));
    63 consensus: Vec<Compact<u16>> = compacts(Consensus::<T>::get(netuid));
    64 trust: Vec<Compact<u16>> = Vec::new();
    65 rank: Vec<Compact<u16>> = Vec::new();
    66 block_at_registration: Vec<Compact<u64>> = compacts(all.registration_blocks());
    67 alpha_stake: Vec<Compact<AlphaBalance>> = all.of_hotkeys(|hotkey| Compact(stake_of::<T>(hotkey, netuid).alpha));
    68 tao_stake: Vec<Compact<TaoBalance>> = all.of_hotkeys(|hotkey| Compact(stake_of::<T>(hotkey, netuid).tao));
    69 total_stake: Vec<Compact<TaoBalance>> = all.of_hotkeys(|hotkey| Compact(stake_of::<T>(hotkey, netuid).total));
    70 tao_dividends_per_hotkey: Vec<(AccountId, Compact<TaoBalance>)> =
        all.of_hotkeys(|hotkey| (hotkey.clone(), Compact(0)));
    71 alpha_dividends_per_hotkey: Vec<(AccountId, Compact<AlphaBalance>)> = all.of_hotkeys(|hotkey| {
        (hotkey.clone(), Compact(AlphaDividendsPerSubnet::<T>::get(netuid, hotkey)))
    });
}

/// A hotkey's alpha in the subnet, its TAO on root, and what both weigh in the epoch.
struct StakeOf {
    alpha: AlphaBalance,
    tao: TaoBalance,
    total: u64,
}

fn stake_of<T: Config>(hotkey: &T::AccountId, netuid: NetUid) -> StakeOf {
    StakeOf {
        alpha: Pallet::<T>::get_stake_for_hotkey_on_subnet(hotkey, netuid),
        tao: Pallet::<T>::get_stake_for_hotkey_on_subnet(hotkey, ROOT),
        total: Pallet::<T>::stake_weight(hotkey, netuid),
    }
}

/// What validators and servers have earned since the last epoch.
fn pending_alpha<T: Config>(netuid: NetUid) -> AlphaBalance {
    PendingValidatorEmission::<T>::get(netuid)
        .saturating_add(PendingServerEmission::<T>::get(netuid))
}

/// A subnet to read from. Its hotkeys are read once, when the first field needs them.
pub(super) struct Subnet<T: Config> {
    pub netuid: NetUid,
    hotkeys: OnceCell<Vec<T::AccountId>>,
}

impl<T: Config> Subnet<T> {
    /// None: there is no such subnet.
    pub(super) fn open(netuid: NetUid) -> Option<Self> {
        Pallet::<T>::if_subnet_exist(netuid).then(|| Self {
            netuid,
            hotkeys: OnceCell::new(),
        })
    }

    fn uids(&self) -> core::ops::Range<u16> {
        0..SubnetworkN::<T>::get(self.netuid)
    }

    fn hotkeys_by_uid(&self) -> &[T::AccountId] {
        self.hotkeys.get_or_init(|| {
            self.uids()
                .map(|uid| Keys::<T>::get(self.netuid, uid))
                .collect()
        })
    }

    pub(super) fn of_hotkeys<V>(&self, of: impl Fn(&T::AccountId) -> V) -> Vec<V> {
        self.hotkeys_by_uid().iter().map(of).collect()
    }

    fn registration_blocks(&self) -> Vec<u64> {
        self.uids()
            .map(|uid| BlockAtRegistration::<T>::get(self.netuid, uid))
            .collect()
    }

    fn validators(&self) -> Vec<Compact<u16>> {
        let permits = ValidatorPermit::<T>::get(self.netuid);
        let threshold = StakeThreshold::<T>::get();
        let mut validators: Vec<(u64, u16)> = self
            .uids()
            .zip(self.hotkeys_by_uid())
            .filter(|(uid, _)| at(&permits, *uid))
            .map(|(uid, hotkey)| (stake_of::<T>(hotkey, self.netuid).total, uid))
            .filter(|(stake, _)| *stake > threshold)
            .collect();
        validators.sort_unstable();
        compacts(validators.into_iter().map(|(_, uid)| uid))
    }
}

impl<T: Config> Pallet<T> {
    pub fn get_metagraph(netuid: NetUid) -> Option<Metagraph<T::AccountId>> {
        Some(Subnet::<T>::open(netuid)?.whole())
    }

    pub fn get_selective_metagraph(
        netuid: NetUid,
        indexes: Vec<u16>,
    ) -> Option<SelectiveMetagraph<T::AccountId>> {
        Some(Subnet::<T>::open(netuid)?.selected(&indexes))
    }

    pub fn get_all_metagraphs() -> Vec<Option<Metagraph<T::AccountId>>> {
        Self::of_all(Self::get_metagraph)
    }

    pub fn get_mechagraph(netuid: NetUid, mecid: u8) -> Option<Metagraph<T::AccountId>> {
        Self::mechanism_exists(netuid, mecid)
            .then(|| Self::get_metagraph(netuid))
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn fields_are_asked_for_by_their_place() {
        let places: Vec<u16> = (1..=71).collect();
        assert_eq!(super::INDICES, places);
    }
}
