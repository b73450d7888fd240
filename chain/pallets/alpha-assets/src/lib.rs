//! How much alpha each subnet ever minted, burned and recycled (subtensor's pallet of the same name, index 31).
//!
//! Burned alpha stays part of the issuance and of `SubnetAlphaOut`, but nobody owns it; recycled alpha leaves both.
#![cfg_attr(not(feature = "std"), no_std)]

pub use pallet::*;

#[frame_support::pallet]
pub mod pallet {
    use frame_support::pallet_prelude::*;

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {}

    /// Alpha in existence: minted less recycled.
    #[pallet::storage]
    pub type TotalAlphaIssuance<T: Config> = StorageMap<_, Twox64Concat, u16, u64, ValueQuery>;

    /// Alpha that nobody owns any more, still counted in the issuance.
    #[pallet::storage]
    pub type AlphaBurned<T: Config> = StorageMap<_, Twox64Concat, u16, u64, ValueQuery>;

    /// Alpha that left the issuance.
    #[pallet::storage]
    pub type AlphaRecycled<T: Config> = StorageMap<_, Twox64Concat, u16, u64, ValueQuery>;

    impl<T: Config> Pallet<T> {
        pub fn mint(netuid: u16, amount: u64) {
            TotalAlphaIssuance::<T>::mutate(netuid, |total| *total = total.saturating_add(amount));
        }

        pub fn burn(netuid: u16, amount: u64) {
            AlphaBurned::<T>::mutate(netuid, |total| *total = total.saturating_add(amount));
        }

        /// The subnet is gone; another one of its number begins with none.
        pub fn forget(netuid: u16) {
            TotalAlphaIssuance::<T>::remove(netuid);
            AlphaBurned::<T>::remove(netuid);
            AlphaRecycled::<T>::remove(netuid);
        }

        pub fn recycle(netuid: u16, amount: u64) {
            TotalAlphaIssuance::<T>::mutate(netuid, |total| *total = total.saturating_sub(amount));
            AlphaRecycled::<T>::mutate(netuid, |total| *total = total.saturating_add(amount));
        }
    }
}
