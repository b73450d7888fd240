//! Expected scores and drift, read from the tables.

use crate::tables::{EXPECTED_OF_LOWER, HALVING};

/// Certainty, in parts of 2^24.
pub const ONE: i64 = 1 << 24;
const HALF: i64 = ONE / 2;

/// Where every player starts, and where idle ratings drift to, in milli-Elo.
pub const START: i64 = 1_500_000;

/// Expected score of `a` against `b` in parts of 2^24; both sides' add up to [`ONE`] (mechanism 2.2).
pub fn expected(a: i64, b: i64) -> i64 {
    if a >= b {
        ONE - of_lower(a - b)
    } else {
        of_lower(b - a)
    }
}

/// Expected score of the side that is `behind` milli-Elo (not negative) behind.
fn of_lower(behind: i64) -> i64 {
    let at = |points: i64| i64::from(EXPECTED_OF_LOWER[points as usize]);
    if behind >= 800_000 {
        return at(800);
    }
    let (points, rest) = (behind / 1_000, behind % 1_000);
    at(points) - ((at(points) - at(points + 1)) * rest + 500) / 1_000
}

/// `amount` (not negative) times a part of 2^24, nearest, halves up.
pub(crate) fn portion(amount: i64, share: i64) -> i64 {
    (amount * share + HALF) >> 24
}

/// A rating after `days` of drift toward [`START`]; none for days that are not positive (mechanism 2.4).
pub fn decay(rating: i64, days: i64) -> i64 {
    drift(START, rating, days)
}

/// Halves the distance to `centre` every 30 days, for at most 90.
pub(crate) fn drift(centre: i64, value: i64, days: i64) -> i64 {
    if days <= 0 {
        return value;
    }
    let kept = portion((value - centre).abs(), i64::from(HALVING[days.min(90) as usize]));
    if value >= centre {
        centre + kept
    } else {
        centre - kept
    }
}
