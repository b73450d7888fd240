//! Yuma consensus, version 3, as a pure function (subtensor: epoch/run_epoch.rs, `epoch_mechanism`; liquid alpha and
//! commit-reveal are not here). Steps stand in its order.
use super::{
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
    let validator_trust: Vec<Fixed> =
        clipped.iter().map(|row| matrix::sum(row.iter().map(|(_, value)| *value))).collect();
    let mut incentive = matrix::weighted_columns(&clipped, &active_stake, n);
    matrix::normalize(&mut incentive);

    let bonds = grown_bonds(subnet, &weights, &clipped);
    let mut held = bonds.clone();
    matrix::normalize_columns(&mut held, n);
    let mut dividends: Vec<Fixed> = matrix::weighted_rows(&held, &incentive)
        .into_iter()
        .zip(&active_stake)
        .map(|(earned, stake)| earned.saturating_mul(*stake))
        .collect();
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
        bonds,
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
    let mut rows = fixed_rows(&subnet.weights, Fixed::from_num);
    matrix::retain(&mut rows, |i, j| {
        let itself = i == usize::from(j) && subnet.owner != Some(j);
        permits[i] && !itself && subnet.last_update[i] > subnet.registered_at[usize::from(j)]
    });
    matrix::normalize_rows(&mut rows);
    rows
}

/// Bonds move toward the (clipped) weights.
fn grown_bonds(subnet: &Subnet, weights: &[Row], clipped: &[Row]) -> Vec<Row> {
    let n = subnet.stake.len();
    let aims = matrix::blend(weights, clipped, subnet.bonds_penalty, n);
    let mut old = fixed_rows(&subnet.bonds, |bond| matrix::ratio(bond.into(), u16::MAX.into()));
    matrix::retain(&mut old, |_, j| subnet.last_epoch > subnet.registered_at[usize::from(j)]);
    let alpha = Fixed::ONE.saturating_sub(subnet.bonds_moving_average);
    matrix::moving_average(&aims, &old, alpha, n)
}

fn fixed_rows(rows: &[Vec<(u16, u16)>], convert: impl Fn(u16) -> Fixed) -> Vec<Row> {
    rows.iter()
        .map(|row| row.iter().map(|(j, value)| (*j, convert(*value))).collect())
        .collect()
}
