//! A subnet's settings: two fixed records, and the list of names that replaces them (subtensor: rpc_info/subnet_info.rs).
use super::{retired::*, *};
use alloc::vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SubnetHyperparams {
    pub rho: Compact<u16>,
    pub kappa: Compact<u16>,
    pub immunity_period: Compact<u16>,
    pub min_allowed_weights: Compact<u16>,
    pub max_weights_limit: Compact<u16>,
    pub tempo: Compact<u16>,
    pub min_difficulty: Compact<u64>,
    pub max_difficulty: Compact<u64>,
    pub weights_version: Compact<u64>,
    pub weights_rate_limit: Compact<u64>,
    pub adjustment_interval: Compact<u16>,
    pub activity_cutoff: Compact<u64>,
    pub registration_allowed: bool,
    pub target_regs_per_interval: Compact<u16>,
    pub min_burn: Compact<TaoBalance>,
    pub max_burn: Compact<TaoBalance>,
    pub bonds_moving_avg: Compact<u64>,
    pub max_regs_per_block: Compact<u16>,
    pub serving_rate_limit: Compact<u64>,
    pub max_validators: Compact<u16>,
    pub adjustment_alpha: Compact<u64>,
    pub difficulty: Compact<u64>,
    pub commit_reveal_period: Compact<u64>,
    pub commit_reveal_weights_enabled: bool,
    pub alpha_high: Compact<u16>,
    pub alpha_low: Compact<u16>,
    pub liquid_alpha_enabled: bool,
}

/// On the wire: the first record, then six more fields.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SubnetHyperparamsV2 {
    pub rho: Compact<u16>,
    pub kappa: Compact<u16>,
    pub immunity_period: Compact<u16>,
    pub min_allowed_weights: Compact<u16>,
    pub max_weights_limit: Compact<u16>,
    pub tempo: Compact<u16>,
    pub min_difficulty: Compact<u64>,
    pub max_difficulty: Compact<u64>,
    pub weights_version: Compact<u64>,
    pub weights_rate_limit: Compact<u64>,
    pub adjustment_interval: Compact<u16>,
    pub activity_cutoff: Compact<u64>,
    pub registration_allowed: bool,
    pub target_regs_per_interval: Compact<u16>,
    pub min_burn: Compact<TaoBalance>,
    pub max_burn: Compact<TaoBalance>,
    pub bonds_moving_avg: Compact<u64>,
    pub max_regs_per_block: Compact<u16>,
    pub serving_rate_limit: Compact<u64>,
    pub max_validators: Compact<u16>,
    pub adjustment_alpha: Compact<u64>,
    pub difficulty: Compact<u64>,
    pub commit_reveal_period: Compact<u64>,
    pub commit_reveal_weights_enabled: bool,
    pub alpha_high: Compact<u16>,
    pub alpha_low: Compact<u16>,
    pub liquid_alpha_enabled: bool,
    pub alpha_sigmoid_steepness: I32F32,
    pub yuma_version: Compact<u16>,
    pub subnet_is_active: bool,
    pub transfers_enabled: bool,
    pub bonds_reset_enabled: bool,
    pub user_liquidity_enabled: bool,
}

#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum HyperparamValue {
    Bool(bool),
    U16(Compact<u16>),
    U32(Compact<u32>),
    U64(Compact<u64>),
    U128(Compact<u128>),
    TaoBalance(Compact<TaoBalance>),
    I32F32(I32F32),
    U64F64(U64F64),
}

#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct HyperparamEntry {
    pub name: Vec<u8>,
    pub value: HyperparamValue,
}

/// Looked up by name; more names may follow.
pub type SubnetHyperparamsV3 = Vec<HyperparamEntry>;

impl<T: Config> Pallet<T> {
    pub fn get_subnet_hyperparams(netuid: NetUid) -> Option<SubnetHyperparams> {
        if !Self::if_subnet_exist(netuid) {
            return None;
        }
        let (alpha_low, alpha_high) = AlphaValues::<T>::get(netuid);
        Some(SubnetHyperparams {
            rho: Compact(RHO),
            kappa: Compact(Kappa::<T>::get(netuid)),
            immunity_period: Compact(ImmunityPeriod::<T>::get(netuid)),
            min_allowed_weights: Compact(MinAllowedWeights::<T>::get(netuid)),
            max_weights_limit: Compact(MAX_WEIGHTS_LIMIT),
            tempo: Compact(Tempo::<T>::get(netuid)),
            min_difficulty: Compact(MIN_DIFFICULTY),
            max_difficulty: Compact(MAX_DIFFICULTY),
            weights_version: Compact(WeightsVersionKey::<T>::get(netuid)),
            weights_rate_limit: Compact(WeightsSetRateLimit::<T>::get(netuid)),
            adjustment_interval: Compact(ADJUSTMENT_INTERVAL),
            activity_cutoff: Compact(Self::activity_cutoff_blocks(netuid)),
            registration_allowed: NetworkRegistrationAllowed::<T>::get(netuid),
            target_regs_per_interval: Compact(TARGET_REGISTRATIONS),
            min_burn: Compact(MinBurn::<T>::get(netuid)),
            max_burn: Compact(MaxBurn::<T>::get(netuid)),
            bonds_moving_avg: Compact(BondsMovingAverage::<T>::get(netuid)),
            max_regs_per_block: Compact(MAX_REGISTRATIONS_PER_BLOCK),
            serving_rate_limit: Compact(ServingRateLimit::<T>::get(netuid)),
            max_validators: Compact(MaxAllowedValidators::<T>::get(netuid)),
            adjustment_alpha: Compact(ADJUSTMENT_ALPHA),
            difficulty: Compact(DIFFICULTY),
            commit_reveal_period: Compact(RevealPeriodEpochs::<T>::get(netuid)),
            commit_reveal_weights_enabled: CommitRevealWeightsEnabled::<T>::get(netuid),
            alpha_high: Compact(alpha_high),
            alpha_low: Compact(alpha_low),
            liquid_alpha_enabled: LiquidAlphaOn::<T>::get(netuid),
        })
    }

    pub fn get_subnet_hyperparams_v2(netuid: NetUid) -> Option<SubnetHyperparamsV2> {
        let first = Self::get_subnet_hyperparams(netuid)?;
        Some(SubnetHyperparamsV2 {
            rho: first.rho,
            kappa: first.kappa,
            immunity_period: first.immunity_period,
            min_allowed_weights: first.min_allowed_weights,
            max_weights_limit: first.max_weights_limit,
            tempo: first.tempo,
            min_difficulty: first.min_difficulty,
            max_difficulty: first.max_difficulty,
            weights_version: first.weights_version,
            weights_rate_limit: first.weights_rate_limit,
            adjustment_interval: first.adjustment_interval,
            activity_cutoff: first.activity_cutoff,
            registration_allowed: first.registration_allowed,
            target_regs_per_interval: first.target_regs_per_interval,
            min_burn: first.min_burn,
            max_burn: first.max_burn,
            bonds_moving_avg: first.bonds_moving_avg,
            max_regs_per_block: first.max_regs_per_block,
            serving_rate_limit: first.serving_rate_limit,
            max_validators: first.max_validators,
            adjustment_alpha: first.adjustment_alpha,
            difficulty: first.difficulty,
            commit_reveal_period: first.commit_reveal_period,
            commit_reveal_weights_enabled: first.commit_reveal_weights_enabled,
            alpha_high: first.alpha_high,
            alpha_low: first.alpha_low,
            liquid_alpha_enabled: first.liquid_alpha_enabled,
            alpha_sigmoid_steepness: I32F32::whole(AlphaSigmoidSteepness::<T>::get(netuid).into()),
            yuma_version: Compact(if Yuma3On::<T>::get(netuid) { 3 } else { 2 }),
            subnet_is_active: SubtokenEnabled::<T>::get(netuid),
            transfers_enabled: TransferToggle::<T>::get(netuid),
            bonds_reset_enabled: BondsResetOn::<T>::get(netuid),
            user_liquidity_enabled: false,
        })
    }

    pub fn get_subnet_hyperparams_v3(netuid: NetUid) -> Option<SubnetHyperparamsV3> {
        use HyperparamValue::*;
        let all = Self::get_subnet_hyperparams_v2(netuid)?;
        let factor = ActivityCutoffFactorMilli::<T>::get(netuid);
        let multiplier = BurnIncreaseMult::<T>::get(netuid);
        let named = vec![
            ("kappa", U16(all.kappa)),
            ("immunity_period", U16(all.immunity_period)),
            ("min_allowed_weights", U16(all.min_allowed_weights)),
            ("max_weights_limit", U16(all.max_weights_limit)),
            ("tempo", U16(all.tempo)),
            ("weights_version", U64(all.weights_version)),
            ("weights_rate_limit", U64(all.weights_rate_limit)),
            ("activity_cutoff", U64(all.activity_cutoff)),
            ("activity_cutoff_factor", U32(Compact(factor))),
            ("registration_allowed", Bool(all.registration_allowed)),
            (
                "target_regs_per_interval",
                U16(all.target_regs_per_interval),
            ),
            ("min_burn", TaoBalance(all.min_burn)),
            ("max_burn", TaoBalance(all.max_burn)),
            (
                "burn_half_life",
                U16(Compact(BurnHalfLife::<T>::get(netuid))),
            ),
            (
                "burn_increase_mult",
                U64F64(super::U64F64 { bits: multiplier }),
            ),
            ("bonds_moving_avg", U64(all.bonds_moving_avg)),
            ("max_regs_per_block", U16(all.max_regs_per_block)),
            ("serving_rate_limit", U64(all.serving_rate_limit)),
            ("max_validators", U16(all.max_validators)),
            ("commit_reveal_period", U64(all.commit_reveal_period)),
            (
                "commit_reveal_weights_enabled",
                Bool(all.commit_reveal_weights_enabled),
            ),
            ("alpha_high", U16(all.alpha_high)),
            ("alpha_low", U16(all.alpha_low)),
            ("liquid_alpha_enabled", Bool(all.liquid_alpha_enabled)),
            (
                "alpha_sigmoid_steepness",
                I32F32(all.alpha_sigmoid_steepness),
            ),
            ("yuma_version", U16(all.yuma_version)),
            ("subnet_is_active", Bool(all.subnet_is_active)),
            ("transfers_enabled", Bool(all.transfers_enabled)),
            ("bonds_reset_enabled", Bool(all.bonds_reset_enabled)),
            ("user_liquidity_enabled", Bool(all.user_liquidity_enabled)),
            ("owner_cut_enabled", Bool(true)),
            ("owner_cut_auto_lock_enabled", Bool(false)),
            ("min_childkey_take", U16(Compact(0))),
        ];
        Some(
            named
                .into_iter()
                .map(|(name, value)| HyperparamEntry {
                    name: name.as_bytes().to_vec(),
                    value,
                })
                .collect(),
        )
    }
}
