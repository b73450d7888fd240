//! One player while the window is replayed.

use crate::curve::{drift, expected, portion, START};
use crate::window::DAYS;

/// Idle days without drift.
const GRACE: i64 = 14;
/// The house: whoever fails loses to the weaker of it and the opponent.
const HOUSE: i64 = 1_400_000;
/// Performance of a newcomer, one half.
const EVEN: i64 = 32_768;

/// What the results of one window say about a player.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlayerRating {
    /// After the last result, milli-Elo.
    pub rating: i64,
    /// At the anchor, idle drift included, milli-Elo.
    pub effective: i64,
    /// Rated results in the window.
    pub results: u32,
    /// Moving performance at the anchor, parts of 2^16.
    pub ema: i64,
    /// Strikes in the window.
    pub strikes: u32,
    /// Block of the last strike.
    pub last_strike: Option<u32>,
    /// Block of the last result.
    pub last_block: u32,
}

#[derive(Clone)]
pub struct Side {
    pub rating: i64,
    pub ema: i64,
    pub results: u32,
    pub strikes: u32,
    pub last_strike: Option<u32>,
    pub early: u32,
    pub last: Option<i64>,
}

impl Side {
    pub const NEW: Side =
        Side { rating: START, ema: EVEN, results: 0, strikes: 0, last_strike: None, early: 0, last: None };

    /// Drifts from the end of the last result to the start of this one.
    pub fn arrive(&mut self, start: i64, end: i64, blocks_per_day: i64) {
        if let Some(last) = self.last {
            self.rest((start - last).div_euclid(blocks_per_day) - GRACE);
        }
        self.last = Some(end);
    }

    fn rest(&mut self, days: i64) {
        self.rating = drift(START, self.rating, days);
        self.ema = drift(EVEN, self.ema, days);
    }

    /// K of this player for a result `age` days old, before it counts (mechanism 2.3).
    pub fn k(&self, age: i64) -> i64 {
        let k = if self.results < 5 { 96_000 } else { 64_000 };
        let left = DAYS - age;
        if left >= 15 {
            k
        } else {
            k * left / 15
        }
    }

    /// Loses to the weaker of the house and `opponent`; answers what the house took.
    pub fn fail(&mut self, opponent: i64, k: i64) -> i64 {
        let lost = portion(k, expected(self.rating, opponent.min(HOUSE)));
        self.rating -= lost;
        self.results += 1;
        lost
    }

    /// Takes or gives what a win moved.
    pub fn settle(&mut self, change: i64) {
        self.rating += change;
        self.results += 1;
    }

    /// Moves the performance a quarter of the way to a score (mechanism 2.7).
    pub fn perform(&mut self, score: i64) {
        self.ema = (3 * self.ema + score + 2) >> 2;
    }

    pub fn strike(&mut self, strikes: u32, at: u32) {
        self.strikes += strikes;
        if strikes > 0 {
            self.last_strike = self.last_strike.max(Some(at));
        }
    }

    /// As the anchor finds it; who competes does not drift.
    pub fn at_anchor(mut self, anchor: u32, blocks_per_day: i64, occupied: bool) -> PlayerRating {
        let rating = self.rating;
        let last = self.last.unwrap_or(0);
        if !occupied {
            self.rest((i64::from(anchor) - last) / blocks_per_day - GRACE);
        }
        PlayerRating {
            rating,
            effective: self.rating,
            results: self.results,
            ema: self.ema,
            strikes: self.strikes,
            last_strike: self.last_strike,
            last_block: last as u32,
        }
    }
}
