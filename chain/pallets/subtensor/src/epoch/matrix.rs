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

/// No entry above its column's limit; entries of a column limited to zero are dropped.
pub(crate) fn clip_columns(rows: &[Row], limits: &[Fixed]) -> Vec<Row> {
    let clip = |(j, value): &(u16, Fixed)| {
        let clipped = (*value).min(limits[usize::from(*j)]);
        (clipped > Fixed::ZERO).then_some((*j, clipped))
    };
    rows.iter()
        .map(|row| row.iter().filter_map(clip).collect())
        .collect()
}

/// `a + share * (b - a)`, entry by entry; only what is positive stays.
pub(crate) fn blend(a: &[Row], b: &[Row], share: Fixed, columns: usize) -> Vec<Row> {
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

fn dense(row: &Row, columns: usize) -> Vec<Fixed> {
    let mut values = vec![Fixed::ZERO; columns];
    for (j, value) in row {
        values[usize::from(*j)] = *value;
    }
    values
}

fn sparse(values: impl Iterator<Item = Fixed>) -> Row {
    let entries = values.enumerate().filter(|(_, value)| *value > Fixed::ZERO);
    entries.map(|(j, value)| (j as u16, value)).collect()
}
