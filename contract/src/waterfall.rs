//! How a harvest flows: the oldest bounty first, each up to its target and to its part of the harvest; the rest is recycled.

use ink::prelude::vec::Vec;

use crate::types::{Balance, IssueId};

/// A bounty and what it lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    pub issue_id: IssueId,
    pub missing: Balance,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    pub fills: Vec<(IssueId, Balance)>,
    pub rest: Balance,
}

/// Distributes `amount` over `needs`, which are in the order of their age.
pub fn plan(amount: Balance, needs: &[Need], cap_bps: u16) -> Plan {
    let cap = part_of(amount, cap_bps);
    let mut rest = amount;
    let mut fills = Vec::new();
    for need in needs {
        let part = need.missing.min(cap).min(rest);
        if part > 0 {
            rest -= part;
            fills.push((need.issue_id, part));
        }
    }
    Plan { fills, rest }
}

/// floor(amount x bps / 10,000), without a wider integer.
fn part_of(amount: Balance, bps: u16) -> Balance {
    let bps = Balance::from(bps.min(10_000));
    amount / 10_000 * bps + amount % 10_000 * bps / 10_000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(missing: &[Balance]) -> Vec<Need> {
        missing.iter().enumerate().map(|(i, m)| Need { issue_id: i as u64 + 1, missing: *m }).collect()
    }

    #[test]
    fn a_part_is_rounded_down() {
        for (amount, bps, expected) in
            [(19_999, 5_000, 9_999), (u64::MAX, 10_000, u64::MAX), (u64::MAX, 5_000, u64::MAX / 2), (3, 3_333, 0)]
        {
            assert_eq!(part_of(amount, bps), expected, "{bps} of {amount}");
        }
    }

    #[test]
    fn the_oldest_fills_first_and_the_rest_is_left() {
        for (amount, missing, cap_bps, fills, rest) in [
            (0, vec![10], 10_000, vec![], 0),
            (100, vec![], 10_000, vec![], 100),
            (100, vec![30, 30], 10_000, vec![(1, 30), (2, 30)], 40),
            (100, vec![80, 80], 10_000, vec![(1, 80), (2, 20)], 0),
            (100, vec![80, 80, 80], 4_000, vec![(1, 40), (2, 40), (3, 20)], 0),
            (100, vec![80], 4_000, vec![(1, 40)], 60), // the cap may leave a rest while a bounty lacks
            (100, vec![0, 80], 10_000, vec![(2, 80)], 20),
            (3, vec![5], 1_000, vec![], 3), // a part below one rao is none
            (u64::MAX, vec![u64::MAX], 10_000, vec![(1, u64::MAX)], 0),
        ] {
            assert_eq!(plan(amount, &needs(&missing), cap_bps), Plan { fills, rest }, "{amount} over {missing:?}");
        }
    }
}
