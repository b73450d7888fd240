//! A subnet's settings: two fixed records, and the list of names that replaces them (subtensor: rpc_info/subnet_info.rs).
use super::{metagraph::Subnet, *};
use alloc::vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// Two records: all fields but the last ones, which only the later record has. A field is read as the metagraph's of its name.
macro_rules! hyperparams {
    (|$subnet:ident| $($field:ident: $type:ty;)* + $($more:ident: $more_type:ty = $value:expr;)*) => {
        #[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
        pub struct SubnetHyperparams {
            $(pub $field: $type,)*
        }

        #[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
        pub struct SubnetHyperparamsV2 {
            $(pub $field: $type,)*
            $(pub $more: $more_type,)*
        }

        impl<T: Config> Pallet<T> {
            pub fn get_subnet_hyperparams(netuid: NetUid) -> Option<SubnetHyperparams> {
                let $subnet = Subnet::<T>::open(netuid)?;
                Some(SubnetHyperparams {
                    $($field: $subnet.$field(),)*
                })
            }

            pub fn get_subnet_hyperparams_v2(netuid: NetUid) -> Option<SubnetHyperparamsV2> {
                let $subnet = Subnet::<T>::open(netuid)?;
                Some(SubnetHyperparamsV2 {
                    $($field: $subnet.$field(),)*
                    $($more: $value,)*
                })
            }
        }
    };
}

hyperparams! { |subnet|
    rho: Compact<u16>;
    kappa: Compact<u16>;
    immunity_period: Compact<u16>;
    min_allowed_weights: Compact<u16>;
    max_weights_limit: Compact<u16>;
    tempo: Compact<u16>;
    min_difficulty: Compact<u64>;
    max_difficulty: Compact<u64>;
    weights_version: Compact<u64>;
    weights_rate_limit: Compact<u64>;
    adjustment_interval: Compact<u16>;
    activity_cutoff: Compact<u64>;
    registration_allowed: bool;
    target_regs_per_interval: Compact<u16>;
    min_burn: Compact<TaoBalance>;
    max_burn: Compact<TaoBalance>;
    bonds_moving_avg: Compact<u64>;
    max_regs_per_block: Compact<u16>;
    serving_rate_limit: Compact<u64>;
    max_validators: Compact<u16>;
    adjustment_alpha: Compact<u64>;
    difficulty: Compact<u64>;
    commit_reveal_period: Compact<u64>;
    commit_reveal_weights_enabled: bool;
    alpha_high: Compact<u16>;
    alpha_low: Compact<u16>;
    liquid_alpha_enabled: bool;
    +
    alpha_sigmoid_steepness: I32F32 =
        I32F32::whole(AlphaSigmoidSteepness::<T>::get(subnet.netuid).into());
    yuma_version: Compact<u16> = Compact(if Yuma3On::<T>::get(subnet.netuid) { 3 } else { 2 });
    subnet_is_active: bool = SubtokenEnabled::<T>::get(subnet.netuid);
    transfers_enabled: bool = TransferToggle::<T>::get(subnet.netuid);
    bonds_reset_enabled: bool = BondsResetOn::<T>::get(subnet.netuid);
    user_liquidity_enabled: bool = false;
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
