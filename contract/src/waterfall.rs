//! How a harvest flows: one bounty after the other, each up to its target and to its part of the harvest; the rest is recycled.

use ink::prelude::vec::Vec;

use crate::types::Balance;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What each bounty gets, in the order given.
    pub fills: Vec<Balance>,
    pub rest: Balance,
}

/// Distributes `amount` over bounties that lack `missing`.
pub fn plan(amount: Balance, missing: &[Balance], cap_bps: u16) -> Plan {
    let cap = part_of(amount, cap_bps);
    let mut rest = amount;
    let mut fills = Vec::new();
    for lacking in missing {
        let part = (*lacking).min(cap).min(rest);
        rest -= part;
        fills.push(part);
    }
    Plan { fills, rest }
}

/// floor(amount x bps / 10,000), without a wider integer.
pub fn part_of(amount: Balance, bps: u16) -> Balance {
    let bps = Balance::from(bps.min(10_000));
    amount / 10_000 * bps + amount % 10_000 * bps / 10_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_rounded_down() {
        for (amount, bps, expected) in
            [(19_999, 5_000, 9_999), (u64::MAX, 10_000, u64::MAX), (u64::MAX, 5_000, u64::MAX / 2), (3, 3_333, 0)]
        {
            assert_eq!(part_of(amount, bps), expected, "{bps} of {amount}");
        }
    }

    #[test]
    fn the_first_fills_first_and_the_rest_is_left() {
        for (amount, missing, cap_bps, fills, rest) in [
            (0, vec![10], 10_000, vec![0], 0),
            (100, vec![], 10_000, vec![], 100),
            (100, vec![30, 30], 10_000, vec![30, 30], 40),
            (100, vec![80, 80], 10_000, vec![80, 20], 0),
            (100, vec![80, 80, 80], 4_000, vec![40, 40, 20], 0),
            (100, vec![80], 4_000, vec![40], 60), // the cap may leave a rest while a bounty lacks
            (100, vec![0, 80], 10_000, vec![0, 80], 20),
            (3, vec![5], 1_000, vec![0], 3), // a part below one rao is none
            (u64::MAX, vec![u64::MAX], 10_000, vec![u64::MAX], 0),
        ] {
            assert_eq!(plan(amount, &missing, cap_bps), Plan { fills, rest }, "{amount} over {missing:?}");
        }
    }
}
