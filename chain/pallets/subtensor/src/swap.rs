//! The pool of a subnet: constant product with a fee of 33/65,535 of what is paid in (subtensor: pallets/swap with
//! weights of one half). The fee goes to the block's author.
use crate::{types::*, *};
use frame_support::{ensure, pallet_prelude::*};

/// Numerator of the fee over `u16::MAX`, 0.05 %.
pub const FEE_RATE: u64 = 33;
/// A swap pays in at most this many times the reserve.
const MOST_TIMES_RESERVE: u64 = 1_000;

/// What a swap would do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Swap {
    /// Enters the reserve.
    pub paid_in: u64,
    /// Leaves the other reserve.
    pub paid_out: u64,
    /// Taken from the input beforehand.
    pub fee: u64,
}

/// `reserve_out * paid_in / (reserve_in + paid_in)`, rounded down: the pool never loses.
fn constant_product(reserve_in: u64, reserve_out: u64, paid_in: u64) -> u64 {
    let (reserve_in, reserve_out, paid_in) = (
        u128::from(reserve_in),
        u128::from(reserve_out),
        u128::from(paid_in),
    );
    (reserve_out * paid_in / (reserve_in + paid_in)) as u64
}

impl<T: Config> Pallet<T> {
    fn simulate(
        netuid: NetUid,
        input: u64,
        reserves: (u64, u64),
        fees: bool,
    ) -> Result<Swap, Error<T>> {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return Ok(Swap {
                paid_in: input,
                paid_out: input,
                fee: 0,
            });
        }
        let (reserve_in, reserve_out) = reserves;
        ensure!(
            reserve_in > 0 && reserve_out > 0,
            Error::<T>::InsufficientLiquidity
        );
        ensure!(
            input <= reserve_in.saturating_mul(MOST_TIMES_RESERVE),
            Error::<T>::SwapInputTooLarge
        );
        let fee = if fees {
            (u128::from(input) * u128::from(FEE_RATE) / u128::from(u16::MAX)) as u64
        } else {
            0
        };
        let paid_in = input - fee;
        Ok(Swap {
            paid_in,
            paid_out: constant_product(reserve_in, reserve_out, paid_in),
            fee,
        })
    }

    pub(crate) fn simulate_buy(
        netuid: NetUid,
        tao: TaoBalance,
        fees: bool,
    ) -> Result<Swap, Error<T>> {
        Self::simulate(
            netuid,
            tao,
            (SubnetTAO::<T>::get(netuid), SubnetAlphaIn::<T>::get(netuid)),
            fees,
        )
    }

    pub(crate) fn simulate_sell(
        netuid: NetUid,
        alpha: AlphaBalance,
        fees: bool,
    ) -> Result<Swap, Error<T>> {
        Self::simulate(
            netuid,
            alpha,
            (SubnetAlphaIn::<T>::get(netuid), SubnetTAO::<T>::get(netuid)),
            fees,
        )
    }

    /// Books a purchase; the TAO is in the subnet's account already, the fee still is too.
    pub(crate) fn buy_alpha(
        netuid: NetUid,
        tao: TaoBalance,
        fees: bool,
    ) -> Result<Swap, DispatchError> {
        let swap = Self::simulate_buy(netuid, tao, fees)?;
        SubnetTAO::<T>::mutate(netuid, |reserve| {
            *reserve = reserve.saturating_add(swap.paid_in)
        });
        TotalStake::<T>::mutate(|total| *total = total.saturating_add(swap.paid_in));
        if SubnetMechanism::<T>::get(netuid) == 1 {
            SubnetAlphaIn::<T>::mutate(netuid, |reserve| {
                *reserve = reserve.saturating_sub(swap.paid_out)
            });
        } else {
            pallet_alpha_assets::Pallet::<T>::mint(netuid, swap.paid_out);
        }
        SubnetAlphaOut::<T>::mutate(netuid, |out| *out = out.saturating_add(swap.paid_out));
        SubnetVolume::<T>::mutate(netuid, |volume| *volume = volume.saturating_add(tao.into()));
        Ok(swap)
    }

    /// Books a sale; the alpha is off its pair already, the TAO has still to be paid out of the subnet's account.
    /// The fee stays in `SubnetAlphaOut` until `settle_alpha_fee`.
    pub(crate) fn sell_alpha(
        netuid: NetUid,
        alpha: AlphaBalance,
        fees: bool,
    ) -> Result<Swap, DispatchError> {
        let swap = Self::simulate_sell(netuid, alpha, fees)?;
        if SubnetMechanism::<T>::get(netuid) == 1 {
            SubnetAlphaIn::<T>::mutate(netuid, |reserve| {
                *reserve = reserve.saturating_add(swap.paid_in)
            });
        } else {
            pallet_alpha_assets::Pallet::<T>::recycle(netuid, swap.paid_in);
        }
        SubnetAlphaOut::<T>::mutate(netuid, |out| *out = out.saturating_sub(swap.paid_in));
        SubnetTAO::<T>::mutate(netuid, |reserve| {
            *reserve = reserve.saturating_sub(swap.paid_out)
        });
        TotalStake::<T>::mutate(|total| *total = total.saturating_sub(swap.paid_out));
        SubnetVolume::<T>::mutate(netuid, |volume| {
            *volume = volume.saturating_add(swap.paid_out.into())
        });
        Ok(swap)
    }

    /// Sells a fee taken in alpha for the author; without an author it is burned.
    pub(crate) fn settle_alpha_fee(netuid: NetUid, fee: AlphaBalance) -> DispatchResult {
        match T::Author::get() {
            Some(author) if fee > 0 => {
                let swap = Self::sell_alpha(netuid, fee, false)?;
                Self::transfer_tao_from_subnet(netuid, &author, swap.paid_out)
            }
            _ => {
                pallet_alpha_assets::Pallet::<T>::burn(netuid, fee);
                Ok(())
            }
        }
    }

    /// TAO for one alpha, times 10^9, rounded down; 10^9 where there is no pool.
    pub fn current_alpha_price(netuid: NetUid) -> u64 {
        Self::tao_equivalent(netuid, 1_000_000_000)
    }

    /// What alpha is worth at the present price, without slippage.
    pub fn tao_equivalent(netuid: NetUid, alpha: AlphaBalance) -> TaoBalance {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return alpha;
        }
        let reserve = u128::from(SubnetAlphaIn::<T>::get(netuid));
        if reserve == 0 {
            return 0;
        }
        let worth = u128::from(SubnetTAO::<T>::get(netuid)) * u128::from(alpha) / reserve;
        u64::try_from(worth).unwrap_or(u64::MAX)
    }

    /// Takes alpha that nobody holds out of the issuance.
    pub(crate) fn recycle_subnet_alpha(netuid: NetUid, amount: AlphaBalance) {
        SubnetAlphaOut::<T>::mutate(netuid, |out| *out = out.saturating_sub(amount));
        pallet_alpha_assets::Pallet::<T>::recycle(netuid, amount);
    }
}

#[cfg(test)]
mod tests {
    use super::constant_product;

    #[test]
    fn the_pool_keeps_its_product_and_the_rounding() {
        // reserve in, reserve out, paid in -> paid out
        for (reserve_in, reserve_out, paid_in, paid_out) in [
            (1_000, 1_000, 1_000, 500),
            (1_000, 1_000, 1, 0),
            (
                1_000_000_000_000,
                2_000_000_000_000,
                1_000_000_000,
                1_998_001_998,
            ),
            (u64::MAX, u64::MAX, u64::MAX, u64::MAX / 2),
        ] {
            assert_eq!(constant_product(reserve_in, reserve_out, paid_in), paid_out);
        }
    }
}
