//! Who fights whom: validators propose, more than half of the weight accepts a pair, anyone starts it.

use ink::prelude::vec::Vec;

use crate::competitions::{Entrant, MAX_OPEN};
use crate::enrolments::Slots;
use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::matching::{matching, Packed};
use crate::paging::by_position;
use crate::paging::MAX_PAIR_STATUS;
use crate::recheck::{recheck, Candidate};
use crate::store::Mapping;
use crate::tally::Support;
use crate::types::*;
use crate::votes::{hash_of, Cast};

/// Competitions that one call may start: each writes some seventeen records, about 3.5 x 10^9 of reference time.
pub const MAX_STARTS: u32 = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub enum Progress {
    Waiting,
    Started,
    Skipped(SkipReason),
}

/// A pair that reached its quorum. At most 63 an epoch: each took more than half of the weight of lists of 32.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Accepted {
    pub pair: ProposedPair,
    pub progress: Progress,
}
crate::store::decodes!(Accepted: pair, progress);

/// An anchor and a validator.
type ProposalKey = (BlockNumber, AccountId);

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Pairs {
    /// A validator's one list of an epoch, sorted by issue and [`Packed`].
    proposals: Mapping<ProposalKey, Vec<u8>>,
    accepted: Mapping<BlockNumber, Vec<Accepted>>,
}

impl Pairs {
    pub fn accepted(&self, anchor: BlockNumber) -> Vec<Accepted> {
        self.accepted.get(anchor).unwrap_or_default()
    }
}

/// A voter's weight and list.
struct Voted {
    weight: u64,
    pairs: Packed,
}

fn support_of(pair: &ProposedPair, lists: &[Voted]) -> Support {
    lists.iter().filter(|l| l.pairs.contains(pair)).fold(Support::default(), |sum, l| Support {
        weight: sum.weight.saturating_add(l.weight),
        heads: sum.heads + 1,
    })
}

fn candidate<'a>(identity: Option<&'a Identity>, slots: Option<&'a Slots>, anchor: BlockNumber) -> Candidate<'a> {
    Candidate { identity, enrolment: slots.and_then(|s| s.in_force_at(anchor)), lock: slots.and_then(|s| s.lock) }
}

impl Joust {
    pub(crate) fn propose(
        &mut self,
        anchor: BlockNumber,
        rating_version: u16,
        ratings_hash: [u8; 32],
        pairs: Vec<ProposedPair>,
    ) -> Result<()> {
        self.ensure_validator()?;
        self.ensure_unpaused()?;
        let params = self.rules();
        if rating_version != params.rating_version {
            return Err(Error::WrongRatingVersion);
        }
        if anchor != self.anchor() {
            return Err(Error::WrongAnchor);
        }
        if self.now() < anchor.saturating_add(self.blocks(params.anchor_delay)) {
            return Err(Error::TooEarly);
        }
        let pairs = matching(pairs)?;
        let cast = self.cast(Subject::Pairs(anchor), hash_of(&pairs))?;
        self.pairs.proposals.insert((anchor, cast.validator), &Packed::of(&pairs).0);
        emit(PairsProposed {
            anchor,
            validator: cast.validator,
            rating_version,
            ratings_hash,
            pairs: pairs.clone(),
            weight: cast.weight,
        });
        self.accept(anchor, &pairs, cast);
        Ok(())
    }

    /// Accepts those of `pairs` that the latest ballot brought over the quorum.
    fn accept(&mut self, anchor: BlockNumber, pairs: &[ProposedPair], cast: Cast) {
        let lists = self.lists(anchor, &cast.ballots);
        let mut accepted = self.pairs.accepted(anchor);
        let mut pairs_accepted = Vec::new();
        for pair in pairs {
            if cast.quorum.reached_by(support_of(pair, &lists)) && !accepted.iter().any(|a| a.pair == *pair) {
                accepted.push(Accepted { pair: *pair, progress: Progress::Waiting });
                pairs_accepted.push(*pair);
            }
        }
        if !pairs_accepted.is_empty() {
            self.pairs.accepted.insert(anchor, &accepted);
            emit(PairsAccepted { anchor, pairs: pairs_accepted });
        }
    }

    /// The lists of those who may vote now.
    fn lists(&self, anchor: BlockNumber, ballots: &[Ballot]) -> Vec<Voted> {
        let whitelist = self.validators.whitelist();
        let list = |b: &Ballot| Voted {
            weight: b.weight,
            pairs: Packed(self.pairs.proposals.get((anchor, b.validator)).unwrap_or_default()),
        };
        ballots.iter().filter(|b| whitelist.contains(&b.validator)).map(list).collect()
    }

    pub(crate) fn start_pairs(&mut self, anchor: BlockNumber, max: u32) -> Result<u32> {
        self.ensure_unpaused()?;
        self.ensure_startable(anchor)?;
        let mut accepted = self.pairs.accepted(anchor);
        if !accepted.iter().any(|a| a.progress == Progress::Waiting) {
            return Ok(0);
        }
        let waiting = accepted.iter_mut().filter(|a| a.progress == Progress::Waiting);
        let mut started = 0;
        for entry in waiting.take(max.min(MAX_STARTS) as usize) {
            entry.progress = self.start_or_skip(anchor, entry.pair);
            started += u32::from(entry.progress == Progress::Started);
        }
        self.pairs.accepted.insert(anchor, &accepted);
        Ok(started)
    }

    /// An accepted pair may be started in its epoch and in the one after. Errors: [`Error::WrongAnchor`], [`Error::TooLate`].
    fn ensure_startable(&self, anchor: BlockNumber) -> Result<()> {
        let (last, before) = self.terms.clock.last_two(self.now());
        if anchor == last || Some(anchor) == before {
            return Ok(());
        }
        Err(if anchor < before.unwrap_or(last) { Error::TooLate } else { Error::WrongAnchor })
    }

    /// A pair that no longer holds is skipped: it must not keep the others from starting.
    fn start_or_skip(&mut self, anchor: BlockNumber, pair: ProposedPair) -> Progress {
        let ProposedPair { issue_id, a, b } = pair;
        match self.ready(anchor, &pair) {
            Ok((issue, first, second)) => {
                self.begin_competition(anchor, issue, first, second);
                Progress::Started
            }
            Err(reason) => {
                emit(PairSkipped { anchor, issue_id, a, b, reason });
                Progress::Skipped(reason)
            }
        }
    }

    /// What starts, if the pair still holds.
    fn ready(
        &self,
        anchor: BlockNumber,
        pair: &ProposedPair,
    ) -> core::result::Result<(Issue, Entrant, Entrant), SkipReason> {
        if self.competitions.open().len() >= MAX_OPEN {
            return Err(SkipReason::TooManyOpen);
        }
        let issue = self.issues.get(pair.issue_id);
        let (first, second) = (self.identities.get(&pair.a), self.identities.get(&pair.b));
        let (slots_a, slots_b) = (self.enrolments.get(&pair.a), self.enrolments.get(&pair.b));
        let a = candidate(first.as_ref(), slots_a.as_ref(), anchor);
        let b = candidate(second.as_ref(), slots_b.as_ref(), anchor);
        recheck(issue.as_ref(), &a, &b, self.now())?;
        let (of_a, of_b) = (a.enrolment.map_or(0, |e| e.collateral), b.enrolment.map_or(0, |e| e.collateral));
        let issue = issue.ok_or(SkipReason::IssueNotOpen)?;
        let first = Entrant { identity: first.ok_or(SkipReason::NotBound)?, collateral: of_a };
        let second = Entrant { identity: second.ok_or(SkipReason::NotBound)?, collateral: of_b };
        Ok((issue, first, second))
    }

    /// Every pair proposed for this epoch, accepted ones first, then by weight.
    pub(crate) fn read_pairs(&self, anchor: BlockNumber, from: u32, limit: u32) -> Page<PairStatus, u32> {
        let rows = self.pair_rows(anchor);
        by_position(from, rows.len() as u32, limit.min(MAX_PAIR_STATUS), |at| rows.get(at as usize).copied())
    }

    fn pair_rows(&self, anchor: BlockNumber) -> Vec<PairStatus> {
        let Some(cell) = self.votes.get(&Subject::Pairs(anchor)) else { return Vec::new() };
        let lists = self.lists(anchor, &cell.ballots);
        let accepted = self.pairs.accepted(anchor);
        let mut rows: Vec<PairStatus> = Vec::new();
        for pair in lists.iter().flat_map(|l| l.pairs.unpacked()) {
            if rows.iter().any(|row| row.pair == pair) {
                continue;
            }
            let Support { weight, heads } = support_of(&pair, &lists);
            let entry = accepted.iter().find(|a| a.pair == pair);
            let progress = entry.map(|a| a.progress);
            let started = progress == Some(Progress::Started);
            let skipped = match progress {
                Some(Progress::Skipped(reason)) => Some(reason),
                _ => None,
            };
            rows.push(PairStatus { pair, weight, heads, accepted: entry.is_some(), started, skipped });
        }
        rows.sort_unstable_by(|x, y| {
            (y.accepted, y.weight)
                .cmp(&(x.accepted, x.weight))
                .then((x.pair.issue_id, x.pair.a).cmp(&(y.pair.issue_id, y.pair.a)))
        });
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::power::{freeze, Measured};
    use crate::tally::Quorum;

    fn key(n: u64) -> AccountId {
        AccountId::from([n as u8; 32])
    }

    /// A random matching of 6 issues and 8 miners.
    fn random_list(state: &mut u64) -> Vec<ProposedPair> {
        let mut miners: Vec<u64> = (1..=8).collect();
        for i in (1..miners.len()).rev() {
            miners.swap(i, (next(state) % (i as u64 + 1)) as usize);
        }
        let count = 1 + (next(state) % 4) as usize;
        let first = next(state) % 6;
        let pairs = (0..count).map(|i| ProposedPair {
            issue_id: (first + i as u64) % 6,
            a: key(miners[2 * i]),
            b: key(miners[2 * i + 1]),
        });
        matching(pairs.collect()).expect("issues and miners differ")
    }

    /// The theorem of mechanism 3.4: whoever votes for what, two accepted pairs never share an issue or a miner.
    #[test]
    fn accepted_pairs_of_an_epoch_never_conflict() {
        let mut state = 2_463_534_242_u64;
        let mut accepted_in_all = 0;
        for _ in 0..20_000 {
            let n = 1 + next(&mut state) % 7;
            let measured: Vec<Measured> =
                (0..n).map(|i| Measured { hotkey: key(i), stake: 1 + next(&mut state) % 1_000 }).collect();
            let weights = freeze(0, &measured, None);
            let quorum = Quorum::of(weights.total(), weights.heads());
            // Few different lists, so that many pairs pass.
            let choices = [random_list(&mut state), random_list(&mut state)];
            let lists: Vec<Voted> = weights
                .weights
                .iter()
                .filter(|w| w.weight > 0)
                .map(|w| Voted { weight: w.weight, pairs: Packed::of(&choices[(next(&mut state) % 2) as usize]) })
                .collect();
            let mut accepted: Vec<ProposedPair> = lists
                .iter()
                .flat_map(|l| l.pairs.unpacked())
                .filter(|p| quorum.reached_by(support_of(p, &lists)))
                .collect();
            accepted.sort_by_key(|p| (p.issue_id, p.a, p.b));
            accepted.dedup();
            accepted_in_all += accepted.len();
            assert!(accepted.is_empty() || matching(accepted.clone()).is_ok(), "{accepted:?}");
        }
        assert!(accepted_in_all > 10_000, "the test accepted only {accepted_in_all} pairs");
    }

    /// xorshift64.
    fn next(state: &mut u64) -> u64 {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        *state
    }
}
