//! An epoch: reads a subnet, runs Yuma consensus, writes its results (subtensor: epoch/run_epoch.rs).
mod bonds;
mod matrix;
mod median;
#[cfg(test)]
mod vectors;
mod yuma;

use crate::{types::*, *};
use alloc::vec::Vec;
use bonds::{LiquidAlpha, Rule};
use matrix::{Fixed, Row};
use yuma::{yuma, Outcome, Subnet};

/// Who is paid how much of an epoch, by uid, in parts of any size.
pub(crate) struct Shares<AccountId> {
    pub hotkeys: Vec<AccountId>,
    pub incentive: Vec<u64>,
    pub dividends: Vec<u64>,
    /// Weights and bonds that were read for it.
    pub entries: u64,
}

impl<T: Config> Pallet<T> {
    /// `emission` is what servers and validators earned since the last epoch.
    pub(crate) fn run_epoch(netuid: NetUid, emission: AlphaBalance) -> Shares<T::AccountId> {
        let n = SubnetworkN::<T>::get(netuid);
        let hotkeys: Vec<T::AccountId> = (0..n).map(|uid| Keys::<T>::get(netuid, uid)).collect();
        let subnet = Self::read_subnet(netuid, &hotkeys);
        let entries = subnet.weights.iter().chain(&subnet.bonds).map(Vec::len);
        let entries = entries.sum::<usize>() as u64;
        let outcome = yuma(&subnet);
        let dividends = outcome.validator_shares();
        Self::write_outcome(netuid, &outcome, &dividends, emission);
        Shares {
            hotkeys,
            incentive: bits(&outcome.incentive),
            dividends: bits(&dividends),
            entries,
        }
    }

    fn read_subnet(netuid: NetUid, hotkeys: &[T::AccountId]) -> Subnet {
        let (block, tempo) = (Self::current_block(), u64::from(Tempo::<T>::get(netuid)));
        let owner = Uids::<T>::get(netuid, SubnetOwnerHotkey::<T>::get(netuid));
        let threshold = StakeThreshold::<T>::get();
        let stake = hotkeys.iter().enumerate().map(|(uid, hotkey)| {
            let stake = Self::stake_weight(hotkey, netuid);
            if stake < threshold && owner != Some(uid as u16) {
                0
            } else {
                stake
            }
        });
        let rows = |read: fn(NetUid, u16) -> Vec<(u16, u16)>| -> Vec<Vec<(u16, u16)>> {
            (0..hotkeys.len() as u16)
                .map(|uid| read(netuid, uid))
                .collect()
        };
        let last_epoch = match LastMechansimStepBlock::<T>::get(netuid) {
            0 => block.saturating_sub(tempo),
            last => last + 1,
        };
        Subnet {
            block,
            last_epoch,
            owner,
            stake: stake.collect(),
            last_update: LastUpdate::<T>::get(netuid),
            registered_at: (0..hotkeys.len() as u16)
                .map(|uid| BlockAtRegistration::<T>::get(netuid, uid))
                .collect(),
            earliest_commit: Self::earliest_commits(netuid, hotkeys),
            permits: ValidatorPermit::<T>::get(netuid),
            weights: rows(Weights::<T>::get),
            bonds: rows(Bonds::<T>::get),
            activity_cutoff: (u64::from(ActivityCutoffFactorMilli::<T>::get(netuid)) * tempo
                / 1_000)
                .max(1),
            max_validators: MaxAllowedValidators::<T>::get(netuid).into(),
            kappa: matrix::ratio(Kappa::<T>::get(netuid).into(), u16::MAX.into()),
            bonds_penalty: matrix::ratio(BondsPenalty::<T>::get(netuid).into(), u16::MAX.into()),
            bonds_moving_average: matrix::ratio(BondsMovingAverage::<T>::get(netuid), 1_000_000),
            rule: Self::bond_rule(netuid),
        }
    }

    fn bond_rule(netuid: NetUid) -> Rule {
        if !Yuma3On::<T>::get(netuid) {
            return Rule::Original;
        }
        if !LiquidAlphaOn::<T>::get(netuid) {
            return Rule::Yuma3;
        }
        let (low, high) = AlphaValues::<T>::get(netuid);
        Rule::LiquidYuma3(LiquidAlpha {
            low: matrix::ratio(low.into(), u16::MAX.into()),
            high: matrix::ratio(high.into(), u16::MAX.into()),
            steepness: AlphaSigmoidSteepness::<T>::get(netuid).into(),
        })
    }

    /// Where weights are committed: since when each neuron's weights may have been known to it.
    fn earliest_commits(netuid: NetUid, hotkeys: &[T::AccountId]) -> Vec<Option<u64>> {
        let enabled = CommitRevealWeightsEnabled::<T>::get(netuid);
        hotkeys
            .iter()
            .map(|hotkey| Self::earliest_commit(netuid, hotkey).filter(|_| enabled))
            .collect()
    }

    fn write_outcome(
        netuid: NetUid,
        outcome: &Outcome,
        dividends: &[Fixed],
        emission: AlphaBalance,
    ) {
        let combined: Vec<u64> = outcome
            .incentive
            .iter()
            .zip(dividends)
            .map(|(i, d)| to_bits(*i) + to_bits(*d))
            .collect();
        let total: u128 = combined
            .iter()
            .map(|share| u128::from(*share))
            .sum::<u128>()
            .max(1);
        let emissions: Vec<u64> = combined
            .iter()
            .map(|share| (u128::from(emission) * u128::from(*share) / total) as u64)
            .collect();
        Emission::<T>::insert(netuid, emissions);
        Active::<T>::insert(netuid, outcome.active.clone());
        StakeWeight::<T>::insert(netuid, matrix::to_u16s(&outcome.stake));
        Consensus::<T>::insert(netuid, matrix::to_u16s(&outcome.consensus));
        Incentive::<T>::insert(netuid, matrix::to_u16s(&outcome.incentive));
        Dividends::<T>::insert(netuid, matrix::to_u16s(&outcome.dividends));
        ValidatorTrust::<T>::insert(netuid, matrix::to_u16s(&outcome.validator_trust));
        ValidatorPermit::<T>::insert(netuid, outcome.permits.clone());
        for (uid, row) in outcome.bonds.iter().enumerate() {
            Self::write_bonds(netuid, uid as u16, outcome.permits[uid], row);
        }
    }

    fn write_bonds(netuid: NetUid, uid: u16, permitted: bool, row: &Row) {
        if permitted && !row.is_empty() {
            let stored: Vec<(u16, u16)> = row
                .iter()
                .map(|(j, bond)| (*j, matrix::to_u16(*bond)))
                .collect();
            Bonds::<T>::insert(netuid, uid, stored);
        } else {
            Bonds::<T>::remove(netuid, uid);
        }
    }
}

fn to_bits(share: Fixed) -> u64 {
    u64::try_from(share.to_bits()).unwrap_or(0)
}

fn bits(shares: &[Fixed]) -> Vec<u64> {
    shares.iter().copied().map(to_bits).collect()
}
