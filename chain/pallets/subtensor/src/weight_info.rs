//! Weights with subtensor's orders of magnitude (reference time before the database, then reads and writes), so that
//! gas and fees on the devnet are like those on the chain it stands for.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub trait WeightInfo {
    fn set_weights() -> Weight;
    fn add_stake() -> Weight;
    fn remove_stake() -> Weight;
    fn serve_axon() -> Weight;
    fn burned_register() -> Weight;
    fn register_network() -> Weight;
    fn move_stake() -> Weight;
    fn transfer_stake() -> Weight;
    fn start_call() -> Weight;
    fn recycle_alpha() -> Weight;
    fn burn_alpha() -> Weight;
    fn announce_coldkey_swap() -> Weight;
    fn swap_coldkey_announced() -> Weight;
    fn block_step() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);

fn of<T: frame_system::Config>(ref_time_millions: u64, reads: u64, writes: u64) -> Weight {
    Weight::from_parts(ref_time_millions * 1_000_000, 0)
        .saturating_add(T::DbWeight::get().reads_writes(reads, writes))
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn set_weights() -> Weight {
        of::<T>(110, 15, 2)
    }
    fn add_stake() -> Weight {
        of::<T>(664, 32, 16)
    }
    fn remove_stake() -> Weight {
        of::<T>(569, 28, 13)
    }
    fn serve_axon() -> Weight {
        of::<T>(35, 4, 1)
    }
    fn burned_register() -> Weight {
        of::<T>(354, 45, 40)
    }
    fn register_network() -> Weight {
        of::<T>(256, 40, 65)
    }
    fn move_stake() -> Weight {
        of::<T>(216, 19, 7)
    }
    fn transfer_stake() -> Weight {
        of::<T>(259, 19, 6)
    }
    fn start_call() -> Weight {
        of::<T>(28, 4, 2)
    }
    fn recycle_alpha() -> Weight {
        of::<T>(172, 13, 6)
    }
    fn burn_alpha() -> Weight {
        of::<T>(169, 12, 4)
    }
    fn announce_coldkey_swap() -> Weight {
        of::<T>(60, 4, 2)
    }
    fn swap_coldkey_announced() -> Weight {
        of::<T>(200, 30, 30)
    }
    fn block_step() -> Weight {
        of::<T>(50, 20, 10)
    }
}
