//! Fixed weights: subtensor's own benchmark results (pallets/subtensor/src/weights.rs at 14bc6f9f), rounded, as reference
//! time before the database in millions of picoseconds, then reads and writes. So gas and fees on the devnet are those of
//! the chain it stands for. Where a row departs from subtensor's, it says why.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the beginning of a block did.
#[derive(Default)]
pub struct BlockWork {
    pub subnets: u64,
    pub epochs: u64,
    /// Of all epochs.
    pub neurons: u64,
    /// Weights and bonds of all epochs, as they were before.
    pub entries: u64,
}

/// Elements of a call's vectors: what reading, sorting, hashing and writing one takes, 20 ns (docs/chain.md).
pub fn elements(count: usize) -> Weight {
    Weight::from_parts(20_000, 0).saturating_mul(count as u64)
}

macro_rules! weights {
    ($($(#[$doc:meta])* $call:ident: $millions:literal, $reads:literal, $writes:literal;)*) => {
        pub trait WeightInfo {
            $($(#[$doc])* fn $call() -> Weight;)*

            /// A block's beginning, by what it turned out to do.
            fn block_step(work: &BlockWork) -> Weight {
                Self::block()
                    .saturating_add(Self::subnet_of_block().saturating_mul(work.subnets))
                    .saturating_add(Self::epoch().saturating_mul(work.epochs))
                    .saturating_add(Self::neuron_of_epoch().saturating_mul(work.neurons))
                    .saturating_add(Self::entry_of_epoch().saturating_mul(work.entries))
            }
        }

        pub struct SubstrateWeight<T>(PhantomData<T>);

        impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
            $(fn $call() -> Weight {
                Weight::from_parts($millions * 1_000_000, 0)
                    .saturating_add(T::DbWeight::get().reads_writes($reads, $writes))
            })*
        }
    };
}

weights! {
    /// Subtensor's figure is for a vector of 4,096 uids that no subnet has; this one is for 256.
    set_weights: 110, 15, 2;
    add_stake: 664, 32, 16;
    remove_stake: 569, 28, 13;
    serve_axon: 35, 4, 1;
    serve_prometheus: 29, 3, 1;
    burned_register: 354, 45, 40;
    register_network: 256, 40, 65;
    root_register: 104, 19, 16;
    /// Subtensor's figures are for a hotkey with one holder; they grow there with what is found, up to these.
    swap_hotkey: 1_242, 182, 99;
    swap_hotkey_v2: 275, 52, 35;
    /// Subtensor's figure (119, 6, 31) is for an empty subnet; this one is for 256 neurons, 64 of them with stake.
    dissolve_network: 20_000, 2_500, 3_000;
    decrease_take: 30, 3, 2;
    increase_take: 38, 5, 2;
    /// Subtensor's figure is for a coldkey without stake; this is that of unstake_all_alpha, which does the same work.
    unstake_all: 701, 43, 25;
    unstake_all_alpha: 701, 43, 25;
    move_stake: 216, 19, 7;
    transfer_stake: 259, 19, 6;
    swap_stake: 742, 47, 24;
    add_stake_limit: 853, 32, 16;
    remove_stake_limit: 741, 27, 13;
    swap_stake_limit: 945, 47, 24;
    try_associate_hotkey: 25, 3, 3;
    start_call: 28, 4, 2;
    commit_weights: 69, 13, 2;
    reveal_weights: 111, 19, 2;
    batch_set_weights: 103, 16, 2;
    batch_commit_weights: 147, 15, 2;
    batch_reveal_weights: 421, 19, 2;
    recycle_alpha: 172, 13, 6;
    burn_alpha: 169, 12, 4;
    remove_stake_full_limit: 754, 27, 13;
    set_coldkey_auto_stake_hotkey: 34, 4, 2;
    announce_coldkey_swap: 60, 4, 3;
    swap_coldkey_announced: 288, 37, 30;
    dispute_coldkey_swap: 23, 2, 1;
    reset_coldkey_swap: 9, 0, 2;
    clear_coldkey_swap_announcement: 18, 2, 1;
    add_stake_burn: 967, 33, 17;
    lock_stake: 116, 17, 3;
    /// Its reads and writes alone, there too.
    set_reject_locked_alpha: 0, 1, 1;
    /// The guards of transactions (guards.rs).
    check_coldkey_swap_extension: 18, 2, 0;
    check_weights_extension: 53, 11, 0;
    check_rate_limits_extension: 35, 7, 0;
    check_delegate_take_extension: 15, 3, 0;
    check_serving_endpoints_extension: 19, 3, 0;
    /// Not calls from here on, but what a block begins with: always, for each subnet, for each subnet whose epoch ends, and
    /// in that for each neuron and for each weight or bond. Subtensor charges 329 ms for each block whatever it does. Here
    /// reads and writes are counted in the code, a neuron as one that earns both as a server and as a validator; the time is
    /// that of chain/runtime/src/tests/speed.rs, rounded up.
    block: 20, 3, 1;
    subnet_of_block: 40, 45, 18;
    epoch: 100, 40, 20;
    neuron_of_epoch: 20, 27, 11;
    entry_of_epoch: 1, 0, 0;
}
