//! Ending an issue that nobody competes for by a vote of validators: it was closed without a competitor's work, or is gone.

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::types::*;
use crate::votes::{hash_of, Cast};

/// GitHub may answer 404 for an hour: a second look comes a day later at the earliest.
const SECOND_LOOK: u32 = 7_200;
/// A flag that nobody followed lapses after 7 days.
const FLAG_TTL: u32 = 7 * 7_200;

impl Joust {
    pub(crate) fn vote_to_cancel(&mut self, issue_id: IssueId, reason: CancelReason) -> Result<()> {
        self.ensure_validator()?;
        let issue = self.issues.find(issue_id)?;
        if issue.status == IssueStatus::Competing {
            return Err(Error::IssueBusy);
        }
        if !issue.is_live() {
            return Err(Error::IssueFinished);
        }
        self.ensure_reason(&issue, reason)?;
        let payload_hash = hash_of(&reason);
        let Cast { validator, round, weight, leading, quorum, reached, .. } =
            self.cast(Subject::Cancel(issue_id), payload_hash)?;
        emit(CancelVoted {
            issue_id,
            validator,
            reason,
            round,
            payload_hash,
            weight,
            leading_weight: leading.weight,
            leading_heads: leading.heads,
            total_weight: quorum.total_weight,
            needed_heads: quorum.needed_heads,
        });
        if reached {
            self.end_without_winner(issue, reason)?;
        }
        Ok(())
    }

    /// The first of two looks a day apart.
    pub(crate) fn flag(&mut self, issue_id: IssueId) -> Result<()> {
        let validator = self.ensure_validator()?;
        let mut issue = self.issues.find(issue_id)?;
        if !issue.is_live() {
            return Err(Error::IssueFinished);
        }
        let now = self.now();
        let lapses_at = |at: BlockNumber| at.saturating_add(self.blocks(FLAG_TTL));
        if issue.unavailable_at.is_some_and(|at| now < lapses_at(at)) {
            return Err(Error::AlreadyFlagged);
        }
        issue.unavailable_at = Some(now);
        self.issues.save(&issue);
        emit(IssueUnavailableFlagged { issue_id, validator });
        Ok(())
    }

    /// Whether validators may cancel an issue for this reason now. Errors: [`Error::BadReason`] for the owner's own;
    /// [`Error::NotFlagged`], [`Error::TooEarly`] for an issue that is said to be gone.
    pub(crate) fn ensure_reason(&self, issue: &Issue, reason: CancelReason) -> Result<()> {
        match reason {
            CancelReason::Owner => Err(Error::BadReason),
            CancelReason::Transferred | CancelReason::Deleted => {
                let (look, ttl) = (self.blocks(SECOND_LOOK), self.blocks(FLAG_TTL));
                second_look(issue.unavailable_at, self.now(), look, ttl)
            }
            _ => Ok(()),
        }
    }
}

fn second_look(flagged_at: Option<BlockNumber>, now: BlockNumber, look: u32, ttl: u32) -> Result<()> {
    let flagged_at = flagged_at.filter(|at| now < at.saturating_add(ttl)).ok_or(Error::NotFlagged)?;
    if now < flagged_at.saturating_add(look) {
        return Err(Error::TooEarly);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_looks_are_a_day_apart() {
        for (flagged_at, now, expected) in [
            (None, 100, Err(Error::NotFlagged)),
            (Some(100), 100, Err(Error::TooEarly)),
            (Some(100), 135, Err(Error::TooEarly)),
            (Some(100), 136, Ok(())),
            (Some(100), 351, Ok(())),
            (Some(100), 352, Err(Error::NotFlagged)),
        ] {
            assert_eq!(second_look(flagged_at, now, 36, 252), expected, "{flagged_at:?} at {now}");
        }
    }
}
