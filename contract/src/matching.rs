//! A validator's proposals of one epoch form a matching: no issue and no miner twice.
//!
//! Two accepted pairs of an epoch then never conflict: each has more than half of the same weight, so one validator
//! voted for both, and its votes are a matching (mechanism 3.4).

use ink::prelude::vec::Vec;
use ink::scale::{Decode, Encode};

use crate::errors::{Error, Result};
use crate::types::{AccountId, IssueId, ProposedPair};

pub const MAX_PAIRS: usize = 32;

/// The pairs sorted by issue. Errors: [`Error::BadPairs`] for none, more than 32, or an issue or a miner twice.
pub fn matching(mut pairs: Vec<ProposedPair>) -> Result<Vec<ProposedPair>> {
    if pairs.is_empty() || pairs.len() > MAX_PAIRS {
        return Err(Error::BadPairs);
    }
    pairs.sort_unstable_by_key(|pair| pair.issue_id);
    let mut miners: Vec<&AccountId> = pairs.iter().flat_map(|pair| [&pair.a, &pair.b]).collect();
    miners.sort_unstable();
    let issue_twice = pairs.windows(2).any(|two| two[0].issue_id == two[1].issue_id);
    let miner_twice = miners.windows(2).any(|two| two[0] == two[1]);
    if issue_twice || miner_twice {
        return Err(Error::BadPairs);
    }
    Ok(pairs)
}

/// Pairs as they are stored: their SCALE bytes one after the other, because decoding sixteen lists costs more than
/// comparing them.
pub struct Packed(pub Vec<u8>);

/// An issue id and two accounts.
const PAIR_BYTES: usize = 72;

impl Packed {
    pub fn of(pairs: &[ProposedPair]) -> Self {
        let mut bytes = Vec::with_capacity(pairs.len() * PAIR_BYTES);
        pairs.iter().for_each(|pair| pair.encode_to(&mut bytes));
        Self(bytes)
    }

    fn records(&self) -> &[[u8; PAIR_BYTES]] {
        self.0.as_chunks().0
    }

    /// Whether the list, sorted by issue, holds exactly this pair.
    pub fn contains(&self, pair: &ProposedPair) -> bool {
        let found = self.records().binary_search_by_key(&pair.issue_id, issue_of);
        found.is_ok_and(|at| {
            let (a, b) = self.records()[at][8..].split_at(32);
            same(a, pair.a.as_ref()) && same(b, pair.b.as_ref())
        })
    }

    pub fn unpacked(&self) -> Vec<ProposedPair> {
        self.records().iter().filter_map(|record| ProposedPair::decode(&mut &record[..]).ok()).collect()
    }
}

/// Eight bytes at a time: sixteen lists of 32 pairs are compared in one call, and the compiler's own comparison goes byte by
/// byte where code is made small.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.as_chunks::<8>()
        .0
        .iter()
        .zip(other.as_chunks::<8>().0)
        .all(|(x, y)| u64::from_le_bytes(*x) == u64::from_le_bytes(*y))
}

fn issue_of(record: &[u8; PAIR_BYTES]) -> IssueId {
    let mut id = [0; 8];
    id.copy_from_slice(&record[..8]);
    IssueId::from_le_bytes(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(issue_id: u64, a: u8, b: u8) -> ProposedPair {
        ProposedPair { issue_id, a: AccountId::from([a; 32]), b: AccountId::from([b; 32]) }
    }

    #[test]
    fn only_matchings_pass() {
        for (pairs, expected) in [
            (vec![], Err(Error::BadPairs)),
            (vec![pair(1, 1, 2)], Ok(vec![pair(1, 1, 2)])),
            (vec![pair(2, 3, 4), pair(1, 1, 2)], Ok(vec![pair(1, 1, 2), pair(2, 3, 4)])),
            (vec![pair(1, 1, 1)], Err(Error::BadPairs)),
            (vec![pair(1, 1, 2), pair(1, 3, 4)], Err(Error::BadPairs)),
            (vec![pair(1, 1, 2), pair(2, 2, 3)], Err(Error::BadPairs)),
            ((0..33).map(|i| pair(i, i as u8 * 2, i as u8 * 2 + 1)).collect(), Err(Error::BadPairs)),
        ] {
            assert_eq!(matching(pairs), expected);
        }
    }

    #[test]
    fn a_pair_is_found_only_as_it_was_proposed() {
        let pairs = vec![pair(1, 1, 2), pair(5, 3, 4), pair(300, 5, 6)];
        let packed = Packed::of(&pairs);
        assert!(pairs.iter().all(|p| packed.contains(p)));
        assert!(!packed.contains(&pair(5, 4, 3)));
        assert!(!packed.contains(&pair(2, 3, 4)));
        assert!(!Packed::of(&[]).contains(&pair(1, 1, 2)));
        assert_eq!(packed.unpacked(), pairs);
    }
}
