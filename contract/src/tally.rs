//! Adding up ballots. Votes for different payloads never add up (defects 1.9.1 and 1.9.2 of the upstream study): a tally
//! is always of one payload hash.

use ink::prelude::vec::Vec;

use crate::types::{AccountId, Ballot, PayloadHash, Tally};

/// What stands behind one payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Support {
    pub weight: u64,
    pub heads: u32,
}

/// What a payload needs: weight and heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Quorum {
    pub total_weight: u64,
    pub needed_weight: u64,
    pub needed_heads: u32,
}
crate::store::decodes!(Quorum: total_weight, needed_weight, needed_heads);

impl Quorum {
    /// More than half of the weight, and min(3, floor(n / 2) + 1) heads of the `n` validators that count.
    pub fn of(total_weight: u64, n: u32) -> Self {
        Self { total_weight, needed_weight: total_weight / 2 + 1, needed_heads: (n / 2 + 1).min(3) }
    }

    /// More than a third of the weight may say no (challenge, veto), however few they are.
    pub fn blocking(total_weight: u64) -> Self {
        Self { total_weight, needed_weight: total_weight / 3 + 1, needed_heads: 1 }
    }

    pub fn reached_by(&self, support: Support) -> bool {
        support.weight >= self.needed_weight && support.heads >= self.needed_heads
    }
}

/// The votes for `hash` of those who may vote now.
pub fn support(ballots: &[Ballot], hash: &PayloadHash, may_vote: impl Fn(&AccountId) -> bool) -> Support {
    ballots.iter().filter(|b| b.payload_hash == *hash && may_vote(&b.validator)).fold(Support::default(), |sum, b| {
        Support { weight: sum.weight.saturating_add(b.weight), heads: sum.heads + 1 }
    })
}

/// The best supported payload; of equals the one voted for first.
pub fn leading(ballots: &[Ballot], may_vote: impl Fn(&AccountId) -> bool) -> Support {
    ballots.iter().map(|b| support(ballots, &b.payload_hash, &may_vote)).fold(Support::default(), Support::max)
}

/// A tally for readers.
pub fn view(round: u32, quorum: Quorum, ballots: Vec<Ballot>, may_vote: impl Fn(&AccountId) -> bool) -> Tally {
    let ahead = leading(&ballots, may_vote);
    Tally {
        round,
        total_weight: quorum.total_weight,
        needed_heads: quorum.needed_heads,
        leading_weight: ahead.weight,
        leading_heads: ahead.heads,
        reached: quorum.reached_by(ahead),
        ballots,
        needed_weight: quorum.needed_weight,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const X: PayloadHash = [1; 32];
    const Y: PayloadHash = [2; 32];

    fn ballots(votes: &[(u8, PayloadHash, u64)]) -> Vec<Ballot> {
        votes
            .iter()
            .map(|(n, payload_hash, weight)| Ballot {
                validator: AccountId::from([*n; 32]),
                payload_hash: *payload_hash,
                weight: *weight,
                at: 1,
            })
            .collect()
    }

    #[test]
    fn heads_needed() {
        for (n, expected) in [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (16, 3)] {
            assert_eq!(Quorum::of(1, n).needed_heads, expected, "of {n}");
        }
    }

    #[test]
    fn quorum_is_more_than_half_and_enough_heads() {
        for (weight, heads, total, n, expected) in [
            (50, 3, 100, 4, false), // exactly half
            (51, 3, 100, 4, true),
            (60, 2, 100, 4, false), // two under the cap of 30 %
            (100, 1, 100, 1, true),
            (0, 0, 0, 0, false), // nobody weighs anything
            (u64::MAX, 3, u64::MAX, 4, true),
        ] {
            assert_eq!(Quorum::of(total, n).reached_by(Support { weight, heads }), expected, "{weight} of {total}");
        }
    }

    #[test]
    fn more_than_a_third_blocks() {
        for (weight, heads, total, expected) in [
            (33, 1, 99, false), // exactly a third
            (34, 1, 99, true),
            (33, 16, 100, false),
            (34, 1, 100, true),
            (0, 0, 0, false),
            (u64::MAX, 1, u64::MAX, true),
        ] {
            assert_eq!(Quorum::blocking(total).reached_by(Support { weight, heads }), expected, "{weight} of {total}");
        }
    }

    #[test]
    fn votes_for_different_payloads_never_add_up() {
        let votes = ballots(&[(1, X, 30), (2, X, 20), (3, Y, 25), (4, Y, 25)]);
        assert_eq!(support(&votes, &X, |_| true), Support { weight: 50, heads: 2 });
        assert_eq!(support(&votes, &Y, |_| true), Support { weight: 50, heads: 2 });
        assert!(!view(0, Quorum::of(100, 4), votes, |_| true).reached);
    }

    #[test]
    fn a_removed_validators_vote_no_longer_counts() {
        let votes = ballots(&[(1, X, 30), (2, X, 30)]);
        let gone = AccountId::from([2; 32]);
        assert_eq!(support(&votes, &X, |v| *v != gone), Support { weight: 30, heads: 1 });
    }
}
