//! A subnet ends: who holds its alpha gets the TAO of its pool, and nothing remembers it (subtensor: coinbase/root.rs,
//! `do_dissolve_network`, and staking/remove_stake.rs, `destroy_alpha_in_out_stakes`).
use crate::{types::*, *};
use alloc::vec::Vec;
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{
        fungible::Inspect,
        tokens::{Fortitude, Preservation},
    },
};

impl<T: Config> Pallet<T> {
    pub fn do_dissolve_network(netuid: NetUid) -> DispatchResult {
        ensure!(
            netuid != ROOT && Self::if_subnet_exist(netuid),
            Error::<T>::SubnetNotExists
        );
        Self::pay_out_pool(netuid);
        T::CommitmentsInterface::purge_netuid(netuid);
        Self::forget_network(netuid);
        Self::deposit_event(Event::NetworkRemoved(netuid));
        Ok(())
    }

    /// The subnet that makes room for another: the lowest moving price, then the oldest; none that is still immune.
    pub(crate) fn network_to_prune() -> Option<NetUid> {
        let now = Self::current_block();
        Self::existing_netuids()
            .into_iter()
            .filter(|netuid| *netuid != ROOT)
            .map(|netuid| (netuid, NetworkRegisteredAt::<T>::get(netuid)))
            .filter(|(_, since)| now >= since.saturating_add(NetworkImmunityPeriod::<T>::get()))
            .min_by_key(|(netuid, since)| (SubnetMovingPrice::<T>::get(netuid).bits, *since))
            .map(|(netuid, _)| netuid)
    }

    /// The pool's TAO goes to all alpha in equal parts. What falls to the pool's own alpha, to the protocol's, or to nobody is
    /// recycled with whatever else the subnet's account holds above its deposit. The owner gets the lock back nowhere
    /// (subtensor: only for subnets older than NetworkRegistrationStartBlock, which is 0).
    fn pay_out_pool(netuid: NetUid) {
        let pot = SubnetTAO::<T>::take(netuid);
        TotalStake::<T>::mutate(|total| *total = total.saturating_sub(pot));
        let (coldkeys, mut alpha): (Vec<_>, Vec<_>) =
            Self::take_stake_of_subnet(netuid).into_iter().unzip();
        alpha.push(Self::alpha_of_nobody(netuid));
        for (coldkey, tao) in coldkeys.iter().zip(in_proportion(pot, &alpha)) {
            // What cannot be paid, because so little opens no account, is recycled below.
            let _ = Self::transfer_tao_from_subnet(netuid, coldkey, tao);
        }
        let account = Self::get_subnet_account_id(netuid);
        let rest =
            T::Currency::reducible_balance(&account, Preservation::Preserve, Fortitude::Polite);
        let _ = Self::recycle_tao(&account, rest);
    }

    /// A subnet of genesis counts as one from before subtensor's TaoInRefundDeploymentBlock: the alpha in its pool has no
    /// part.
    fn alpha_of_nobody(netuid: NetUid) -> AlphaBalance {
        let protocol = SubnetProtocolAlpha::<T>::get(netuid);
        if NetworkRegisteredAt::<T>::get(netuid) == 0 {
            return protocol;
        }
        protocol.saturating_add(SubnetAlphaIn::<T>::get(netuid))
    }

    /// What survives: how often the netuid was registered, who chose it for auto-stake, and MinNonImmuneUids.
    fn forget_network(netuid: NetUid) {
        macro_rules! forget {
            ($($item:ident)*) => { $($item::<T>::remove(netuid);)* };
        }
        macro_rules! forget_all_of {
            ($($item:ident)*) => { $(let _ = $item::<T>::clear_prefix(netuid, u32::MAX, None);)* };
        }
        for (_, hotkey) in Keys::<T>::iter_prefix(netuid) {
            IsNetworkMember::<T>::remove(hotkey, netuid);
        }
        forget! {
            NetworksAdded SubnetworkN SubnetOwner SubnetOwnerHotkey SubnetMechanism NetworkRegisteredAt
            FirstEmissionBlockNumber SubtokenEnabled TransferToggle NetworkRegistrationAllowed SubnetLocked
            SubnetAlphaIn SubnetAlphaOut SubnetVolume SubnetEmissionEnabled SubnetTaoInEmission SubnetAlphaInEmission
            SubnetExcessTao SubnetProtocolAlpha SubnetMovingPrice EMAPriceHalvingBlocks MinerBurned
            SubnetAlphaOutEmission PendingServerEmission PendingValidatorEmission PendingOwnerCut
            Tempo LastEpochBlock SubnetEpochIndex BlocksSinceLastStep LastMechansimStepBlock Kappa BondsMovingAverage
            BondsPenalty Yuma3On LiquidAlphaOn AlphaValues AlphaSigmoidSteepness BondsResetOn MaxAllowedValidators
            ActivityCutoffFactorMilli Active Consensus Incentive Dividends Emission ValidatorTrust ValidatorPermit
            StakeWeight LastUpdate ServingRateLimit MaxAllowedUids ImmunityPeriod ImmuneOwnerUidsLimit Burn MinBurn
            MaxBurn BurnHalfLife BurnIncreaseMult RAORecycledForRegistration WeightsVersionKey WeightsSetRateLimit
            MinAllowedWeights CommitRevealWeightsEnabled RevealPeriodEpochs
        }
        forget_all_of! {
            AlphaDividendsPerSubnet Keys Uids BlockAtRegistration Axons Prometheus Weights Bonds WeightCommits
            LastHotkeySwapOnNetuid
        }
        Self::forget_locks(netuid);
        TotalNetworks::<T>::mutate(|total| *total = total.saturating_sub(1));
        pallet_alpha_assets::Pallet::<T>::forget(netuid);
    }
}

/// Parts of `amount`, rounded down; the rao that rounding left go to those who lost most by it, the first of equals first.
fn in_proportion(amount: u64, weights: &[u64]) -> Vec<u64> {
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if all == 0 {
        return weights.iter().map(|_| 0).collect();
    }
    let exact = |weight: &u64| u128::from(amount) * u128::from(*weight);
    let mut parts: Vec<u64> = weights
        .iter()
        .map(|weight| (exact(weight) / all) as u64)
        .collect();
    let rest = amount - parts.iter().sum::<u64>();
    let mut places: Vec<usize> = (0..weights.len()).collect();
    places.sort_by_key(|place| core::cmp::Reverse(exact(&weights[*place]) % all));
    for place in places.into_iter().take(rest as usize) {
        parts[place] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::in_proportion;

    #[test]
    fn parts_add_up_and_the_largest_remainders_round_up() {
        assert_eq!(in_proportion(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(in_proportion(10, &[3, 3, 1]), [4, 4, 2]);
        assert_eq!(in_proportion(5, &[0, 7]), [0, 5]);
        assert_eq!(in_proportion(5, &[0, 0]), [0, 0]);
        assert_eq!(
            in_proportion(u64::MAX, &[u64::MAX, u64::MAX]),
            [1 << 63, (1 << 63) - 1]
        );
    }
}
