//! What validators hold of neurons, and what it earns them (subtensor: epoch/run_epoch.rs, `compute_bonds_sparse`,
//! `alpha_sigmoid`). Yuma 3 moves each bond toward the weight by itself; the original rule divides each neuron among its
//! validators.
use super::{
    matrix::{self, Fixed, Row},
    yuma::Subnet,
};
use alloc::vec::Vec;

/// How bonds move in an epoch.
#[derive(Clone, Copy)]
pub(crate) enum Rule {
    /// All by the same part of the way.
    Yuma3,
    /// The faster, the further a validator is from the consensus when it buys, or from its bond when it sells.
    LiquidYuma3(LiquidAlpha),
    Original,
}

/// Bounds of the part of the way, and how sharply it turns from one to the other.
#[derive(Clone, Copy)]
pub(crate) struct LiquidAlpha {
    pub low: Fixed,
    pub high: Fixed,
    pub steepness: Fixed,
}

pub(crate) struct Holdings {
    /// To be kept for the next epoch, of 1.
    pub bonds: Vec<Row>,
    /// What each validator earns, before they are made to sum to 1.
    pub earned: Vec<Fixed>,
}

/// `aims` are the weights that count for bonds.
pub(crate) fn hold(
    subnet: &Subnet,
    aims: &[Row],
    active_stake: &[Fixed],
    consensus: &[Fixed],
    incentive: &[Fixed],
) -> Holdings {
    let n = consensus.len();
    let old = known_bonds(subnet);
    let part = Fixed::ONE.saturating_sub(subnet.bonds_moving_average);
    match subnet.rule {
        Rule::Original => original(aims, old, active_stake, incentive, part),
        Rule::LiquidYuma3(alpha) if consensus.iter().any(|value| *value != Fixed::ZERO) => {
            let bonds = liquid_average(aims, &old, consensus, alpha);
            yuma3(bonds, active_stake, incentive)
        }
        Rule::Yuma3 | Rule::LiquidYuma3(_) => {
            let bonds = matrix::moving_average(aims, &old, part, n);
            yuma3(bonds, active_stake, incentive)
        }
    }
}

fn yuma3(bonds: Vec<Row>, active_stake: &[Fixed], incentive: &[Fixed]) -> Holdings {
    let mut held = bonds.clone();
    matrix::normalize_columns(&mut held, incentive.len());
    let earned = matrix::weighted_rows(&held, incentive)
        .into_iter()
        .zip(active_stake)
        .map(|(earned, stake)| earned.saturating_mul(*stake))
        .collect();
    Holdings { bonds, earned }
}

fn original(
    aims: &[Row],
    mut old: Vec<Row>,
    active_stake: &[Fixed],
    incentive: &[Fixed],
    part: Fixed,
) -> Holdings {
    let n = incentive.len();
    matrix::normalize_columns(&mut old, n);
    let mut bought = matrix::scale_rows(aims, active_stake);
    matrix::normalize_columns(&mut bought, n);
    let mut bonds = matrix::moving_average(&bought, &old, part, n);
    matrix::normalize_columns(&mut bonds, n);
    let earned = matrix::weighted_rows(&bonds, incentive);
    matrix::upscale_columns(&mut bonds, n);
    Holdings { bonds, earned }
}

/// Stored bonds of 65,535, without those to neurons that registered since the last epoch. Yuma 3 reads them as parts of
/// 1; the original rule only compares them within a column.
fn known_bonds(subnet: &Subnet) -> Vec<Row> {
    let convert = |bond: u16| match subnet.rule {
        Rule::Original => Fixed::from_num(bond),
        Rule::Yuma3 | Rule::LiquidYuma3(_) => matrix::ratio(bond.into(), u16::MAX.into()),
    };
    let mut bonds = matrix::fixed_rows(&subnet.bonds, convert);
    matrix::retain(&mut bonds, |_, j| {
        subnet.last_epoch > subnet.registered_at[usize::from(j)]
    });
    bonds
}

/// Only neurons that a validator weighs, if with nothing, stay in its bonds.
fn liquid_average(aims: &[Row], old: &[Row], consensus: &[Fixed], alpha: LiquidAlpha) -> Vec<Row> {
    let mut result = Vec::with_capacity(aims.len());
    for (aims, old) in aims.iter().zip(old) {
        let old = matrix::dense(old, consensus.len());
        let moved = aims.iter().filter_map(|(j, aim)| {
            let bond = old[usize::from(*j)];
            let part = alpha.part(consensus[usize::from(*j)], *aim, bond);
            let kept = Fixed::ONE.saturating_sub(part).saturating_mul(bond);
            let moved = kept
                .saturating_add(part.saturating_mul(*aim).max(Fixed::ZERO))
                .min(Fixed::ONE);
            (moved > Fixed::ZERO).then_some((*j, moved))
        });
        result.push(moved.collect());
    }
    result
}

impl LiquidAlpha {
    /// A sigmoid of how far the weight is above the consensus (buying) or below the bond (selling).
    fn part(&self, consensus: Fixed, weight: Fixed, bond: Fixed) -> Fixed {
        let distance = if weight >= bond {
            weight.saturating_sub(consensus)
        } else {
            bond.saturating_sub(weight)
        };
        let distance = distance.clamp(Fixed::ZERO, Fixed::ONE);
        let slope = self.steepness / Fixed::from_num(-100);
        let turn = slope.saturating_mul(distance.saturating_sub(Fixed::ONE / 2));
        let sigmoid = matrix::divide(Fixed::ONE, Fixed::ONE.saturating_add(matrix::exp(turn)));
        let range = self.high.saturating_sub(self.low);
        self.low
            .saturating_add(sigmoid.saturating_mul(range))
            .max(self.low)
            .min(self.high)
    }
}
