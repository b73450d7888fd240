//! Neurons, stake and their settings.
use crate::{block_time::Clock, fees::BlockAuthor, Balances, Runtime};
use frame_support::{parameter_types, PalletId};

parameter_types! {
    pub const SubtensorPalletId: PalletId = PalletId(*b"subtensr");
    pub const BurnAccountId: PalletId = PalletId(*b"burntnsr");
    pub const InitialStartCallDelay: u64 = 0;
}

impl pallet_subtensor::Config for Runtime {
    type Currency = Balances;
    type Author = BlockAuthor;
    type Clock = Clock;
    type WeightInfo = pallet_subtensor::weight_info::SubstrateWeight<Runtime>;
    type SubtensorPalletId = SubtensorPalletId;
    type BurnAccountId = BurnAccountId;
    type InitialStartCallDelay = InitialStartCallDelay;
}

impl pallet_alpha_assets::Config for Runtime {}

impl pallet_admin_utils::Config for Runtime {}
