//! Settings of subnets, at subtensor's call indices (pallets/admin-utils there). All of them are root's here; there
//! some are the subnet owner's too.
#![cfg_attr(not(feature = "std"), no_std)]

pub use pallet::*;

#[frame_support::pallet]
pub mod pallet {
    use frame_support::{dispatch::DispatchResult, pallet_prelude::*};
    use frame_system::pallet_prelude::*;
    use pallet_subtensor::{types::*, Pallet as Subtensor};

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config + pallet_subtensor::Config {}

    #[pallet::error]
    pub enum Error<T> {
        /// No such subnet.
        SubnetDoesNotExist,
    }

    macro_rules! of_subnet {
        ($origin:ident, $netuid:ident, $item:ident, $value:expr) => {{
            ensure_root($origin)?;
            ensure!(
                Subtensor::<T>::if_subnet_exist($netuid),
                Error::<T>::SubnetDoesNotExist
            );
            pallet_subtensor::$item::<T>::insert($netuid, $value);
            Ok(())
        }};
    }

    macro_rules! of_all {
        ($origin:ident, $item:ident, $value:expr) => {{
            ensure_root($origin)?;
            pallet_subtensor::$item::<T>::put($value);
            Ok(())
        }};
    }

    const WEIGHT: Weight = Weight::from_parts(25_000_000, 0);

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        #[pallet::call_index(6)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_weights_version_key(
            origin: OriginFor<T>,
            netuid: NetUid,
            weights_version_key: u64,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, WeightsVersionKey, weights_version_key)
        }

        #[pallet::call_index(7)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_weights_set_rate_limit(
            origin: OriginFor<T>,
            netuid: NetUid,
            weights_set_rate_limit: u64,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, WeightsSetRateLimit, weights_set_rate_limit)
        }

        #[pallet::call_index(13)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_immunity_period(
            origin: OriginFor<T>,
            netuid: NetUid,
            immunity_period: u16,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, ImmunityPeriod, immunity_period)
        }

        #[pallet::call_index(14)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_min_allowed_weights(
            origin: OriginFor<T>,
            netuid: NetUid,
            min_allowed_weights: u16,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, MinAllowedWeights, min_allowed_weights)
        }

        #[pallet::call_index(15)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_max_allowed_uids(
            origin: OriginFor<T>,
            netuid: NetUid,
            max_allowed_uids: u16,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, MaxAllowedUids, max_allowed_uids)
        }

        #[pallet::call_index(16)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_kappa(origin: OriginFor<T>, netuid: NetUid, kappa: u16) -> DispatchResult {
            of_subnet!(origin, netuid, Kappa, kappa)
        }

        #[pallet::call_index(19)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_network_registration_allowed(
            origin: OriginFor<T>,
            netuid: NetUid,
            registration_allowed: bool,
        ) -> DispatchResult {
            of_subnet!(
                origin,
                netuid,
                NetworkRegistrationAllowed,
                registration_allowed
            )
        }

        #[pallet::call_index(22)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_min_burn(
            origin: OriginFor<T>,
            netuid: NetUid,
            min_burn: TaoBalance,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, MinBurn, min_burn)
        }

        #[pallet::call_index(23)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_max_burn(
            origin: OriginFor<T>,
            netuid: NetUid,
            max_burn: TaoBalance,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, MaxBurn, max_burn)
        }

        #[pallet::call_index(25)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_max_allowed_validators(
            origin: OriginFor<T>,
            netuid: NetUid,
            max_allowed_validators: u16,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, MaxAllowedValidators, max_allowed_validators)
        }

        #[pallet::call_index(26)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_bonds_moving_average(
            origin: OriginFor<T>,
            netuid: NetUid,
            bonds_moving_average: u64,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, BondsMovingAverage, bonds_moving_average)
        }

        #[pallet::call_index(29)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_network_rate_limit(
            origin: OriginFor<T>,
            rate_limit: u64,
        ) -> DispatchResult {
            of_all!(origin, NetworkRateLimit, rate_limit)
        }

        /// The present epoch begins anew.
        #[pallet::call_index(30)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_tempo(origin: OriginFor<T>, netuid: NetUid, tempo: u16) -> DispatchResult {
            ensure_root(origin)?;
            ensure!(
                Subtensor::<T>::if_subnet_exist(netuid),
                Error::<T>::SubnetDoesNotExist
            );
            pallet_subtensor::Tempo::<T>::insert(netuid, tempo);
            pallet_subtensor::LastEpochBlock::<T>::insert(netuid, Subtensor::<T>::current_block());
            Ok(())
        }

        #[pallet::call_index(36)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_network_min_lock_cost(
            origin: OriginFor<T>,
            lock_cost: TaoBalance,
        ) -> DispatchResult {
            of_all!(origin, NetworkMinLockCost, lock_cost)
        }

        #[pallet::call_index(38)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_lock_reduction_interval(
            origin: OriginFor<T>,
            interval: u64,
        ) -> DispatchResult {
            of_all!(origin, NetworkLockReductionInterval, interval)
        }

        #[pallet::call_index(42)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_stake_threshold(origin: OriginFor<T>, min_stake: u64) -> DispatchResult {
            of_all!(origin, StakeThreshold, min_stake)
        }

        #[pallet::call_index(49)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_commit_reveal_weights_enabled(
            origin: OriginFor<T>,
            netuid: NetUid,
            enabled: bool,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, CommitRevealWeightsEnabled, enabled)
        }

        #[pallet::call_index(60)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_bonds_penalty(
            origin: OriginFor<T>,
            netuid: NetUid,
            bonds_penalty: u16,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, BondsPenalty, bonds_penalty)
        }

        /// Whether stake may be given to another coldkey.
        #[pallet::call_index(61)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_toggle_transfer(
            origin: OriginFor<T>,
            netuid: NetUid,
            toggle: bool,
        ) -> DispatchResult {
            ensure_root(origin)?;
            ensure!(
                Subtensor::<T>::if_subnet_exist(netuid),
                Error::<T>::SubnetDoesNotExist
            );
            Subtensor::<T>::set_transfer_toggle(netuid, toggle);
            Ok(())
        }

        #[pallet::call_index(66)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_subtoken_enabled(
            origin: OriginFor<T>,
            netuid: NetUid,
            subtoken_enabled: bool,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, SubtokenEnabled, subtoken_enabled)
        }

        #[pallet::call_index(84)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_min_non_immune_uids(
            origin: OriginFor<T>,
            netuid: NetUid,
            min: u16,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, MinNonImmuneUids, min)
        }

        #[pallet::call_index(85)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_start_call_delay(origin: OriginFor<T>, delay: u64) -> DispatchResult {
            of_all!(origin, StartCallDelay, delay)
        }

        #[pallet::call_index(86)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_coldkey_swap_announcement_delay(
            origin: OriginFor<T>,
            duration: BlockNumberFor<T>,
        ) -> DispatchResult {
            of_all!(origin, ColdkeySwapAnnouncementDelay, duration)
        }

        #[pallet::call_index(87)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_coldkey_swap_reannouncement_delay(
            origin: OriginFor<T>,
            duration: BlockNumberFor<T>,
        ) -> DispatchResult {
            of_all!(origin, ColdkeySwapReannouncementDelay, duration)
        }

        #[pallet::call_index(89)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_burn_half_life(
            origin: OriginFor<T>,
            netuid: NetUid,
            burn_half_life: u16,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, BurnHalfLife, burn_half_life)
        }

        /// The factor is the bits of a U64F64.
        #[pallet::call_index(90)]
        #[pallet::weight(WEIGHT)]
        pub fn sudo_set_burn_increase_mult(
            origin: OriginFor<T>,
            netuid: NetUid,
            burn_increase_mult: u128,
        ) -> DispatchResult {
            of_subnet!(origin, netuid, BurnIncreaseMult, burn_increase_mult)
        }
    }
}
