//! TAO becomes alpha on a hotkey and back (subtensor: staking/add_stake.rs, remove_stake.rs, stake_utils.rs).
use crate::{types::*, *};
use frame_support::{ensure, pallet_prelude::*};

/// Nothing below this is staked, moved or taken off, except all of it (DefaultMinStake, 0.002 TAO).
pub const MIN_STAKE: TaoBalance = 2_000_000;

impl<T: Config> Pallet<T> {
    /// Buys alpha for at most `tao` and puts it on the pair. Answers the alpha.
    pub fn do_add_stake(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
    ) -> Result<AlphaBalance, DispatchError> {
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        Self::ensure_subtoken_enabled(netuid)?;
        let fee_of_least = Self::simulate_buy(netuid, MIN_STAKE, true).map_or(0, |swap| swap.fee);
        ensure!(tao >= MIN_STAKE + fee_of_least, Error::<T>::AmountTooLow);
        ensure!(
            tao <= Self::free_tao(coldkey),
            Error::<T>::NotEnoughBalanceToStake
        );
        ensure!(
            Self::hotkey_account_exists(hotkey),
            Error::<T>::HotKeyAccountNotExists
        );
        let swap =
            Self::simulate_buy(netuid, tao, true).map_err(|_| Error::<T>::InsufficientLiquidity)?;
        ensure!(swap.paid_in >= MIN_STAKE, Error::<T>::AmountTooLow);
        ensure!(swap.paid_out > 0, Error::<T>::InsufficientLiquidity);
        Self::stake_into_subnet(hotkey, coldkey, netuid, tao, true)
    }

    /// Takes alpha off the pair and pays the coldkey TAO for it. Answers the TAO.
    pub fn do_remove_stake(
        coldkey: &T::AccountId,
        hotkey: &T::AccountId,
        netuid: NetUid,
        alpha: AlphaBalance,
    ) -> Result<TaoBalance, DispatchError> {
        ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        ensure!(alpha > 0, Error::<T>::AmountTooLow);
        let held = Self::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, netuid);
        ensure!(alpha <= held, Error::<T>::NotEnoughStakeToWithdraw);
        let swap = Self::simulate_sell(netuid, alpha, true)
            .map_err(|_| Error::<T>::InsufficientLiquidity)?;
        ensure!(
            alpha == held || swap.paid_out >= MIN_STAKE,
            Error::<T>::AmountTooLow
        );
        ensure!(
            Self::hotkey_account_exists(hotkey),
            Error::<T>::HotKeyAccountNotExists
        );
        Self::unstake_from_subnet(hotkey, coldkey, netuid, alpha, true)
    }

    pub(crate) fn stake_into_subnet(
        hotkey: &T::AccountId,
        coldkey: &T::AccountId,
        netuid: NetUid,
        tao: TaoBalance,
        fees: bool,
    ) -> Result<AlphaBalance, DispatchError> {
        let staked = Self::transfer_tao_to_subnet(netuid, coldkey, tao)?;
        let swap = Self::buy_alpha(netuid, staked, fees)?;
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

    pub(crate) fn unstake_from_subnet(
        hotkey: &T::AccountId,
        coldkey: &T::AccountId,
        netuid: NetUid,
        alpha: AlphaBalance,
        fees: bool,
    ) -> Result<TaoBalance, DispatchError> {
        let alpha = Self::decrease_stake(hotkey, coldkey, netuid, alpha);
        let swap = Self::sell_alpha(netuid, alpha, fees)?;
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
