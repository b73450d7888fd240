//! From start to outcome. A miner is in at most one running competition and an issue has at most one that is not over;
//! the miners are free again at the first decision, the issue when the decision is final ([`crate::settlement`]).

use ink::prelude::vec::Vec;

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::outcome::{check_shape, check_time, winner};
use crate::store::{Lazy, Mapping};
use crate::types::*;
use crate::votes::{hash_of, Cast};
use crate::waterfall::part_of;
use crate::windows::windows;

/// Competitions that are not over, at one time.
pub const MAX_OPEN: usize = 256;
/// The deadline of a vote that has its decision.
const NEVER: BlockNumber = BlockNumber::MAX;

/// A competition that is not over, and the last block for a vote on its outcome.
pub type Open = (CompetitionId, BlockNumber);

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Competitions {
    pub count: u64,
    records: Mapping<CompetitionId, Competition>,
    /// By id.
    open: Lazy<Vec<Open>>,
}

impl Competitions {
    #[inline(never)]
    pub fn get(&self, id: CompetitionId) -> Option<Competition> {
        self.records.get(id)
    }

    /// Errors: [`Error::CompetitionNotFound`].
    pub fn find(&self, id: CompetitionId) -> Result<Competition> {
        self.get(id).ok_or(Error::CompetitionNotFound)
    }

    pub fn open(&self) -> Vec<Open> {
        self.open.get_or_default()
    }

    /// Not over, and no vote can change their outcome.
    pub fn decided(&self) -> Vec<CompetitionId> {
        self.open().iter().filter(|entry| entry.1 == NEVER).map(|entry| entry.0).collect()
    }

    /// Keeps the record, and its place in the list of those that are not over.
    #[inline(never)]
    pub fn save(&mut self, competition: &Competition) {
        let mut open = self.open();
        if list(&mut open, competition) {
            self.open.set(&open);
        }
        self.records.insert(competition.id, competition);
    }
}

/// Answers whether the list changed.
fn list(open: &mut Vec<Open>, competition: &Competition) -> bool {
    let (id, phase) = (competition.id, competition.phase);
    let deadline = if phase.is_undecided() { competition.expires_at } else { NEVER };
    match open.binary_search_by_key(&id, |entry| entry.0) {
        Ok(place) if phase.is_over() => _ = open.remove(place),
        Ok(place) if open[place].1 == deadline => return false,
        Ok(place) => open[place].1 = deadline,
        Err(_) if phase.is_over() => return false,
        Err(place) => open.insert(place, (id, deadline)),
    }
    true
}

/// A miner who is to compete.
pub struct Entrant {
    pub identity: Identity,
    /// What the enrolment locked.
    pub collateral: Balance,
}

impl Entrant {
    fn side(&self) -> Side {
        let Identity { hotkey, coldkey, github_id, .. } = self.identity;
        Side { hotkey, coldkey, github_id, collateral: self.collateral, withdrawn_at: None }
    }
}

impl Joust {
    /// Starts a pair that was checked. The payout coldkeys and the parameters are fixed here.
    pub(crate) fn begin_competition(&mut self, anchor: BlockNumber, mut issue: Issue, a: Entrant, b: Entrant) {
        let start = self.moment();
        let times = windows(start, &self.rules(), self.settings.blocks_per_day, self.settings.ms_per_block);
        self.competitions.count += 1;
        let competition = Competition {
            id: self.competitions.count,
            issue_id: issue.id,
            anchor,
            a: a.side(),
            b: b.side(),
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
            resolved_at: None,
            extended_at: None,
            reopened_at: None,
            final_at: None,
            held: 0,
            reverted_at: None,
        };
        issue.compete(competition.id);
        self.issues.note_hunger(&[&issue]);
        self.issues.save(&issue);
        for Entrant { mut identity, collateral } in [a, b] {
            identity.competing_in = Some(competition.id);
            identity.unsettled += 1;
            identity.head_start = false;
            self.identities.save(&identity);
            self.spend_enrolment(&identity.hotkey, collateral);
        }
        self.competitions.save(&competition);
        emit_started(&competition);
    }

    pub(crate) fn vote(&mut self, id: CompetitionId, payload: OutcomePayload) -> Result<()> {
        self.ensure_validator()?;
        let competition = self.competitions.find(id)?;
        if !competition.phase.is_undecided() {
            return Err(Error::NotRunning);
        }
        check_shape(&payload, &competition)?;
        check_time(&payload, &competition, self.now())?;
        if let Some(VoidAction::Cancel(reason)) = payload.void {
            self.ensure_reason(&self.issues.find(competition.issue_id)?, reason)?;
        }
        let payload_hash = hash_of(&payload);
        let cast = self.cast(Subject::Outcome(id), payload_hash)?;
        emit_voted(id, payload, payload_hash, &cast);
        if cast.reached {
            self.decide(competition, payload)?;
        }
        Ok(())
    }

    /// Takes the payload that reached its quorum with this ballot; no other. Money moves later, in `settle`.
    fn decide(&mut self, mut competition: Competition, payload: OutcomePayload) -> Result<()> {
        if let Some(action) = payload.void {
            return self.void(competition, Some(payload), VoidCause::Voted(action));
        }
        let (now, params) = (self.now(), self.params_of(&competition));
        // A second decision is final: there is no other challenge to wait for.
        let challenge = if competition.reopened_at.is_some() { 0 } else { self.blocks(params.challenge) };
        let settle_at = now.saturating_add(challenge);
        let winner = winner(&competition, payload.outcome);
        competition.phase = Phase::Decided;
        competition.settle_at = Some(settle_at);
        competition.final_at = winner.map(|_| settle_at.max(now.saturating_add(self.blocks(params.holdback))));
        competition.held = winner.map_or(0, |_| part_of(competition.bounty, params.holdback_bps));
        self.conclude(&mut competition, Some(payload));
        self.release_miners(&competition);
        self.competitions.save(&competition);
        emit(CompetitionDecided {
            competition_id: competition.id,
            issue_id: competition.issue_id,
            payload,
            winner: winner.map(|side| side.hotkey),
            settle_at: competition.settle_at,
            final_at: competition.final_at,
            held: competition.held,
        });
        Ok(())
    }

    /// A decision lets both miners compete again, a second one of the same competition has nothing left to do.
    fn release_miners(&mut self, competition: &Competition) {
        for hotkey in [competition.a.hotkey, competition.b.hotkey] {
            let Some(mut identity) = self.identities.get(&hotkey) else { continue };
            if release(&mut identity, competition.id, self.now()) {
                self.identities.save(&identity);
            }
        }
    }

    /// The competition counts for nothing; the issue opens again, or is cancelled if that was voted.
    pub(crate) fn void(
        &mut self,
        mut competition: Competition,
        payload: Option<OutcomePayload>,
        reason: VoidCause,
    ) -> Result<()> {
        self.conclude(&mut competition, payload);
        emit(CompetitionVoided { competition_id: competition.id, issue_id: competition.issue_id, reason });
        self.finish(&mut competition, Phase::Void);
        let issue = self.issues.find(competition.issue_id)?;
        match reason {
            VoidCause::Voted(VoidAction::Cancel(reason)) => self.end_without_winner(issue, reason)?,
            _ => self.reopen(issue),
        }
        Ok(())
    }

    /// The first time: keeps the result. The second time: amends it. Without a payload nobody said what happened: void.
    pub(crate) fn conclude(&mut self, competition: &mut Competition, payload: Option<OutcomePayload>) {
        let now = self.now();
        competition.outcome = payload;
        competition.decided_at = Some(now);
        let (outcome, valid) = said(payload);
        if competition.resolved_at.is_some() {
            return self.amend(competition, outcome, valid);
        }
        competition.resolved_at = Some(now);
        let result = CompetitionResult {
            id: competition.id,
            start_block: competition.started_at,
            resolved_block: now,
            a: competition.a.github_id,
            b: competition.b.github_id,
            outcome,
            valid_a: valid.0,
            valid_b: valid.1,
            amended_at: None,
            amended_outcome: None,
            amended_valid_a: false,
            amended_valid_b: false,
        };
        self.results.push(result, self.blocks(crate::results::KEPT));
    }

    /// Ratings see another outcome from now on.
    pub(crate) fn amend(&mut self, competition: &Competition, outcome: Outcome, valid: (bool, bool)) {
        self.results.amend(competition.id, outcome, valid, (self.now(), self.anchor()));
    }

    /// Voids competitions without a decision in time; answers how many.
    pub(crate) fn expire_competitions(&mut self, limit: u32) -> Result<u32> {
        let now = self.now();
        let mut voided = 0;
        for (id, _) in self.competitions.open().into_iter().filter(|entry| now > entry.1).take(limit as usize) {
            let competition = self.competitions.find(id)?;
            self.void(competition, None, VoidCause::NoQuorum)?;
            voided += 1;
        }
        Ok(voided)
    }
}

/// Frees a miner for another competition; answers whether it was in this one. The caller saves the identity.
pub fn release(identity: &mut Identity, competition_id: CompetitionId, now: BlockNumber) -> bool {
    let competes = identity.competing_in == Some(competition_id);
    if competes {
        identity.competing_in = None;
        identity.released_at = Some(now);
    }
    competes
}

/// What a payload says about ratings.
fn said(payload: Option<OutcomePayload>) -> (Outcome, (bool, bool)) {
    payload.map_or((Outcome::Void, (false, false)), |p| (p.outcome, (p.valid_a, p.valid_b)))
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
        params_id: c.params_id,
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

#[cfg(test)]
pub mod tests {
    use super::*;

    fn side(n: u8) -> Side {
        let (hotkey, coldkey) = (AccountId::from([n; 32]), AccountId::from([n + 100; 32]));
        Side { hotkey, coldkey, github_id: u64::from(n), collateral: 0, withdrawn_at: None }
    }

    /// Miners 1 and 2; the window is 10 to 20, resolve 30, expiry 40.
    pub fn competition() -> Competition {
        Competition {
            id: 5,
            issue_id: 1,
            anchor: 0,
            a: side(1),
            b: side(2),
            bounty: 100,
            phase: Phase::Running,
            started_at: 1,
            started_ms: 1_000,
            open_at: 10,
            open_ms: 10_000,
            close_at: 20,
            close_ms: 20_000,
            resolve_at: 30,
            resolve_ms: 30_000,
            expires_at: 40,
            outcome: None,
            decided_at: None,
            settle_at: None,
            settled_at: None,
            paid: 0,
            params_id: 1,
            resolved_at: None,
            extended_at: None,
            reopened_at: None,
            final_at: None,
            held: 0,
            reverted_at: None,
        }
    }

    #[test]
    fn the_list_holds_what_is_not_over_with_its_deadline() {
        let mut open = vec![(4, 9), (7, NEVER)];
        for (phase, changed, expected) in [
            (Phase::Void, false, vec![(4, 9), (7, NEVER)]),
            (Phase::Running, true, vec![(4, 9), (5, 40), (7, NEVER)]),
            (Phase::Running, false, vec![(4, 9), (5, 40), (7, NEVER)]),
            (Phase::Decided, true, vec![(4, 9), (5, NEVER), (7, NEVER)]),
            (Phase::Holdback, false, vec![(4, 9), (5, NEVER), (7, NEVER)]),
            (Phase::Reopened, true, vec![(4, 9), (5, 40), (7, NEVER)]),
            (Phase::Final, true, vec![(4, 9), (7, NEVER)]),
        ] {
            assert_eq!(list(&mut open, &Competition { phase, ..competition() }), changed, "{phase:?}");
            assert_eq!(open, expected, "{phase:?}");
        }
    }
}
