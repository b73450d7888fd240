//! The results of the last 92 days, in the order of their resolution: what ratings are computed from (a window of 90).

use ink::prelude::vec::Vec;

use crate::store::Mapping;
use crate::types::*;

/// 92 days.
pub const KEPT: u32 = 92 * 7_200;
/// Each new result removes at most this many old ones, so the ring shrinks and no call pays for history.
const PRUNED_AT_ONCE: u64 = 2;

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Results {
    ring: Mapping<u64, CompetitionResult>,
    /// Where the result of a competition stands that a challenge or a revert may still change.
    places: Mapping<CompetitionId, u64>,
    /// The first that is kept, and the next to be written.
    first: u64,
    next: u64,
}

impl Results {
    /// Keeps `result` and drops what is older than `kept` blocks.
    pub fn push(&mut self, result: CompetitionResult, kept: u32) {
        self.ring.insert(self.next, &result);
        if may_be_amended(result.outcome) {
            self.places.insert(result.id, &self.next);
        }
        self.next += 1;
        let oldest = result.resolved_block.saturating_sub(kept);
        for _ in 0..PRUNED_AT_ONCE {
            if self.ring.get(self.first).is_none_or(|r| r.resolved_block >= oldest) {
                break;
            }
            self.ring.remove(self.first);
            self.first += 1;
        }
    }

    /// Lets a result count otherwise from now on. Pairing looks back to the last anchor at most, so an amendment from before it
    /// becomes the original when another follows. A result that is no longer kept matters to nobody.
    pub fn amend(
        &mut self,
        id: CompetitionId,
        outcome: Outcome,
        valid: (bool, bool),
        (now, anchor): (BlockNumber, BlockNumber),
    ) {
        let Some(index) = self.places.get(id) else { return };
        let Some(mut result) = self.ring.get(index) else { return };
        if let (Some(at), Some(earlier)) = (result.amended_at, result.amended_outcome) {
            if at <= anchor {
                result.outcome = earlier;
                (result.valid_a, result.valid_b) = (result.amended_valid_a, result.amended_valid_b);
            }
        }
        result.amended_at = Some(now);
        result.amended_outcome = Some(outcome);
        (result.amended_valid_a, result.amended_valid_b) = valid;
        self.ring.insert(index, &result);
    }

    /// The results resolved at `from_block` or later, at most about `limit`. A block is never torn: its other results follow
    /// on the same page, so that `next` can be a block number.
    pub fn page(&self, from_block: BlockNumber, limit: u32) -> Page<CompetitionResult, BlockNumber> {
        let mut items: Vec<CompetitionResult> = Vec::new();
        for index in self.position_of(from_block)..self.next {
            let Some(result) = self.ring.get(index) else { break };
            let same_block = items.last().is_some_and(|last| last.resolved_block == result.resolved_block);
            if items.len() as u32 >= limit.max(1) && !same_block {
                return Page { items, next: Some(result.resolved_block) };
            }
            items.push(result);
        }
        Page { items, next: None }
    }

    /// The first result at or after `block`: results are sorted by block.
    fn position_of(&self, block: BlockNumber) -> u64 {
        let (mut low, mut high) = (self.first, self.next);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.ring.get(middle).is_some_and(|r| r.resolved_block < block) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// What is voted as void, or ends early, is final at once.
fn may_be_amended(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::Void | Outcome::EarlyA | Outcome::EarlyB)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(id: u64, resolved_block: u32) -> CompetitionResult {
        CompetitionResult {
            id,
            start_block: 0,
            resolved_block,
            a: 1,
            b: 2,
            outcome: Outcome::WinA,
            valid_a: true,
            valid_b: false,
            amended_at: None,
            amended_outcome: None,
            amended_valid_a: false,
            amended_valid_b: false,
        }
    }

    fn ids(results: &Results, from: u32, limit: u32) -> (Vec<u64>, Option<u32>) {
        let page = results.page(from, limit);
        (page.items.iter().map(|r| r.id).collect(), page.next)
    }

    #[ink::test]
    fn pages_begin_at_a_block_and_never_tear_one() {
        let mut results = Results::default();
        for (id, block) in [(1, 10), (2, 20), (3, 20), (4, 20), (5, 30)] {
            results.push(result(id, block), 1_000);
        }
        for (from, limit, expected) in [
            (0, 10, (vec![1, 2, 3, 4, 5], None)),
            (0, 1, (vec![1], Some(20))),
            (20, 1, (vec![2, 3, 4], Some(30))),
            (11, 3, (vec![2, 3, 4], Some(30))),
            (30, 1, (vec![5], None)),
            (31, 1, (vec![], None)),
        ] {
            assert_eq!(ids(&results, from, limit), expected, "from {from}, {limit} at once");
        }
    }

    #[ink::test]
    fn a_result_is_amended_where_it_stands() {
        let mut results = Results::default();
        for (id, block) in [(1, 10), (2, 20), (3, 20), (4, 30)] {
            results.push(result(id, block), 1_000);
        }
        results.amend(3, Outcome::FaultA, (true, true), (40, 36));
        results.amend(9, Outcome::FaultA, (true, true), (40, 36));
        let page = results.page(0, 10).items;
        let amended = CompetitionResult {
            amended_at: Some(40),
            amended_outcome: Some(Outcome::FaultA),
            amended_valid_a: true,
            amended_valid_b: true,
            ..result(3, 20)
        };
        assert_eq!(page, vec![result(1, 10), result(2, 20), amended, result(4, 30)]);
    }

    #[ink::test]
    fn the_view_at_the_last_anchor_survives_a_second_amendment() {
        for (anchor, outcome) in [(40, Outcome::WinB), (39, Outcome::WinA)] {
            let mut results = Results::default();
            results.push(result(1, 10), 1_000);
            results.amend(1, Outcome::WinB, (true, true), (40, 36));
            results.amend(1, Outcome::FaultB, (true, true), (44, anchor));
            let seen = results.page(0, 1).items[0];
            assert_eq!((seen.outcome, seen.amended_at), (outcome, Some(44)), "anchor {anchor}");
            assert_eq!(seen.amended_outcome, Some(Outcome::FaultB));
        }
    }

    #[ink::test]
    fn old_results_leave_in_bounded_steps() {
        let mut results = Results::default();
        for id in 1..=5 {
            results.push(result(id, 10), 100);
        }
        results.push(result(6, 111), 100);
        assert_eq!(ids(&results, 0, 10).0, vec![3, 4, 5, 6]);
        results.push(result(7, 111), 100);
        results.push(result(8, 111), 100);
        assert_eq!(ids(&results, 0, 10).0, vec![6, 7, 8]);
    }
}
