//! Blocks and epochs. Rules are written for 7,200 blocks a day and scale to the chain's day.

use crate::types::BlockNumber;

/// Subtensor's day: 12 s a block. Every duration of the rules is a count of these.
const RULE_BLOCKS_PER_DAY: u64 = 7_200;

/// `n` rule blocks on this chain: ceil(n x blocks_per_day / 7,200), at least 1 (contract.md, Time).
pub fn scale(n: u32, blocks_per_day: u32) -> u32 {
    let blocks = (u64::from(n) * u64::from(blocks_per_day)).div_ceil(RULE_BLOCKS_PER_DAY);
    u32::try_from(blocks).unwrap_or(u32::MAX).max(1)
}

/// The last anchor at or before `now`: `created_at + k * epoch_blocks`.
pub fn anchor_at(created_at: BlockNumber, epoch_blocks: u32, now: BlockNumber) -> BlockNumber {
    let age = now.saturating_sub(created_at);
    created_at + (age - age % epoch_blocks.max(1))
}

/// Whether `block` is an anchor of this contract, now or in the past.
pub fn is_anchor(created_at: BlockNumber, epoch_blocks: u32, now: BlockNumber, block: BlockNumber) -> bool {
    block >= created_at && block <= now && (block - created_at).is_multiple_of(epoch_blocks.max(1))
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
        for (now, expected) in [(100, 100), (108, 100), (109, 109), (117, 109), (118, 118)] {
            assert_eq!(anchor_at(100, 9, now), expected, "at {now}");
        }
    }

    #[test]
    fn only_past_multiples_of_the_epoch_are_anchors() {
        for (block, expected) in [(99, false), (100, true), (101, false), (109, true), (118, false)] {
            assert_eq!(is_anchor(100, 9, 115, block), expected, "block {block}");
        }
    }
}
