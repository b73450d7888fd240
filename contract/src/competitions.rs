//! From start to outcome. A miner is in at most one competition and an issue has at most one; both are free again when an
//! outcome reaches its quorum, or at expiry.

use ink::prelude::vec::Vec;

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::outcome::{check_shape, check_time, winner};
use crate::store::{Lazy, Mapping};
use crate::types::*;
use crate::votes::{hash_of, Cast};
use crate::windows::windows;

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Competitions {
    pub count: u64,
    records: Mapping<CompetitionId, Competition>,
    /// Without an outcome, in the order of their starts.
    running: Lazy<Vec<CompetitionId>>,
    /// Decided, with a winner to be paid.
    owed: Lazy<Vec<CompetitionId>>,
}

impl Competitions {
    pub fn get(&self, id: CompetitionId) -> Option<Competition> {
        self.records.get(id)
    }

    /// Errors: [`Error::CompetitionNotFound`].
    pub fn find(&self, id: CompetitionId) -> Result<Competition> {
        self.get(id).ok_or(Error::CompetitionNotFound)
    }

    pub fn save(&mut self, competition: &Competition) {
        self.records.insert(competition.id, competition);
    }

    pub fn running(&self) -> Vec<CompetitionId> {
        self.running.get_or_default()
    }

    pub fn owed(&self) -> Vec<CompetitionId> {
        self.owed.get_or_default()
    }

    fn begins(&mut self, competition: &Competition) {
        let mut running = self.running();
        running.push(competition.id);
        self.running.set(&running);
        self.save(competition);
    }

    fn has_ended(&mut self, competition: &Competition) {
        let mut running = self.running();
        running.retain(|id| *id != competition.id);
        self.running.set(&running);
        if competition.settle_at.is_some() {
            let mut owed = self.owed();
            owed.push(competition.id);
            self.owed.set(&owed);
        }
        self.save(competition);
    }

    pub fn is_paid(&mut self, competition: &Competition) {
        let mut owed = self.owed();
        owed.retain(|id| *id != competition.id);
        self.owed.set(&owed);
        self.save(competition);
    }
}

fn side(identity: &Identity) -> Side {
    Side { hotkey: identity.hotkey, coldkey: identity.coldkey, github_id: identity.github_id }
}

impl Joust {
    /// Starts a pair that was checked. The payout coldkeys and the parameters are fixed here.
    pub(crate) fn begin_competition(&mut self, anchor: BlockNumber, mut issue: Issue, a: &Identity, b: &Identity) {
        let start = self.moment();
        let times = windows(start, &self.params(), self.settings.blocks_per_day, self.settings.ms_per_block);
        self.competitions.count += 1;
        let competition = Competition {
            id: self.competitions.count,
            issue_id: issue.id,
            anchor,
            a: side(a),
            b: side(b),
            bounty: issue.filled,
            phase: Phase::Running,
            started_at: start.block,
            started_ms: start.ms,
            open_at: times.open.block,
            open_ms: times.open.ms,
            close_at: times.close.block,
            close_ms: times.close.ms,
            resolve_at: times.resolve.block,
            resolve_ms: times.resolve.ms,
            expires_at: times.expires_at,
            outcome: None,
            decided_at: None,
            settle_at: None,
            settled_at: None,
            paid: 0,
            params_id: self.params_id(),
        };
        issue.compete(competition.id);
        self.issues.note_hunger(&issue);
        self.issues.save(&issue);
        for hotkey in [&a.hotkey, &b.hotkey] {
            self.identities.occupy(hotkey, Some(competition.id), start.block);
            self.enrolments.remove(hotkey);
        }
        self.competitions.begins(&competition);
        emit_started(&competition);
    }

    pub(crate) fn vote(&mut self, id: CompetitionId, payload: OutcomePayload) -> Result<()> {
        self.ensure_validator()?;
        let competition = self.competitions.find(id)?;
        if competition.phase != Phase::Running {
            return Err(Error::NotRunning);
        }
        check_shape(&payload)?;
        check_time(payload.outcome, competition.open_at, competition.close_at, competition.expires_at, self.now())?;
        let payload_hash = hash_of(&payload);
        let cast = self.cast(Subject::Outcome(id), payload_hash)?;
        emit_voted(id, payload, payload_hash, &cast);
        if cast.reached {
            self.decide(competition, payload)?;
        }
        Ok(())
    }

    /// Executes the payload that reached its quorum with this ballot; no other.
    fn decide(&mut self, competition: Competition, payload: OutcomePayload) -> Result<()> {
        if let Some(action) = payload.void {
            return self.void(competition, Some(payload), VoidCause::Voted(action));
        }
        let now = self.now();
        let winner = winner(&competition, payload.outcome);
        let settle_at = winner.map(|_| now.saturating_add(self.blocks(self.params_of(&competition).challenge)));
        let decided = Competition { phase: Phase::Decided, settle_at, ..competition };
        let decided = self.end(decided, Some(payload));
        let winner = winner.map(|side| side.hotkey);
        emit(CompetitionDecided { competition_id: decided.id, issue_id: decided.issue_id, payload, winner, settle_at });
        if winner.is_none() {
            let issue = self.issues.find(decided.issue_id)?;
            self.reopen(issue);
        }
        Ok(())
    }

    /// The competition counts for nothing; the issue opens again, or is cancelled if that was voted.
    fn void(&mut self, competition: Competition, payload: Option<OutcomePayload>, reason: VoidCause) -> Result<()> {
        let voided = self.end(Competition { phase: Phase::Void, ..competition }, payload);
        emit(CompetitionVoided { competition_id: voided.id, issue_id: voided.issue_id, reason });
        let issue = self.issues.find(voided.issue_id)?;
        match reason {
            VoidCause::Voted(VoidAction::Cancel(reason)) => self.end_without_winner(issue, reason)?,
            VoidCause::Voted(VoidAction::Return) | VoidCause::NoQuorum => self.reopen(issue),
        }
        Ok(())
    }

    /// Releases both miners and keeps the result. Without a payload nobody voted enough: void.
    fn end(&mut self, mut competition: Competition, payload: Option<OutcomePayload>) -> Competition {
        let now = self.now();
        competition.outcome = payload;
        competition.decided_at = Some(now);
        for hotkey in [competition.a.hotkey, competition.b.hotkey] {
            self.identities.occupy(&hotkey, None, now);
        }
        self.competitions.has_ended(&competition);
        self.results.push(result_of(&competition, now), self.blocks(crate::results::KEPT));
        competition
    }

    /// Voids competitions without a quorum, the oldest first; answers how many. All have windows of the same length, so the
    /// list is in the order of expiry too.
    pub(crate) fn expire_competitions(&mut self, limit: u32) -> Result<u32> {
        let mut voided = 0;
        for id in self.competitions.running().into_iter().take(limit as usize) {
            let competition = self.competitions.find(id)?;
            if self.now() <= competition.expires_at {
                break;
            }
            self.void(competition, None, VoidCause::NoQuorum)?;
            voided += 1;
        }
        Ok(voided)
    }
}

fn result_of(competition: &Competition, now: BlockNumber) -> CompetitionResult {
    let payload = competition.outcome;
    CompetitionResult {
        id: competition.id,
        start_block: competition.started_at,
        resolved_block: now,
        a: competition.a.github_id,
        b: competition.b.github_id,
        outcome: payload.map_or(Outcome::Void, |p| p.outcome),
        valid_a: payload.is_some_and(|p| p.valid_a),
        valid_b: payload.is_some_and(|p| p.valid_b),
    }
}

fn emit_started(c: &Competition) {
    emit(CompetitionStarted {
        competition_id: c.id,
        issue_id: c.issue_id,
        anchor: c.anchor,
        a: c.a,
        b: c.b,
        bounty: c.bounty,
        started_ms: c.started_ms,
        open_at: c.open_at,
        open_ms: c.open_ms,
        close_at: c.close_at,
        close_ms: c.close_ms,
        resolve_at: c.resolve_at,
        resolve_ms: c.resolve_ms,
        expires_at: c.expires_at,
    });
}

fn emit_voted(competition_id: CompetitionId, payload: OutcomePayload, payload_hash: PayloadHash, cast: &Cast) {
    emit(OutcomeVoted {
        competition_id,
        validator: cast.validator,
        round: cast.round,
        payload,
        payload_hash,
        weight: cast.weight,
        leading_weight: cast.leading.weight,
        leading_heads: cast.leading.heads,
        total_weight: cast.quorum.total_weight,
        needed_heads: cast.quorum.needed_heads,
    });
}
