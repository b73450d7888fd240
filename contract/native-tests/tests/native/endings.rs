//! How a competition may end beside its plain course: withdrawal, extension, challenge, revert; with collateral at stake.

use joust::errors::Error;
use joust::events::*;
use joust::types::*;
use sp_core::Pair as _;

use crate::world::*;

const TAO: u64 = 1_000_000_000;

fn with_collateral(story: impl FnOnce(&mut World)) {
    with_params(Params { c_bps: 1_000, ..defaults() }, story);
}

/// Binds 1 and 2 and gives each a deposit.
fn deposit_both(w: &mut World) {
    for n in [1, 2] {
        w.bind(n);
        w.pay(&miner(n), "deposit", 5 * TAO).expect("a bound miner deposits");
    }
}

fn deposit_of(w: &mut World, n: usize) -> Deposit {
    w.read("deposit_of", id(&miner(n)))
}

fn identity(w: &mut World, n: usize) -> Identity {
    w.read::<Option<Identity>>("identity", id(&miner(n))).expect("bound")
}

fn said(outcome: Outcome, valid_a: bool, valid_b: bool) -> OutcomePayload {
    OutcomePayload { valid_a, valid_b, ..without_pull(outcome, None) }
}

fn results(w: &mut World) -> Vec<CompetitionResult> {
    w.read::<Page<CompetitionResult, u32>>("results", (0_u32, 128_u32)).items
}

fn all(w: &mut World, message: &str, competition: CompetitionId) {
    for v in 1..=3 {
        w.ok::<()>(&validator(v), message, competition);
    }
}

#[test]
fn collateral_is_locked_at_enrolment_and_ends_with_the_outcome() {
    with_collateral(|w| {
        deposit_both(w);
        let c = w.duel(1, 1, 2);
        // A tenth of 10 alpha at the chain's price.
        let locked = c.a.collateral;
        assert!(locked > 0 && c.b.collateral == locked);
        assert_eq!(deposit_of(w, 1), Deposit { hotkey: id(&miner(1)), free: 5 * TAO - locked, locked });
        w.refused(&miner(1), "withdraw_deposit", 5 * TAO, Error::NotEnoughCollateral);
        until(c.close_at);
        w.decide(c.id, said(Outcome::BothFail, false, false));
        w.settle(c.id);
        let ledger = w.audit().ledger;
        assert_eq!((ledger.locked, ledger.slash_pot, ledger.deposited), (0, 2 * locked, 10 * TAO - 2 * locked));
        assert_eq!(events::<CollateralSlashed>().iter().map(|e| e.bps).collect::<Vec<_>>(), vec![10_000, 10_000]);
        let free = deposit_of(w, 1).free;
        w.ok::<()>(&miner(1), "withdraw_deposit", free);
        assert_eq!(deposit_of(w, 1).free, 0);
        w.expire_all();
        let ledger = w.audit().ledger;
        if 2 * locked >= TAO / 100 {
            assert_eq!((ledger.slash_pot, events::<SlashesRecycled>().len()), (0, 1));
        }
    });
}

#[test]
fn who_cannot_lock_cannot_enrol() {
    with_collateral(|w| {
        let issue = w.register(1, 10 * ALPHA);
        w.bind(1);
        w.open(issue);
        w.refused(&miner(1), "enrol", vec![issue], Error::NotEnoughCollateral);
        assert_eq!(w.pay(&miner(2), "deposit", TAO), Err(Error::NotBound));
        assert_eq!(w.pay(&miner(1), "deposit", 0), Err(Error::NoValue));
        w.refused(&miner(1), "withdraw_deposit", 1_u64, Error::NotEnoughCollateral);
    });
}

#[test]
fn a_withdrawn_enrolment_keeps_its_lock_until_the_next_anchor() {
    with_collateral(|w| {
        deposit_both(w);
        let issue = w.register(1, 10 * ALPHA);
        w.open(issue);
        w.refused(&miner(1), "withdraw_enrolment", (), Error::NotEnrolled);
        w.ok::<()>(&miner(1), "enrol", vec![issue]);
        w.ok::<()>(&miner(2), "enrol", vec![issue]);
        let anchor = w.next_epoch();
        w.ok::<()>(&miner(1), "withdraw_enrolment", ());
        w.refused(&miner(1), "withdraw_enrolment", (), Error::NotEnrolled);
        assert!(deposit_of(w, 1).locked > 0);
        let listed: Page<Enrolment, u32> = w.read("enrolments", (0_u32, 64_u32));
        assert_eq!(listed.items.len(), 2);
        for v in 1..=3 {
            w.propose(v, anchor, &[pair(issue, 1, 2)]);
        }
        // It was enrolled at the anchor: the pair holds.
        assert_eq!(w.start(anchor), 1);
        let c = w.competition(1);
        assert_eq!(deposit_of(w, 1).locked, c.a.collateral);
    });
}

#[test]
fn a_withdrawal_counts_at_the_next_anchor() {
    with_collateral(|w| {
        deposit_both(w);
        let issue = w.register(1, 10 * ALPHA);
        w.open(issue);
        w.ok::<()>(&miner(1), "enrol", vec![issue]);
        w.ok::<()>(&miner(2), "enrol", vec![issue]);
        w.ok::<()>(&miner(1), "withdraw_enrolment", ());
        assert_eq!(w.pair(&[pair(issue, 1, 2)]), 0);
        assert_eq!(events::<PairSkipped>().pop().map(|e| e.reason), Some(SkipReason::NotEnrolled));
        w.ok::<()>(&miner(1), "withdraw_deposit", 5 * TAO);
        assert_eq!(deposit_of(w, 1).locked, 0);
    });
}

#[test]
fn the_first_early_withdrawal_is_void_and_the_second_is_early() {
    with_collateral(|w| {
        deposit_both(w);
        let first = w.duel(1, 1, 2);
        w.refused(&miner(3), "withdraw_competition", first.id, Error::NotCompetitor);
        w.ok::<()>(&miner(1), "withdraw_competition", first.id);
        assert_eq!(w.competition(first.id).phase, Phase::Void);
        assert_eq!(events::<CompetitionVoided>().pop().map(|e| e.reason), Some(VoidCause::Withdrawn));
        assert_eq!((deposit_of(w, 1).locked, deposit_of(w, 1).free), (0, 5 * TAO));
        w.refused(&miner(1), "withdraw_competition", first.id, Error::NotRunning);

        let second = w.duel(2, 1, 2);
        w.ok::<()>(&miner(1), "withdraw_competition", second.id);
        let ended = w.competition(second.id);
        assert_eq!((ended.phase, ended.outcome.map(|p| p.outcome)), (Phase::Final, Some(Outcome::EarlyA)));
        assert_eq!(w.issue(second.issue_id).status, IssueStatus::Open);
        let slashed = second.a.collateral / 10;
        assert_eq!((deposit_of(w, 1).free, deposit_of(w, 2).free), (5 * TAO - slashed, 5 * TAO));
        assert_eq!(results(w).iter().map(|r| r.outcome).collect::<Vec<_>>(), vec![Outcome::Void, Outcome::EarlyA]);
        assert_eq!((identity(w, 1).unsettled, identity(w, 1).competing_in), (0, None));
    });
}

#[test]
fn after_a_late_withdrawal_the_other_goes_on_alone() {
    with_collateral(|w| {
        deposit_both(w);
        let c = w.duel(1, 1, 2);
        until(c.open_at);
        w.ok::<()>(&miner(2), "withdraw_competition", c.id);
        w.refused(&miner(2), "withdraw_competition", c.id, Error::AlreadyWithdrawn);
        assert_eq!(identity(w, 2).competing_in, Some(c.id));
        let win_b = OutcomePayload { outcome: Outcome::WinB, ..win_a() };
        w.refused(&validator(1), "vote_outcome", (c.id, win_b), Error::BadPayload);
        w.decide(c.id, OutcomePayload { outcome: Outcome::WalkoverA, ..win_a() });
        w.settle_twice(c.id);
        assert_paid(w, 1, 10 * ALPHA);
        assert_eq!(deposit_of(w, 2).free, 5 * TAO - c.b.collateral / 2);
        assert_eq!(deposit_of(w, 1).free, 5 * TAO);
    });
}

#[test]
fn after_the_close_nobody_withdraws() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.close_at);
        w.refused(&miner(1), "withdraw_competition", c.id, Error::TooLate);
    });
}

#[test]
fn an_extension_moves_the_end_once() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.close_at - 1);
        w.refused(&validator(1), "vote_extend", c.id, Error::TooEarly);
        blocks(1);
        all(w, "vote_extend", c.id);
        let extended = w.competition(c.id);
        assert_eq!(extended.resolve_at - c.resolve_at, 504);
        assert_eq!(extended.expires_at - c.expires_at, 504);
        assert_eq!(extended.resolve_ms - c.resolve_ms, 504_000);
        w.refused(&validator(4), "vote_extend", c.id, Error::AlreadyExtended);
        until(c.resolve_at);
        let fault = said(Outcome::FaultB, true, false);
        w.refused(&validator(1), "vote_outcome", (c.id, fault), Error::TooEarly);
        until(c.expires_at + 1);
        w.expire_all();
        assert_eq!(w.competition(c.id).phase, Phase::Running);
        until(extended.resolve_at);
        w.ok::<()>(&validator(1), "vote_outcome", (c.id, fault));
    });
}

#[test]
fn a_challenge_by_more_than_a_third_opens_the_vote_again_and_the_second_decision_is_final() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        // Four of equal stake: one has a quarter, two have half.
        w.ok::<()>(&validator(4), "challenge", c.id);
        assert_eq!(w.competition(c.id).phase, Phase::Decided);
        w.ok::<()>(&validator(1), "challenge", c.id);
        let reopened = w.competition(c.id);
        assert_eq!((reopened.phase, reopened.settle_at, reopened.held), (Phase::Reopened, None, 0));
        assert_eq!((events::<CompetitionChallenged>().len(), events::<CompetitionReopened>().len()), (2, 1));
        w.refused(&owner(), "settle", c.id, Error::NotDecided);
        w.refused(&miner(1), "claim_identity", (1_001_u64, id(&cold(3)), "gist"), Error::Busy);
        // Validators may vote again; the miners are free meanwhile.
        assert_eq!(identity(w, 1).competing_in, None);
        let before = results(w)[0];
        w.decide(c.id, OutcomePayload { outcome: Outcome::WinB, valid_b: true, ..win_a() });
        let after = results(w)[0];
        assert_eq!((after.outcome, after.resolved_block), (before.outcome, before.resolved_block));
        assert_eq!((after.amended_outcome, after.amended_valid_b), (Some(Outcome::WinB), true));
        w.refused(&validator(4), "challenge", c.id, Error::AlreadyChallenged);
        // No other challenge window: the first part may be paid in this very block.
        assert_eq!(w.competition(c.id).settle_at, Some(joust_runtime::System::block_number()));
        w.settle_twice(c.id);
        assert_paid(w, 2, 10 * ALPHA);
        assert_eq!(stake_of(&w.neuron, &cold(1)), 0);
    });
}

#[test]
fn a_reopened_competition_without_a_second_decision_is_void() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        for v in [1, 2] {
            w.ok::<()>(&validator(v), "challenge", c.id);
        }
        until(w.competition(c.id).expires_at + 1);
        w.expire_all();
        assert_eq!(results(w)[0].amended_outcome, Some(Outcome::Void));
        let issue = w.issue(c.issue_id);
        assert_eq!((issue.status, issue.filled), (IssueStatus::Open, 10 * ALPHA));
    });
}

#[test]
fn a_revert_inside_the_holdback_recycles_the_rest_and_takes_the_collateral() {
    with_collateral(|w| {
        deposit_both(w);
        let c = w.won(1, 1, 2);
        w.refused(&validator(1), "vote_reverted", c.id, Error::TooEarly);
        w.settle(c.id);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        let recycled = w.audit().ledger.recycled;
        all(w, "vote_reverted", c.id);
        let ended = w.competition(c.id);
        assert_eq!((ended.phase, ended.reverted_at.is_some()), (Phase::Final, true));
        let ledger = w.audit().ledger;
        assert_eq!((ledger.recycled - recycled, ledger.holdbacks), (10 * ALPHA / 4, 0));
        assert_eq!(w.issue(c.issue_id).status, IssueStatus::Solved);
        assert_eq!(results(w)[0].amended_outcome, Some(Outcome::FaultA));
        // The winner loses all; the loser of a WIN nothing (docs/decisions/0010).
        assert!(c.b.collateral > 0);
        assert_eq!(ledger.slash_pot, c.a.collateral);
        w.refused(&owner(), "settle", c.id, Error::NothingOwed);
        assert_paid(w, 1, 15 * ALPHA / 2);
    });
}

#[test]
fn a_revert_before_the_first_payment_leaves_it_owed() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        until(c.settle_at.expect("a is paid"));
        all(w, "vote_reverted", c.id);
        assert_eq!(w.competition(c.id).phase, Phase::Decided);
        w.ok::<()>(&owner(), "settle", c.id);
        assert_eq!((w.competition(c.id).phase, w.issue(c.issue_id).status), (Phase::Final, IssueStatus::Solved));
        assert_paid(w, 1, 15 * ALPHA / 2);
        assert_eq!((w.audit().ledger.filled_unpaid, w.audit().ledger.holdbacks), (0, 0));
    });
}

#[test]
fn a_merged_pull_request_from_before_the_window_pays_nobody_and_ends_the_issue() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        w.decide(c.id, OutcomePayload { outcome: Outcome::FaultA, ..win_a() });
        w.settle(c.id);
        let issue = w.issue(c.issue_id);
        assert_eq!((issue.status, issue.cancel_reason), (IssueStatus::Cancelled, Some(CancelReason::SolvedInvalid)));
        assert_eq!((stake_of(&w.neuron, &cold(1)), stake_of(&w.neuron, &cold(2))), (0, 0));
        assert_eq!(w.audit().ledger.filled_unpaid, 0);
    });
}

#[test]
fn validators_cancel_an_issue_by_one_reason_and_a_lost_one_after_a_second_look() {
    with_world(|w| {
        let (first, second) = (w.register(1, 10 * ALPHA), w.register(2, 10 * ALPHA));
        w.refused(&validator(1), "vote_cancel", (first, CancelReason::Owner), Error::BadReason);
        w.refused(&validator(1), "vote_cancel", (first, CancelReason::Deleted), Error::NotFlagged);
        w.ok::<()>(&validator(1), "vote_cancel", (first, CancelReason::NotPlanned));
        w.ok::<()>(&validator(2), "vote_cancel", (first, CancelReason::NotPlanned));
        // Another reason never adds up (defect 1.9.2).
        w.ok::<()>(&validator(3), "vote_cancel", (first, CancelReason::Duplicate));
        assert_eq!(w.issue(first).status, IssueStatus::Registered);
        w.ok::<()>(&validator(4), "vote_cancel", (first, CancelReason::NotPlanned));
        assert_eq!(w.issue(first).cancel_reason, Some(CancelReason::NotPlanned));

        w.ok::<()>(&validator(1), "flag_unavailable", second);
        w.refused(&validator(2), "flag_unavailable", second, Error::AlreadyFlagged);
        w.refused(&validator(1), "vote_cancel", (second, CancelReason::Deleted), Error::TooEarly);
        blocks(36);
        for v in 1..=3 {
            w.ok::<()>(&validator(v), "vote_cancel", (second, CancelReason::Deleted));
        }
        assert_eq!(w.issue(second).cancel_reason, Some(CancelReason::Deleted));
        w.refused(&validator(4), "vote_cancel", (second, CancelReason::Deleted), Error::IssueFinished);
    });
}

#[test]
fn two_skips_in_ninety_days() {
    with_world(|w| {
        w.refused(&miner(1), "skip", (), Error::NotBound);
        w.bind(1);
        w.ok::<()>(&miner(1), "skip", ());
        w.ok::<()>(&miner(1), "skip", ());
        w.refused(&miner(1), "skip", (), Error::NoSkipLeft);
        assert_eq!(identity(w, 1).skips.len(), 2);
    });
}

fn signed(contract: &Account, intent: &EnrolmentIntent, wrap: bool) -> [u8; 64] {
    let bytes = joust::relay::signed_bytes(&GENESIS, &id(contract), intent);
    let bytes = if wrap { joust::relay::wrapped(&bytes) } else { bytes };
    sp_core::sr25519::Pair::from_string("//Miner//1", None).expect("a path").sign(&bytes).0
}

#[test]
fn an_intent_is_relayed_once_whether_wrapped_or_not() {
    with_world(|w| {
        let issues = [w.register(1, 10 * ALPHA), w.register(2, 10 * ALPHA)];
        w.bind(1);
        for issue in issues {
            w.open(issue);
        }
        let contract = w.contract.clone();
        let valid_until = joust_runtime::System::block_number() + 5;
        let intent =
            |picks: &[u64], nonce| EnrolmentIntent { hotkey: id(&miner(1)), picks: picks.to_vec(), nonce, valid_until };
        let (raw, later) = (intent(&issues[..1], 7), intent(&issues, 8));
        let (raw_signed, later_signed) = (signed(&contract, &raw, false), signed(&contract, &later, true));
        w.refused(&miner(1), "relay_enrolment", (&raw, raw_signed), Error::NotValidator);
        // Signed for other picks, or for another contract.
        w.refused(&validator(1), "relay_enrolment", (&later, raw_signed), Error::BadSignature);
        let elsewhere = signed(&miner(2), &raw, false);
        w.refused(&validator(1), "relay_enrolment", (&raw, elsewhere), Error::BadSignature);
        w.ok::<()>(&validator(1), "relay_enrolment", (&raw, raw_signed));
        w.refused(&validator(2), "relay_enrolment", (&raw, raw_signed), Error::StaleNonce);
        w.ok::<()>(&validator(2), "relay_enrolment", (&later, later_signed));
        assert_eq!(w.read::<u64>("enrolment_nonce", id(&miner(1))), 8);
        let next = intent(&issues[1..], 9);
        let next_signed = signed(&contract, &next, false);
        // A direct withdrawal makes what was signed before stale.
        w.ok::<()>(&miner(1), "withdraw_enrolment", ());
        w.refused(&validator(1), "relay_enrolment", (&next, next_signed), Error::StaleNonce);
        let late = intent(&issues[1..], 20);
        let late_signed = signed(&contract, &late, false);
        until(valid_until + 1);
        w.refused(&validator(1), "relay_enrolment", (&late, late_signed), Error::IntentExpired);
    });
}
