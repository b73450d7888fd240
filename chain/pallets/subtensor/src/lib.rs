//! Neurons, stake, weights and emission, looking like subtensor's SubtensorModule (spec 425) to a contract and to a
//! client: same call names, call indices, argument order, storage names and hashers for the part that is here.
//! What differs is listed in chain/README.md. Formulas follow subtensor (public domain); each file names its source.
#![cfg_attr(not(feature = "std"), no_std)]
// The arguments of calls are subtensor's.
#![allow(clippy::too_many_arguments)]

extern crate alloc;

mod calls;
mod errors;
mod events;
mod genesis;
mod storage;

mod auto_stake;
mod coldkey_swap;
mod commit_reveal;
mod dissolving;
mod emission;
mod epoch;
mod guards;
mod hotkey_swap;
pub mod info;
mod invariants;
mod lock;
mod move_stake;
mod owner;
mod recycle;
mod registration;
mod serving;
mod share_pool;
mod staking;
mod subnets;
mod swap;
mod take;
mod tao;
mod tao_emission;
mod uids;
mod weights;

pub mod runtime_api;
pub mod types;
pub mod weight_info;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use commit_reveal::Reveal;
pub use info::{NeuronInfoLite, StakeInfo};
pub use pallet::*;
pub use staking::Limit;
pub use weight_info::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(genesis::genesis)]
#[import_section(storage::storage)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{info::LockState, types::*, weight_info::elements, Limit, Reveal, WeightInfo};
    use alloc::{collections::VecDeque, vec, vec::Vec};
    use codec::Compact;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungible::{Balanced, Inspect, Mutate},
            ConstBool, ConstI16, ConstU128, ConstU16, ConstU32, ConstU64,
        },
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::SaturatedConversion;

    #[pallet::pallet]
    #[pallet::without_storage_info]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config:
        frame_system::Config<RuntimeEvent: From<Event<Self>>> + pallet_alpha_assets::Config
    {
        /// TAO, in rao.
        type Currency: Inspect<Self::AccountId, Balance = u64>
            + Mutate<Self::AccountId>
            + Balanced<Self::AccountId>;

        /// Who is paid the swap fees of this block; nobody known burns them.
        type Author: Get<Option<Self::AccountId>>;

        /// Where genesis writes the slot's duration, so that one blob serves different clocks.
        type Clock: SlotClock;

        /// Neurons' commitments end with their subnet.
        type CommitmentsInterface: CommitmentsInterface;

        type WeightInfo: WeightInfo;

        /// Subnet accounts, which hold the pools' TAO, are derived from this id.
        #[pallet::constant]
        type SubtensorPalletId: Get<PalletId>;

        /// The account that holds burned TAO.
        #[pallet::constant]
        type BurnAccountId: Get<PalletId>;

        /// Blocks between the registration of a subnet and the earliest start_call.
        #[pallet::constant]
        type InitialStartCallDelay: Get<u64>;

        /// Blocks between two hotkey swaps of a coldkey in one subnet.
        #[pallet::constant]
        type HotkeySwapOnSubnetInterval: Get<u64>;
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        /// Prices decay, alpha is minted and due epochs run before the block's extrinsics.
        fn on_initialize(now: BlockNumberFor<T>) -> Weight {
            let work = Self::block_step(now.saturated_into());
            T::WeightInfo::block_step(&work)
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::check_invariants().map_err(|_| "SubtensorModule's books do not balance".into())
        }
    }
}
