//! Who may act for whom, and in what: subtensor's types and the calls each may make (subtensor: runtime/src/lib.rs),
//! as far as the calls are here.
use crate::{Balance, Balances, Runtime, RuntimeCall, System};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    parameter_types,
    traits::{GetCallMetadata, InstanceFilter},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

const fn deposit(items: u64, bytes: u64) -> Balance {
    items * 20_000_000 + bytes * 1_000_000
}

parameter_types! {
    pub const ProxyDepositBase: Balance = deposit(1, 40);
    pub const ProxyDepositFactor: Balance = deposit(0, 33);
    pub const MaxProxies: u32 = 20;
    pub const MaxPending: u32 = 75;
    pub const AnnouncementDepositBase: Balance = deposit(1, 16);
    pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
}

#[derive(
    Copy,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    Debug,
    MaxEncodedLen,
    TypeInfo,
    Default,
)]
pub enum ProxyType {
    #[default]
    Any,
    Owner,
    NonCritical,
    NonTransfer,
    Senate,
    NonFungible,
    Triumvirate,
    Governance,
    Staking,
    Registration,
    Transfer,
    SmallTransfer,
    RootWeights,
    ChildKeys,
    SudoUncheckedSetCode,
    SwapHotkey,
    SubnetLeaseBeneficiary,
    RootClaim,
}

/// A SmallTransfer is below half a TAO or half an alpha.
const SMALL: u64 = 500_000_000;

const TRANSFERS: &[&str] = &[
    "transfer_keep_alive",
    "transfer_allow_death",
    "transfer_all",
];
const STAKING: &[&str] = &[
    "add_stake",
    "remove_stake",
    "unstake_all",
    "unstake_all_alpha",
    "swap_stake",
    "swap_stake_limit",
    "move_stake",
    "add_stake_limit",
    "remove_stake_limit",
    "remove_stake_full_limit",
];
const COLDKEY_SWAP: &[&str] = &[
    "announce_coldkey_swap",
    "swap_coldkey_announced",
    "clear_coldkey_swap_announcement",
    "dispute_coldkey_swap",
];
const HOTKEY_SWAP: &[&str] = &["swap_hotkey", "swap_hotkey_v2"];
const REGISTRATION: &[&str] = &["burned_register", "register", "register_limit"];
/// What the beneficiary of a leased subnet may set.
const LEASE: &[&str] = &[
    "sudo_set_serving_rate_limit",
    "sudo_set_weights_version_key",
    "sudo_set_immunity_period",
    "sudo_set_min_allowed_weights",
    "sudo_set_kappa",
    "sudo_set_network_registration_allowed",
    "sudo_set_max_burn",
    "sudo_set_bonds_moving_average",
    "sudo_set_bonds_penalty",
    "sudo_set_commit_reveal_weights_enabled",
    "sudo_set_liquid_alpha_enabled",
    "sudo_set_alpha_values",
    "sudo_set_commit_reveal_weights_interval",
    "sudo_set_toggle_transfer",
    "sudo_set_subnet_emission_enabled",
];

impl InstanceFilter<RuntimeCall> for ProxyType {
    fn filter(&self, call: &RuntimeCall) -> bool {
        let name = call.get_call_metadata();
        let function = name.function_name;
        let of =
            |pallet: &str, calls: &[&str]| name.pallet_name == pallet && calls.contains(&function);
        let subtensor = |calls: &[&str]| of("SubtensorModule", calls);
        let balances = name.pallet_name == "Balances";
        match self {
            ProxyType::Any => true,
            ProxyType::NonTransfer => {
                !balances && !subtensor(&["transfer_stake"]) && !subtensor(COLDKEY_SWAP)
            }
            ProxyType::NonFungible => {
                !balances
                    && !subtensor(STAKING)
                    && !subtensor(COLDKEY_SWAP)
                    && !subtensor(HOTKEY_SWAP)
                    && !subtensor(&["transfer_stake", "burned_register", "root_register"])
            }
            ProxyType::NonCritical => {
                name.pallet_name != "Sudo"
                    && !subtensor(&["burned_register", "root_register", "dissolve_network"])
                    && !subtensor(COLDKEY_SWAP)
            }
            ProxyType::Transfer => of("Balances", TRANSFERS) || subtensor(&["transfer_stake"]),
            ProxyType::SmallTransfer => is_small_transfer(call),
            ProxyType::Owner => name.pallet_name == "AdminUtils",
            ProxyType::Staking => subtensor(STAKING),
            ProxyType::SwapHotkey => subtensor(HOTKEY_SWAP),
            ProxyType::Registration => subtensor(REGISTRATION),
            ProxyType::SubnetLeaseBeneficiary => {
                subtensor(&["start_call"]) || of("AdminUtils", LEASE)
            }
            ProxyType::SudoUncheckedSetCode => is_unchecked_set_code(call),
            ProxyType::Senate
            | ProxyType::Triumvirate
            | ProxyType::Governance
            | ProxyType::RootWeights
            | ProxyType::ChildKeys
            | ProxyType::RootClaim => false,
        }
    }

    fn is_superset(&self, other: &Self) -> bool {
        match (self, other) {
            (one, two) if one == two => true,
            (ProxyType::Any, _) | (ProxyType::Transfer, ProxyType::SmallTransfer) => true,
            (ProxyType::NonTransfer, _) => !matches!(
                other,
                ProxyType::Any | ProxyType::Transfer | ProxyType::SmallTransfer
            ),
            _ => false,
        }
    }
}

fn is_small_transfer(call: &RuntimeCall) -> bool {
    match call {
        RuntimeCall::Balances(
            pallet_balances::Call::transfer_keep_alive { value, .. }
            | pallet_balances::Call::transfer_allow_death { value, .. },
        ) => *value < SMALL,
        RuntimeCall::SubtensorModule(pallet_subtensor::Call::transfer_stake {
            alpha_amount,
            ..
        }) => *alpha_amount < SMALL,
        _ => false,
    }
}

fn is_unchecked_set_code(call: &RuntimeCall) -> bool {
    matches!(
        call,
        RuntimeCall::Sudo(pallet_sudo::Call::sudo_unchecked_weight { call, .. })
            if matches!(**call, RuntimeCall::System(frame_system::Call::set_code { .. }))
    )
}

impl pallet_proxy::Config for Runtime {
    type RuntimeEvent = crate::RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type Currency = Balances;
    type ProxyType = ProxyType;
    type ProxyDepositBase = ProxyDepositBase;
    type ProxyDepositFactor = ProxyDepositFactor;
    type MaxProxies = MaxProxies;
    type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
    type MaxPending = MaxPending;
    type CallHasher = BlakeTwo256;
    type AnnouncementDepositBase = AnnouncementDepositBase;
    type AnnouncementDepositFactor = AnnouncementDepositFactor;
    type BlockNumberProvider = System;
}
