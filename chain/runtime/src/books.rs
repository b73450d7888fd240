//! Whether what a running chain has written adds up. Ours alone: tests of a devnet ask it every few blocks, a client of
//! subtensor never does.
use crate::{Balances, Runtime, SubtensorModule};
use alloc::{format, string::String};
use frame_support::traits::fungible::Inspect;

sp_api::decl_runtime_apis! {
    pub trait DevnetBooksApi {
        /// The first thing that does not add up, in words: TAO issued, pools, stake shares, alpha issued, staked, pending
        /// and burned, places of neurons.
        fn check() -> Result<(), String>;
    }
}

/// What `DevnetBooksApi` answers, for native tests.
pub fn check() -> Result<(), String> {
    SubtensorModule::check_invariants()?;
    let held: u64 = frame_system::Account::<Runtime>::iter_values()
        .map(|account| account.data.free.saturating_add(account.data.reserved))
        .sum();
    let issued = <Balances as Inspect<_>>::total_issuance();
    if held != issued {
        return Err(format!("{issued} rao are issued, {held} are in accounts"));
    }
    Ok(())
}
