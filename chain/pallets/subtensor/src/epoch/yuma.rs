//! Yuma consensus as a pure function (subtensor: epoch/run_epoch.rs, `epoch_mechanism`). Steps stand in its order.
use super::{
    bonds::{self, Rule},
    matrix::{self, Fixed, Row},
    median,
};
use alloc::vec::Vec;

/// What an epoch knows; vectors are by uid.
pub(crate) struct Subnet {
    pub block: u64,
    /// Bonds to neurons registered at or after this block are forgotten.
    pub last_epoch: u64,
    pub owner: Option<u16>,
    pub stake: Vec<u64>,
    pub last_update: Vec<u64>,
    pub registered_at: Vec<u64>,
    /// Block of the oldest commit not yet revealed.
    pub earliest_commit: Vec<Option<u64>>,
    pub permits: Vec<bool>,
    /// Stored weights, of 65,535.
    pub weights: Vec<Vec<(u16, u16)>>,
    /// Stored bonds, of 65,535.
    pub bonds: Vec<Vec<(u16, u16)>>,
    pub activity_cutoff: u64,
    pub max_validators: usize,
    pub kappa: Fixed,
    pub bonds_penalty: Fixed,
    pub bonds_moving_average: Fixed,
    pub rule: Rule,
}

/// What it decides; vectors are by uid.
pub(crate) struct Outcome {
    pub active: Vec<bool>,
    pub stake: Vec<Fixed>,
    pub active_stake: Vec<Fixed>,
    /// For the next epoch.
    pub permits: Vec<bool>,
    pub consensus: Vec<Fixed>,
    pub validator_trust: Vec<Fixed>,
    pub incentive: Vec<Fixed>,
    pub dividends: Vec<Fixed>,
    pub bonds: Vec<Row>,
}

impl Outcome {
    /// Dividends; when nobody earned anything, the stake of the active validators, or failing those all stake.
    pub fn validator_shares(&self) -> Vec<Fixed> {
        let none = |values: &[Fixed]| values.iter().all(|value| *value == Fixed::ZERO);
        if !none(&self.incentive) || !none(&self.dividends) {
            self.dividends.clone()
        } else if none(&self.active_stake) {
            self.stake.clone()
        } else {
            self.active_stake.clone()
        }
    }
}

pub(crate) fn yuma(subnet: &Subnet) -> Outcome {
    let n = subnet.stake.len();
    let active: Vec<bool> = subnet
        .last_update
        .iter()
        .map(|update| update.saturating_add(subnet.activity_cutoff) >= subnet.block)
        .collect();
    let stake = matrix::proportions(&subnet.stake);
    let permits_now = with_owner(subnet.permits.clone(), subnet.owner);
    let permits = with_owner(top_stakes(&stake, subnet.max_validators), subnet.owner);
    let mut active_stake = stake.clone();
    matrix::mask(&mut active_stake, |i| !active[i] || !permits_now[i]);
    matrix::normalize(&mut active_stake);

    let weights = valid_weights(subnet, &permits_now);
    let consensus = median::consensus(&active_stake, &weights, n, subnet.kappa);
    let clipped = matrix::clip_columns(&weights, &consensus);
    let validator_trust: Vec<Fixed> = clipped
        .iter()
        .map(|row| matrix::sum(row.iter().map(|(_, value)| *value)))
        .collect();
    let mut incentive = matrix::weighted_columns(&clipped, &active_stake, n);
    matrix::normalize(&mut incentive);

    let aims = matrix::blend(&weights, &clipped, subnet.bonds_penalty, n);
    let holdings = bonds::hold(subnet, &aims, &active_stake, &consensus, &incentive);
    let mut dividends = holdings.earned;
    matrix::normalize(&mut dividends);

    Outcome {
        active,
        stake,
        active_stake,
        permits,
        consensus,
        validator_trust,
        incentive,
        dividends,
        bonds: holdings.bonds,
    }
}

fn with_owner(mut permits: Vec<bool>, owner: Option<u16>) -> Vec<bool> {
    if let Some(permit) = owner.and_then(|uid| permits.get_mut(usize::from(uid))) {
        *permit = true;
    }
    permits
}

/// The k largest stakes above zero; among equals the higher uid.
fn top_stakes(stake: &[Fixed], k: usize) -> Vec<bool> {
    let mut permits: Vec<bool> = stake.iter().map(|stake| *stake != Fixed::ZERO).collect();
    let mut ascending: Vec<usize> = (0..stake.len()).collect();
    ascending.sort_by_key(|uid| stake[*uid]);
    for uid in ascending.iter().take(stake.len().saturating_sub(k)) {
        permits[*uid] = false;
    }
    permits
}

/// Rows of permitted validators, without themselves (but the owner) and without neurons registered since they voted;
/// each row sums to 1.
fn valid_weights(subnet: &Subnet, permits: &[bool]) -> Vec<Row> {
    let mut rows = matrix::fixed_rows(&subnet.weights, Fixed::from_num);
    matrix::retain(&mut rows, |i, j| {
        let itself = i == usize::from(j) && subnet.owner != Some(j);
        let since = subnet.registered_at[usize::from(j)];
        let committed_before = subnet.earliest_commit[i].is_some_and(|commit| commit < since);
        permits[i] && !itself && subnet.last_update[i] > since && !committed_before
    });
    matrix::normalize_rows(&mut rows);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    /// Three validators and two servers, kappa one half, bonds moving average 0.975, no penalty: the setting of
    /// subtensor's test_yuma_3_liquid_alpha_disabled (pallets/subtensor/src/tests/epoch.rs, public domain), whose
    /// tables these are.
    fn three_validators(weights: [[u16; 2]; 3], bonds: Vec<Vec<(u16, u16)>>) -> Subnet {
        let mut rows: Vec<Vec<(u16, u16)>> = weights
            .iter()
            .map(|[first, second]| vec![(3, *first), (4, *second)])
            .collect();
        rows.extend([vec![], vec![]]);
        Subnet {
            block: 10,
            last_epoch: 9,
            owner: None,
            stake: vec![33, 33, 34, 0, 0],
            last_update: vec![9; 5],
            registered_at: vec![1; 5],
            earliest_commit: vec![None; 5],
            permits: vec![true, true, true, false, false],
            weights: rows,
            bonds,
            activity_cutoff: 100,
            max_validators: 3,
            kappa: matrix::ratio(32_767, 65_535),
            bonds_penalty: Fixed::ZERO,
            bonds_moving_average: matrix::ratio(975, 1_000),
            rule: Rule::Yuma3,
        }
    }

    #[test]
    fn bonds_and_dividends_follow_subtensors_tables() {
        // Bonds to server 1 and 2 of each validator, then the dividends of the validators, epoch by epoch.
        let epochs = [
            (
                [[0.0250, 0.0], [0.0250, 0.0], [0.0250, 0.0]],
                [0.3300, 0.3300, 0.3400],
            ),
            (
                [[0.0494, 0.0], [0.0494, 0.0], [0.0494, 0.0]],
                [0.3300, 0.3300, 0.3400],
            ),
            (
                [[0.0731, 0.0], [0.0731, 0.0], [0.0481, 0.0250]],
                [0.3734, 0.3734, 0.2532],
            ),
            (
                [[0.0963, 0.0], [0.0963, 0.0], [0.0719, 0.0244]],
                [0.3611, 0.3611, 0.2779],
            ),
            (
                [[0.1189, 0.0], [0.1189, 0.0], [0.0951, 0.0238]],
                [0.3541, 0.3541, 0.2919],
            ),
            (
                [[0.1409, 0.0], [0.1409, 0.0], [0.1178, 0.0232]],
                [0.3495, 0.3495, 0.3009],
            ),
        ];
        let mut bonds = vec![vec![]; 5];
        for (epoch, (expected_bonds, expected_dividends)) in epochs.iter().enumerate() {
            // In the third epoch the last validator weighs the second server.
            let last = if epoch == 2 {
                [0, u16::MAX]
            } else {
                [u16::MAX, 0]
            };
            let outcome = yuma(&three_validators(
                [[u16::MAX, 0], [u16::MAX, 0], last],
                bonds,
            ));
            for i in 0..3 {
                for (j, expected) in (3..).zip(expected_bonds[i]) {
                    let bond = outcome.bonds[i]
                        .iter()
                        .find(|(of, _)| *of == j)
                        .map_or(0.0, |(_, b)| b.to_num::<f64>());
                    assert!(
                        (bond - expected).abs() < 1e-3,
                        "epoch {epoch} bond {i}-{j}: {bond}"
                    );
                }
                let dividend: f64 = outcome.dividends[i].to_num();
                assert!(
                    (dividend - expected_dividends[i]).abs() < 1e-3,
                    "epoch {epoch} dividend {i}: {dividend}"
                );
            }
            bonds = outcome
                .bonds
                .iter()
                .map(|row| row.iter().map(|(j, b)| (*j, matrix::to_u16(*b))).collect())
                .collect();
        }
    }

    #[test]
    fn a_penalty_clips_what_bonds_aim_at() {
        for (penalty, expected) in [(0, 0.025), (65_535, 0.0), (32_767, 0.0125)] {
            let mut subnet = three_validators([[1, 0], [1, 0], [0, 1]], vec![vec![]; 5]);
            subnet.bonds_penalty = matrix::ratio(penalty, 65_535);
            let outcome = yuma(&subnet);
            // Only a third of the stake is for server 2, so its consensus is nothing.
            assert_eq!(outcome.consensus[4], Fixed::ZERO);
            let bond = outcome.bonds[2]
                .iter()
                .find(|(j, _)| *j == 4)
                .map_or(0.0, |(_, b)| b.to_num::<f64>());
            assert!((bond - expected).abs() < 1e-4, "{penalty}: {bond}");
        }
    }

    #[test]
    fn bonds_to_a_new_neuron_begin_anew() {
        let old = vec![
            vec![(3, 30_000), (4, 30_000)],
            vec![],
            vec![],
            vec![],
            vec![],
        ];
        let mut subnet = three_validators([[1, 1], [1, 1], [1, 1]], old);
        subnet.registered_at[4] = 9;
        subnet.last_update = vec![10; 5];
        let outcome = yuma(&subnet);
        let bond = |j| {
            outcome.bonds[0]
                .iter()
                .find(|(of, _)| *of == j)
                .expect("a bond")
                .1
                .to_num::<f64>()
        };
        assert!(bond(3) > 0.4 && bond(4) < 0.02);
    }

    #[test]
    fn nobody_weighs_itself_but_the_owner() {
        let mut subnet = three_validators([[0, 0], [0, 0], [0, 0]], vec![vec![]; 5]);
        subnet.weights = vec![vec![(0, 1)], vec![(1, 1)], vec![(2, 1)], vec![], vec![]];
        assert!(yuma(&subnet)
            .incentive
            .iter()
            .all(|incentive| *incentive == Fixed::ZERO));
        subnet.owner = Some(2);
        subnet.stake = vec![10, 10, 80, 0, 0];
        assert_eq!(yuma(&subnet).incentive[2], Fixed::ONE);
    }

    #[test]
    fn an_empty_subnet_has_an_empty_outcome() {
        let mut subnet = three_validators([[0, 0]; 3], vec![]);
        (subnet.stake, subnet.last_update, subnet.registered_at) = (vec![], vec![], vec![]);
        (subnet.permits, subnet.weights) = (vec![], vec![]);
        assert!(yuma(&subnet).validator_shares().is_empty());
    }
}
