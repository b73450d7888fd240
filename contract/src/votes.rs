//! One vote cell per subject, in rounds. A round weighs everyone by the freeze it began under; a vote never changes inside
//! it; it ends at quorum or two epochs after its first vote. Sums are always of one payload ([`crate::tally`]).

use ink::env::hash::Blake2x256;
use ink::prelude::vec::Vec;
use ink::scale::Encode;

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::power::Freeze;
use crate::store::{encoded, Mapping};
use crate::tally::{leading, support, view, Quorum, Support};
use crate::types::*;

/// Epochs after its first vote at which a round ends.
const ROUND_EPOCHS: u32 = 2;

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Cell {
    pub round: u32,
    /// The freeze that weighs this round.
    pub freeze: u32,
    pub began_at: BlockNumber,
    /// Reached its quorum.
    pub closed: bool,
    pub quorum: Quorum,
    /// One a validator, with its weight in this round.
    pub ballots: Vec<Ballot>,
}
crate::store::decodes!(Cell: round, freeze, began_at, closed, quorum, ballots);

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Votes {
    cells: Mapping<Subject, Cell>,
}

impl Votes {
    pub fn get(&self, subject: &Subject) -> Option<Cell> {
        self.cells.get(subject)
    }
}

impl Cell {
    fn begin(subject: &Subject, round: u32, freeze: &Freeze, now: BlockNumber) -> Self {
        let quorum = match subject {
            Subject::Challenge(_) | Subject::Veto(_) => Quorum::blocking(freeze.total()),
            _ => Quorum::of(freeze.total(), freeze.heads()),
        };
        Self { round, freeze: freeze.sequence, began_at: now, closed: false, quorum, ballots: Vec::new() }
    }

    /// The proposals of an epoch are one round, however many of their pairs pass.
    fn is_over(&self, round_blocks: u32, now: BlockNumber) -> bool {
        self.closed || now >= self.began_at.saturating_add(round_blocks)
    }

    /// Errors: [`Error::NoWeight`], [`Error::AlreadyVoted`].
    fn add(&mut self, validator: AccountId, weight: u64, payload_hash: PayloadHash, at: BlockNumber) -> Result<()> {
        if weight == 0 {
            return Err(Error::NoWeight);
        }
        if self.ballots.iter().any(|b| b.validator == validator) {
            return Err(Error::AlreadyVoted);
        }
        self.ballots.push(Ballot { validator, payload_hash, weight, at });
        Ok(())
    }
}

/// What a ballot changed.
pub struct Cast {
    pub validator: AccountId,
    pub round: u32,
    pub weight: u64,
    pub quorum: Quorum,
    pub leading: Support,
    /// The payload of this very ballot has its quorum.
    pub reached: bool,
    /// All ballots of the round.
    pub ballots: Vec<Ballot>,
}

/// What a ballot is counted under: blake2-256 of the SCALE encoding.
pub fn hash_of(payload: &impl Encode) -> PayloadHash {
    let mut hash = [0; 32];
    ink::env::hash_bytes::<Blake2x256>(&encoded(payload), &mut hash);
    hash
}

/// The payload of a vote on a subject that has only one thing to say: yes.
const YES: PayloadHash = [1; 32];
/// Subjects that one read of own ballots may name.
const MAX_SUBJECTS: usize = 64;

impl Joust {
    /// Adds the caller's ballot to the subject's round, or begins the next.
    /// Errors: [`Error::NotValidator`], [`Error::NotFrozen`], [`Error::NoWeight`], [`Error::AlreadyVoted`].
    pub(crate) fn cast(&mut self, subject: Subject, payload_hash: PayloadHash) -> Result<Cast> {
        let validator = self.ensure_validator()?;
        let (mut cell, freeze) = self.round_of(&subject)?;
        let weight = freeze.weight_of(&validator);
        cell.add(validator, weight, payload_hash, self.now())?;
        let whitelist = self.validators.whitelist();
        let may_vote = |v: &AccountId| whitelist.contains(v);
        let reached = cell.quorum.reached_by(support(&cell.ballots, &payload_hash, may_vote));
        let ahead = leading(&cell.ballots, may_vote);
        cell.closed = reached && !matches!(subject, Subject::Pairs(_));
        self.votes.cells.insert(subject, &cell);
        let Cell { round, quorum, ballots, .. } = cell;
        Ok(Cast { validator, round, weight, quorum, leading: ahead, reached, ballots })
    }

    /// The open round and the freeze that weighs it.
    fn round_of(&self, subject: &Subject) -> Result<(Cell, Freeze)> {
        let now = self.now();
        let last = self.votes.get(subject);
        let round_blocks = self.round_blocks();
        if let Some(cell) = last.clone().filter(|cell| !cell.is_over(round_blocks, now)) {
            let freeze = self.validators.freeze(cell.freeze).ok_or(Error::NotFrozen)?;
            return Ok((cell, freeze));
        }
        let freeze = self.validators.last_freeze().ok_or(Error::NotFrozen)?;
        Ok((Cell::begin(subject, last.map_or(0, |cell| cell.round.saturating_add(1)), &freeze, now), freeze))
    }

    /// Says yes to a subject; answers whether that was enough. Errors: those of [`Self::cast`].
    pub(crate) fn agree(&mut self, subject: Subject) -> Result<bool> {
        let Cast { validator, round, weight, quorum, leading, reached, .. } = self.cast(subject, YES)?;
        let (leading_weight, leading_heads) = (leading.weight, leading.heads);
        let Quorum { total_weight, needed_weight, needed_heads } = quorum;
        match subject {
            Subject::Challenge(competition_id) => emit(CompetitionChallenged {
                competition_id,
                validator,
                round,
                weight,
                leading_weight,
                leading_heads,
                total_weight,
                needed_weight,
            }),
            _ => emit(BallotCast {
                subject,
                validator,
                round,
                weight,
                leading_weight,
                leading_heads,
                total_weight,
                needed_weight,
                needed_heads,
            }),
        }
        Ok(reached)
    }

    /// A validator's ballots in the open rounds; none where it may still vote.
    pub(crate) fn read_votes(&self, subjects: Vec<Subject>, validator: AccountId) -> Vec<Option<Ballot>> {
        subjects.iter().take(MAX_SUBJECTS).map(|subject| self.ballot_of(subject, &validator)).collect()
    }

    pub(crate) fn ballot_of(&self, subject: &Subject, validator: &AccountId) -> Option<Ballot> {
        let cell = self.votes.get(subject).filter(|cell| !cell.is_over(self.round_blocks(), self.now()))?;
        cell.ballots.into_iter().find(|b| b.validator == *validator)
    }

    fn round_blocks(&self) -> u32 {
        self.epoch_blocks().saturating_mul(ROUND_EPOCHS)
    }

    pub(crate) fn read_tally(&self, subject: &Subject) -> Option<Tally> {
        let cell = self.votes.get(subject)?;
        let whitelist = self.validators.whitelist();
        // What reached its quorum stays as it was, whoever leaves the whitelist later.
        let may_vote = |v: &AccountId| cell.closed || whitelist.contains(v);
        Some(view(cell.round, cell.quorum, cell.ballots.clone(), may_vote))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell() -> Cell {
        let freeze = Freeze { sequence: 3, anchor: 0, weights: Vec::new() };
        Cell::begin(&Subject::Outcome(1), 0, &freeze, 100)
    }

    #[test]
    fn a_vote_never_changes_inside_a_round() {
        let (mut cell, voter) = (cell(), AccountId::from([1; 32]));
        assert_eq!(cell.add(voter, 5, [1; 32], 101), Ok(()));
        assert_eq!(cell.add(voter, 5, [2; 32], 102), Err(Error::AlreadyVoted));
        assert_eq!(cell.add(voter, 5, [1; 32], 102), Err(Error::AlreadyVoted));
        assert_eq!(cell.ballots.len(), 1);
    }

    #[test]
    fn who_weighs_nothing_has_no_head_either() {
        let mut cell = cell();
        assert_eq!(cell.add(AccountId::from([1; 32]), 0, [1; 32], 101), Err(Error::NoWeight));
        assert!(cell.ballots.is_empty());
    }

    #[test]
    fn a_round_ends_at_quorum_or_after_two_epochs() {
        let mut cell = cell();
        assert!(!cell.is_over(18, 117));
        assert!(cell.is_over(18, 118));
        cell.closed = true;
        assert!(cell.is_over(18, 101));
    }
}
