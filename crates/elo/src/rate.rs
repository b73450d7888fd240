//! The replay (mechanism 2.4).

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec;
use alloc::vec::Vec;

use crate::curve::{expected, portion};
use crate::results::{BadResults, CompetitionResult, Outcome};
use crate::side::{PlayerRating, Side};
use crate::window::{check, events, Event};

/// Scores of performance, parts of 2^16 (mechanism 2.5).
const WON: i64 = 65_536;
const LOST_WITH_PULL: i64 = 26_214;
const FAILED_WITH_PULL: i64 = 16_384;
const NOTHING: i64 = 0;

/// Ratings at one anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratings {
    /// Everybody with a result in the window, by GitHub user id.
    pub players: BTreeMap<u64, PlayerRating>,
    /// What failures paid, milli-Elo: without drift all ratings and this add up to 1,500 points a player.
    pub house: i64,
}

/// Replays the results of one window into ratings; their order does not matter.
///
/// `occupied` players are in a competition at the anchor and do not drift. Errors: [`BadResults`].
pub fn rate(
    results: &[CompetitionResult],
    anchor: u32,
    blocks_per_day: u32,
    occupied: &BTreeSet<u64>,
) -> Result<Ratings, BadResults> {
    check(results, blocks_per_day)?;
    let day = i64::from(blocks_per_day);
    let events = events(results, anchor, blocks_per_day);
    let players = distinct(events.iter().flat_map(|event| [event.a, event.b]));
    let places: Vec<(usize, usize)> =
        events.iter().map(|event| (place(&players, event.a), place(&players, event.b))).collect();
    let pairs = distinct(places.iter().map(pair_key));
    let mut meetings = vec![0_u32; pairs.len()];
    let mut sides = vec![Side::NEW; players.len()];
    let mut house = 0;
    for (event, &(a, b)) in events.iter().zip(&places) {
        sides[a].arrive(event.start, event.end, day);
        sides[b].arrive(event.start, event.end, day);
        let met = &mut meetings[place(&pairs, pair_key(&(a, b)))];
        let age = (i64::from(anchor) - event.end) / day;
        let k = (sides[a].k(age) + sides[b].k(age)) / 2;
        house += move_ratings(&mut sides, (a, b), event.outcome, k, *met);
        *met += 1;
        judge(&mut sides, (a, b), event);
    }
    let players = players
        .into_iter()
        .zip(sides)
        .map(|(player, side)| (player, side.at_anchor(anchor, day, occupied.contains(&player))))
        .collect();
    Ok(Ratings { players, house })
}

/// Ascending, each once.
fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = values.collect();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

fn place<T: Ord>(sorted: &[T], value: T) -> usize {
    sorted.binary_search(&value).expect("the list was made of these values")
}

fn pair_key(&(a, b): &(usize, usize)) -> u64 {
    ((a.min(b) as u64) << 32) | a.max(b) as u64
}

/// Wins are zero-sum; failures pay the house, whose part is answered.
fn move_ratings(sides: &mut [Side], (a, b): (usize, usize), outcome: Outcome, k: i64, met: u32) -> i64 {
    let again = match met {
        0 => k,
        1 => k / 2,
        _ => 0,
    };
    let (rating_a, rating_b) = (sides[a].rating, sides[b].rating);
    match outcome {
        Outcome::WinA => win(sides, a, b, again),
        Outcome::WinB => win(sides, b, a, again),
        Outcome::WalkoverA => win(sides, a, b, again / 2),
        Outcome::WalkoverB => win(sides, b, a, again / 2),
        Outcome::BothFail => sides[a].fail(rating_b, k) + sides[b].fail(rating_a, k),
        Outcome::FaultA => sides[a].fail(rating_b, k),
        Outcome::FaultB => sides[b].fail(rating_a, k),
        Outcome::EarlyA => sides[a].fail(rating_b, k / 4),
        Outcome::EarlyB => sides[b].fail(rating_a, k / 4),
        Outcome::Void => 0,
    }
}

fn win(sides: &mut [Side], winner: usize, loser: usize, k: i64) -> i64 {
    let moved = portion(k, expected(sides[loser].rating, sides[winner].rating));
    sides[winner].settle(moved);
    sides[loser].settle(-moved);
    0
}

/// Performance and strikes (mechanism 2.5, 2.7).
fn judge(sides: &mut [Side], (a, b): (usize, usize), event: &Event) {
    let at = event.reverted.unwrap_or(event.end as u32);
    let fault = if event.reverted.is_some() { 2 } else { 1 };
    match event.outcome {
        Outcome::WinA => beat(sides, a, b, event.valid_b),
        Outcome::WinB => beat(sides, b, a, event.valid_a),
        Outcome::WalkoverA => {
            sides[a].perform(WON);
            blame(&mut sides[b], 1, at);
        }
        Outcome::WalkoverB => {
            sides[b].perform(WON);
            blame(&mut sides[a], 1, at);
        }
        Outcome::BothFail => {
            come_to_nothing(&mut sides[a], event.valid_a, at);
            come_to_nothing(&mut sides[b], event.valid_b, at);
        }
        Outcome::FaultA => blame(&mut sides[a], fault, at),
        Outcome::FaultB => blame(&mut sides[b], fault, at),
        Outcome::EarlyA => leave(&mut sides[a], at),
        Outcome::EarlyB => leave(&mut sides[b], at),
        Outcome::Void => {}
    }
}

fn beat(sides: &mut [Side], winner: usize, loser: usize, loser_valid: bool) {
    sides[winner].perform(WON);
    sides[loser].perform(if loser_valid { LOST_WITH_PULL } else { NOTHING });
}

fn blame(side: &mut Side, strikes: u32, at: u32) {
    side.perform(NOTHING);
    side.perform(NOTHING);
    side.strike(strikes, at);
}

fn come_to_nothing(side: &mut Side, valid: bool, at: u32) {
    side.perform(if valid { FAILED_WITH_PULL } else { NOTHING });
    side.strike(u32::from(!valid), at);
}

/// The first early withdrawal of a window is no strike.
fn leave(side: &mut Side, at: u32) {
    side.perform(FAILED_WITH_PULL);
    side.strike(u32::from(side.early > 0), at);
    side.early += 1;
}
