//! TAO becomes alpha on a hotkey and back (subtensor: staking/add_stake.rs, remove_stake.rs, stake_utils.rs). Checks
//! stand in its order.
use crate::{swap::Terms, types::*, *};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::*};

/// Nothing below this is staked, moved or taken off, except all of it (DefaultMinStake, 0.002 TAO).
pub const MIN_STAKE: TaoBalance = 2_000_000;
/// A pool takes in at most this many times its reserve.
const MOST_TIMES_RESERVE: u64 = 1_000;

/// A price limit in rao for an alpha, and whether less than asked for may be done to stay within it.
#[derive(Clone, Copy)]
pub struct Limit {
    pub price: TaoBalance,
    pub allow_partial: bool,
}

impl<T: Config> Pallet<T> {
    /// Buys alpha for at most `tao` and puts it on the pair. Answers the alpha.
    pub fn do_add_stake(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
    ) -> Result<AlphaBalance, DispatchError> {
        Self::ensure_pool_takes(netuid, tao, SubnetTAO::<T>::get(netuid))?;
        Self::validate_add_stake(coldkey, hotkey, netuid, tao)?;
        Self::stake_into_subnet(hotkey, coldkey, netuid, tao, Terms::PLAIN)
    }

    /// Buys alpha at no more than the limit's price. Answers the alpha.
    pub fn do_add_stake_limit(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
        limit: Limit,
    ) -> Result<AlphaBalance, DispatchError> {
        Self::ensure_pool_takes(netuid, tao, SubnetTAO::<T>::get(netuid))?;
        let most = Self::most_to_buy(netuid, limit.price)?;
        Self::ensure_can_add_stake(netuid, tao)?;
        ensure!(
            limit.allow_partial || tao <= most,
            Error::<T>::SlippageTooHigh
        );
        let tao = tao.min(most);
        Self::validate_purchase(coldkey, hotkey, netuid, tao)?;
        Self::stake_into_subnet(hotkey, coldkey, netuid, tao, Terms::up_to(limit.price))
    }

    /// Takes alpha off the pair, at most what it holds, and pays the coldkey TAO for it. Answers the TAO.
    pub fn do_remove_stake(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        alpha: AlphaBalance,
    ) -> Result<TaoBalance, DispatchError> {
        Self::ensure_subtoken_enabled(netuid)?;
        let held = Self::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, netuid);
        let alpha = alpha.min(held);
        Self::ensure_pool_takes(netuid, alpha, SubnetAlphaIn::<T>::get(netuid))?;
        Self::validate_remove_stake(coldkey, hotkey, netuid, alpha)?;
        Self::unstake_from_subnet(hotkey, coldkey, netuid, alpha, Terms::PLAIN)
    }

    /// Sells alpha at no less than the limit's price. More than the pair holds is refused. Answers the TAO.
    pub fn do_remove_stake_limit(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        alpha: AlphaBalance,
        limit: Limit,
    ) -> Result<TaoBalance, DispatchError> {
        Self::ensure_pool_takes(netuid, alpha, SubnetAlphaIn::<T>::get(netuid))?;
        let most = Self::most_to_sell(netuid, limit.price)?;
        Self::validate_remove_stake(coldkey, hotkey, netuid, alpha)?;
        ensure!(
            limit.allow_partial || alpha <= most,
            Error::<T>::SlippageTooHigh
        );
        let terms = Terms::up_to(limit.price);
        Self::unstake_from_subnet(hotkey, coldkey, netuid, alpha.min(most), terms)
    }

    /// Sells all alpha of the pair, if given a price at no less than it.
    pub fn do_remove_stake_full_limit(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        price: Option<TaoBalance>,
    ) -> Result<TaoBalance, DispatchError> {
        let held = Self::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, netuid);
        match price {
            None => Self::do_remove_stake(coldkey, hotkey, netuid, held),
            Some(price) => {
                let limit = Limit {
                    price,
                    allow_partial: false,
                };
                Self::do_remove_stake_limit(coldkey, hotkey, netuid, held, limit)
            }
        }
    }

    /// Sells all alpha of the pair in every subnet where that is possible. Answers the TAO.
    pub fn do_unstake_all(coldkey: &T::AccountId, hotkey: &T::AccountId) -> DispatchResult {
        Self::unstake_from_all(coldkey, hotkey, Self::existing_netuids()).map(|_| ())
    }

    /// The same but for root, and puts the TAO on the hotkey there.
    pub fn do_unstake_all_alpha(coldkey: &T::AccountId, hotkey: &T::AccountId) -> DispatchResult {
        let mut netuids = Self::existing_netuids();
        netuids.retain(|netuid| *netuid != ROOT);
        let tao = Self::unstake_from_all(coldkey, hotkey, netuids)?;
        Self::stake_into_subnet(hotkey, coldkey, ROOT, tao, Terms::PLAIN).map(|_| ())
    }

    fn unstake_from_all(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuids: Vec<NetUid>,
    ) -> Result<TaoBalance, DispatchError> {
        ensure!(
            Self::hotkey_account_exists(hotkey),
            Error::<T>::HotKeyAccountNotExists
        );
        for netuid in &netuids {
            let alpha = Self::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, *netuid);
            Self::ensure_available_to_unstake(coldkey, *netuid, alpha)?;
        }
        let mut paid: TaoBalance = 0;
        for netuid in netuids {
            let alpha = Self::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, netuid);
            let possible = SubtokenEnabled::<T>::get(netuid)
                && Self::validate_remove_stake(coldkey, hotkey, netuid, alpha).is_ok();
            if possible {
                let tao = Self::unstake_from_subnet(hotkey, coldkey, netuid, alpha, Terms::PLAIN)?;
                paid = paid.saturating_add(tao);
            }
        }
        Ok(paid)
    }

    fn validate_add_stake(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
    ) -> Result<(), Error<T>> {
        Self::ensure_can_add_stake(netuid, tao)?;
        Self::validate_purchase(coldkey, hotkey, netuid, tao)
    }

    /// The subnet takes stake, and the amount is not too small for it.
    fn ensure_can_add_stake(netuid: NetUid, tao: TaoBalance) -> Result<(), Error<T>> {
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        Self::ensure_subtoken_enabled(netuid)?;
        let fee_of_least =
            Self::simulate_buy(netuid, MIN_STAKE, Terms::PLAIN).map_or(0, |swap| swap.fee);
        ensure!(tao >= MIN_STAKE + fee_of_least, Error::<T>::AmountTooLow);
        Ok(())
    }

    fn validate_purchase(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
    ) -> Result<(), Error<T>> {
        ensure!(
            tao <= Self::free_tao(coldkey),
            Error::<T>::NotEnoughBalanceToStake
        );
        ensure!(
            Self::hotkey_account_exists(hotkey),
            Error::<T>::HotKeyAccountNotExists
        );
        let swap = Self::simulate_buy(netuid, tao, Terms::PLAIN)
            .map_err(|_| Error::<T>::InsufficientLiquidity)?;
        ensure!(swap.paid_in >= MIN_STAKE, Error::<T>::AmountTooLow);
        ensure!(swap.paid_out > 0, Error::<T>::InsufficientLiquidity);
        Ok(())
    }

    fn validate_remove_stake(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        alpha: AlphaBalance,
    ) -> Result<(), Error<T>> {
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        ensure!(alpha > 0, Error::<T>::AmountTooLow);
        let held = Self::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, netuid);
        ensure!(alpha <= held, Error::<T>::NotEnoughStakeToWithdraw);
        let swap = Self::simulate_sell(netuid, alpha, Terms::PLAIN)
            .map_err(|_| Error::<T>::InsufficientLiquidity)?;
        ensure!(
            alpha == held || swap.paid_out >= MIN_STAKE,
            Error::<T>::AmountTooLow
        );
        ensure!(
            Self::hotkey_account_exists(hotkey),
            Error::<T>::HotKeyAccountNotExists
        );
        Self::ensure_available_to_unstake(coldkey, netuid, alpha)
    }

    fn ensure_pool_takes(netuid: NetUid, amount: u64, reserve: u64) -> Result<(), Error<T>> {
        let fits = SubnetMechanism::<T>::get(netuid) != 1
            || amount <= reserve.saturating_mul(MOST_TIMES_RESERVE);
        ensure!(fits, Error::<T>::InsufficientLiquidity);
        Ok(())
    }

    pub(crate) fn stake_into_subnet(
        hotkey: &T::AccountId,
        coldkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
        terms: Terms,
    ) -> Result<AlphaBalance, DispatchError> {
        let staked = Self::transfer_tao_to_subnet(netuid, coldkey, tao)?;
        let swap = Self::buy_alpha(netuid, staked, terms)?;
        ensure!(swap.paid_out > 0, Error::<T>::AmountTooLow);
        Self::increase_stake(hotkey, coldkey, netuid, swap.paid_out);
        Self::transfer_tao_from_subnet(netuid, &Self::fee_account(), swap.fee)?;
        Self::deposit_event(Event::StakeAdded(
            coldkey.clone(),
            hotkey.clone(),
            staked,
            swap.paid_out,
            netuid,
            swap.fee,
        ));
        Ok(swap.paid_out)
    }

    /// What a price limit leaves unsold stays on the pair.
    pub(crate) fn unstake_from_subnet(
        hotkey: &T::AccountId,
        coldkey: &T::AccountId,
        netuid: NetUid,
        alpha: AlphaBalance,
        terms: Terms,
    ) -> Result<TaoBalance, DispatchError> {
        let alpha = Self::decrease_stake(hotkey, coldkey, netuid, alpha);
        let swap = Self::sell_alpha(netuid, alpha, terms)?;
        Self::increase_stake(hotkey, coldkey, netuid, alpha.saturating_sub(swap.taken()));
        Self::transfer_tao_from_subnet(netuid, coldkey, swap.paid_out)?;
        Self::settle_alpha_fee(netuid, swap.fee)?;
        Self::deposit_event(Event::StakeRemoved(
            coldkey.clone(),
            hotkey.clone(),
            swap.paid_out,
            swap.paid_in,
            netuid,
            swap.fee,
        ));
        Ok(swap.paid_out)
    }

    pub(crate) fn ensure_subtoken_enabled(netuid: NetUid) -> Result<(), Error<T>> {
        ensure!(
            SubtokenEnabled::<T>::get(netuid),
            Error::<T>::SubtokenDisabled
        );
        Ok(())
    }
}
