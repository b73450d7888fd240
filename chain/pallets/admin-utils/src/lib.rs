//! Settings of subnets, at subtensor's call indices (pallets/admin-utils there). Some are the subnet owner's too; neither
//! sets them in the last AdminFreezeWindow blocks before an epoch. How often an owner may is not limited here.
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
        /// Fewer than the subnet has.
        MaxAllowedUIdsLessThanCurrentUIds,
        /// More than 256.
        MaxAllowedUidsGreaterThanDefaultMaxAllowedUids,
        /// More validators than neurons.
        MaxValidatorsLargerThanMaxUIds,
        /// A least price not below the highest, or beyond its bounds.
        ValueNotInBounds,
        /// Owners keep the moving average at or below 0.975.
        BondsMovingAverageMaxReached,
        /// Only root lets faster become slower.
        NegativeSigmoidSteepness,
        /// Not between 1 and 3, or no half-life.
        InvalidValue,
        /// Root has no such setting.
        NotPermittedOnRootSubnet,
    }

    /// Bounds of prices of a registration, in rao.
    const LEAST_PRICE_BELOW: TaoBalance = 1_000_000_000;
    const HIGHEST_PRICE_ABOVE: TaoBalance = 100_000_000;
    const MOST_UIDS: u16 = 256;
    const MOST_HALF_LIFE: u16 = 36_100;
    /// 1 as the bits of a U64F64.
    const ONE: u128 = 1 << 64;

    /// Root's, at any time.
    fn root_of<T: Config>(origin: OriginFor<T>, netuid: NetUid) -> DispatchResult {
        ensure_root(origin)?;
        exists::<T>(netuid)
    }

    /// The subnet owner's or root's; true when it is the owner.
    fn owner_of<T: Config>(origin: OriginFor<T>, netuid: NetUid) -> Result<bool, DispatchError> {
        let is_owner = Subtensor::<T>::ensure_subnet_owner_or_root(origin, netuid)?;
        Subtensor::<T>::ensure_admin_window_open(netuid)?;
        exists::<T>(netuid)?;
        Ok(is_owner)
    }

    fn exists<T: Config>(netuid: NetUid) -> DispatchResult {
        ensure!(
            Subtensor::<T>::if_subnet_exist(netuid),
            Error::<T>::SubnetDoesNotExist
        );
        Ok(())
    }

    macro_rules! of_subnet {
        ($of:ident, $origin:ident, $netuid:ident, $item:ident, $value:expr) => {{
            $of::<T>($origin, $netuid)?;
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

    /// All settings are alike: who may set it, is the window open, does the subnet exist, is the value in its bounds; at
    /// most eight reads, then one or two writes.
    fn weight<T: Config>() -> Weight {
        Weight::from_parts(25_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(8, 2))
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        #[pallet::call_index(6)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_weights_version_key(
            origin: OriginFor<T>,
            netuid: NetUid,
            weights_version_key: u64,
        ) -> DispatchResult {
            of_subnet!(
                owner_of,
                origin,
                netuid,
                WeightsVersionKey,
                weights_version_key
            )
        }

        #[pallet::call_index(7)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_weights_set_rate_limit(
            origin: OriginFor<T>,
            netuid: NetUid,
            weights_set_rate_limit: u64,
        ) -> DispatchResult {
            of_subnet!(
                root_of,
                origin,
                netuid,
                WeightsSetRateLimit,
                weights_set_rate_limit
            )
        }

        #[pallet::call_index(13)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_immunity_period(
            origin: OriginFor<T>,
            netuid: NetUid,
            immunity_period: u16,
        ) -> DispatchResult {
            of_subnet!(owner_of, origin, netuid, ImmunityPeriod, immunity_period)
        }

        #[pallet::call_index(14)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_min_allowed_weights(
            origin: OriginFor<T>,
            netuid: NetUid,
            min_allowed_weights: u16,
        ) -> DispatchResult {
            of_subnet!(
                owner_of,
                origin,
                netuid,
                MinAllowedWeights,
                min_allowed_weights
            )
        }

        #[pallet::call_index(15)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_max_allowed_uids(
            origin: OriginFor<T>,
            netuid: NetUid,
            max_allowed_uids: u16,
        ) -> DispatchResult {
            ensure!(
                pallet_subtensor::SubnetworkN::<T>::get(netuid) <= max_allowed_uids,
                Error::<T>::MaxAllowedUIdsLessThanCurrentUIds
            );
            ensure!(
                max_allowed_uids <= MOST_UIDS,
                Error::<T>::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids
            );
            of_subnet!(owner_of, origin, netuid, MaxAllowedUids, max_allowed_uids)
        }

        #[pallet::call_index(16)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_kappa(origin: OriginFor<T>, netuid: NetUid, kappa: u16) -> DispatchResult {
            of_subnet!(root_of, origin, netuid, Kappa, kappa)
        }

        #[pallet::call_index(19)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_network_registration_allowed(
            origin: OriginFor<T>,
            netuid: NetUid,
            registration_allowed: bool,
        ) -> DispatchResult {
            of_subnet!(
                root_of,
                origin,
                netuid,
                NetworkRegistrationAllowed,
                registration_allowed
            )
        }

        #[pallet::call_index(22)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_min_burn(
            origin: OriginFor<T>,
            netuid: NetUid,
            min_burn: TaoBalance,
        ) -> DispatchResult {
            let highest = pallet_subtensor::MaxBurn::<T>::get(netuid);
            ensure!(
                min_burn < LEAST_PRICE_BELOW && min_burn < highest,
                Error::<T>::ValueNotInBounds
            );
            of_subnet!(owner_of, origin, netuid, MinBurn, min_burn)
        }

        #[pallet::call_index(23)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_max_burn(
            origin: OriginFor<T>,
            netuid: NetUid,
            max_burn: TaoBalance,
        ) -> DispatchResult {
            let least = pallet_subtensor::MinBurn::<T>::get(netuid);
            ensure!(
                max_burn > HIGHEST_PRICE_ABOVE && max_burn > least,
                Error::<T>::ValueNotInBounds
            );
            of_subnet!(owner_of, origin, netuid, MaxBurn, max_burn)
        }

        #[pallet::call_index(25)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_max_allowed_validators(
            origin: OriginFor<T>,
            netuid: NetUid,
            max_allowed_validators: u16,
        ) -> DispatchResult {
            ensure!(
                max_allowed_validators <= pallet_subtensor::MaxAllowedUids::<T>::get(netuid),
                Error::<T>::MaxValidatorsLargerThanMaxUIds
            );
            of_subnet!(
                root_of,
                origin,
                netuid,
                MaxAllowedValidators,
                max_allowed_validators
            )
        }

        #[pallet::call_index(26)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_bonds_moving_average(
            origin: OriginFor<T>,
            netuid: NetUid,
            bonds_moving_average: u64,
        ) -> DispatchResult {
            let is_owner = owner_of::<T>(origin, netuid)?;
            ensure!(
                !is_owner || bonds_moving_average <= 975_000,
                Error::<T>::BondsMovingAverageMaxReached
            );
            pallet_subtensor::BondsMovingAverage::<T>::insert(netuid, bonds_moving_average);
            Ok(())
        }

        #[pallet::call_index(29)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_network_rate_limit(
            origin: OriginFor<T>,
            rate_limit: u64,
        ) -> DispatchResult {
            of_all!(origin, NetworkRateLimit, rate_limit)
        }

        /// The present epoch begins anew.
        #[pallet::call_index(30)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_tempo(origin: OriginFor<T>, netuid: NetUid, tempo: u16) -> DispatchResult {
            root_of::<T>(origin, netuid)?;
            Subtensor::<T>::ensure_admin_window_open(netuid)?;
            pallet_subtensor::Tempo::<T>::insert(netuid, tempo);
            pallet_subtensor::LastEpochBlock::<T>::insert(netuid, Subtensor::<T>::current_block());
            Ok(())
        }

        #[pallet::call_index(2)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_tx_rate_limit(origin: OriginFor<T>, tx_rate_limit: u64) -> DispatchResult {
            of_all!(origin, TxRateLimit, tx_rate_limit)
        }

        #[pallet::call_index(35)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_network_immunity_period(
            origin: OriginFor<T>,
            immunity_period: u64,
        ) -> DispatchResult {
            of_all!(origin, NetworkImmunityPeriod, immunity_period)
        }

        #[pallet::call_index(37)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_subnet_limit(origin: OriginFor<T>, max_subnets: u16) -> DispatchResult {
            of_all!(origin, SubnetLimit, max_subnets)
        }

        #[pallet::call_index(36)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_network_min_lock_cost(
            origin: OriginFor<T>,
            lock_cost: TaoBalance,
        ) -> DispatchResult {
            of_all!(origin, NetworkMinLockCost, lock_cost)
        }

        #[pallet::call_index(38)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_lock_reduction_interval(
            origin: OriginFor<T>,
            interval: u64,
        ) -> DispatchResult {
            of_all!(origin, NetworkLockReductionInterval, interval)
        }

        #[pallet::call_index(42)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_stake_threshold(origin: OriginFor<T>, min_stake: u64) -> DispatchResult {
            of_all!(origin, StakeThreshold, min_stake)
        }

        #[pallet::call_index(49)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_commit_reveal_weights_enabled(
            origin: OriginFor<T>,
            netuid: NetUid,
            enabled: bool,
        ) -> DispatchResult {
            of_subnet!(
                owner_of,
                origin,
                netuid,
                CommitRevealWeightsEnabled,
                enabled
            )
        }

        #[pallet::call_index(60)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_bonds_penalty(
            origin: OriginFor<T>,
            netuid: NetUid,
            bonds_penalty: u16,
        ) -> DispatchResult {
            of_subnet!(owner_of, origin, netuid, BondsPenalty, bonds_penalty)
        }

        /// Whether stake may be given to another coldkey.
        #[pallet::call_index(61)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_toggle_transfer(
            origin: OriginFor<T>,
            netuid: NetUid,
            toggle: bool,
        ) -> DispatchResult {
            owner_of::<T>(origin, netuid)?;
            Subtensor::<T>::set_transfer_toggle(netuid, toggle);
            Ok(())
        }

        #[pallet::call_index(66)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_subtoken_enabled(
            origin: OriginFor<T>,
            netuid: NetUid,
            subtoken_enabled: bool,
        ) -> DispatchResult {
            of_subnet!(root_of, origin, netuid, SubtokenEnabled, subtoken_enabled)
        }

        #[pallet::call_index(84)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_min_non_immune_uids(
            origin: OriginFor<T>,
            netuid: NetUid,
            min: u16,
        ) -> DispatchResult {
            of_subnet!(root_of, origin, netuid, MinNonImmuneUids, min)
        }

        #[pallet::call_index(85)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_start_call_delay(origin: OriginFor<T>, delay: u64) -> DispatchResult {
            of_all!(origin, StartCallDelay, delay)
        }

        #[pallet::call_index(86)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_coldkey_swap_announcement_delay(
            origin: OriginFor<T>,
            duration: BlockNumberFor<T>,
        ) -> DispatchResult {
            of_all!(origin, ColdkeySwapAnnouncementDelay, duration)
        }

        #[pallet::call_index(87)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_coldkey_swap_reannouncement_delay(
            origin: OriginFor<T>,
            duration: BlockNumberFor<T>,
        ) -> DispatchResult {
            of_all!(origin, ColdkeySwapReannouncementDelay, duration)
        }

        #[pallet::call_index(89)]
        #[pallet::weight((weight::<T>(), DispatchClass::Operational, Pays::Yes))]
        pub fn sudo_set_burn_half_life(
            origin: OriginFor<T>,
            netuid: NetUid,
            burn_half_life: u16,
        ) -> DispatchResult {
            ensure!(netuid != ROOT, Error::<T>::NotPermittedOnRootSubnet);
            ensure!(
                (1..=MOST_HALF_LIFE).contains(&burn_half_life),
                Error::<T>::InvalidValue
            );
            of_subnet!(owner_of, origin, netuid, BurnHalfLife, burn_half_life)
        }

        /// The highest take, despite the name.
        #[pallet::call_index(1)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_default_take(origin: OriginFor<T>, default_take: u16) -> DispatchResult {
            of_all!(origin, MaxDelegateTake, default_take)
        }

        #[pallet::call_index(3)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_serving_rate_limit(
            origin: OriginFor<T>,
            netuid: NetUid,
            serving_rate_limit: u64,
        ) -> DispatchResult {
            of_subnet!(
                owner_of,
                origin,
                netuid,
                ServingRateLimit,
                serving_rate_limit
            )
        }

        #[pallet::call_index(28)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_subnet_owner_cut(
            origin: OriginFor<T>,
            subnet_owner_cut: u16,
        ) -> DispatchResult {
            of_all!(origin, SubnetOwnerCut, subnet_owner_cut)
        }

        #[pallet::call_index(45)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_tx_delegate_take_rate_limit(
            origin: OriginFor<T>,
            tx_rate_limit: u64,
        ) -> DispatchResult {
            of_all!(origin, TxDelegateTakeRateLimit, tx_rate_limit)
        }

        #[pallet::call_index(46)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_min_delegate_take(origin: OriginFor<T>, take: u16) -> DispatchResult {
            of_all!(origin, MinDelegateTake, take)
        }

        #[pallet::call_index(50)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_liquid_alpha_enabled(
            origin: OriginFor<T>,
            netuid: NetUid,
            enabled: bool,
        ) -> DispatchResult {
            of_subnet!(owner_of, origin, netuid, LiquidAlphaOn, enabled)
        }

        #[pallet::call_index(51)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_alpha_values(
            origin: OriginFor<T>,
            netuid: NetUid,
            alpha_low: u16,
            alpha_high: u16,
        ) -> DispatchResult {
            owner_of::<T>(origin, netuid)?;
            Subtensor::<T>::set_alpha_values(netuid, alpha_low, alpha_high)
        }

        /// Epochs from commit to reveal.
        #[pallet::call_index(57)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_commit_reveal_weights_interval(
            origin: OriginFor<T>,
            netuid: NetUid,
            interval: u64,
        ) -> DispatchResult {
            owner_of::<T>(origin, netuid)?;
            Subtensor::<T>::set_reveal_period(netuid, interval)
        }

        #[pallet::call_index(65)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_ema_price_halving_period(
            origin: OriginFor<T>,
            netuid: NetUid,
            ema_halving: u64,
        ) -> DispatchResult {
            of_subnet!(root_of, origin, netuid, EMAPriceHalvingBlocks, ema_halving)
        }

        #[pallet::call_index(68)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_alpha_sigmoid_steepness(
            origin: OriginFor<T>,
            netuid: NetUid,
            steepness: i16,
        ) -> DispatchResult {
            let is_owner = owner_of::<T>(origin, netuid)?;
            ensure!(
                !is_owner || steepness >= 0,
                Error::<T>::NegativeSigmoidSteepness
            );
            pallet_subtensor::AlphaSigmoidSteepness::<T>::insert(netuid, steepness);
            Ok(())
        }

        #[pallet::call_index(69)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_yuma3_enabled(
            origin: OriginFor<T>,
            netuid: NetUid,
            enabled: bool,
        ) -> DispatchResult {
            of_subnet!(owner_of, origin, netuid, Yuma3On, enabled)
        }

        #[pallet::call_index(70)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_bonds_reset_enabled(
            origin: OriginFor<T>,
            netuid: NetUid,
            enabled: bool,
        ) -> DispatchResult {
            of_subnet!(owner_of, origin, netuid, BondsResetOn, enabled)
        }

        #[pallet::call_index(74)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_admin_freeze_window(origin: OriginFor<T>, window: u16) -> DispatchResult {
            of_all!(origin, AdminFreezeWindow, window)
        }

        #[pallet::call_index(94)]
        #[pallet::weight(weight::<T>())]
        pub fn sudo_set_subnet_emission_enabled(
            origin: OriginFor<T>,
            netuid: NetUid,
            enabled: bool,
        ) -> DispatchResult {
            of_subnet!(root_of, origin, netuid, SubnetEmissionEnabled, enabled)
        }

        /// The factor is the bits of a U64F64.
        #[pallet::call_index(90)]
        #[pallet::weight((weight::<T>(), DispatchClass::Operational, Pays::Yes))]
        pub fn sudo_set_burn_increase_mult(
            origin: OriginFor<T>,
            netuid: NetUid,
            burn_increase_mult: u128,
        ) -> DispatchResult {
            ensure!(netuid != ROOT, Error::<T>::NotPermittedOnRootSubnet);
            ensure!(
                (ONE..=3 * ONE).contains(&burn_increase_mult),
                Error::<T>::InvalidValue
            );
            of_subnet!(
                owner_of,
                origin,
                netuid,
                BurnIncreaseMult,
                burn_increase_mult
            )
        }
    }
}
