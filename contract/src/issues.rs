//! The register of issues: what a bounty is for, and how far it is.

use ink::codegen::StaticEnv;
use ink::prelude::{string::String, vec::Vec};

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::store::{Lazy, Mapping};
use crate::text;
use crate::types::*;
use crate::votes::hash_of;

/// Unfinished issues; finished ones do not count.
pub const MAX_LIVE: usize = 128;

/// An issue to be filled, with what its turn depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Hungry {
    pub id: IssueId,
    priority: u8,
    next: Option<(u8, BlockNumber)>,
}
crate::store::decodes!(Hungry: id, priority, next);

impl Hungry {
    fn of(issue: &Issue) -> Self {
        Self { id: issue.id, priority: issue.priority, next: issue.next.map(|n| (n.priority, n.from)) }
    }

    fn priority_at(&self, now: BlockNumber) -> u8 {
        self.next.filter(|(_, from)| *from <= now).map_or(self.priority, |(priority, _)| priority)
    }
}

/// The first `limit` in the order of a harvest: the highest priority, of equals the oldest.
fn next_to_fill(hungry: &[Hungry], now: BlockNumber, limit: usize) -> Vec<IssueId> {
    let mut chosen: Vec<IssueId> = Vec::new();
    while chosen.len() < limit {
        let left = hungry.iter().filter(|h| !chosen.contains(&h.id));
        let Some(next) = left.min_by_key(|h| (u8::MAX - h.priority_at(now), h.id)) else { break };
        chosen.push(next.id);
    }
    chosen
}

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
    /// Whose bounty lacks something now or from the next anchor on, by id.
    hungry: Lazy<Vec<Hungry>>,
    /// `Funded`, by id: the order in which their delays end.
    waiting: Lazy<Vec<IssueId>>,
}

impl Issues {
    /// As it is in force now.
    #[inline(never)]
    pub fn get(&self, id: IssueId) -> Option<Issue> {
        let mut issue: Issue = self.records.get(id)?;
        issue.pass_anchor(Joust::env().block_number());
        Some(issue)
    }

    /// Errors: [`Error::IssueNotFound`].
    pub fn find(&self, id: IssueId) -> Result<Issue> {
        self.get(id).ok_or(Error::IssueNotFound)
    }

    #[inline(never)]
    pub fn save(&mut self, issue: &Issue) {
        self.records.insert(issue.id, issue);
    }

    pub fn live(&self) -> Vec<IssueId> {
        self.live.get_or_default()
    }

    /// The first `limit` issues to fill, and whether those are all.
    pub fn hungry(&self, now: BlockNumber, limit: usize) -> (Vec<IssueId>, bool) {
        let hungry = self.hungry.get_or_default();
        (next_to_fill(&hungry, now, limit), hungry.len() <= limit)
    }

    /// Notes which of these are to be filled; to be called when that may have changed. The list is long: it is written once.
    pub fn note_hunger(&mut self, issues: &[&Issue]) {
        let mut hungry = self.hungry.get_or_default();
        let mut changed = false;
        for issue in issues {
            let place = hungry.iter().position(|h| h.id == issue.id);
            match (place, issue.is_hungry()) {
                (None, false) => continue,
                (None, true) => hungry.push(Hungry::of(issue)),
                (Some(place), true) => hungry[place] = Hungry::of(issue),
                (Some(place), false) => {
                    hungry.remove(place);
                }
            }
            changed = true;
        }
        if changed {
            self.hungry.set(&hungry);
        }
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
        self.note_hunger(&[issue]);
        self.save(issue);
    }

    pub fn waits(&mut self, id: IssueId) {
        self.waiting.set(&with(self.waiting(), id));
    }

    pub fn stops_waiting(&mut self, id: IssueId) {
        self.waiting.set(&without(self.waiting(), id));
    }

    /// Saves a solved or cancelled issue and forgets it everywhere else.
    pub fn finish(&mut self, issue: &Issue, before: IssueStatus) {
        self.live.set(&without(self.live(), issue.id));
        if before == IssueStatus::Funded {
            self.stops_waiting(issue.id);
        }
        self.note_hunger(&[issue]);
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

    /// Adds to the bounty. An issue that has its target for the first time is funded.
    pub fn fill(&mut self, amount: Balance, now: BlockNumber) {
        self.filled = self.filled.saturating_add(amount);
        if self.missing() > 0 {
            return;
        }
        self.funded_at = Some(now);
        if self.status == IssueStatus::Registered {
            self.status = IssueStatus::Funded;
        }
    }

    /// Harvests fill what nobody competes for, up to the target in force or to come.
    pub fn is_hungry(&self) -> bool {
        let target = self.next.map_or(self.target, |next| next.target);
        self.is_live() && self.status != IssueStatus::Competing && self.filled < target
    }

    /// What was to come into force at an anchor that is past, is.
    fn pass_anchor(&mut self, now: BlockNumber) {
        if let Some(IssueChange { target, priority, .. }) = self.next.filter(|next| next.from <= now) {
            (self.target, self.priority, self.next) = (target, priority, None);
        }
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
        self.ensure_unpaused()?;
        if given.repo_id == 0 || given.number == 0 {
            return Err(Error::BadNumber);
        }
        if given.target < self.rules().min_bounty {
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
            priority: 0,
            next: None,
            unavailable_at: None,
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

    pub(crate) fn raise(&mut self, id: IssueId, target: Balance) -> Result<()> {
        let (mut issue, change) = self.change_of(id)?;
        if target <= change.target {
            return Err(Error::NotRaised);
        }
        self.change(&mut issue, IssueChange { target, ..change })
    }

    pub(crate) fn prioritise(&mut self, id: IssueId, priority: u8) -> Result<()> {
        let (mut issue, change) = self.change_of(id)?;
        self.change(&mut issue, IssueChange { priority, ..change })
    }

    /// What the owner's next change of a live issue begins with. Errors: [`Error::NotOwner`], [`Error::IssueNotFound`],
    /// [`Error::IssueFinished`].
    fn change_of(&self, id: IssueId) -> Result<(Issue, IssueChange)> {
        self.ensure_owner()?;
        let issue = self.issues.find(id)?;
        if !issue.is_live() {
            return Err(Error::IssueFinished);
        }
        let Issue { target, priority, .. } = issue;
        let from = self.terms.clock.next_anchor(self.now());
        let change = issue.next.unwrap_or(IssueChange { target, priority, from });
        Ok((issue, change))
    }

    fn change(&mut self, issue: &mut Issue, change: IssueChange) -> Result<()> {
        issue.next = Some(change);
        self.issues.note_hunger(&[issue]);
        self.issues.save(issue);
        let IssueChange { target, priority, from } = change;
        emit(IssueChanged { issue_id: issue.id, target, priority, from });
        Ok(())
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
        issue.is_due(self.blocks(self.rules().register_delay), self.now())
    }

    pub(crate) fn open_issue(&self, issue: &mut Issue) {
        issue.open(self.now());
        emit(IssueOpened { issue_id: issue.id });
    }

    /// The issue returns from a competition without a winner and keeps its bounty.
    pub(crate) fn reopen(&mut self, mut issue: Issue) {
        self.open_issue(&mut issue);
        self.issues.note_hunger(&[&issue]);
        self.issues.save(&issue);
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::params::ALPHA;
    use crate::settings::tests::{at, call_as, contract, OWNER};

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
            priority: 0,
            next: None,
            unavailable_at: None,
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
        issue.fill(99, 11);
        assert_eq!((issue.status, issue.missing(), issue.is_hungry()), (IssueStatus::Registered, 1, true));
        issue.fill(1, 12);
        assert!(!issue.is_hungry());
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
    fn a_change_acts_from_its_anchor_on() {
        let change = IssueChange { target: 150, priority: 7, from: 20 };
        let mut issue = Issue { next: Some(change), ..open_issue(1) };
        issue.pass_anchor(19);
        assert_eq!((issue.target, issue.priority, issue.missing()), (100, 0, 0));
        assert!(issue.is_hungry()); // it will lack 50
        issue.pass_anchor(20);
        assert_eq!((issue.target, issue.priority, issue.missing(), issue.next), (150, 7, 50, None));
        assert!(issue.is_hungry());
        issue.compete(1);
        assert!(!issue.is_hungry()); // what is fought for does not change
    }

    #[test]
    fn a_raised_bounty_that_is_open_stays_open_and_is_funded_anew() {
        let mut issue = Issue { target: 150, ..open_issue(1) };
        issue.fill(50, 30);
        assert_eq!((issue.status, issue.funded_at, issue.filled), (IssueStatus::Open, Some(30), 150));
    }

    #[test]
    fn the_highest_priority_is_filled_first_and_of_equals_the_oldest() {
        let hungry = |id, priority, next| Hungry { id, priority, next };
        let all = [hungry(4, 1, None), hungry(2, 0, Some((9, 50))), hungry(1, 0, None), hungry(3, 1, None)];
        assert_eq!(next_to_fill(&all, 49, 9), vec![3, 4, 1, 2]);
        assert_eq!(next_to_fill(&all, 50, 9), vec![2, 3, 4, 1]);
        assert_eq!(next_to_fill(&all, 50, 2), vec![2, 3]);
        assert_eq!(next_to_fill(&[], 50, 2), Vec::<u64>::new());
    }

    #[test]
    fn lists_stay_sorted() {
        let ids = [5, 2, 9, 2].into_iter().fold(Vec::new(), with);
        assert_eq!(ids, vec![2, 5, 9]);
        assert_eq!(without(ids, 5), vec![2, 9]);
    }

    fn register(joust: &mut Joust, repo_id: u64, repo: &str, target: Balance) -> Result<IssueId> {
        joust.register_issue(repo_id, repo.into(), 5, "I_5".into(), 0, "main".into(), [0; 32], target)
    }

    #[ink::test]
    fn a_raised_bounty_acts_from_the_next_anchor_on() {
        let mut joust = contract();
        register(&mut joust, 1, "a/b", 20 * ALPHA).unwrap();
        for bad in [20 * ALPHA, 19 * ALPHA] {
            assert_eq!(joust.raise_bounty(1, bad), Err(Error::NotRaised));
        }
        joust.raise_bounty(1, 30 * ALPHA).unwrap();
        assert_eq!(joust.raise_bounty(1, 25 * ALPHA), Err(Error::NotRaised)); // nothing promised is taken back
        joust.set_priority(1, 3).unwrap();
        let change = IssueChange { target: 30 * ALPHA, priority: 3, from: 109 };
        at(108);
        let issue = joust.issue(1).read().unwrap();
        assert_eq!((issue.target, issue.priority, issue.next), (20 * ALPHA, 0, Some(change)));
        at(109);
        let issue = joust.issue(1).read().unwrap();
        assert_eq!((issue.target, issue.priority, issue.next), (30 * ALPHA, 3, None));
        assert_eq!(joust.issues(None, 0, 9).read().items, vec![issue]);
    }

    #[ink::test]
    fn only_the_owner_changes_an_issue_and_only_a_live_one() {
        let mut joust = contract();
        register(&mut joust, 1, "a/b", 20 * ALPHA).unwrap();
        assert_eq!(joust.raise_bounty(2, 30 * ALPHA), Err(Error::IssueNotFound));
        call_as(2);
        assert_eq!(joust.raise_bounty(1, 30 * ALPHA), Err(Error::NotOwner));
        assert_eq!(joust.set_priority(1, 1), Err(Error::NotOwner));
        call_as(OWNER);
        joust.cancel_issue(1, CancelReason::Owner).unwrap();
        assert_eq!(joust.raise_bounty(1, 30 * ALPHA), Err(Error::IssueFinished));
        assert_eq!(joust.set_priority(1, 1), Err(Error::IssueFinished));
        assert_eq!(joust.cancel_issue(1, CancelReason::Owner), Err(Error::IssueFinished));
    }

    #[ink::test]
    fn a_cancelled_issue_may_return_under_a_new_id() {
        let mut joust = contract();
        assert_eq!(register(&mut joust, 1, "a/b", 20 * ALPHA), Ok(1));
        assert_eq!(register(&mut joust, 1, "a/renamed", 20 * ALPHA), Err(Error::IssueExists));
        assert_eq!(register(&mut joust, 2, "A/B", 20 * ALPHA), Err(Error::IssueExists));
        joust.cancel_issue(1, CancelReason::Duplicate).unwrap();
        assert_eq!(register(&mut joust, 1, "a/b", 20 * ALPHA), Ok(2));
        assert_eq!(register(&mut joust, 1, "a/b", 20 * ALPHA), Err(Error::IssueExists));
        assert_eq!(joust.issue(1).read().unwrap().status, IssueStatus::Cancelled);
    }
}
