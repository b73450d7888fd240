//! The pool of a subnet: constant product with a fee of 33/65,535 of what is paid in (subtensor: pallets/swap with
//! weights of one half). The fee goes to the block's author.
use crate::{types::*, *};
use frame_support::{ensure, pallet_prelude::*};
use sp_core::U256;

/// Numerator of the fee over `u16::MAX`, 0.05 %.
pub const FEE_RATE: u64 = 33;
/// A swap pays in at most this many times the reserve.
const MOST_TIMES_RESERVE: u64 = 1_000;
/// A pool pays out of a reserve of at least this (SwapMinimumReserve).
const LEAST_RESERVE: u64 = 1_000_000;
/// Limit prices are rao for this much alpha.
const ONE_ALPHA: u64 = 1_000_000_000;

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

impl Swap {
    /// Less than what was offered when a price limit came first.
    pub fn taken(&self) -> u64 {
        self.paid_in.saturating_add(self.fee)
    }

    fn one_to_one(amount: u64) -> Self {
        Self {
            paid_in: amount,
            paid_out: amount,
            fee: 0,
        }
    }
}

/// How a swap is made: with its fee or without, and up to which price in rao per alpha.
#[derive(Clone, Copy)]
pub(crate) struct Terms {
    pub fees: bool,
    pub limit: Option<TaoBalance>,
}

impl Terms {
    pub const PLAIN: Self = Self {
        fees: true,
        limit: None,
    };

    pub const fn with_fees(fees: bool) -> Self {
        Self { fees, limit: None }
    }

    pub const fn up_to(limit: TaoBalance) -> Self {
        Self {
            fees: true,
            limit: Some(limit),
        }
    }
}

/// `reserve_out * paid_in / (reserve_in + paid_in)`, rounded down: the pool never loses.
fn constant_product(reserve_in: u64, reserve_out: u64, paid_in: u64) -> u64 {
    let (reserve_in, reserve_out, paid_in) = (
        u128::from(reserve_in),
        u128::from(reserve_out),
        u128::from(paid_in),
    );
    (reserve_out * paid_in)
        .checked_div(reserve_in + paid_in)
        .unwrap_or(0) as u64
}

/// What a buyer may pay in until an alpha costs `limit`: the TAO reserve is then the root of `limit * tao * alpha`.
fn room_to_buy(tao: u64, alpha: u64, limit: TaoBalance) -> u64 {
    let product = U256::from(tao) * U256::from(alpha) * U256::from(limit) / U256::from(ONE_ALPHA);
    above(product.integer_sqrt(), tao)
}

/// What a seller may pay in until an alpha costs `limit`: the alpha reserve is then the root of `tao * alpha / limit`.
fn room_to_sell(tao: u64, alpha: u64, limit: TaoBalance) -> u64 {
    if limit == 0 {
        return u64::MAX;
    }
    let product = U256::from(tao) * U256::from(alpha) * U256::from(ONE_ALPHA) / U256::from(limit);
    above(product.integer_sqrt(), alpha)
}

fn above(reached: U256, reserve: u64) -> u64 {
    u64::try_from(reached.saturating_sub(U256::from(reserve))).unwrap_or(u64::MAX)
}

/// `amount * 33 / 65,535`
fn fee_within(amount: u64) -> u64 {
    (u128::from(amount) * u128::from(FEE_RATE) / u128::from(u16::MAX)) as u64
}

/// The fee that comes on top of what enters the reserve.
fn fee_on_top(paid_in: u64) -> u64 {
    (u128::from(paid_in) * u128::from(FEE_RATE) / u128::from(u64::from(u16::MAX) - FEE_RATE)) as u64
}

/// One direction of a pool.
struct Side {
    reserve_in: u64,
    reserve_out: u64,
    /// What may enter until the price limit; None when the price is beyond it.
    room: Option<u64>,
}

impl<T: Config> Pallet<T> {
    fn simulate(input: u64, side: Side, fees: bool) -> Result<Swap, Error<T>> {
        let fee = if fees { fee_within(input) } else { 0 };
        let paid_in = input.saturating_sub(fee);
        ensure!(
            paid_in <= side.reserve_in.saturating_mul(MOST_TIMES_RESERVE),
            Error::<T>::SwapInputTooLarge
        );
        ensure!(
            side.reserve_in > 0 && side.reserve_out >= LEAST_RESERVE,
            Error::<T>::InsufficientLiquidity
        );
        let room = side.room.ok_or(Error::<T>::PriceLimitExceeded)?;
        let (paid_in, fee) = if paid_in <= room {
            (paid_in, fee)
        } else {
            (room, if fees { fee_on_top(room) } else { 0 })
        };
        let paid_out = constant_product(side.reserve_in, side.reserve_out, paid_in);
        ensure!(
            paid_in == 0 || paid_out > 0,
            Error::<T>::InsufficientLiquidity
        );
        Ok(Swap {
            paid_in,
            paid_out,
            fee,
        })
    }

    pub(crate) fn simulate_buy(
        netuid: NetUid,
        tao: TaoBalance,
        terms: Terms,
    ) -> Result<Swap, Error<T>> {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return Ok(Swap::one_to_one(tao));
        }
        let (reserve_in, reserve_out) = Self::reserves(netuid);
        let room = match terms.limit {
            None => Some(u64::MAX),
            Some(limit) => (Self::current_alpha_price(netuid) < limit)
                .then(|| room_to_buy(reserve_in, reserve_out, limit)),
        };
        let side = Side {
            reserve_in,
            reserve_out,
            room,
        };
        Self::simulate(tao, side, terms.fees)
    }

    pub(crate) fn simulate_sell(
        netuid: NetUid,
        alpha: AlphaBalance,
        terms: Terms,
    ) -> Result<Swap, Error<T>> {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return Ok(Swap::one_to_one(alpha));
        }
        let (reserve_out, reserve_in) = Self::reserves(netuid);
        let room = match terms.limit {
            None => Some(u64::MAX),
            Some(limit) => (Self::current_alpha_price(netuid) > limit)
                .then(|| room_to_sell(reserve_out, reserve_in, limit)),
        };
        let side = Side {
            reserve_in,
            reserve_out,
            room,
        };
        Self::simulate(alpha, side, terms.fees)
    }

    /// TAO, alpha.
    pub(crate) fn reserves(netuid: NetUid) -> (TaoBalance, AlphaBalance) {
        (SubnetTAO::<T>::get(netuid), SubnetAlphaIn::<T>::get(netuid))
    }

    /// The most TAO that buys alpha at no more than `limit` rao each, fee included.
    pub(crate) fn most_to_buy(netuid: NetUid, limit: TaoBalance) -> Result<TaoBalance, Error<T>> {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return Ok(if limit >= ONE_ALPHA { u64::MAX } else { 0 });
        }
        let most = SubnetTAO::<T>::get(netuid).saturating_mul(MOST_TIMES_RESERVE);
        Self::simulate_buy(netuid, most, Terms::up_to(limit)).map(|swap| swap.taken())
    }

    /// The most alpha that sells for at least `limit` rao each, fee included.
    pub(crate) fn most_to_sell(
        netuid: NetUid,
        limit: TaoBalance,
    ) -> Result<AlphaBalance, Error<T>> {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return Ok(if limit <= ONE_ALPHA { u64::MAX } else { 0 });
        }
        let most = SubnetAlphaIn::<T>::get(netuid).saturating_mul(MOST_TIMES_RESERVE);
        Self::simulate_sell(netuid, most, Terms::up_to(limit)).map(|swap| swap.taken())
    }

    /// Books a purchase; the TAO is in the subnet's account already, the fee still is too.
    pub(crate) fn buy_alpha(
        netuid: NetUid,
        tao: TaoBalance,
        terms: Terms,
    ) -> Result<Swap, DispatchError> {
        let swap = Self::simulate_buy(netuid, tao, terms)?;
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
        terms: Terms,
    ) -> Result<Swap, DispatchError> {
        let swap = Self::simulate_sell(netuid, alpha, terms)?;
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

    /// Sells a fee taken in alpha for the author; without an author, or worth nothing, it is burned.
    pub(crate) fn settle_alpha_fee(netuid: NetUid, fee: AlphaBalance) -> DispatchResult {
        let sale = T::Author::get().filter(|_| fee > 0).and_then(|author| {
            Some((
                author,
                Self::sell_alpha(netuid, fee, Terms::with_fees(false)).ok()?,
            ))
        });
        match sale {
            Some((author, swap)) => Self::transfer_tao_from_subnet(netuid, &author, swap.paid_out),
            None => {
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
    use super::{constant_product, fee_on_top, fee_within, room_to_buy, room_to_sell};

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

    #[test]
    fn a_price_limit_leaves_room_until_the_price_is_reached() {
        // Four times the price: twice the TAO. A quarter of it: twice the alpha.
        assert_eq!(room_to_buy(1_000, 1_000, 4_000_000_000), 1_000);
        assert_eq!(room_to_sell(1_000, 1_000, 250_000_000), 1_000);
        assert_eq!(room_to_buy(1_000, 1_000, 1_000_000_000), 0);
        assert_eq!(room_to_sell(1_000, 1_000, 2_000_000_000), 0);
        assert_eq!(room_to_sell(1_000, 1_000, 0), u64::MAX);
        assert_eq!(room_to_buy(u64::MAX, u64::MAX, u64::MAX), u64::MAX);
        assert_eq!(room_to_sell(u64::MAX, u64::MAX, 1), u64::MAX);
    }

    #[test]
    fn a_fee_on_top_is_the_fee_within_the_sum() {
        for paid_in in [1, 2_000_000, 1_000_000_000, u64::MAX / 2] {
            let sum = paid_in + fee_on_top(paid_in);
            assert!(
                fee_within(sum).abs_diff(fee_on_top(paid_in)) <= 1,
                "{paid_in}"
            );
        }
    }
}
