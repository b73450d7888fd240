//! From an issue to a paid miner, and the other ways a competition may end.

use joust::events::*;
use joust::types::*;

use crate::world::*;

#[test]
fn a_duel_from_registration_to_the_winners_stake() {
    with_world(|w| {
        let issue = w.register(12, 12 * ALPHA);
        assert_eq!(w.issue(issue).repo, "owner/name");
        w.bind(1);
        w.bind(2);
        w.open(issue);
        let ledger = w.audit().ledger;
        assert_eq!(ledger.filled_unpaid, 12 * ALPHA);
        assert_eq!(events::<BountyFunded>().last().map(|e| e.filled), Some(12 * ALPHA));
        assert_eq!(events::<IssueOpened>().len(), 1);

        w.ok::<()>(&miner(1), "enrol", vec![issue]);
        w.ok::<()>(&miner(2), "enrol", vec![issue]);
        assert_eq!(w.pair(&[pair(issue, 1, 2)]), 1);
        let started = w.competition(1);
        assert_eq!((started.a.hotkey, started.b.coldkey, started.bounty), (id(&miner(1)), id(&cold(2)), 12 * ALPHA));
        assert_eq!(started.open_at - started.started_at, 72);
        assert_eq!(started.open_ms - started.started_ms, 72_000);
        let ended = w.read::<Option<Enrolment>>("enrolment", id(&miner(1))).expect("pairing still sees it");
        assert_eq!(ended.withdrawn_at, Some(started.started_at));

        until(started.open_at + 20);
        w.decide(1, win_a());
        let decided = w.competition(1);
        assert_eq!((decided.phase, decided.settle_at), (Phase::Decided, Some(started.open_at + 20 + 108)));
        let tally: Option<Tally> = w.read("tally", Subject::Outcome(1));
        let tally = tally.expect("there were votes");
        assert!(tally.reached && tally.ballots.len() == 3 && tally.needed_heads == 3);
        assert!(tally.leading_weight * 2 > tally.total_weight);

        until(decided.settle_at.expect("a winner is paid"));
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        let (ours, theirs) = (w.stake(), stake_of(&w.neuron, &cold(1)));
        w.ok::<()>(&key("//Bob"), "settle", 1_u64);
        assert_eq!(stake_of(&w.neuron, &cold(1)) - theirs, 9 * ALPHA);
        assert_eq!(ours - w.stake(), 9 * ALPHA);
        assert_eq!((w.competition(1).phase, w.issue(issue).status), (Phase::Holdback, IssueStatus::Solved));
        assert_eq!(w.audit().ledger.holdbacks, 3 * ALPHA);
        let released = events::<PayoutReleased>();
        assert_eq!((released[0].amount, released[0].held, released[0].coldkey), (9 * ALPHA, 3 * ALPHA, id(&cold(1))));

        let final_at = decided.final_at.expect("a winner is paid");
        assert_eq!(final_at, started.open_at + 20 + 756);
        until(final_at - 1);
        w.refused(&owner(), "settle", 1_u64, joust::errors::Error::TooEarly);
        blocks(1);
        w.ok::<()>(&key("//Bob"), "settle", 1_u64);
        assert_paid(w, 1, 12 * ALPHA);
        assert_eq!(events::<HoldbackReleased>().len(), 1);
        assert_eq!((w.competition(1).phase, events::<CompetitionClosed>().len()), (Phase::Final, 1));
        let audit = w.audit();
        assert_eq!((audit.open_issues, audit.open_competitions, audit.ledger.paid), (0, 0, 12 * ALPHA));
        let page: Page<CompetitionResult, u32> = w.read("results", (0_u32, 10_u32));
        assert_eq!(page.items.len(), 1);
        assert_eq!((page.items[0].a, page.items[0].b, page.items[0].outcome), (1_001, 1_002, Outcome::WinA));
    });
}

#[test]
fn both_fail_opens_the_issue_again_with_its_bounty() {
    with_world(|w| {
        let competition = w.duel(1, 1, 2);
        until(competition.close_at);
        w.decide(competition.id, without_pull(Outcome::BothFail, None));
        // A challenge may still find a winner: the issue is not given to others before.
        assert_eq!(w.issue(competition.issue_id).status, IssueStatus::Competing);
        w.settle(competition.id);
        let issue = w.issue(competition.issue_id);
        assert_eq!((issue.status, issue.filled, issue.competition), (IssueStatus::Open, 10 * ALPHA, None));
        assert_eq!(w.competition(competition.id).phase, Phase::Final);
        w.ok::<()>(&miner(1), "enrol", vec![issue.id]);
    });
}

#[test]
fn a_walkover_is_paid_like_a_win() {
    with_world(|w| {
        let competition = w.duel(1, 1, 2);
        until(competition.close_at + 1);
        w.decide(competition.id, OutcomePayload { outcome: Outcome::WalkoverB, ..win_a() });
        w.settle_twice(competition.id);
        assert_paid(w, 2, 10 * ALPHA);
        assert_eq!(stake_of(&w.neuron, &cold(1)), 0);
    });
}

#[test]
fn a_fault_pays_nobody_and_opens_the_issue() {
    with_world(|w| {
        let competition = w.duel(1, 1, 2);
        until(competition.resolve_at);
        w.decide(competition.id, OutcomePayload { valid_a: true, ..without_pull(Outcome::FaultB, None) });
        w.settle(competition.id);
        assert_eq!(w.issue(competition.issue_id).status, IssueStatus::Open);
        w.refused(&owner(), "settle", competition.id, joust::errors::Error::NothingOwed);
    });
}

#[test]
fn void_return_frees_both_before_the_window_opens() {
    with_world(|w| {
        let competition = w.duel(1, 1, 2);
        w.decide(competition.id, without_pull(Outcome::Void, Some(VoidAction::Return)));
        assert_eq!(w.competition(competition.id).phase, Phase::Void);
        assert_eq!(w.issue(competition.issue_id).status, IssueStatus::Open);
        for n in [1, 2] {
            let identity = w.read::<Option<Identity>>("identity", id(&miner(n))).expect("bound");
            assert_eq!((identity.competing_in, identity.released_at.is_some()), (None, true));
        }
    });
}

#[test]
fn void_cancel_recycles_the_bounty() {
    with_world(|w| {
        let competition = w.duel(1, 1, 2);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        let before = w.audit().ledger.recycled;
        let out = pallet_subtensor::SubnetAlphaOut::<joust_runtime::Runtime>::get(NETUID);
        w.decide(competition.id, without_pull(Outcome::Void, Some(VoidAction::Cancel(CancelReason::NotPlanned))));
        let issue = w.issue(competition.issue_id);
        assert_eq!(
            (issue.status, issue.cancel_reason, issue.filled),
            (IssueStatus::Cancelled, Some(CancelReason::NotPlanned), 0)
        );
        assert_eq!(w.audit().ledger.recycled - before, 10 * ALPHA);
        assert_eq!(out - pallet_subtensor::SubnetAlphaOut::<joust_runtime::Runtime>::get(NETUID), 10 * ALPHA);
        assert_eq!(events::<CompetitionVoided>().len(), 1);
        assert_eq!(events::<IssueCancelled>().last().map(|e| e.recycled), Some(10 * ALPHA));
    });
}

#[test]
fn without_a_quorum_the_competition_is_void_after_its_grace() {
    with_world(|w| {
        let competition = w.duel(1, 1, 2);
        until(competition.open_at);
        for v in [1, 2] {
            w.ok::<()>(&validator(v), "vote_outcome", (competition.id, win_a()));
        }
        until(competition.expires_at);
        w.expire_all();
        assert_eq!(w.competition(competition.id).phase, Phase::Running);
        blocks(1);
        w.refused(&validator(3), "vote_outcome", (competition.id, win_a()), joust::errors::Error::TooLate);
        w.expire_all();
        assert_eq!(events::<CompetitionVoided>().pop().map(|e| e.reason), Some(VoidCause::NoQuorum));
        assert_eq!(w.issue(competition.issue_id).status, IssueStatus::Open);
        let page: Page<CompetitionResult, u32> = w.read("results", (0_u32, 10_u32));
        assert_eq!(page.items[0].outcome, Outcome::Void);
    });
}

#[test]
fn an_enrolment_and_a_claim_lapse() {
    with_world(|w| {
        let issue = w.register(1, 10 * ALPHA);
        w.bind(1);
        w.open(issue);
        w.ok::<()>(&miner(1), "enrol", vec![issue]);
        w.ok::<()>(&miner(2), "claim_identity", (55_u64, id(&cold(2)), "gist"));
        blocks(252 + 9);
        assert_eq!(w.ok::<u32>(&owner(), "expire", 6_u32), 2);
        assert_eq!((events::<EnrolmentExpired>().len(), events::<IdentityClaimExpired>().len()), (1, 1));
        assert!(w.read::<Option<Enrolment>>("enrolment", id(&miner(1))).is_none());
        let page: Page<Claim, u32> = w.read("claims", (0_u32, 10_u32));
        assert!(page.items.is_empty());
    });
}

#[test]
fn a_pair_that_no_longer_holds_is_skipped_and_the_others_start() {
    with_world(|w| {
        let (first, second) = (w.register(1, 10 * ALPHA), w.register(2, 10 * ALPHA));
        for n in 1..=4 {
            w.bind(n);
        }
        w.open(first);
        w.open(second);
        for (n, issue) in [(1, first), (2, first), (3, second), (4, second)] {
            w.ok::<()>(&miner(n), "enrol", vec![issue]);
        }
        let anchor = w.next_epoch();
        for v in 1..=3 {
            w.propose(v, anchor, &[pair(first, 1, 2), pair(second, 3, 4)]);
        }
        let rows = w.pairs(anchor);
        assert!(rows.len() == 2 && rows.iter().all(|r| r.accepted && !r.started && r.heads == 3));
        w.ok::<()>(&owner(), "cancel_issue", (first, CancelReason::Owner));
        assert_eq!(w.start(anchor), 1);
        let skipped = events::<PairSkipped>();
        assert_eq!((skipped.len(), skipped[0].issue_id, skipped[0].reason), (1, first, SkipReason::IssueNotOpen));
        let rows = w.pairs(anchor);
        let of = |issue| rows.iter().find(|r| r.pair.issue_id == issue).map(|r| (r.started, r.skipped));
        assert_eq!((of(first), of(second)), (Some((false, Some(SkipReason::IssueNotOpen))), Some((true, None))));
        assert_eq!(w.issue(second).status, IssueStatus::Competing);
        assert_eq!(w.ok::<u32>(&owner(), "start", (anchor, 4_u32)), 0);
    });
}

#[test]
fn an_enrolment_after_the_anchor_waits_for_the_next() {
    with_world(|w| {
        let issue = w.register(1, 10 * ALPHA);
        w.bind(1);
        w.bind(2);
        w.open(issue);
        w.ok::<()>(&miner(1), "enrol", vec![issue]);
        let anchor = w.next_epoch();
        w.ok::<()>(&miner(2), "enrol", vec![issue]);
        for v in 1..=3 {
            w.propose(v, anchor, &[pair(issue, 1, 2)]);
        }
        assert_eq!(w.ok::<u32>(&owner(), "start", (anchor, 4_u32)), 0);
        assert_eq!(events::<PairSkipped>().pop().map(|e| e.reason), Some(SkipReason::NotEnrolled));
        assert_eq!(w.pair(&[pair(issue, 1, 2)]), 1);
    });
}
