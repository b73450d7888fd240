//! How long a slot is. It stands in storage, so that one blob serves a clock of 12 seconds and one of 1 second; its raw
//! key is twox_128(":SlotMillis:").
use crate::{Moment, Runtime};
use frame_support::{
    parameter_types,
    traits::{ConstBool, ConstU32, Get},
};
use pallet_subtensor::types::SlotClock;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;

parameter_types! {
    pub storage SlotMillis: Moment = 12_000;
}

pub struct HalfSlot;
impl Get<Moment> for HalfSlot {
    fn get() -> Moment {
        (SlotMillis::get() / 2).max(1)
    }
}

/// Genesis sets the clock.
pub struct Clock;
impl SlotClock for Clock {
    fn set(millis: u64) {
        SlotMillis::set(&millis);
    }
}

impl pallet_timestamp::Config for Runtime {
    type Moment = Moment;
    type OnTimestampSet = crate::Aura;
    type MinimumPeriod = HalfSlot;
    type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_aura::Config for Runtime {
    type AuthorityId = AuraId;
    type DisabledValidators = ();
    type MaxAuthorities = ConstU32<32>;
    type AllowMultipleBlocksPerSlot = ConstBool<false>;
    type SlotDuration = SlotMillis;
}

/// Tools that fork or drive a chain look for the block time at the constant AsyncBacking.ExpectedBlockTime before they
/// ask AuraApi, and some ask AuraApi without any storage, where it can only answer the default.
#[frame_support::pallet]
pub mod pallet {
    use super::*;

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// Milliseconds from block to block.
        #[pallet::constant]
        type ExpectedBlockTime: Get<Moment>;
    }
}

impl pallet::Config for Runtime {
    type ExpectedBlockTime = SlotMillis;
}
