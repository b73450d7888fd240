//! Blocks and epochs. Rules are written for 7,200 blocks a day and scale to the chain's day.

use ink::prelude::{vec, vec::Vec};

use crate::types::BlockNumber;

/// Subtensor's day: 12 s a block. Every duration of the rules is a count of these.
const RULE_BLOCKS_PER_DAY: u64 = 7_200;

/// `n` rule blocks on this chain: ceil(n x blocks_per_day / 7,200), at least 1 (contract.md, Time).
pub fn scale(n: u32, blocks_per_day: u32) -> u32 {
    let blocks = (u64::from(n) * u64::from(blocks_per_day)).div_ceil(RULE_BLOCKS_PER_DAY);
    u32::try_from(blocks).unwrap_or(u32::MAX).max(1)
}

/// Epochs of one length. The next span begins at one of its anchors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Span {
    /// Its first anchor.
    pub from: BlockNumber,
    pub epoch_blocks: u32,
    /// The parameters in force.
    pub params_id: u32,
}
crate::store::decodes!(Span: from, epoch_blocks, params_id);

/// Spans that are remembered: one that was proposed, the present one, and the one before.
const KEPT_SPANS: usize = 3;

/// The chain of anchors: each is the last one and an epoch of the length then in force. Spans are in the order of time;
/// the last may lie ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Clock {
    spans: Vec<Span>,
}
crate::store::decodes!(Clock: spans);

impl Clock {
    pub fn starting(from: BlockNumber, epoch_blocks: u32, params_id: u32) -> Self {
        Self { spans: vec![Span { from, epoch_blocks, params_id }] }
    }

    /// The span that `now` is in.
    pub fn span(&self, now: BlockNumber) -> Span {
        let present = self.spans.iter().rev().find(|s| s.from <= now).or(self.spans.first());
        *present.expect("a clock has a span")
    }

    /// The last anchor at or before `now`.
    pub fn anchor(&self, now: BlockNumber) -> BlockNumber {
        let span = self.span(now);
        let age = now.saturating_sub(span.from);
        span.from + (age - age % span.epoch_blocks.max(1))
    }

    pub fn next_anchor(&self, now: BlockNumber) -> BlockNumber {
        self.anchor(now).saturating_add(self.span(now).epoch_blocks)
    }

    /// The last anchor and the one before it, if there was one.
    pub fn last_two(&self, now: BlockNumber) -> (BlockNumber, Option<BlockNumber>) {
        let last = self.anchor(now);
        let older = self.spans.first().is_some_and(|first| first.from < last);
        (last, older.then(|| self.anchor(last - 1)))
    }

    /// What is to begin at the next anchor.
    pub fn proposed(&self, now: BlockNumber) -> Option<Span> {
        self.spans.last().copied().filter(|s| s.from > now)
    }

    /// Lets a span begin at the next anchor, in the place of one that was to begin there.
    pub fn propose(&mut self, now: BlockNumber, epoch_blocks: u32, params_id: u32) -> Span {
        let span = Span { from: self.next_anchor(now), epoch_blocks, params_id };
        self.spans.retain(|s| s.from <= now);
        self.spans.push(span);
        if self.spans.len() > KEPT_SPANS {
            self.spans.remove(0);
        }
        span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_scale_to_the_chains_day() {
        for (n, blocks_per_day, expected) in [
            (1_800, 7_200, 1_800),
            (1_800, 36, 9),
            (10, 36, 1),      // 0.05 of a block is one block
            (0, 36, 1),       // at least one
            (14_401, 36, 73), // rounds up
            (50_400, 36, 252),
            (u32::MAX, u32::MAX, u32::MAX),
        ] {
            assert_eq!(scale(n, blocks_per_day), expected, "{n} at {blocks_per_day} a day");
        }
    }

    #[test]
    fn an_anchor_holds_until_the_next() {
        let clock = Clock::starting(100, 9, 1);
        for (now, expected) in [(100, 100), (108, 100), (109, 109), (117, 109), (118, 118)] {
            assert_eq!(clock.anchor(now), expected, "at {now}");
            assert_eq!(clock.next_anchor(now), expected + 9, "at {now}");
        }
        assert_eq!(clock.last_two(105), (100, None));
        assert_eq!(clock.last_two(118), (118, Some(109)));
    }

    #[test]
    fn another_length_begins_at_the_next_anchor() {
        let mut clock = Clock::starting(100, 9, 1);
        assert_eq!(clock.propose(112, 20, 2), Span { from: 118, epoch_blocks: 20, params_id: 2 });
        for (now, anchor, next, id) in [(117, 109, 118, 1), (118, 118, 138, 2), (137, 118, 138, 2), (138, 138, 158, 2)]
        {
            assert_eq!((clock.anchor(now), clock.next_anchor(now)), (anchor, next), "at {now}");
            assert_eq!(clock.span(now).params_id, id, "at {now}");
        }
        assert_eq!((clock.proposed(117).map(|s| s.params_id), clock.proposed(118)), (Some(2), None));
        assert_eq!(clock.last_two(120), (118, Some(109)));
        assert_eq!(clock.last_two(140), (138, Some(118)));
    }

    #[test]
    fn a_later_proposal_of_the_same_epoch_takes_the_place_of_the_earlier() {
        let mut clock = Clock::starting(100, 9, 1);
        clock.propose(101, 20, 2);
        clock.propose(105, 30, 2);
        assert_eq!(clock.span(109), Span { from: 109, epoch_blocks: 30, params_id: 2 });
        assert_eq!(clock.next_anchor(109), 139);
    }

    #[test]
    fn the_two_last_anchors_are_known_whatever_was_proposed() {
        let (mut clock, mut anchors) = (Clock::starting(7, 5, 1), vec![7]);
        for (id, now) in (8..2_000).enumerate() {
            if now == clock.anchor(now) {
                anchors.push(now);
            }
            let known = anchors.len();
            let before = (known > 1).then(|| anchors[known - 2]);
            assert_eq!(clock.last_two(now), (anchors[known - 1], before), "at {now}");
            if id % 3 != 0 {
                clock.propose(now, 2 + (id as u32 * 7) % 11, id as u32);
                assert!(clock.spans.len() <= KEPT_SPANS);
            }
        }
    }
}
