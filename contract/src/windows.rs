//! The times of one competition, fixed at its start. GitHub's times are compared with the milliseconds, votes with the blocks.

use crate::time::scale;
use crate::types::{BlockNumber, Params, Timestamp};

/// A moment as block and as block time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub block: BlockNumber,
    pub ms: Timestamp,
}

impl Moment {
    pub fn after(self, blocks: u32, ms_per_block: u32) -> Moment {
        Moment {
            block: self.block.saturating_add(blocks),
            ms: self.ms.saturating_add(u64::from(blocks) * u64::from(ms_per_block)),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Windows {
    pub open: Moment,
    pub close: Moment,
    pub resolve: Moment,
    /// The last block for a vote on the outcome.
    pub expires_at: BlockNumber,
}

/// The windows of a competition that starts at `start` (contract.md, Parameters).
pub fn windows(start: Moment, params: &Params, blocks_per_day: u32, ms_per_block: u32) -> Windows {
    let at = |rule_blocks| start.after(scale(rule_blocks, blocks_per_day), ms_per_block);
    let resolve = at(params.resolve);
    Windows {
        open: at(params.submit_open),
        close: at(params.submit_close),
        resolve,
        expires_at: resolve.block.saturating_add(scale(params.grace, blocks_per_day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::tests::defaults;

    #[test]
    fn the_defaults_on_a_chain_of_36_blocks_a_day() {
        let start = Moment { block: 1_000, ms: 1_000_000 };
        let w = windows(start, &defaults(), 36, 1_000);
        assert_eq!(w.open, Moment { block: 1_072, ms: 1_072_000 });
        assert_eq!(w.close, Moment { block: 1_324, ms: 1_324_000 });
        assert_eq!(w.resolve, Moment { block: 1_756, ms: 1_756_000 });
        assert_eq!(w.expires_at, 2_008);
    }

    #[test]
    fn the_defaults_on_subtensor_are_days() {
        let day = 86_400_000;
        let w = windows(Moment { block: 0, ms: 0 }, &defaults(), 7_200, 12_000);
        assert_eq!((w.open.ms, w.close.ms, w.resolve.ms), (2 * day, 9 * day, 21 * day));
        assert_eq!(w.expires_at, 28 * 7_200);
    }
}
