//! Which results count at an anchor, and how they read there.

use alloc::vec::Vec;

use crate::results::{BadResults, CompetitionResult, Outcome};

/// Results count for this many days.
pub const DAYS: i64 = 90;

/// A result as it reads at the anchor.
pub struct Event {
    pub id: u64,
    pub start: i64,
    pub end: i64,
    pub a: u64,
    pub b: u64,
    pub outcome: Outcome,
    pub valid_a: bool,
    pub valid_b: bool,
    /// Block of the revert that made it what it is.
    pub reverted: Option<u32>,
}

/// Results of `(anchor - 90 days, anchor]` that are not VOID there, by block and id (mechanism 2.4).
pub fn events(results: &[CompetitionResult], anchor: u32, blocks_per_day: u32) -> Vec<Event> {
    let opened = i64::from(anchor) - DAYS * i64::from(blocks_per_day);
    let mut events: Vec<Event> = results
        .iter()
        .filter(|result| i64::from(result.resolved_block) > opened && result.resolved_block <= anchor)
        .map(|result| as_of(result, anchor))
        .filter(|event| event.outcome != Outcome::Void)
        .collect();
    events.sort_unstable_by_key(|event| (event.end, event.id));
    events
}

fn as_of(result: &CompetitionResult, anchor: u32) -> Event {
    let amended = result.amended.filter(|amendment| amendment.at <= anchor);
    Event {
        id: result.id,
        start: i64::from(result.start_block),
        end: i64::from(result.resolved_block),
        a: result.a,
        b: result.b,
        outcome: amended.map_or(result.outcome, |amendment| amendment.outcome),
        valid_a: result.valid_a,
        valid_b: result.valid_b,
        reverted: amended.map(|amendment| amendment.at),
    }
}

/// Refuses what no contract gives.
pub fn check(results: &[CompetitionResult], blocks_per_day: u32) -> Result<(), BadResults> {
    if blocks_per_day == 0 {
        return Err(BadResults::NoBlocksInDay);
    }
    if let Some(result) = results.iter().find(|result| result.a == result.b) {
        return Err(BadResults::SamePlayer(result.id));
    }
    let mut ids: Vec<u64> = results.iter().map(|result| result.id).collect();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(BadResults::SameId(pair[0])),
        None => Ok(()),
    }
}
