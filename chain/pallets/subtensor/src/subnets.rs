//! Subnets are opened, priced and started (subtensor: subnets/subnet.rs).
use crate::{types::*, *};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::*};

/// Burn price of a new subnet.
const FIRST_BURN: TaoBalance = 1_000_000_000;
const ONE_TAO: u128 = 1_000_000_000;

impl<T: Config> Pallet<T> {
    pub fn if_subnet_exist(netuid: NetUid) -> bool {
        NetworksAdded::<T>::get(netuid)
    }

    pub(crate) fn existing_netuids() -> Vec<NetUid> {
        NetworksAdded::<T>::iter()
            .filter(|(_, added)| *added)
            .map(|(netuid, _)| netuid)
            .collect()
    }

    pub fn do_register_network(coldkey: &T::AccountId, hotkey: &T::AccountId) -> DispatchResult {
        let owned = Self::coldkey_owns_hotkey(coldkey, hotkey);
        ensure!(
            owned || !Self::hotkey_account_exists(hotkey),
            Error::<T>::NonAssociatedColdKey
        );
        Self::ensure_may_register_network()?;
        let replaced = Self::network_to_replace()?;
        let cost = Self::network_lock_cost();
        ensure!(
            cost <= Self::free_tao(coldkey),
            Error::<T>::CannotAffordLockCost
        );
        if let Some(replaced) = replaced {
            Self::do_dissolve_network(replaced)?;
        }
        let netuid = replaced.unwrap_or_else(Self::next_netuid);
        let median = Self::median_alpha_price();

        Self::init_network(netuid, 1);
        let locked = Self::transfer_tao_to_subnet(netuid, coldkey, cost)?;
        NetworkLastLockCost::<T>::put(locked);
        LastRateLimitedBlock::<T>::insert(
            RateLimitKey::NetworkLastRegistered,
            Self::current_block(),
        );
        SubnetLocked::<T>::insert(netuid, locked);
        Self::claim_hotkey(coldkey, hotkey)?;
        Self::place_neuron(netuid, hotkey, None);
        SubnetOwner::<T>::insert(netuid, coldkey);
        Self::set_subnet_owner_hotkey(netuid, hotkey);
        let alpha = u128::from(locked) * ONE_TAO / u128::from(median.max(1));
        Self::fill_pool(netuid, locked, u64::try_from(alpha).unwrap_or(u64::MAX));
        Self::deposit_event(Event::NetworkAdded(netuid, 1));
        Ok(())
    }

    pub(crate) fn ensure_may_register_network() -> Result<(), Error<T>> {
        let (now, last) = (Self::current_block(), Self::last_registration());
        let rested = last == 0 || now.saturating_sub(last) >= NetworkRateLimit::<T>::get();
        ensure!(rested, Error::<T>::NetworkTxRateLimitExceeded);
        Ok(())
    }

    fn last_registration() -> u64 {
        LastRateLimitedBlock::<T>::get(RateLimitKey::NetworkLastRegistered)
    }

    /// None: there is room.
    fn network_to_replace() -> Result<Option<NetUid>, Error<T>> {
        let without_root = Self::existing_netuids().len().saturating_sub(1);
        if without_root < usize::from(SubnetLimit::<T>::get()) {
            return Ok(None);
        }
        Self::network_to_prune()
            .map(Some)
            .ok_or(Error::<T>::SubnetLimitReached)
    }

    pub(crate) fn set_subnet_owner_hotkey(netuid: NetUid, hotkey: &T::AccountId) {
        SubnetOwnerHotkey::<T>::insert(netuid, hotkey);
        Self::deposit_event(Event::SubnetOwnerHotkeySet(netuid, hotkey.clone()));
    }

    pub fn do_start_call(coldkey: T::AccountId, netuid: NetUid) -> DispatchResult {
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        ensure!(
            SubnetOwner::<T>::get(netuid) == coldkey,
            Error::<T>::NotSubnetOwner
        );
        ensure!(
            !FirstEmissionBlockNumber::<T>::contains_key(netuid),
            Error::<T>::FirstEmissionBlockNumberAlreadySet
        );
        let earliest =
            NetworkRegisteredAt::<T>::get(netuid).saturating_add(StartCallDelay::<T>::get());
        let now = Self::current_block();
        ensure!(now >= earliest, Error::<T>::NeedWaitingMoreBlocksToStarCall);
        Self::start(netuid, now + 1);
        Self::deposit_event(Event::FirstEmissionBlockNumberSet(netuid, now + 1));
        Ok(())
    }

    pub fn set_transfer_toggle(netuid: NetUid, toggle: bool) {
        TransferToggle::<T>::insert(netuid, toggle);
        Self::deposit_event(Event::TransferToggle(netuid, toggle));
    }

    /// Bounds of liquid alpha, of 65,535.
    pub fn set_alpha_values(netuid: NetUid, low: u16, high: u16) -> DispatchResult {
        const LEAST: u16 = u16::MAX / 40;
        ensure!(
            LiquidAlphaOn::<T>::get(netuid),
            Error::<T>::LiquidAlphaDisabled
        );
        ensure!(high >= LEAST, Error::<T>::AlphaHighTooLow);
        ensure!(
            (LEAST..=high).contains(&low),
            Error::<T>::AlphaLowOutOfRange
        );
        AlphaValues::<T>::insert(netuid, (low, high));
        Ok(())
    }

    pub(crate) fn start(netuid: NetUid, first_block: u64) {
        FirstEmissionBlockNumber::<T>::insert(netuid, first_block);
        SubtokenEnabled::<T>::insert(netuid, true);
    }

    /// The values every new subnet begins with.
    pub(crate) fn init_network(netuid: NetUid, mechanism: u16) {
        let (now, tempo) = (Self::current_block(), Tempo::<T>::get(netuid));
        NetworksAdded::<T>::insert(netuid, true);
        TotalNetworks::<T>::mutate(|total| *total += 1);
        SubnetworkN::<T>::insert(netuid, 0);
        SubnetMechanism::<T>::insert(netuid, mechanism);
        NetworkRegisteredAt::<T>::insert(netuid, now);
        RegisteredSubnetCounter::<T>::mutate(netuid, |count| *count += 1);
        Tempo::<T>::insert(netuid, tempo);
        LastEpochBlock::<T>::insert(netuid, now.saturating_sub(u64::from(netuid % tempo.max(1))));
        NetworkRegistrationAllowed::<T>::insert(netuid, true);
        MaxAllowedUids::<T>::insert(netuid, 256);
        MaxAllowedValidators::<T>::insert(netuid, 64);
        MinAllowedWeights::<T>::insert(netuid, 1);
        ImmunityPeriod::<T>::insert(netuid, 5_000);
        Burn::<T>::insert(netuid, FIRST_BURN);
        Yuma3On::<T>::insert(netuid, true);
        SubnetEmissionEnabled::<T>::insert(netuid, false);
    }

    /// The TAO is in the subnet's account already.
    pub(crate) fn fill_pool(netuid: NetUid, tao: TaoBalance, alpha: AlphaBalance) {
        SubnetTAO::<T>::insert(netuid, tao);
        SubnetAlphaIn::<T>::insert(netuid, alpha);
        TotalStake::<T>::mutate(|total| *total = total.saturating_add(tao));
        pallet_alpha_assets::Pallet::<T>::mint(netuid, alpha);
    }

    /// Doubles with each subnet and falls evenly to nothing in `NetworkLockReductionInterval`, but not below
    /// `NetworkMinLockCost`.
    pub fn network_lock_cost() -> TaoBalance {
        let (last, since) = (NetworkLastLockCost::<T>::get(), Self::last_registration());
        let interval = NetworkLockReductionInterval::<T>::get().max(1);
        let times = if since == 0 { 1 } else { 2 };
        let fallen = (last / interval).saturating_mul(Self::current_block().saturating_sub(since));
        last.saturating_mul(times)
            .saturating_sub(fallen)
            .max(NetworkMinLockCost::<T>::get())
    }

    fn next_netuid() -> NetUid {
        (1..NetUid::MAX)
            .find(|netuid| !Self::if_subnet_exist(*netuid))
            .unwrap_or(NetUid::MAX)
    }

    /// TAO for an alpha, times 10^9; 1 when there is no subnet yet. (Subtensor takes moving prices.)
    fn median_alpha_price() -> u64 {
        let mut prices: Vec<u64> = NetworksAdded::<T>::iter()
            .filter(|(netuid, added)| *added && *netuid != ROOT)
            .map(|(netuid, _)| Self::current_alpha_price(netuid))
            .collect();
        prices.sort_unstable();
        prices
            .get(prices.len() / 2)
            .copied()
            .unwrap_or(ONE_TAO as u64)
    }
}
