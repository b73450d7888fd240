//! Prices, and what a swap would do (subtensor: pallets/swap/runtime-api).
use super::*;
use crate::swap::Terms;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

#[derive(Encode, Decode, TypeInfo, Clone, Default, PartialEq, Eq, Debug)]
pub struct SimSwapResult {
    pub tao_amount: TaoBalance,
    pub alpha_amount: AlphaBalance,
    pub tao_fee: TaoBalance,
    pub alpha_fee: AlphaBalance,
    /// What less comes out than at the present price.
    pub tao_slippage: TaoBalance,
    pub alpha_slippage: AlphaBalance,
}

#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SubnetPrice {
    pub netuid: NetUid,
    /// TAO for an alpha, times 10^9.
    pub price: u64,
}

impl<T: Config> Pallet<T> {
    pub fn current_alpha_price_all() -> Vec<SubnetPrice> {
        Self::existing_netuids()
            .into_iter()
            .map(|netuid| SubnetPrice {
                netuid,
                price: Self::current_alpha_price(netuid),
            })
            .collect()
    }

    /// All zeroes where the pool would refuse.
    pub fn sim_swap_tao_for_alpha(netuid: NetUid, tao: TaoBalance) -> SimSwapResult {
        let Ok(swap) = Self::simulate_buy(netuid, tao, Terms::PLAIN) else {
            return SimSwapResult::default();
        };
        SimSwapResult {
            tao_amount: swap.paid_in,
            alpha_amount: swap.paid_out,
            tao_fee: swap.fee,
            alpha_slippage: Self::alpha_equivalent(netuid, tao).saturating_sub(swap.paid_out),
            ..Default::default()
        }
    }

    /// All zeroes where the pool would refuse.
    pub fn sim_swap_alpha_for_tao(netuid: NetUid, alpha: AlphaBalance) -> SimSwapResult {
        let Ok(swap) = Self::simulate_sell(netuid, alpha, Terms::PLAIN) else {
            return SimSwapResult::default();
        };
        SimSwapResult {
            tao_amount: swap.paid_out,
            alpha_amount: swap.paid_in,
            alpha_fee: swap.fee,
            tao_slippage: Self::tao_equivalent(netuid, alpha).saturating_sub(swap.paid_out),
            ..Default::default()
        }
    }

    /// The pool's fee on what is paid in; none on root.
    pub(super) fn approximate_fee(netuid: NetUid, amount: u64) -> u64 {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return 0;
        }
        (u128::from(amount) * u128::from(crate::swap::FEE_RATE) / u128::from(u16::MAX)) as u64
    }

    fn alpha_equivalent(netuid: NetUid, tao: TaoBalance) -> AlphaBalance {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return tao;
        }
        let reserve = u128::from(SubnetTAO::<T>::get(netuid)).max(1);
        let worth = u128::from(SubnetAlphaIn::<T>::get(netuid)) * u128::from(tao) / reserve;
        u64::try_from(worth).unwrap_or(u64::MAX)
    }
}
