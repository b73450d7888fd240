//! Stake changes its hotkey, coldkey or subnet (subtensor: staking/move_stake.rs). Within a subnet nothing is swapped
//! and nothing is charged. More than the pair holds means all of it.
use crate::{
    staking::{Limit, MIN_STAKE},
    swap::Terms,
    types::*,
    *,
};
use frame_support::{ensure, pallet_prelude::*};
use sp_core::U256;

/// Limit prices are parts of this.
const WHOLE: u64 = 1_000_000_000;

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
        let tao = Self::transition_stake(from, to, alpha, None, false)?;
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
        let tao = Self::transition_stake(from, to, alpha, None, true)?;
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

    /// To another subnet, on the same hotkey. The limit's price is that of the subnet left, in parts of a billion of the
    /// price of the subnet entered.
    pub fn do_swap_stake(
        coldkey: T::AccountId,
        hotkey: T::AccountId,
        from_netuid: NetUid,
        to_netuid: NetUid,
        alpha: AlphaBalance,
        limit: Option<Limit>,
    ) -> DispatchResult {
        let place = |netuid| Place::<T> {
            coldkey: &coldkey,
            hotkey: &hotkey,
            netuid,
        };
        let (from, to) = (place(from_netuid), place(to_netuid));
        let tao = Self::transition_stake(from, to, alpha, limit, false)?;
        Self::deposit_event(Event::StakeSwapped(
            coldkey,
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
        limit: Option<Limit>,
        is_transfer: bool,
    ) -> Result<TaoBalance, DispatchError> {
        let held = Self::get_stake_for_hotkey_and_coldkey_on_subnet(
            from.hotkey,
            from.coldkey,
            from.netuid,
        );
        let alpha = alpha.min(held);
        let most = match limit {
            Some(limit) if from.netuid != to.netuid => {
                Self::most_to_move(from.netuid, to.netuid, limit.price)?
            }
            _ => alpha,
        };
        Self::validate_transition(&from, &to, alpha, is_transfer)?;
        ensure!(
            limit.is_none_or(|limit| limit.allow_partial) || alpha <= most,
            Error::<T>::SlippageTooHigh
        );
        let alpha = alpha.min(most);
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
            let swap = Self::simulate_sell(from.netuid, alpha, Terms::PLAIN)
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
        if from.netuid != to.netuid {
            Self::ensure_available_to_unstake(from.coldkey, from.netuid, alpha)?;
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
        Self::transfer_lock(from.coldkey, to.coldkey, netuid, alpha)?;
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
        let sale = Terms::with_fees(fees_on_sale);
        let tao = Self::unstake_from_subnet(from.hotkey, from.coldkey, from.netuid, alpha, sale)?;
        if from.coldkey != to.coldkey {
            Self::transfer_tao(from.coldkey, to.coldkey, tao)?;
        }
        if tao >= MIN_STAKE {
            let purchase = Terms::with_fees(!fees_on_sale);
            Self::stake_into_subnet(to.hotkey, to.coldkey, to.netuid, tao, purchase)?;
        }
        Ok(tao)
    }

    /// The most alpha that leaves `from` for `to` before an alpha of the one costs less than `price` of the other.
    fn most_to_move(from: NetUid, to: NetUid, price: TaoBalance) -> Result<AlphaBalance, Error<T>> {
        let is_pool = |netuid| SubnetMechanism::<T>::get(netuid) == 1;
        match (is_pool(from), is_pool(to)) {
            (false, false) => Ok(if price > WHOLE { 0 } else { u64::MAX }),
            (false, true) if price == 0 => Ok(u64::MAX),
            (false, true) => {
                let inverse = u128::from(WHOLE) * u128::from(WHOLE) / u128::from(price);
                Self::most_to_buy(to, u64::try_from(inverse).unwrap_or(u64::MAX))
            }
            (true, false) => Self::most_to_sell(from, price),
            (true, true) => Ok(most_between(
                Self::reserves(from),
                Self::reserves(to),
                price,
            )),
        }
    }
}

/// TAO t and alpha a of two pools: `(a2 * t1 / price - a1 * t2) / (t1 + t2)`, where `price` is a part of a billion.
fn most_between(from: (u64, u64), to: (u64, u64), price: TaoBalance) -> AlphaBalance {
    let ((t1, a1), (t2, a2)) = (from, to);
    if [t1, a1, t2, a2].contains(&0) {
        return 0;
    }
    if price == 0 {
        return u64::MAX;
    }
    let gained = U256::from(a2) * U256::from(t1) * U256::from(WHOLE) / U256::from(price);
    let paid = U256::from(a1) * U256::from(t2);
    let most = gained.saturating_sub(paid) / (U256::from(t1) + U256::from(t2));
    u64::try_from(most).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::most_between;

    #[test]
    fn alpha_moves_until_the_prices_meet_the_limit() {
        // (TAO, alpha) of both pools, price -> most
        for (from, to, price, most) in [
            // Half the price: 1,000 alpha for 500 of the other.
            ((1_000, 1_000), (1_000, 1_000), 500_000_000, 500),
            ((1_000, 1_000), (1_000, 1_000), 1_000_000_000, 0),
            ((1_000, 1_000), (1_000, 1_000), 2_000_000_000, 0),
            ((1_000, 1_000), (1_000, 1_000), 0, u64::MAX),
            ((0, 1_000), (1_000, 1_000), 1, 0),
            ((u64::MAX, 1), (1, u64::MAX), 1, u64::MAX),
        ] {
            assert_eq!(
                most_between(from, to, price),
                most,
                "{from:?} {to:?} {price}"
            );
        }
    }
}
