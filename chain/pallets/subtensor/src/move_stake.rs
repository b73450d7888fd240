//! Stake changes its hotkey, coldkey or subnet (subtensor: staking/move_stake.rs). Within a subnet nothing is swapped
//! and nothing is charged. More than the pair holds means all of it.
use crate::{staking::MIN_STAKE, types::*, *};
use frame_support::{ensure, pallet_prelude::*};

/// Stake at rest: who holds it, on which hotkey, in which subnet.
struct Place<'a, T: Config> {
    coldkey: &'a T::AccountId,
    hotkey: &'a T::AccountId,
    netuid: NetUid,
}

impl<T: Config> Pallet<T> {
    pub fn do_move_stake(
        coldkey: T::AccountId,
        from_hotkey: T::AccountId,
        to_hotkey: T::AccountId,
        from_netuid: NetUid,
        to_netuid: NetUid,
        alpha: AlphaBalance,
    ) -> DispatchResult {
        let from = Place::<T> {
            coldkey: &coldkey,
            hotkey: &from_hotkey,
            netuid: from_netuid,
        };
        let to = Place::<T> {
            coldkey: &coldkey,
            hotkey: &to_hotkey,
            netuid: to_netuid,
        };
        let tao = Self::transition_stake(from, to, alpha, false)?;
        Self::deposit_event(Event::StakeMoved(
            coldkey,
            from_hotkey,
            from_netuid,
            to_hotkey,
            to_netuid,
            tao,
        ));
        Ok(())
    }

    pub fn do_transfer_stake(
        coldkey: T::AccountId,
        to_coldkey: T::AccountId,
        hotkey: T::AccountId,
        from_netuid: NetUid,
        to_netuid: NetUid,
        alpha: AlphaBalance,
    ) -> DispatchResult {
        let from = Place::<T> {
            coldkey: &coldkey,
            hotkey: &hotkey,
            netuid: from_netuid,
        };
        let to = Place::<T> {
            coldkey: &to_coldkey,
            hotkey: &hotkey,
            netuid: to_netuid,
        };
        let tao = Self::transition_stake(from, to, alpha, true)?;
        Self::deposit_event(Event::StakeTransferred(
            coldkey,
            to_coldkey,
            hotkey,
            from_netuid,
            to_netuid,
            tao,
        ));
        Ok(())
    }

    /// Answers the TAO equivalent of what moved.
    fn transition_stake(
        from: Place<T>,
        to: Place<T>,
        alpha: AlphaBalance,
        is_transfer: bool,
    ) -> Result<TaoBalance, DispatchError> {
        let held = Self::get_stake_for_hotkey_and_coldkey_on_subnet(
            from.hotkey,
            from.coldkey,
            from.netuid,
        );
        let alpha = alpha.min(held);
        Self::validate_transition(&from, &to, alpha, is_transfer)?;
        if from.netuid == to.netuid {
            Self::move_within_subnet(&from, &to, alpha)
        } else {
            Self::move_between_subnets(&from, &to, alpha)
        }
    }

    fn validate_transition(
        from: &Place<T>,
        to: &Place<T>,
        alpha: AlphaBalance,
        is_transfer: bool,
    ) -> Result<(), Error<T>> {
        let same_keys = from.coldkey == to.coldkey && from.hotkey == to.hotkey;
        ensure!(
            !same_keys || from.netuid != to.netuid,
            Error::<T>::SameNetuid
        );
        for netuid in [from.netuid, to.netuid] {
            ensure!(Self::if_subnet_exist(netuid), Error::<T>::SubnetNotExists);
        }
        for netuid in [from.netuid, to.netuid] {
            Self::ensure_subtoken_enabled(netuid)?;
        }
        for hotkey in [from.hotkey, to.hotkey] {
            ensure!(
                Self::hotkey_account_exists(hotkey),
                Error::<T>::HotKeyAccountNotExists
            );
        }
        if from.netuid != to.netuid {
            let swap = Self::simulate_sell(from.netuid, alpha, true)
                .map_err(|_| Error::<T>::InsufficientLiquidity)?;
            ensure!(swap.paid_out > MIN_STAKE, Error::<T>::AmountTooLow);
        }
        if is_transfer {
            for netuid in [from.netuid, to.netuid] {
                ensure!(
                    TransferToggle::<T>::get(netuid),
                    Error::<T>::TransferDisallowed
                );
            }
        }
        Ok(())
    }

    fn move_within_subnet(
        from: &Place<T>,
        to: &Place<T>,
        alpha: AlphaBalance,
    ) -> Result<TaoBalance, DispatchError> {
        let netuid = from.netuid;
        let tao = Self::tao_equivalent(netuid, alpha);
        ensure!(tao >= MIN_STAKE, Error::<T>::AmountTooLow);
        Self::decrease_stake(from.hotkey, from.coldkey, netuid, alpha);
        Self::increase_stake(to.hotkey, to.coldkey, netuid, alpha);
        Self::deposit_event(Event::StakeRemoved(
            from.coldkey.clone(),
            from.hotkey.clone(),
            tao,
            alpha,
            netuid,
            0,
        ));
        Self::deposit_event(Event::StakeAdded(
            to.coldkey.clone(),
            to.hotkey.clone(),
            tao,
            alpha,
            netuid,
            0,
        ));
        Ok(tao)
    }

    /// One fee for the whole way: paid on the sale, or on the purchase when leaving root.
    fn move_between_subnets(
        from: &Place<T>,
        to: &Place<T>,
        alpha: AlphaBalance,
    ) -> Result<TaoBalance, DispatchError> {
        let fees_on_sale = from.netuid != ROOT;
        let tao =
            Self::unstake_from_subnet(from.hotkey, from.coldkey, from.netuid, alpha, fees_on_sale)?;
        if from.coldkey != to.coldkey {
            Self::transfer_tao(from.coldkey, to.coldkey, tao)?;
        }
        if tao >= MIN_STAKE {
            Self::stake_into_subnet(to.hotkey, to.coldkey, to.netuid, tao, !fees_on_sale)?;
        }
        Ok(tao)
    }
}
