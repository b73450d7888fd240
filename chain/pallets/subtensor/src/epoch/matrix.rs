//! Vectors and sparse matrices of fixed-point numbers (subtensor: epoch/math.rs). Integers only: the same on every
//! machine. Division by zero gives zero.
use alloc::{vec, vec::Vec};

pub(crate) type Fixed = fixed::types::I32F32;
/// The non-zero entries of a row: column and value.
pub(crate) type Row = Vec<(u16, Fixed)>;

pub(crate) fn ratio(numerator: u64, denominator: u64) -> Fixed {
    Fixed::from_bits(((u128::from(numerator) << 32) / u128::from(denominator)) as i64)
}

pub(crate) fn divide(a: Fixed, b: Fixed) -> Fixed {
    a.checked_div(b).unwrap_or(Fixed::ZERO)
}

/// The largest u16 not above `x * 65,535`.
pub(crate) fn to_u16(x: Fixed) -> u16 {
    x.saturating_mul(Fixed::from_num(u16::MAX))
        .saturating_to_num()
}

/// Stored rows as numbers.
pub(crate) fn fixed_rows(rows: &[Vec<(u16, u16)>], convert: impl Fn(u16) -> Fixed) -> Vec<Row> {
    rows.iter()
        .map(|row| row.iter().map(|(j, value)| (*j, convert(*value))).collect())
        .collect()
}

pub(crate) fn to_u16s(values: &[Fixed]) -> Vec<u16> {
    values.iter().copied().map(to_u16).collect()
}

pub(crate) fn sum(values: impl IntoIterator<Item = Fixed>) -> Fixed {
    values.into_iter().fold(Fixed::ZERO, Fixed::saturating_add)
}

pub(crate) fn normalize(values: &mut [Fixed]) {
    let total = sum(values.iter().copied());
    if total != Fixed::ZERO {
        values
            .iter_mut()
            .for_each(|value| *value = divide(*value, total));
    }
}

/// Shares of whole amounts.
pub(crate) fn proportions(amounts: &[u64]) -> Vec<Fixed> {
    let total: u128 = amounts.iter().map(|amount| u128::from(*amount)).sum();
    let share = |amount: &u64| ((u128::from(*amount) << 32).checked_div(total).unwrap_or(0)) as i64;
    amounts
        .iter()
        .map(|amount| Fixed::from_bits(share(amount)))
        .collect()
}

pub(crate) fn mask(values: &mut [Fixed], dropped: impl Fn(usize) -> bool) {
    for (i, value) in values.iter_mut().enumerate() {
        if dropped(i) {
            *value = Fixed::ZERO;
        }
    }
}

/// Keeps the entries for which `kept(row, column)` holds.
pub(crate) fn retain(rows: &mut [Row], kept: impl Fn(usize, u16) -> bool) {
    for (i, row) in rows.iter_mut().enumerate() {
        row.retain(|(j, _)| kept(i, *j));
    }
}

pub(crate) fn normalize_rows(rows: &mut [Row]) {
    for row in rows {
        let total = sum(row.iter().map(|(_, value)| *value));
        row.iter_mut()
            .for_each(|(_, value)| *value = divide(*value, total));
    }
}

pub(crate) fn normalize_columns(rows: &mut [Row], columns: usize) {
    let ones = vec![Fixed::ONE; rows.len()];
    let totals = weighted_columns(rows, &ones, columns);
    for (j, value) in rows.iter_mut().flatten() {
        *value = divide(*value, totals[usize::from(*j)]);
    }
}

/// `sum_i v_i * m_ij` for each column j.
pub(crate) fn weighted_columns(rows: &[Row], vector: &[Fixed], columns: usize) -> Vec<Fixed> {
    let mut result = vec![Fixed::ZERO; columns];
    for (row, scale) in rows.iter().zip(vector) {
        for (j, value) in row {
            let cell = &mut result[usize::from(*j)];
            *cell = cell.saturating_add(scale.saturating_mul(*value));
        }
    }
    result
}

/// `sum_j m_ij * v_j` for each row i.
pub(crate) fn weighted_rows(rows: &[Row], vector: &[Fixed]) -> Vec<Fixed> {
    let product = |(j, value): &(u16, Fixed)| value.saturating_mul(vector[usize::from(*j)]);
    rows.iter()
        .map(|row| sum(row.iter().map(product)))
        .collect()
}

/// No entry above its column's limit; positive entries of a column limited to zero are dropped, zeros stay.
pub(crate) fn clip_columns(rows: &[Row], limits: &[Fixed]) -> Vec<Row> {
    let clip = |(j, value): &(u16, Fixed)| {
        let limit = limits[usize::from(*j)];
        if *value <= limit {
            return Some((*j, *value));
        }
        (limit > Fixed::ZERO).then_some((*j, limit))
    };
    rows.iter()
        .map(|row| row.iter().filter_map(clip).collect())
        .collect()
}

/// `a + share * (b - a)`, entry by entry; only what is positive stays, unless it is all of a or all of b.
pub(crate) fn blend(a: &[Row], b: &[Row], share: Fixed, columns: usize) -> Vec<Row> {
    if share == Fixed::ZERO {
        return a.to_vec();
    }
    if share == Fixed::ONE {
        return b.to_vec();
    }
    let mut result = Vec::with_capacity(a.len());
    for (from, to) in a.iter().zip(b) {
        let (from, to) = (dense(from, columns), dense(to, columns));
        let mixed = from
            .iter()
            .zip(&to)
            .map(|(x, y)| x.saturating_add(share.saturating_mul(y.saturating_sub(*x))));
        result.push(sparse(mixed));
    }
    result
}

/// `alpha * new + (1 - alpha) * old`, entry by entry.
pub(crate) fn moving_average(new: &[Row], old: &[Row], alpha: Fixed, columns: usize) -> Vec<Row> {
    let kept = Fixed::ONE.saturating_sub(alpha);
    let mut result = Vec::with_capacity(new.len());
    for (new, old) in new.iter().zip(old) {
        let (new, old) = (dense(new, columns), dense(old, columns));
        let mixed = new.iter().zip(&old).map(|(x, y)| {
            alpha
                .saturating_mul(*x)
                .saturating_add(kept.saturating_mul(*y))
        });
        result.push(sparse(mixed));
    }
    result
}

/// Each row times its scale.
pub(crate) fn scale_rows(rows: &[Row], scales: &[Fixed]) -> Vec<Row> {
    rows.iter()
        .zip(scales)
        .map(|(row, scale)| {
            row.iter()
                .map(|(j, value)| (*j, scale.saturating_mul(*value)))
                .collect()
        })
        .collect()
}

/// Scales the largest entry of each column to 1.
pub(crate) fn upscale_columns(rows: &mut [Row], columns: usize) {
    let mut most = vec![Fixed::ZERO; columns];
    for (j, value) in rows.iter().flatten() {
        let cell = &mut most[usize::from(*j)];
        *cell = (*cell).max(*value);
    }
    for (j, value) in rows.iter_mut().flatten() {
        *value = divide(*value, most[usize::from(*j)]);
    }
}

pub(crate) fn dense(row: &Row, columns: usize) -> Vec<Fixed> {
    let mut values = vec![Fixed::ZERO; columns];
    for (j, value) in row {
        values[usize::from(*j)] = *value;
    }
    values
}

/// e to the power of x, where x is held within 20 of zero: 2^k * e^r with a series for the rest r below ln 2.
pub(crate) fn exp(x: Fixed) -> Fixed {
    type Wide = fixed::types::I64F64;
    const TERMS: u32 = 24;
    let x = Wide::from_num(x.clamp(Fixed::from_num(-20), Fixed::from_num(20)));
    let powers: Wide = (x / Wide::LN_2).floor();
    let rest = x - powers * Wide::LN_2;
    let (mut term, mut sum) = (Wide::ONE, Wide::ONE);
    for n in 1..TERMS {
        term = term * rest / Wide::from_num(n);
        sum += term;
    }
    let powers: i32 = powers.to_num();
    let result = if powers >= 0 {
        sum << powers as u32
    } else {
        sum >> powers.unsigned_abs()
    };
    result.saturating_to_num()
}

fn sparse(values: impl Iterator<Item = Fixed>) -> Row {
    let entries = values.enumerate().filter(|(_, value)| *value > Fixed::ZERO);
    entries.map(|(j, value)| (j as u16, value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponentials_are_exact_to_a_billionth_of_themselves() {
        for x in [
            -25.0, -20.0, -5.0, -0.5, 0.0, 1e-6, 0.5, 1.0, 5.0, 19.9, 20.0, 25.0,
        ] {
            let real = f64::clamp(x, -20.0, 20.0).exp();
            let ours: f64 = exp(Fixed::from_num(x)).to_num();
            let most = (real * 1e-9).max(1e-9);
            assert!((ours - real).abs() <= most, "exp({x}): {ours}, not {real}");
        }
    }

    #[test]
    fn columns_are_clipped_and_upscaled() {
        let fixed = |value: f64| Fixed::from_num(value);
        let rows = vec![vec![(0, fixed(1.0)), (1, fixed(0.0)), (2, fixed(1.0))]];
        // What nobody supports is dropped, but what is nothing already stays nothing.
        assert_eq!(
            clip_columns(&rows, &[fixed(0.0), fixed(0.0), fixed(0.5)]),
            vec![vec![(1, fixed(0.0)), (2, fixed(0.5))]]
        );
        let mut rows = vec![
            vec![(0, fixed(0.25))],
            vec![(0, fixed(0.5)), (1, fixed(0.0))],
        ];
        upscale_columns(&mut rows, 2);
        assert_eq!(
            rows,
            vec![
                vec![(0, fixed(0.5))],
                vec![(0, fixed(1.0)), (1, fixed(0.0))]
            ]
        );
    }
}
