//! The register of issues: what a bounty is for, and how far it is.

use ink::prelude::{string::String, vec::Vec};
use ink::storage::{Lazy, Mapping};

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::text;
use crate::types::*;
use crate::votes::hash_of;

/// Unfinished issues; finished ones do not count.
pub const MAX_LIVE: usize = 128;

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Issues {
    pub count: u64,
    records: Mapping<IssueId, Issue>,
    /// The same issue by GitHub's numeric repository id, which survives a rename.
    by_repo_id: Mapping<(u64, u32), IssueId>,
    /// By the hash of (name, number): the chain's storage keys are at most 128 bytes.
    by_repo: Mapping<[u8; 32], IssueId>,
    /// Unfinished, by id.
    live: Lazy<Vec<IssueId>>,
    /// `Registered`, by id: the order of a harvest.
    filling: Lazy<Vec<IssueId>>,
    /// `Funded`, by id: the order in which their delays end.
    waiting: Lazy<Vec<IssueId>>,
}

impl Issues {
    pub fn get(&self, id: IssueId) -> Option<Issue> {
        self.records.get(id)
    }

    /// Errors: [`Error::IssueNotFound`].
    pub fn find(&self, id: IssueId) -> Result<Issue> {
        self.get(id).ok_or(Error::IssueNotFound)
    }

    pub fn save(&mut self, issue: &Issue) {
        self.records.insert(issue.id, issue);
    }

    pub fn live(&self) -> Vec<IssueId> {
        self.live.get_or_default()
    }

    pub fn filling(&self) -> Vec<IssueId> {
        self.filling.get_or_default()
    }

    pub fn waiting(&self) -> Vec<IssueId> {
        self.waiting.get_or_default()
    }

    fn is_taken(&self, repo_id: u64, repo: &String, number: u32) -> bool {
        let known = [self.by_repo_id.get((repo_id, number)), self.by_repo.get(hash_of(&(repo, number)))];
        known.into_iter().flatten().filter_map(|id| self.get(id)).any(|issue| issue.status != IssueStatus::Cancelled)
    }

    fn insert(&mut self, issue: &Issue) {
        self.by_repo_id.insert((issue.repo_id, issue.number), &issue.id);
        self.by_repo.insert(hash_of(&(&issue.repo, issue.number)), &issue.id);
        self.live.set(&with(self.live(), issue.id));
        self.filling.set(&with(self.filling(), issue.id));
        self.save(issue);
    }

    /// Full issues need nothing more; those whose delay is not over wait for it.
    pub fn are_full(&mut self, full: &[IssueId], waiting: &[IssueId]) {
        if full.is_empty() {
            return;
        }
        let mut filling = self.filling();
        filling.retain(|id| !full.contains(id));
        self.filling.set(&filling);
        if !waiting.is_empty() {
            self.waiting.set(&waiting.iter().fold(self.waiting(), |ids, id| with(ids, *id)));
        }
    }

    pub fn stops_waiting(&mut self, id: IssueId) {
        self.waiting.set(&without(self.waiting(), id));
    }

    /// Saves a solved or cancelled issue and forgets it everywhere else.
    pub fn finish(&mut self, issue: &Issue, before: IssueStatus) {
        self.live.set(&without(self.live(), issue.id));
        match before {
            IssueStatus::Registered => self.filling.set(&without(self.filling(), issue.id)),
            IssueStatus::Funded => self.waiting.set(&without(self.waiting(), issue.id)),
            _ => {}
        }
        self.save(issue);
    }
}

/// Adds to a list that is sorted by id.
fn with(mut ids: Vec<u64>, id: u64) -> Vec<u64> {
    if let Err(place) = ids.binary_search(&id) {
        ids.insert(place, id);
    }
    ids
}

fn without(mut ids: Vec<u64>, id: u64) -> Vec<u64> {
    ids.retain(|other| *other != id);
    ids
}

/// The changes of one issue.
impl Issue {
    pub fn missing(&self) -> Balance {
        self.target.saturating_sub(self.filled)
    }

    /// Adds to the bounty; at the target the issue is funded. Answers whether it is.
    pub fn fill(&mut self, amount: Balance, now: BlockNumber) -> bool {
        self.filled = self.filled.saturating_add(amount);
        let full = self.filled >= self.target;
        if full {
            self.status = IssueStatus::Funded;
            self.funded_at = Some(now);
        }
        full
    }

    /// Full, and known for long enough.
    pub fn is_due(&self, register_delay: u32, now: BlockNumber) -> bool {
        self.status == IssueStatus::Funded && now >= self.registered_at.saturating_add(register_delay)
    }

    pub fn open(&mut self, now: BlockNumber) {
        self.status = IssueStatus::Open;
        self.opened_at = Some(now);
        self.competition = None;
    }

    pub fn compete(&mut self, competition: CompetitionId) {
        self.status = IssueStatus::Competing;
        self.competition = Some(competition);
    }

    pub fn solve(&mut self, now: BlockNumber) {
        self.status = IssueStatus::Solved;
        self.ended_at = Some(now);
    }

    /// Answers the bounty that is to be recycled.
    pub fn cancel(&mut self, reason: CancelReason, now: BlockNumber) -> Balance {
        self.status = IssueStatus::Cancelled;
        self.ended_at = Some(now);
        self.cancel_reason = Some(reason);
        self.competition = None;
        core::mem::take(&mut self.filled)
    }

    pub fn is_live(&self) -> bool {
        !matches!(self.status, IssueStatus::Solved | IssueStatus::Cancelled)
    }
}

/// What the owner says about an issue.
pub struct Registration {
    pub repo_id: u64,
    pub repo: String,
    pub number: u32,
    pub node_id: String,
    pub author_id: GithubId,
    pub base_branch: String,
    pub content_hash: [u8; 32],
    pub target: Balance,
}

impl Joust {
    pub(crate) fn add_issue(&mut self, given: Registration) -> Result<IssueId> {
        self.ensure_owner()?;
        if given.repo_id == 0 || given.number == 0 {
            return Err(Error::BadNumber);
        }
        if given.target < self.params().min_bounty {
            return Err(Error::BountyTooLow);
        }
        let repo = text::repo(given.repo)?;
        let node_id = text::word(given.node_id, text::MAX_NODE_ID)?;
        let base_branch = text::branch(given.base_branch, text::MAX_BRANCH)?;
        if self.issues.is_taken(given.repo_id, &repo, given.number) {
            return Err(Error::IssueExists);
        }
        if self.issues.live().len() >= MAX_LIVE {
            return Err(Error::TooManyIssues);
        }
        self.issues.count += 1;
        let issue = Issue {
            id: self.issues.count,
            repo_id: given.repo_id,
            repo,
            number: given.number,
            node_id,
            author_id: given.author_id,
            base_branch,
            content_hash: given.content_hash,
            target: given.target,
            filled: 0,
            status: IssueStatus::Registered,
            registered_at: self.now(),
            funded_at: None,
            opened_at: None,
            ended_at: None,
            competition: None,
            cancel_reason: None,
        };
        self.issues.insert(&issue);
        let Issue { id, repo_id, repo, number, node_id, author_id, base_branch, content_hash, target, .. } = issue;
        emit(IssueRegistered {
            issue_id: id,
            repo_id,
            repo,
            number,
            node_id,
            author_id,
            base_branch,
            content_hash,
            target,
        });
        Ok(id)
    }

    pub(crate) fn cancel_by_owner(&mut self, id: IssueId, reason: CancelReason) -> Result<()> {
        self.ensure_owner()?;
        let issue = self.issues.find(id)?;
        if issue.status == IssueStatus::Competing {
            return Err(Error::IssueBusy);
        }
        if !issue.is_live() {
            return Err(Error::IssueFinished);
        }
        self.end_without_winner(issue, reason)
    }

    /// Cancels and recycles what was filled; nothing returns to a person.
    pub(crate) fn end_without_winner(&mut self, mut issue: Issue, reason: CancelReason) -> Result<()> {
        let before = issue.status;
        let bounty = issue.cancel(reason, self.now());
        self.issues.finish(&issue, before);
        self.books.release(bounty);
        let recycled = self.recycle(bounty)?;
        emit(IssueCancelled { issue_id: issue.id, reason, recycled });
        Ok(())
    }

    /// Opens a funded issue whose delay is over; answers whether it did. The caller saves the issue.
    pub(crate) fn open_if_due(&mut self, issue: &mut Issue) -> bool {
        let due = self.is_due(issue);
        if due {
            self.issues.stops_waiting(issue.id);
            self.open_issue(issue);
        }
        due
    }

    pub(crate) fn is_due(&self, issue: &Issue) -> bool {
        issue.is_due(self.blocks(self.params().register_delay), self.now())
    }

    pub(crate) fn open_issue(&self, issue: &mut Issue) {
        issue.open(self.now());
        emit(IssueOpened { issue_id: issue.id });
    }

    /// The issue returns from a competition without a winner and keeps its bounty.
    pub(crate) fn reopen(&mut self, mut issue: Issue) {
        self.open_issue(&mut issue);
        self.issues.save(&issue);
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn open_issue(id: u64) -> Issue {
        Issue {
            id,
            repo_id: 1,
            repo: "a/b".into(),
            number: 1,
            node_id: "I_1".into(),
            author_id: 0,
            base_branch: "main".into(),
            content_hash: [0; 32],
            target: 100,
            filled: 100,
            status: IssueStatus::Open,
            registered_at: 1,
            funded_at: Some(2),
            opened_at: Some(3),
            ended_at: None,
            competition: None,
            cancel_reason: None,
        }
    }

    fn registered() -> Issue {
        Issue {
            filled: 0,
            status: IssueStatus::Registered,
            registered_at: 10,
            funded_at: None,
            opened_at: None,
            ..open_issue(1)
        }
    }

    #[test]
    fn an_issue_is_funded_at_its_target() {
        let mut issue = registered();
        assert!(!issue.fill(99, 11));
        assert_eq!((issue.status, issue.missing()), (IssueStatus::Registered, 1));
        assert!(issue.fill(1, 12));
        assert_eq!((issue.status, issue.funded_at, issue.missing()), (IssueStatus::Funded, Some(12), 0));
    }

    #[test]
    fn it_opens_when_it_is_funded_and_known_for_long_enough() {
        let mut issue = registered();
        assert!(!issue.is_due(5, 100)); // not funded
        issue.fill(100, 11);
        for (now, expected) in [(14, false), (15, true), (100, true)] {
            assert_eq!(issue.is_due(5, now), expected, "at {now}");
        }
    }

    #[test]
    fn a_cancelled_issue_gives_its_bounty_away_once() {
        let mut issue = open_issue(1);
        assert_eq!(issue.cancel(CancelReason::Duplicate, 20), 100);
        assert_eq!((issue.filled, issue.status, issue.is_live()), (0, IssueStatus::Cancelled, false));
        assert_eq!(issue.cancel(CancelReason::Duplicate, 20), 0);
    }

    #[test]
    fn lists_stay_sorted() {
        let ids = [5, 2, 9, 2].into_iter().fold(Vec::new(), with);
        assert_eq!(ids, vec![2, 5, 9]);
        assert_eq!(without(ids, 5), vec![2, 9]);
    }
}
