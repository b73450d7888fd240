//! The bounds of the parameters (contract.md, Parameters).

use core::ops::RangeInclusive;

use crate::errors::{Error, Result};
use crate::types::Params;

/// 10^9 rao.
pub const ALPHA: u64 = 1_000_000_000;
const DAY: u32 = 7_200;

/// Refuses parameters outside their bounds. Errors: [`Error::BadParams`].
pub fn check(params: &Params, blocks_per_day: u32, ms_per_block: u32) -> Result<()> {
    let blocks: [(u32, RangeInclusive<u32>); 8] = [
        (params.pair_epoch, 900..=DAY),
        (params.anchor_delay, 5..=100),
        (params.register_delay, 0..=50_400),
        (params.enrol_ttl, DAY..=216_000),
        (params.challenge, 0..=14 * DAY),
        (params.grace, DAY..=30 * DAY),
        (params.extend, 0..=30 * DAY),
        (params.holdback, 0..=60 * DAY),
    ];
    let slashes = [params.slash_loss_bps, params.slash_both_fail_bps, params.slash_late_bps, params.slash_fraud_bps];
    let within = blocks.iter().all(|(value, bounds)| bounds.contains(value))
        && params.submit_open < params.submit_close
        && params.submit_close < params.resolve
        && params.resolve <= 90 * DAY
        && (ALPHA..=1_000 * ALPHA).contains(&params.min_bounty)
        && (1_000..=10_000).contains(&params.fill_cap_bps)
        && params.rating_version > 0
        && params.holdback_bps <= 5_000
        && params.c_bps <= 2_000
        && slashes.iter().all(|bps| *bps <= 10_000)
        // A cap below the smallest bounty would shut the miner out.
        && params.cap_provisional >= params.min_bounty
        && params.cap_probation >= params.min_bounty
        && (1..=1_000_000).contains(&blocks_per_day)
        && ms_per_block > 0;
    within.then_some(()).ok_or(Error::BadParams)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The defaults of contract.md.
    pub fn defaults() -> Params {
        Params {
            pair_epoch: 1_800,
            anchor_delay: 10,
            register_delay: 7_200,
            enrol_ttl: 50_400,
            submit_open: 14_400,
            submit_close: 64_800,
            resolve: 151_200,
            grace: 50_400,
            challenge: 21_600,
            min_bounty: 10 * ALPHA,
            fill_cap_bps: 10_000,
            rating_version: 1,
            extend: 100_800,
            holdback: 151_200,
            holdback_bps: 2_500,
            c_bps: 0,
            slash_loss_bps: 1_000,
            slash_both_fail_bps: 0,
            slash_late_bps: 5_000,
            slash_fraud_bps: 10_000,
            cap_provisional: 100 * ALPHA,
            cap_probation: 50 * ALPHA,
        }
    }

    #[test]
    fn the_defaults_hold_here_and_on_the_demo() {
        assert_eq!(check(&defaults(), 7_200, 12_000), Ok(()));
        assert_eq!(check(&defaults(), 36, 1_000), Ok(()));
    }

    #[test]
    fn each_bound_is_kept() {
        let bad: [fn(&mut Params); 22] = [
            |p| p.pair_epoch = 899,
            |p| p.anchor_delay = 101,
            |p| p.register_delay = 50_401,
            |p| p.enrol_ttl = 7_199,
            |p| p.challenge = 100_801,
            |p| p.grace = 0,
            |p| p.submit_open = p.submit_close,
            |p| p.submit_close = p.resolve,
            |p| p.resolve = 648_001,
            |p| p.min_bounty = ALPHA - 1,
            |p| p.fill_cap_bps = 10_001,
            |p| p.rating_version = 0,
            |p| p.extend = 216_001,
            |p| p.holdback = 432_001,
            |p| p.holdback_bps = 5_001,
            |p| p.c_bps = 2_001,
            |p| p.slash_loss_bps = 10_001,
            |p| p.slash_both_fail_bps = 10_001,
            |p| p.slash_late_bps = 10_001,
            |p| p.slash_fraud_bps = 10_001,
            |p| p.cap_provisional = p.min_bounty - 1,
            |p| p.cap_probation = p.min_bounty - 1,
        ];
        for (index, spoil) in bad.iter().enumerate() {
            let mut params = defaults();
            spoil(&mut params);
            assert_eq!(check(&params, 7_200, 12_000), Err(Error::BadParams), "case {index}");
        }
        assert_eq!(check(&defaults(), 0, 12_000), Err(Error::BadParams));
        assert_eq!(check(&defaults(), 7_200, 0), Err(Error::BadParams));
    }
}
