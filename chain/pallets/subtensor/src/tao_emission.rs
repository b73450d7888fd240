//! New TAO flows into the pools of subnets by their moving prices (subtensor: coinbase/run_coinbase.rs,
//! subnet_emissions.rs, block_emission.rs; staking/stake_utils.rs). Only subnets that root has enabled get any.
use crate::{swap::Terms, types::*, *};
use alloc::vec::Vec;
use fixed::types::U64F64;
use frame_support::traits::fungible::{Inspect, Mutate};
use sp_core::U256;

/// Of TAO, and of each subnet's alpha, there is never more: 21 million.
const TOTAL_SUPPLY: u64 = 21_000_000_000_000_000;
/// TAO of a block before any halving.
const FIRST_BLOCK_EMISSION: TaoBalance = 1_000_000_000;

/// Half of `first` for each time that the rest to be issued has halved.
pub(crate) fn halved(first: u64, issuance: u64) -> u64 {
    match TOTAL_SUPPLY.checked_sub(issuance) {
        None | Some(0) => 0,
        Some(rest) => first
            .checked_shr((TOTAL_SUPPLY / rest).ilog2())
            .unwrap_or(0),
    }
}

/// `amount * numerator / denominator`, rounded down; nothing of nothing.
fn part_of(amount: u64, numerator: u128, denominator: u128) -> u64 {
    let part = U256::from(amount) * U256::from(numerator);
    let part = part
        .checked_div(U256::from(denominator))
        .unwrap_or_default();
    u64::try_from(part).unwrap_or(u64::MAX)
}

impl<T: Config> Pallet<T> {
    /// Subnets whose alpha flows: started, moving, and open to new neurons.
    pub(crate) fn subnets_to_emit_to(now: u64) -> Vec<NetUid> {
        let flows = |netuid: &NetUid| {
            *netuid != ROOT
                && FirstEmissionBlockNumber::<T>::get(netuid).is_some_and(|first| first <= now)
                && SubtokenEnabled::<T>::get(netuid)
                && NetworkRegistrationAllowed::<T>::get(netuid)
        };
        let mut netuids = Self::existing_netuids();
        netuids.retain(flows);
        netuids
    }

    /// Gives the block's TAO to the pools; what no subnet is due is not minted.
    pub(crate) fn emit_tao(netuids: &[NetUid]) {
        let emission = halved(FIRST_BLOCK_EMISSION, T::Currency::total_issuance());
        BlockEmission::<T>::put(emission);
        let weights = Self::emission_weights(netuids);
        let enabled = |netuid: &NetUid| SubnetEmissionEnabled::<T>::get(netuid);
        let total: u128 = netuids
            .iter()
            .zip(&weights)
            .filter(|(netuid, _)| enabled(netuid))
            .map(|(_, weight)| *weight)
            .sum();
        for (netuid, weight) in netuids.iter().zip(weights) {
            let weight = if enabled(netuid) { weight } else { 0 };
            Self::emit_tao_to(*netuid, part_of(emission, weight, total));
        }
    }

    /// Moving prices, less the part of its miners' incentive that a subnet withheld; the prices alone if that leaves none.
    fn emission_weights(netuids: &[NetUid]) -> Vec<u128> {
        const ONE: u128 = 1 << 32;
        let prices: Vec<u128> = netuids
            .iter()
            .map(|netuid| Self::moving_alpha_price(*netuid).to_bits() >> 32)
            .collect();
        let paid: Vec<u128> = netuids
            .iter()
            .zip(&prices)
            .map(|(netuid, price)| {
                let withheld = MinerBurned::<T>::get(netuid).bits.min(ONE);
                price.saturating_mul(ONE - withheld)
            })
            .collect();
        if paid.iter().all(|weight| *weight == 0) {
            prices
        } else {
            paid
        }
    }

    /// TAO enters with as much alpha as its price asks for, but no more than root's part of the alpha emission; the rest
    /// of the TAO buys alpha, which the protocol keeps.
    fn emit_tao_to(netuid: NetUid, tao: TaoBalance) {
        let (tao_reserve, alpha_reserve) = Self::reserves(netuid);
        let asked = part_of(tao, alpha_reserve.into(), tao_reserve.into());
        let most = Self::root_part(netuid, Self::alpha_emission(netuid));
        let (alpha_in, tao_in) = if asked > most {
            (
                most,
                part_of(most, tao_reserve.into(), alpha_reserve.into()),
            )
        } else {
            (asked, tao)
        };
        let excess = Self::buy_for_protocol(netuid, tao.saturating_sub(tao_in));
        let tao_in = Self::mint_for_pool(netuid, tao_in);
        SubnetTAO::<T>::mutate(netuid, |reserve| *reserve = reserve.saturating_add(tao_in));
        TotalStake::<T>::mutate(|total| *total = total.saturating_add(tao_in));
        SubnetAlphaIn::<T>::mutate(netuid, |reserve| {
            *reserve = reserve.saturating_add(alpha_in)
        });
        pallet_alpha_assets::Pallet::<T>::mint(netuid, alpha_in);
        SubnetExcessTao::<T>::insert(netuid, excess);
        SubnetTaoInEmission::<T>::insert(netuid, tao_in);
        SubnetAlphaInEmission::<T>::insert(netuid, alpha_in);
    }

    /// Answers the TAO spent.
    fn buy_for_protocol(netuid: NetUid, tao: TaoBalance) -> TaoBalance {
        let terms = Terms::with_fees(false);
        if tao == 0 || Self::simulate_buy(netuid, tao, terms).is_err() {
            return 0;
        }
        let tao = Self::mint_for_pool(netuid, tao);
        match Self::buy_alpha(netuid, tao, terms) {
            Ok(swap) => {
                SubnetProtocolAlpha::<T>::mutate(netuid, |held| {
                    *held = held.saturating_add(swap.paid_out)
                });
                swap.paid_in
            }
            Err(_) => 0,
        }
    }

    /// Answers what the subnet's account got.
    fn mint_for_pool(netuid: NetUid, tao: TaoBalance) -> TaoBalance {
        T::Currency::mint_into(&Self::get_subnet_account_id(netuid), tao).unwrap_or(0)
    }

    /// Alpha minted for the subnet's participants in a block.
    pub(crate) fn alpha_emission(netuid: NetUid) -> AlphaBalance {
        let issuance =
            SubnetAlphaIn::<T>::get(netuid).saturating_add(SubnetAlphaOut::<T>::get(netuid));
        halved(BlockAlphaEmission::<T>::get(), issuance)
    }

    /// What of an amount of alpha is root's: its TAO, weighed by TaoWeight, against the subnet's alpha.
    pub(crate) fn root_part(netuid: NetUid, amount: AlphaBalance) -> AlphaBalance {
        let root = u128::from(Self::weighed_root(SubnetTAO::<T>::get(ROOT)));
        let (_, alpha_in) = Self::reserves(netuid);
        let issuance = u128::from(alpha_in) + u128::from(SubnetAlphaOut::<T>::get(netuid));
        part_of(amount, root, root + issuance)
    }

    /// Root stake in terms of alpha.
    pub(crate) fn weighed_root(tao: TaoBalance) -> u64 {
        part_of(tao, TaoWeight::<T>::get().into(), u64::MAX.into())
    }

    pub fn moving_alpha_price(netuid: NetUid) -> U64F64 {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return U64F64::ONE;
        }
        let bits = u128::try_from(SubnetMovingPrice::<T>::get(netuid).bits).unwrap_or(0);
        U64F64::from_bits(bits.saturating_mul(1 << 32))
    }

    /// The moving price goes a small part of the way to the price, at most 1; the part grows with the subnet's age.
    pub(crate) fn update_moving_price(netuid: NetUid, now: u64) {
        let started = FirstEmissionBlockNumber::<T>::get(netuid).unwrap_or(0);
        let age = U64F64::from_num(now.saturating_sub(started.saturating_sub(1)));
        let halving = U64F64::from_num(EMAPriceHalvingBlocks::<T>::get(netuid));
        let grown = age
            .checked_div(age.saturating_add(halving))
            .unwrap_or(U64F64::ZERO);
        let most = u128::try_from(SubnetMovingAlpha::<T>::get().bits).unwrap_or(0);
        let part = U64F64::from_bits(most.saturating_mul(1 << 32)).saturating_mul(grown);
        let price = part.saturating_mul(Self::alpha_price(netuid).min(U64F64::ONE));
        let kept = U64F64::ONE
            .saturating_sub(part)
            .saturating_mul(Self::moving_alpha_price(netuid));
        let bits = price.saturating_add(kept).to_bits() >> 32;
        SubnetMovingPrice::<T>::insert(netuid, I96F32 { bits: bits as i128 });
    }

    /// TAO for an alpha.
    fn alpha_price(netuid: NetUid) -> U64F64 {
        if SubnetMechanism::<T>::get(netuid) == 0 {
            return U64F64::ONE;
        }
        let (tao, alpha) = Self::reserves(netuid);
        let bits = (u128::from(tao) << 64)
            .checked_div(alpha.into())
            .unwrap_or(0);
        U64F64::from_bits(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::{halved, part_of, TOTAL_SUPPLY};

    /// The curve of subtensor's docs: a halving when half of what is left has been issued.
    #[test]
    fn emission_halves_when_half_of_the_rest_is_issued() {
        const MILLION: u64 = 1_000_000_000_000_000;
        for (issuance, emission) in [
            (0, 1_000_000_000),
            (10_500_000_000_000_000 - 1, 1_000_000_000),
            (10_500_000_000_000_000, 500_000_000),
            (15_750_000_000_000_000 - 1, 500_000_000),
            (15_750_000_000_000_000, 250_000_000),
            (18_375_000_000_000_000, 125_000_000),
            (TOTAL_SUPPLY - 1, 0),
            (TOTAL_SUPPLY, 0),
            (u64::MAX, 0),
        ] {
            assert_eq!(halved(1_000_000_000, issuance), emission, "{issuance}");
        }
        assert_eq!(TOTAL_SUPPLY, 21 * MILLION);
    }

    #[test]
    fn parts_round_down_and_nothing_divides_by_nothing() {
        assert_eq!(part_of(10, 1, 3), 3);
        assert_eq!(part_of(10, 0, 0), 0);
        assert_eq!(part_of(u64::MAX, u128::MAX, 1), u64::MAX);
    }
}
