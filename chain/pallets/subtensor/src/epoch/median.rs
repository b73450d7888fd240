//! The stake-weighted quantile that is Yuma's consensus (subtensor: epoch/math.rs, `weighted_median`): the largest
//! weight that at least kappa of the stake supports.
use super::matrix::{normalize, sum, Fixed, Row};
use alloc::{vec, vec::Vec};

/// Consensus of each column over the rows with stake.
pub(crate) fn consensus(
    stake: &[Fixed],
    weights: &[Row],
    columns: usize,
    kappa: Fixed,
) -> Vec<Fixed> {
    let voters: Vec<usize> = (0..stake.len())
        .filter(|i| stake[*i] > Fixed::ZERO)
        .collect();
    let mut power: Vec<Fixed> = voters.iter().map(|i| stake[*i]).collect();
    normalize(&mut power);
    let total = sum(power.iter().copied());
    let minority = total.saturating_sub(kappa);
    let mut scores = vec![vec![Fixed::ZERO; voters.len()]; columns];
    for (k, i) in voters.iter().enumerate() {
        for (j, weight) in &weights[*i] {
            scores[usize::from(*j)][k] = *weight;
        }
    }
    scores
        .iter()
        .map(|scores| quantile(&power, scores, minority, total))
        .collect()
}

/// The score above which less than, and from which on more than, the majority stands. Quickselect: the pivot is the
/// middle element of what is left.
fn quantile(stake: &[Fixed], scores: &[Fixed], minority: Fixed, total: Fixed) -> Fixed {
    let mut left: Vec<usize> = (0..stake.len()).collect();
    let (mut low, mut high) = (Fixed::ZERO, total);
    while left.len() > 1 {
        let pivot = scores[left[left.len() / 2]];
        let lower: Vec<usize> = left
            .iter()
            .copied()
            .filter(|i| scores[*i] < pivot)
            .collect();
        let upper: Vec<usize> = left
            .iter()
            .copied()
            .filter(|i| scores[*i] > pivot)
            .collect();
        let below = low.saturating_add(sum(lower.iter().map(|i| stake[*i])));
        let above = high.saturating_sub(sum(upper.iter().map(|i| stake[*i])));
        if minority < below && !lower.is_empty() {
            (left, high) = (lower, below);
        } else if above <= minority && !upper.is_empty() {
            (left, low) = (upper, above);
        } else {
            return pivot;
        }
    }
    left.first().map_or(Fixed::ZERO, |only| scores[*only])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[f64]) -> Vec<Fixed> {
        values.iter().map(|value| Fixed::from_num(*value)).collect()
    }

    #[test]
    fn half_of_the_stake_must_support_a_weight() {
        // stake, scores, kappa -> quantile
        for (stake, scores, kappa, expected) in [
            (vec![1.0], vec![0.5], 0.5, 0.5),
            (vec![0.5, 0.5], vec![0.2, 0.8], 0.51, 0.2),
            (vec![0.49, 0.51], vec![0.8, 0.2], 0.5, 0.2),
            (vec![0.51, 0.49], vec![0.8, 0.2], 0.5, 0.8),
            (
                vec![0.25, 0.25, 0.25, 0.25],
                vec![0.1, 0.2, 0.3, 0.4],
                0.5,
                0.3,
            ),
            (
                vec![0.25, 0.25, 0.25, 0.25],
                vec![0.4, 0.4, 0.0, 0.0],
                0.51,
                0.0,
            ),
        ] {
            let (stake, scores) = (numbers(&stake), numbers(&scores));
            let minority = Fixed::ONE - Fixed::from_num(kappa);
            assert_eq!(
                quantile(&stake, &scores, minority, Fixed::ONE),
                Fixed::from_num(expected)
            );
        }
    }

    #[test]
    fn nobody_has_no_consensus() {
        assert_eq!(
            consensus(&[Fixed::ZERO], &[vec![]], 1, Fixed::ONE / 2),
            vec![Fixed::ZERO]
        );
    }

    /// test_math_weighted_median in subtensor's tests/math.rs (14bc6f9f, public domain): stake, scores and the result for
    /// a majority of 0.51.
    #[test]
    fn quantiles_are_those_of_subtensors_table() {
        let ten = [0.8, 0.8, 0.2, 0.2, 1.0, 1.0, 0.6, 0.6, 0.4, 0.4];
        for (stake, scores, expected) in [
            (vec![], vec![], 0.0),
            (vec![1.0], vec![1.0], 1.0),
            (vec![0.49, 0.51], vec![0.5, 1.0], 1.0),
            (vec![0.51, 0.49], vec![0.5, 1.0], 0.5),
            (vec![0.49, 0.0, 0.51], vec![0.5, 0.7, 1.0], 1.0),
            (vec![0.49, 0.01, 0.5], vec![0.5, 0.7, 1.0], 0.7),
            (vec![0.49, 0.51, 0.0], vec![0.5, 0.7, 1.0], 0.7),
            (vec![0.0, 0.49, 0.51], vec![0.5, 0.7, 1.0], 1.0),
            (vec![0.0, 0.49, 0.0, 0.51], vec![0.5, 0.5, 1.0, 1.0], 1.0),
            (
                vec![0.0, 0.49, 0.0, 0.51, 0.0],
                vec![0.5, 0.5, 1.0, 1.0, 0.5],
                1.0,
            ),
            (vec![0.2; 5], vec![0.8, 0.2, 1.0, 0.6, 0.4], 0.6),
            (vec![0.1; 10], ten.to_vec(), 0.6),
        ] {
            let (stake, scores) = (numbers(&stake), numbers(&scores));
            let total = sum(stake.iter().copied());
            let minority = Fixed::ONE - Fixed::from_num(0.51);
            assert_eq!(
                quantile(&stake, &scores, minority, total),
                Fixed::from_num(expected),
                "{stake:?} {scores:?}"
            );
        }
    }

    /// test_math_weighted_median_col_sparse there.
    #[test]
    fn consensus_is_that_of_subtensors_table() {
        let four = |last: [f64; 3]| {
            [[0.0, 0.1, 0.0], [0.0, 0.2, 0.4], [0.0, 0.3, 0.1], last]
                .map(|row| (0..).zip(numbers(&row)).collect::<Row>())
        };
        for (stake, last, kappa, expected) in [
            (
                [0.0, 0.75, 0.25, 0.0],
                [0.0, 0.4, 0.5],
                0.24,
                [0.0, 0.3, 0.4],
            ),
            (
                [0.0, 0.75, 0.25, 0.0],
                [0.0, 0.4, 0.5],
                0.26,
                [0.0, 0.2, 0.4],
            ),
            (
                [0.0, 0.75, 0.25, 0.0],
                [0.0, 0.4, 0.5],
                0.76,
                [0.0, 0.2, 0.1],
            ),
            ([0.0, 0.3, 0.2, 0.5], [0.0, 0.0, 0.5], 0.51, [0.0, 0.0, 0.4]),
        ] {
            assert_eq!(
                consensus(&numbers(&stake), &four(last), 3, Fixed::from_num(kappa)),
                numbers(&expected),
                "{stake:?} {kappa}"
            );
        }
    }
}
