//! Invariant 6, from outside: events alone rebuild the state. This keeps books of its own and never asks the contract;
//! [`Folded::assert_agrees`] compares them with what the contract answers.

use std::collections::BTreeMap;

use codec::Decode;
use ink::env::Event;
use joust::events::*;
use joust::types::*;
use joust_runtime::{RuntimeEvent, System};

use crate::world::*;

#[derive(Debug, Clone, PartialEq)]
struct FoldedIssue {
    filled: u64,
    status: IssueStatus,
    competition: Option<CompetitionId>,
}

#[derive(Debug, Clone, PartialEq)]
struct FoldedCompetition {
    issue: IssueId,
    phase: Phase,
    bounty: u64,
    paid: u64,
    held: u64,
    miners: [AccountId; 2],
}

#[derive(Default)]
pub struct Folded {
    issues: BTreeMap<IssueId, FoldedIssue>,
    competitions: BTreeMap<CompetitionId, FoldedCompetition>,
    bound: BTreeMap<AccountId, (AccountId, GithubId)>,
    enrolled: BTreeMap<AccountId, Vec<IssueId>>,
    deposits: BTreeMap<AccountId, (u64, u64)>,
    owner: Option<AccountId>,
    paused: bool,
    received: u64,
    paid: u64,
    recycled: u64,
    pool: u64,
}

/// Decodes the event and answers whether it was of this kind.
fn is<E: Event + Decode>(signature: &[u8; 32], data: &[u8]) -> Option<E> {
    (E::SIGNATURE_TOPIC.as_ref() == Some(signature)).then(|| E::decode(&mut &data[..]).expect("its fields"))
}

impl Folded {
    /// Takes the events since the last call and forgets them.
    pub fn take_events(&mut self) {
        for record in System::events() {
            if let RuntimeEvent::Contracts(pallet_contracts::Event::ContractEmitted { data, .. }) = record.event {
                assert!(!record.topics.is_empty(), "an event has at least its name as topic");
                let known = record.topics.iter().any(|topic| self.fold(&topic.0, &data));
                assert!(known, "an event that nothing knows: {data:?}");
            }
        }
        System::reset_events();
    }

    fn issue(&mut self, id: IssueId) -> &mut FoldedIssue {
        self.issues.get_mut(&id).expect("registered before")
    }

    fn competition(&mut self, id: CompetitionId) -> &mut FoldedCompetition {
        self.competitions.get_mut(&id).expect("started before")
    }

    fn fold(&mut self, topic: &[u8; 32], data: &[u8]) -> bool {
        self.fold_issue(topic, data)
            || self.fold_competition(topic, data)
            || self.fold_miner(topic, data)
            || self.fold_contract(topic, data)
    }

    fn fold_issue(&mut self, topic: &[u8; 32], data: &[u8]) -> bool {
        if let Some(e) = is::<IssueRegistered>(topic, data) {
            let fresh = FoldedIssue { filled: 0, status: IssueStatus::Registered, competition: None };
            assert!(self.issues.insert(e.issue_id, fresh).is_none());
        } else if let Some(e) = is::<BountyFunded>(topic, data) {
            let issue = self.issue(e.issue_id);
            assert_eq!(issue.filled + e.amount, e.filled);
            issue.filled = e.filled;
            // A raised bounty of an open issue fills again and stays open.
            if e.filled >= e.target && issue.status == IssueStatus::Registered {
                issue.status = IssueStatus::Funded;
            }
        } else if let Some(e) = is::<IssueOpened>(topic, data) {
            let issue = self.issue(e.issue_id);
            (issue.status, issue.competition) = (IssueStatus::Open, None);
        } else if let Some(e) = is::<IssueCancelled>(topic, data) {
            let issue = self.issue(e.issue_id);
            *issue = FoldedIssue { filled: 0, status: IssueStatus::Cancelled, competition: None };
        } else if let Some(e) = is::<IssueSolved>(topic, data) {
            self.issue(e.issue_id).status = IssueStatus::Solved;
            self.competition(e.competition_id).phase = Phase::Holdback;
        } else {
            return is::<IssueChanged>(topic, data).is_some() || is::<IssueUnavailableFlagged>(topic, data).is_some();
        }
        true
    }

    fn fold_competition(&mut self, topic: &[u8; 32], data: &[u8]) -> bool {
        if let Some(e) = is::<CompetitionStarted>(topic, data) {
            let miners = [e.a.hotkey, e.b.hotkey];
            let busy = |c: &FoldedCompetition| {
                matches!(c.phase, Phase::Running) && c.miners.iter().any(|m| miners.contains(m))
            };
            assert!(!self.competitions.values().any(busy), "a miner in two competitions");
            let (issue, bounty) = (e.issue_id, e.bounty);
            let fresh = FoldedCompetition { issue, phase: Phase::Running, bounty, paid: 0, held: 0, miners };
            assert!(self.competitions.insert(e.competition_id, fresh).is_none());
            let issue = self.issue(e.issue_id);
            assert_eq!(issue.status, IssueStatus::Open);
            (issue.status, issue.competition) = (IssueStatus::Competing, Some(e.competition_id));
            for miner in miners {
                self.enrolled.remove(&miner);
            }
        } else if let Some(e) = is::<CompetitionDecided>(topic, data) {
            let competition = self.competition(e.competition_id);
            (competition.phase, competition.held) = (Phase::Decided, e.held);
        } else if let Some(e) = is::<CompetitionVoided>(topic, data) {
            self.competition(e.competition_id).phase = Phase::Void;
        } else if let Some(e) = is::<CompetitionReopened>(topic, data) {
            self.competition(e.competition_id).phase = Phase::Reopened;
        } else if let Some(e) = is::<CompetitionClosed>(topic, data) {
            self.competition(e.competition_id).phase = Phase::Final;
        } else if let Some(e) = is::<PayoutReleased>(topic, data) {
            self.paid += e.amount;
            let competition = self.competition(e.competition_id);
            (competition.paid, competition.held) = (competition.paid + e.amount, e.held);
        } else if let Some(e) = is::<HoldbackReleased>(topic, data) {
            self.paid += e.amount;
            self.competition(e.competition_id).paid += e.amount;
        } else {
            return is::<PairsProposed>(topic, data).is_some()
                || is::<PairsAccepted>(topic, data).is_some()
                || is::<PairSkipped>(topic, data).is_some()
                || is::<OutcomeVoted>(topic, data).is_some()
                || is::<PayoutFailed>(topic, data).is_some()
                || is::<SolutionReverted>(topic, data).is_some()
                || is::<CompetitorWithdrew>(topic, data).is_some()
                || is::<CompetitionExtended>(topic, data).is_some()
                || is::<CompetitionChallenged>(topic, data).is_some()
                || is::<BallotCast>(topic, data).is_some()
                || is::<CancelVoted>(topic, data).is_some();
        }
        true
    }

    fn fold_miner(&mut self, topic: &[u8; 32], data: &[u8]) -> bool {
        if let Some(e) = is::<IdentityBound>(topic, data) {
            self.bound.insert(e.hotkey, (e.coldkey, e.github_id));
        } else if let Some(e) = is::<MinerEnrolled>(topic, data) {
            self.enrolled.insert(e.hotkey, e.picks);
        } else if let Some(e) = is::<EnrolmentWithdrawn>(topic, data) {
            self.enrolled.remove(&e.hotkey);
        } else if let Some(e) = is::<EnrolmentExpired>(topic, data) {
            self.enrolled.remove(&e.hotkey);
        } else if let Some(e) = is::<CollateralDeposited>(topic, data) {
            self.deposits.entry(e.hotkey).or_default().0 += e.amount;
        } else if let Some(e) = is::<CollateralLocked>(topic, data) {
            let (free, locked) = self.deposits.entry(e.hotkey).or_default();
            (*free, *locked) = (*free - e.amount, *locked + e.amount);
        } else if let Some(e) = is::<CollateralReturned>(topic, data) {
            let (free, locked) = self.deposits.entry(e.hotkey).or_default();
            (*free, *locked) = (*free + e.amount, *locked - e.amount);
        } else if let Some(e) = is::<CollateralSlashed>(topic, data) {
            self.deposits.entry(e.hotkey).or_default().1 -= e.amount;
        } else if let Some(e) = is::<CollateralWithdrawn>(topic, data) {
            self.deposits.entry(e.hotkey).or_default().0 -= e.amount;
        } else {
            return is::<IdentityClaimed>(topic, data).is_some()
                || is::<IdentityClaimExpired>(topic, data).is_some()
                || is::<IdentityVoted>(topic, data).is_some()
                || is::<SkipUsed>(topic, data).is_some()
                || is::<SlashesRecycled>(topic, data).is_some();
        }
        true
    }

    fn fold_contract(&mut self, topic: &[u8; 32], data: &[u8]) -> bool {
        if let Some(e) = is::<EmissionHarvested>(topic, data) {
            (self.received, self.pool) = (self.received + e.received, e.pool);
        } else if let Some(e) = is::<EmissionRecycled>(topic, data) {
            self.recycled += e.amount;
        } else if let Some(e) = is::<OwnerChanged>(topic, data) {
            self.owner = Some(e.owner);
        } else if is::<Paused>(topic, data).is_some() {
            self.paused = true;
        } else if is::<Unpaused>(topic, data).is_some() {
            self.paused = false;
        } else {
            return is::<RecycleFailed>(topic, data).is_some()
                || is::<ValidatorAdded>(topic, data).is_some()
                || is::<ValidatorRemoved>(topic, data).is_some()
                || is::<ColdkeysDeclared>(topic, data).is_some()
                || is::<WeightsFrozen>(topic, data).is_some()
                || is::<ParamsProposed>(topic, data).is_some()
                || is::<ParamsChanged>(topic, data).is_some()
                || is::<OwnerProposed>(topic, data).is_some()
                || is::<CodeAnnounced>(topic, data).is_some()
                || is::<CodeVetoed>(topic, data).is_some()
                || is::<CodeChanged>(topic, data).is_some()
                || is::<StakeSwept>(topic, data).is_some()
                || is::<WoundDown>(topic, data).is_some();
        }
        true
    }

    /// The books, without a question to the contract: received is what is somewhere.
    pub fn assert_agrees(&self, w: &mut World) {
        let ledger = w.audit().ledger;
        assert_eq!((ledger.received, ledger.recycled), (self.received, self.recycled), "{ledger:?}");
        assert!(
            ledger.paid.abs_diff(self.paid) <= u64::from(self.competitions.len() as u32) * 4,
            "{ledger:?}, {}",
            self.paid
        );
        let config = w.config();
        assert_eq!(config.paused, self.paused);
        assert_eq!(config.owner, self.owner.unwrap_or(id(&owner())));
        for (issue_id, folded) in &self.issues {
            let issue = w.issue(*issue_id);
            assert_eq!(issue.status, folded.status, "{issue:?}");
            if folded.status != IssueStatus::Solved {
                assert_eq!((issue.filled, issue.competition), (folded.filled, folded.competition), "{issue:?}");
            }
        }
        for (competition_id, folded) in &self.competitions {
            let competition = w.competition(*competition_id);
            assert_eq!((competition.phase, competition.bounty), (folded.phase, folded.bounty), "{competition:?}");
            assert_eq!(competition.issue_id, folded.issue);
            assert!(competition.paid.abs_diff(folded.paid) <= 2, "{competition:?} and {folded:?}");
        }
        for (hotkey, (coldkey, github_id)) in &self.bound {
            let identity: Option<Identity> = w.read("identity", *hotkey);
            assert_eq!(identity.map(|i| (i.coldkey, i.github_id)), Some((*coldkey, *github_id)));
            let enrolment: Option<Enrolment> = w.read("enrolment", *hotkey);
            let picks = enrolment.filter(|e| e.withdrawn_at.is_none()).map(|e| e.picks);
            assert_eq!(picks.as_ref(), self.enrolled.get(hotkey));
        }
        for (hotkey, (free, locked)) in &self.deposits {
            let deposit: Deposit = w.read("deposit_of", *hotkey);
            assert_eq!((deposit.free, deposit.locked), (*free, *locked), "{deposit:?}");
        }
    }
}
