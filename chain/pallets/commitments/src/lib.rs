//! What a neuron publishes about itself: a repository, a model, a proof of identity (subtensor: pallets/commitments).
//!
//! A commitment replaces the one before. Its fields count against a space of 3,100 bytes in each of the subnet's epochs.
//! A time-locked field is kept as it came: without a beacon of randomness nothing is ever revealed here.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod types;

pub use pallet::*;

/// What the subnets say about a neuron.
pub trait Subnets<AccountId> {
    /// Whether the hotkey is in the subnet.
    fn is_registered(netuid: u16, hotkey: &AccountId) -> bool;
    /// Space is counted anew when this changes.
    fn epoch(netuid: u16) -> u64;
    /// The hotkey gives up what it has earned of others' trust.
    fn reset_bonds(netuid: u16, hotkey: &AccountId);
}

#[frame_support::pallet]
pub mod pallet {
    use crate::{
        types::{CommitmentInfo, Data, Registration, UsageTracker},
        Subnets,
    };
    use alloc::{boxed::Box, collections::BTreeSet, vec::Vec};
    use frame_support::{
        pallet_prelude::*,
        traits::{Currency, ReservableCurrency},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::Saturating;

    type BalanceOf<T> =
        <<T as Config>::Currency as Currency<<T as frame_system::Config>::AccountId>>::Balance;
    type RegistrationOf<T> =
        Registration<BalanceOf<T>, <T as Config>::MaxFields, BlockNumberFor<T>>;

    /// Bytes that a commitment counts for at least.
    const LEAST_SPACE: u64 = 100;

    #[pallet::pallet]
    #[pallet::without_storage_info]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        type Currency: ReservableCurrency<Self::AccountId>;
        type Subnets: Subnets<Self::AccountId>;

        #[pallet::constant]
        type MaxFields: Get<u32> + TypeInfo + 'static;
        #[pallet::constant]
        type InitialDeposit: Get<BalanceOf<Self>>;
        #[pallet::constant]
        type FieldDeposit: Get<BalanceOf<Self>>;
    }

    #[pallet::event]
    #[pallet::generate_deposit(fn deposit_event)]
    pub enum Event<T: Config> {
        Commitment {
            netuid: u16,
            who: T::AccountId,
        },
        TimelockCommitment {
            netuid: u16,
            who: T::AccountId,
            reveal_round: u64,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// More fields than MaxFields.
        TooManyFieldsInCommitmentInfo,
        /// The signer has no uid in the subnet.
        AccountNotAllowedCommit,
        /// The epoch's space is used up.
        SpaceLimitExceeded,
        /// Less was reserved than is given back.
        UnexpectedUnreserveLeftover,
    }

    #[pallet::storage]
    pub type TimelockedIndex<T: Config> =
        StorageValue<_, BTreeSet<(u16, T::AccountId)>, ValueQuery>;
    #[pallet::storage]
    pub type CommitmentOf<T: Config> = StorageDoubleMap<
        _,
        Identity,
        u16,
        Twox64Concat,
        T::AccountId,
        RegistrationOf<T>,
        OptionQuery,
    >;
    #[pallet::storage]
    pub type LastCommitment<T: Config> = StorageDoubleMap<
        _,
        Identity,
        u16,
        Twox64Concat,
        T::AccountId,
        BlockNumberFor<T>,
        OptionQuery,
    >;
    #[pallet::storage]
    pub type LastBondsReset<T: Config> = StorageDoubleMap<
        _,
        Identity,
        u16,
        Twox64Concat,
        T::AccountId,
        BlockNumberFor<T>,
        OptionQuery,
    >;
    /// Always empty here.
    #[pallet::storage]
    pub type RevealedCommitments<T: Config> = StorageDoubleMap<
        _,
        Identity,
        u16,
        Twox64Concat,
        T::AccountId,
        Vec<(Vec<u8>, u64)>,
        OptionQuery,
    >;
    #[pallet::storage]
    pub type UsedSpaceOf<T: Config> =
        StorageDoubleMap<_, Identity, u16, Twox64Concat, T::AccountId, UsageTracker, OptionQuery>;
    #[pallet::storage]
    pub type MaxSpace<T> = StorageValue<_, u32, ValueQuery, ConstU32<3100>>;

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Publishes the signing hotkey's commitment. Free; the space limit keeps it rare.
        #[pallet::call_index(0)]
        #[pallet::weight((
            Weight::from_parts(34_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 4)),
            DispatchClass::Normal,
            Pays::No,
        ))]
        pub fn set_commitment(
            origin: OriginFor<T>,
            netuid: u16,
            info: Box<CommitmentInfo<T::MaxFields>>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(
                T::Subnets::is_registered(netuid, &who),
                Error::<T>::AccountNotAllowedCommit
            );
            ensure!(
                info.fields.len() as u32 <= T::MaxFields::get(),
                Error::<T>::TooManyFieldsInCommitmentInfo
            );
            Self::use_space(netuid, &who, &info)?;
            let now = frame_system::Pallet::<T>::block_number();
            if info.fields.contains(&Data::ResetBondsFlag) {
                LastBondsReset::<T>::insert(netuid, &who, now);
                T::Subnets::reset_bonds(netuid, &who);
            }
            let fields = BalanceOf::<T>::from(info.fields.len() as u32);
            let deposit = T::InitialDeposit::get()
                .saturating_add(T::FieldDeposit::get().saturating_mul(fields));
            Self::settle_deposit(netuid, &who, deposit)?;
            Self::index_and_tell(netuid, &who, &info);
            let registration = Registration {
                deposit,
                block: now,
                info: *info,
            };
            CommitmentOf::<T>::insert(netuid, &who, registration);
            LastCommitment::<T>::insert(netuid, &who, now);
            Ok(())
        }

        /// Bytes a neuron may commit in an epoch.
        #[pallet::call_index(2)]
        #[pallet::weight(Weight::from_parts(3_000_000, 0).saturating_add(T::DbWeight::get().writes(1)))]
        pub fn set_max_space(origin: OriginFor<T>, new_limit: u32) -> DispatchResult {
            ensure_root(origin)?;
            MaxSpace::<T>::set(new_limit);
            Ok(())
        }
    }

    impl<T: Config> Pallet<T> {
        /// Forgets all of a subnet's.
        pub fn purge_netuid(netuid: u16) {
            let _ = CommitmentOf::<T>::clear_prefix(netuid, u32::MAX, None);
            let _ = LastCommitment::<T>::clear_prefix(netuid, u32::MAX, None);
            let _ = LastBondsReset::<T>::clear_prefix(netuid, u32::MAX, None);
            let _ = RevealedCommitments::<T>::clear_prefix(netuid, u32::MAX, None);
            let _ = UsedSpaceOf::<T>::clear_prefix(netuid, u32::MAX, None);
            TimelockedIndex::<T>::mutate(|index| index.retain(|(of, _)| *of != netuid));
        }

        fn use_space(
            netuid: u16,
            who: &T::AccountId,
            info: &CommitmentInfo<T::MaxFields>,
        ) -> Result<(), Error<T>> {
            let needed: u64 = info.fields.iter().map(Data::space).sum();
            let epoch = T::Subnets::epoch(netuid);
            let used = UsedSpaceOf::<T>::get(netuid, who)
                .filter(|usage| usage.last_epoch == epoch)
                .map_or(0, |usage| usage.used_space);
            let used_space = used.saturating_add(needed.max(LEAST_SPACE));
            ensure!(
                used_space <= u64::from(MaxSpace::<T>::get()),
                Error::<T>::SpaceLimitExceeded
            );
            let usage = UsageTracker {
                last_epoch: epoch,
                used_space,
            };
            UsedSpaceOf::<T>::insert(netuid, who, usage);
            Ok(())
        }

        fn settle_deposit(
            netuid: u16,
            who: &T::AccountId,
            deposit: BalanceOf<T>,
        ) -> DispatchResult {
            let before = CommitmentOf::<T>::get(netuid, who)
                .map_or_else(Default::default, |registration| registration.deposit);
            if deposit > before {
                return T::Currency::reserve(who, deposit.saturating_sub(before));
            }
            let missing = T::Currency::unreserve(who, before.saturating_sub(deposit));
            ensure!(
                missing == Default::default(),
                Error::<T>::UnexpectedUnreserveLeftover
            );
            Ok(())
        }

        fn index_and_tell(netuid: u16, who: &T::AccountId, info: &CommitmentInfo<T::MaxFields>) {
            let key = (netuid, who.clone());
            let round = info.fields.iter().find_map(Data::reveal_round);
            TimelockedIndex::<T>::mutate(|index| match round {
                Some(_) => index.insert(key),
                None => index.remove(&key),
            });
            let who = who.clone();
            Self::deposit_event(match round {
                Some(reveal_round) => Event::TimelockCommitment {
                    netuid,
                    who,
                    reveal_round,
                },
                None => Event::Commitment { netuid, who },
            });
        }
    }
}
