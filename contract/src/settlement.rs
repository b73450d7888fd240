//! Executing a decision. A winner gets the first part after the challenge window, and what is held back, with the
//! collateral, when no revert came in time. A payment that the chain refuses stays owed; anyone may settle again.

use crate::chain;
use crate::competitions::release;
use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::outcome::{reverted, slashes, winner};
use crate::types::*;

/// Rao of TAO. Subtensor moves no stake that is worth less than 0.002 TAO (DefaultMinStake); twice that, because the price
/// may fall until the second part is due.
const SMALLEST_PART: u64 = 4_000_000;

impl Joust {
    pub(crate) fn settle_competition(&mut self, id: CompetitionId) -> Result<()> {
        let competition = self.competitions.find(id)?;
        let due = match competition.phase {
            Phase::Running | Phase::Reopened => return Err(Error::NotDecided),
            Phase::Final | Phase::Void => return Err(Error::NothingOwed),
            Phase::Decided => competition.settle_at,
            Phase::Holdback => competition.final_at,
        };
        if due.is_none_or(|block| self.now() < block) {
            return Err(Error::TooEarly);
        }
        let payload = competition.outcome.ok_or(Error::NotDecided)?;
        match (winner(&competition, payload.outcome), competition.phase) {
            (None, _) => self.close_without_winner(competition, payload),
            (Some(winner), Phase::Decided) => self.pay_first_part(competition, winner),
            (Some(winner), _) => self.pay_rest(competition, winner),
        }
    }

    /// A merged pull request from before the window solved the issue for nobody; else the issue opens again.
    pub(crate) fn close_without_winner(&mut self, mut competition: Competition, payload: OutcomePayload) -> Result<()> {
        let issue = self.issues.find(competition.issue_id)?;
        self.close(&mut competition);
        if payload.pull_number > 0 {
            return self.end_without_winner(issue, CancelReason::SolvedInvalid);
        }
        self.reopen(issue);
        Ok(())
    }

    fn pay_first_part(&mut self, mut competition: Competition, winner: Side) -> Result<()> {
        if competition.reverted_at.is_none() && competition.paid == 0 {
            competition.held = self.held_back(&competition);
        }
        let due = competition.bounty.saturating_sub(competition.held).saturating_sub(competition.paid);
        let left = self.pay(&mut competition, winner, due)?;
        if left > 0 {
            self.competitions.save(&competition);
            return Ok(());
        }
        competition.phase = Phase::Holdback;
        let mut issue = self.issues.find(competition.issue_id)?;
        issue.solve(self.now());
        self.issues.finish(&issue, IssueStatus::Competing);
        emit(IssueSolved { issue_id: issue.id, competition_id: competition.id });
        if competition.reverted_at.is_some() {
            self.close(&mut competition);
            return Ok(());
        }
        self.books.hold(competition.held);
        self.competitions.save(&competition);
        Ok(())
    }

    fn pay_rest(&mut self, mut competition: Competition, winner: Side) -> Result<()> {
        let due = competition.bounty.saturating_sub(competition.paid);
        self.books.unhold(due);
        let left = self.pay(&mut competition, winner, due)?;
        self.books.hold(left);
        if left == 0 {
            self.close(&mut competition);
        } else {
            self.competitions.save(&competition);
        }
        Ok(())
    }

    /// What waits for the end of the holdback: its part of the bounty, or everything if a part would be too small to move.
    fn held_back(&self, competition: &Competition) -> Balance {
        let (bounty, held) = (competition.bounty, competition.held);
        // A price that cannot be read counts as zero: the bounty is paid whole, later.
        let price = chain::alpha_price(self.settings.netuid).unwrap_or(0);
        let too_small = crate::collateral::tao_of(held.min(bounty.saturating_sub(held)), price) < SMALLEST_PART;
        if held > 0 && too_small {
            bounty
        } else {
            held
        }
    }

    /// Moves `due` of the bounty to the winner; answers what the chain left.
    fn pay(&mut self, competition: &mut Competition, winner: Side, due: Balance) -> Result<Balance> {
        let (moved, code) = if due == 0 { (crate::ledger::judge(0, 0), 0) } else { self.pay_out(winner.coldkey, due)? };
        if moved.left > 0 {
            emit(PayoutFailed { competition_id: competition.id, amount: moved.left, code });
        }
        competition.paid = competition.paid.saturating_add(due - moved.left);
        let (competition_id, issue_id, amount) = (competition.id, competition.issue_id, moved.moved);
        let Side { hotkey, coldkey, .. } = winner;
        if competition.phase == Phase::Holdback {
            if amount > 0 {
                emit(HoldbackReleased { competition_id, hotkey, coldkey, issue_id, amount });
            }
        } else if amount > 0 || moved.left == 0 {
            emit(PayoutReleased { competition_id, hotkey, coldkey, issue_id, amount, held: competition.held });
        }
        Ok(moved.left)
    }

    fn close(&mut self, competition: &mut Competition) {
        self.finish(competition, Phase::Final);
        emit(CompetitionClosed { competition_id: competition.id, issue_id: competition.issue_id });
    }

    /// Gives collateral back or slashes it, exactly once, and lets both bindings change again. What ends without a decision
    /// frees its miners only now.
    pub(crate) fn finish(&mut self, competition: &mut Competition, phase: Phase) {
        let (a, b) = slashes(competition, &self.params_of(competition));
        for (side, bps) in [(competition.a, a), (competition.b, b)] {
            self.settle_collateral(&side, competition.id, bps);
            let Some(mut identity) = self.identities.get(&side.hotkey) else { continue };
            identity.unsettled = identity.unsettled.saturating_sub(1);
            release(&mut identity, competition.id, self.now());
            self.identities.save(&identity);
        }
        competition.phase = phase;
        competition.settled_at = Some(self.now());
        self.competitions.save(competition);
    }

    /// A validator says that the merge was undone. At quorum what is held back is recycled; the issue stays solved.
    pub(crate) fn vote_revert(&mut self, id: CompetitionId) -> Result<()> {
        self.ensure_validator()?;
        let competition = self.competitions.find(id)?;
        let (Some(settle_at), Some(final_at)) = (competition.settle_at, competition.final_at) else {
            return Err(Error::NothingHeld);
        };
        if !matches!(competition.phase, Phase::Decided | Phase::Holdback) || competition.reverted_at.is_some() {
            return Err(Error::NothingHeld);
        }
        // Before the end of the challenge window a challenge is the remedy.
        if self.now() < settle_at {
            return Err(Error::TooEarly);
        }
        if self.now() >= final_at {
            return Err(Error::TooLate);
        }
        if self.agree(Subject::Revert(id))? {
            self.revert(competition)?;
        }
        Ok(())
    }

    fn revert(&mut self, mut competition: Competition) -> Result<()> {
        let payload = competition.outcome.ok_or(Error::NotDecided)?;
        competition.reverted_at = Some(self.now());
        self.amend(&competition, reverted(payload.outcome), (payload.valid_a, payload.valid_b));
        let forfeited = competition.held.min(competition.bounty.saturating_sub(competition.paid));
        if competition.phase == Phase::Holdback {
            self.books.unhold(forfeited);
            self.close(&mut competition);
        } else {
            // The first part is owed since the end of the challenge window; `settle` pays it and closes.
            self.competitions.save(&competition);
        }
        self.books.release(forfeited);
        let recycled = self.recycle(forfeited)?;
        emit(SolutionReverted { competition_id: competition.id, issue_id: competition.issue_id, recycled });
        Ok(())
    }
}
