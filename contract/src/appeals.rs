//! Votes that change the course of a competition: more time for a review, and a second look at a decision.

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::types::*;

impl Joust {
    /// Once, between the close of the window and `resolve_at`, while a valid pull request is in review.
    pub(crate) fn vote_extension(&mut self, id: CompetitionId) -> Result<()> {
        self.ensure_validator()?;
        let mut competition = self.competitions.find(id)?;
        if competition.phase != Phase::Running {
            return Err(Error::NotRunning);
        }
        if competition.extended_at.is_some() {
            return Err(Error::AlreadyExtended);
        }
        if self.now() < competition.close_at {
            return Err(Error::TooEarly);
        }
        if self.now() >= competition.resolve_at {
            return Err(Error::TooLate);
        }
        if !self.agree(Subject::Extend(id))? {
            return Ok(());
        }
        let more = self.blocks(self.params_of(&competition).extend);
        competition.extended_at = Some(self.now());
        competition.resolve_at = competition.resolve_at.saturating_add(more);
        competition.resolve_ms =
            competition.resolve_ms.saturating_add(u64::from(more) * u64::from(self.settings.ms_per_block));
        competition.expires_at = competition.expires_at.saturating_add(more);
        self.competitions.save(&competition);
        let Competition { issue_id, resolve_at, resolve_ms, expires_at, .. } = competition;
        emit(CompetitionExtended { competition_id: id, issue_id, resolve_at, resolve_ms, expires_at });
        Ok(())
    }

    /// More than a third of the weight, inside the challenge window of the first decision, lets the vote begin again.
    pub(crate) fn vote_challenge(&mut self, id: CompetitionId) -> Result<()> {
        self.ensure_validator()?;
        let mut competition = self.competitions.find(id)?;
        if competition.phase != Phase::Decided {
            return Err(Error::NotDecided);
        }
        if competition.reopened_at.is_some() {
            return Err(Error::AlreadyChallenged);
        }
        let now = self.now();
        if competition.settle_at.is_none_or(|end| now >= end) {
            return Err(Error::TooLate);
        }
        if !self.agree(Subject::Challenge(id))? {
            return Ok(());
        }
        let grace = self.blocks(self.params_of(&competition).grace);
        competition.phase = Phase::Reopened;
        competition.reopened_at = Some(now);
        competition.expires_at = competition.expires_at.max(now.saturating_add(grace));
        competition.settle_at = None;
        competition.final_at = None;
        competition.held = 0;
        self.competitions.save(&competition);
        let Competition { issue_id, expires_at, .. } = competition;
        emit(CompetitionReopened { competition_id: id, issue_id, expires_at });
        Ok(())
    }
}
