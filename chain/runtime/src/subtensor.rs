//! Neurons, stake and their settings.
use crate::{
    block_time::Clock, commitments::Purge, fees::BlockAuthor, Balances, Runtime, SlotMillis,
};
use frame_support::{parameter_types, traits::Get, PalletId};

parameter_types! {
    pub const SubtensorPalletId: PalletId = PalletId(*b"subtensr");
    pub const BurnAccountId: PalletId = PalletId(*b"burntnsr");
    pub const InitialStartCallDelay: u64 = 0;
}

/// A day; on a clock that is faster than subtensor's a block, as in its fast runtime.
pub struct HotkeySwapOnSubnetInterval;
impl Get<u64> for HotkeySwapOnSubnetInterval {
    fn get() -> u64 {
        if SlotMillis::get() < 12_000 {
            1
        } else {
            7_200
        }
    }
}

impl pallet_subtensor::Config for Runtime {
    type Currency = Balances;
    type Author = BlockAuthor;
    type Clock = Clock;
    type CommitmentsInterface = Purge;
    type WeightInfo = pallet_subtensor::weight_info::SubstrateWeight<Runtime>;
    type SubtensorPalletId = SubtensorPalletId;
    type BurnAccountId = BurnAccountId;
    type InitialStartCallDelay = InitialStartCallDelay;
    type HotkeySwapOnSubnetInterval = HotkeySwapOnSubnetInterval;
}

impl pallet_alpha_assets::Config for Runtime {}

impl pallet_admin_utils::Config for Runtime {}
