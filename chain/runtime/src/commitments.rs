//! What neurons publish; free, at most three fields (subtensor: runtime/src/lib.rs).
use crate::{AccountId, Balances, Commitments, Runtime, SubtensorModule};
use frame_support::traits::ConstU64;
use pallet_commitments::Subnets;
use pallet_subtensor::types::CommitmentsInterface;
use scale_info::TypeInfo;
use sp_core::Get;

#[derive(Clone, PartialEq, Eq, TypeInfo)]
pub struct MaxCommitFields;
impl Get<u32> for MaxCommitFields {
    fn get() -> u32 {
        3
    }
}

pub struct Registry;
impl Subnets<AccountId> for Registry {
    fn is_registered(netuid: u16, hotkey: &AccountId) -> bool {
        pallet_subtensor::Uids::<Runtime>::contains_key(netuid, hotkey)
    }
    fn epoch(netuid: u16) -> u64 {
        pallet_subtensor::SubnetEpochIndex::<Runtime>::get(netuid)
    }
    fn reset_bonds(netuid: u16, hotkey: &AccountId) {
        SubtensorModule::reset_bonds(netuid, hotkey)
    }
}

/// What SubtensorModule asks of Commitments.
pub struct Purge;
impl CommitmentsInterface for Purge {
    fn purge_netuid(netuid: u16) {
        Commitments::purge_netuid(netuid)
    }
}

impl pallet_commitments::Config for Runtime {
    type Currency = Balances;
    type Subnets = Registry;
    type MaxFields = MaxCommitFields;
    type InitialDeposit = ConstU64<0>;
    type FieldDeposit = ConstU64<0>;
}
