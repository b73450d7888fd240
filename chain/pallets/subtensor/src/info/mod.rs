//! Answers of the runtime APIs and of the chain extension's queries, field by field as subtensor encodes them
//! (pallets/subtensor/src/rpc_info there). What this runtime does not have answers the value that subtensor's fields
//! begin with, and each such field says so.
mod delegate;
mod dynamic;
mod fixed;
mod hyperparams;
mod identity;
mod metagraph;
mod neuron;
mod retired;
mod stake;
mod state;
mod subnet;
mod swap;

pub use delegate::DelegateInfo;
pub use dynamic::DynamicInfo;
pub use fixed::{I32F32, I96F32, U64F64};
pub use hyperparams::{
    HyperparamEntry, HyperparamValue, SubnetHyperparams, SubnetHyperparamsV2, SubnetHyperparamsV3,
};
pub use identity::{ChainIdentityV2, SubnetIdentityV3};
pub use metagraph::{Metagraph, SelectiveMetagraph};
pub use neuron::{NeuronInfo, NeuronInfoLite};
pub use stake::{Delegated, LockState, StakeAvailability, StakeInfo};
pub use state::SubnetState;
pub use subnet::{SubnetInfo, SubnetInfov2};
pub use swap::{SimSwapResult, SubnetPrice};

use crate::{types::*, *};
use alloc::vec::Vec;
use codec::Compact;

/// A value of a vector by uid; what is not there yet is the default.
fn at<V: Copy + Default>(values: &[V], uid: u16) -> V {
    values.get(usize::from(uid)).copied().unwrap_or_default()
}

fn compacts<V>(values: impl IntoIterator<Item = V>) -> Vec<Compact<V>> {
    values.into_iter().map(Compact).collect()
}

impl<T: Config> Pallet<T> {
    /// One answer for each subnet.
    fn of_all<V>(of: fn(NetUid) -> Option<V>) -> Vec<Option<V>> {
        Self::existing_netuids().into_iter().map(of).collect()
    }

    /// There is one mechanism here, so its index is 0.
    pub fn mechanism_exists(netuid: NetUid, mecid: u8) -> bool {
        Self::if_subnet_exist(netuid) && mecid == 0
    }

    /// Blocks after which a silent neuron is inactive.
    fn activity_cutoff_blocks(netuid: NetUid) -> u64 {
        let factor = u64::from(ActivityCutoffFactorMilli::<T>::get(netuid));
        (factor * u64::from(Tempo::<T>::get(netuid)) / 1_000).max(1)
    }
}
