//! The invariants of contract.md, read from the present state. Every test ends with an audit without problems.

use ink::prelude::vec::Vec;

use crate::collateral::Collateral;
use crate::errors::Result;
use crate::joust::Joust;
use crate::recheck::share_owner;
use crate::tally::support;
use crate::types::*;
use crate::votes::hash_of;

/// Share pools round by 1 rao at other people's movements on the same hotkey too; the next harvest takes it up.
const SHARE_TOLERANCE: u64 = 1_000;

impl Joust {
    pub(crate) fn read_ledger(&self) -> Result<Ledger> {
        let stake = self.stake()?;
        let Collateral { deposited, locked, slash_pot, .. } = self.collateral;
        Ok(Ledger { deposited, locked, slash_pot, tao: self.tao(), ..self.books.view(stake) })
    }

    pub(crate) fn read_audit(&self) -> Result<Audit> {
        let ledger = self.read_ledger()?;
        let live: Vec<Issue> = self.issues.live().into_iter().filter_map(|id| self.issues.get(id)).collect();
        let open: Vec<Competition> =
            self.competitions.open().into_iter().filter_map(|(id, _)| self.competitions.get(id)).collect();
        let mut problems = self.money_problems(&ledger, &live, &open);
        problems.extend(self.collateral_problems(&ledger, &open));
        problems.extend(open.iter().flat_map(|c| self.competition_problems(c)));
        problems.extend(
            live.iter().filter(|i| !has_its_competition(i, &open)).map(|i| Problem::IssueWithoutCompetition(i.id)),
        );
        Ok(Audit {
            ledger,
            balanced: self.books.balanced(),
            open_issues: live.len() as u32,
            open_competitions: open.len() as u32,
            problems,
        })
    }

    fn money_problems(&self, ledger: &Ledger, live: &[Issue], open: &[Competition]) -> Vec<Problem> {
        let filled: u128 = live.iter().map(|i| u128::from(i.filled)).sum();
        // Of the bounties of issues that are not solved yet: paid in part, or recycled after a revert.
        let gone: u128 = open.iter().filter(|c| c.phase == Phase::Decided).map(gone).sum();
        let waiting = open.iter().filter(|c| c.phase == Phase::Holdback).map(|c| u128::from(c.bounty - c.paid));
        let held = self.books.held();
        // With its subnet the stake is gone; what is owed is paid in TAO.
        let is_gone = self.settings.wind_down.is_some();
        [
            (!self.books.balanced()).then_some(Problem::LedgerUnbalanced),
            (filled != u128::from(ledger.filled_unpaid) + gone).then_some(Problem::FilledMismatch),
            (waiting.sum::<u128>() != u128::from(ledger.holdbacks)).then_some(Problem::HoldbackMismatch),
            (!is_gone && ledger.stake.saturating_add(SHARE_TOLERANCE) < held).then_some(Problem::StakeBelowBooks),
            (!self.books.rounding_is_small()).then_some(Problem::RoundingTooLarge),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn collateral_problems(&self, ledger: &Ledger, open: &[Competition]) -> Vec<Problem> {
        let owed = ledger.deposited.saturating_add(ledger.slash_pot);
        let in_competitions: u64 = open.iter().map(|c| c.a.collateral.saturating_add(c.b.collateral)).sum();
        let fits = in_competitions <= ledger.locked && ledger.locked <= ledger.deposited;
        [(owed > ledger.tao).then_some(Problem::CollateralUncovered), (!fits).then_some(Problem::LockMismatch)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn competition_problems(&self, c: &Competition) -> Vec<Problem> {
        let competes = |hotkey| self.identities.get(hotkey).is_some_and(|i| bound_to(&i, c));
        let status = if c.phase == Phase::Holdback { IssueStatus::Solved } else { IssueStatus::Competing };
        let issue_fits = self.issues.get(c.issue_id).is_some_and(|i| i.status == status && i.competition == Some(c.id));
        let same = share_owner((c.a.hotkey, c.a.coldkey, c.a.github_id), (c.b.hotkey, c.b.coldkey, c.b.github_id));
        [
            (!issue_fits).then_some(Problem::CompetitionWithoutIssue(c.id)),
            same.then_some(Problem::SameOwner(c.id)),
            (!self.is_carried(c)).then_some(Problem::WithoutQuorum(c.id)),
            (!competes(&c.a.hotkey) || !competes(&c.b.hotkey)).then_some(Problem::CompetitorElsewhere(c.id)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// A decision is the payload that itself reached the quorum, whoever left the whitelist since.
    fn is_carried(&self, c: &Competition) -> bool {
        let Some(payload) = c.outcome.filter(|_| matches!(c.phase, Phase::Decided | Phase::Holdback)) else {
            return true;
        };
        let cell = self.votes.get(&Subject::Outcome(c.id));
        cell.is_some_and(|cell| cell.quorum.reached_by(support(&cell.ballots, &hash_of(&payload), |_| true)))
    }
}

/// What left the bounty of an issue that is not solved yet.
fn gone(c: &Competition) -> u128 {
    let recycled = if c.reverted_at.is_some() { c.held } else { 0 };
    u128::from(c.paid) + u128::from(recycled)
}

/// A miner belongs to a running competition alone, and its binding cannot change before all of its own are final.
fn bound_to(identity: &Identity, c: &Competition) -> bool {
    identity.unsettled > 0 && (identity.competing_in == Some(c.id)) == (c.phase == Phase::Running)
}

/// A competing issue has exactly one competition that is neither over nor in holdback, any other issue none.
fn has_its_competition(issue: &Issue, open: &[Competition]) -> bool {
    let of_issue = open.iter().filter(|c| c.issue_id == issue.id && c.phase != Phase::Holdback);
    match (issue.status, issue.competition) {
        (IssueStatus::Competing, Some(id)) => of_issue.map(|c| c.id).eq([id]),
        (IssueStatus::Competing, None) => false,
        _ => of_issue.count() == 0,
    }
}
