//! The invariants of contract.md, read from the present state. Every test ends with an audit without problems.

use ink::prelude::vec::Vec;

use crate::errors::Result;
use crate::joust::Joust;
use crate::recheck::share_owner;
use crate::types::*;

/// Share pools round by 1 rao at other people's movements on the same hotkey too; the next harvest takes it up.
const SHARE_TOLERANCE: u64 = 1_000;

impl Joust {
    pub(crate) fn read_ledger(&self) -> Result<Ledger> {
        Ok(self.books.view(self.stake()?))
    }

    pub(crate) fn read_audit(&self) -> Result<Audit> {
        let ledger = self.read_ledger()?;
        let live: Vec<Issue> = self.issues.live().into_iter().filter_map(|id| self.issues.get(id)).collect();
        let running: Vec<Competition> =
            self.competitions.running().into_iter().filter_map(|id| self.competitions.get(id)).collect();
        let owed: Vec<Competition> =
            self.competitions.owed().into_iter().filter_map(|id| self.competitions.get(id)).collect();
        let mut problems = self.money_problems(&ledger, &live, &owed);
        problems.extend(running.iter().flat_map(|c| self.competition_problems(c)));
        problems.extend(
            live.iter()
                .filter(|i| !has_its_competition(i, &running, &owed))
                .map(|i| Problem::IssueWithoutCompetition(i.id)),
        );
        Ok(Audit {
            ledger,
            balanced: self.books.balanced(),
            open_issues: live.len() as u32,
            open_competitions: (running.len() + owed.len()) as u32,
            problems,
        })
    }

    fn money_problems(&self, ledger: &Ledger, live: &[Issue], owed: &[Competition]) -> Vec<Problem> {
        let filled: u128 = live.iter().map(|i| u128::from(i.filled)).sum();
        let paid_in_part: u128 = owed.iter().map(|c| u128::from(c.paid)).sum();
        let held = self.books.held();
        [
            (!self.books.balanced()).then_some(Problem::LedgerUnbalanced),
            (filled != u128::from(ledger.filled_unpaid) + paid_in_part).then_some(Problem::FilledMismatch),
            (ledger.stake.saturating_add(SHARE_TOLERANCE) < held).then_some(Problem::StakeBelowBooks),
            (!self.books.rounding_is_small()).then_some(Problem::RoundingTooLarge),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn competition_problems(&self, c: &Competition) -> Vec<Problem> {
        let competes = |hotkey| self.identities.get(hotkey).is_some_and(|i| i.competing_in == Some(c.id));
        let issue_fits = self
            .issues
            .get(c.issue_id)
            .is_some_and(|i| i.status == IssueStatus::Competing && i.competition == Some(c.id));
        let same = share_owner((c.a.hotkey, c.a.coldkey, c.a.github_id), (c.b.hotkey, c.b.coldkey, c.b.github_id));
        [
            (!issue_fits).then_some(Problem::CompetitionWithoutIssue(c.id)),
            same.then_some(Problem::SameOwner(c.id)),
            (!competes(&c.a.hotkey) || !competes(&c.b.hotkey)).then_some(Problem::CompetitorElsewhere(c.id)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// A competing issue has exactly one unfinished competition, any other issue none.
fn has_its_competition(issue: &Issue, running: &[Competition], owed: &[Competition]) -> bool {
    let of_issue = running.iter().chain(owed).filter(|c| c.issue_id == issue.id);
    match (issue.status, issue.competition) {
        (IssueStatus::Competing, Some(id)) => of_issue.map(|c| c.id).eq([id]),
        (IssueStatus::Competing, None) => false,
        _ => of_issue.count() == 0,
    }
}
