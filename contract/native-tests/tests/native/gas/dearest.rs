//! A story in which each message is called where it has most to do: lists are full, all sixteen validators have voted,
//! collateral is locked, slashed and given back, and the chain refuses what is then tried again.

use codec::Encode;
use frame_support::{assert_ok, traits::fungible::Mutate};
use joust::errors::Error;
use joust::types::*;
use joust_runtime::{Balances, Runtime, RuntimeOrigin, SubtensorModule, System};
use sp_core::Pair as _;
use sp_io::hashing::blake2_256;

use super::crowd::{hotkey, little_voters, voters, MINERS};
use super::meter::Meter;
use crate::world::*;

/// What a list of pairs may hold.
const PAIRS: usize = 32;
/// Days of 36 blocks.
const DAY: u32 = 36;

pub fn measure(m: &mut Meter, issues: &[IssueId]) {
    steer(m);
    propose_without_agreement(m);
    pair_all(m, issues);
    look_at_everything(m, issues);
    leave_early_twice(m, issues);
    decide_in_one_block(m);
    challenge(m);
    for (range, side) in [(12..44, 0), (44..60, 0), (12..44, 1)] {
        pair_and_leave(m, issues, range, side);
    }
    let results: Page<CompetitionResult, u32> = m.read("results", (0_u32, u32::MAX));
    assert!(results.items.len() as u32 >= joust::paging::MAX_RESULTS, "{}", results.items.len());
    settle_and_revert(m);
    cancel(m, &issues[100..]);
    close(m);
    pay_the_rest(m);
    expire_undecided(m, 4);
    forget_old_results(m, issues);
    end(m);
}

/// Owner's messages, and what stops them.
fn steer(m: &mut Meter) {
    let (alice, bob) = (owner(), key("//Bob"));
    m.ok::<()>(&alice, "pause", ());
    m.ok::<()>(&alice, "unpause", ());
    for (from, to) in [(&alice, &bob), (&bob, &alice)] {
        m.ok::<()>(from, "propose_owner", id(to));
        m.ok::<()>(to, "accept_owner", ());
    }
    m.ok::<()>(&alice, "announce_code", code());
    all_say(m, "veto_code", code(), |w| w.config().announced_code.is_some());
    m.ok::<()>(&alice, "announce_code", code());
}

/// The contract's own: it goes on as it is.
fn code() -> [u8; 32] {
    blake2_256(WASM)
}

/// Validators speak one after the other while it matters.
fn all_say(m: &mut Meter, message: &'static str, args: impl Encode + Clone, matters: impl Fn(&mut World) -> bool) {
    for voter in voters() {
        if matters(m.w) {
            m.ok::<()>(&voter, message, args.clone());
        }
    }
    assert!(!matters(m.w), "{message} found no quorum");
}

/// Sixteen full lists without a pair in common.
fn propose_without_agreement(m: &mut Meter) {
    let anchor = m.w.next_epoch();
    for (v, voter) in voters().iter().enumerate() {
        let nobody = |side: &str, n: usize| AccountId::from(blake2_256(&(side, v as u32, n as u32).encode()));
        let of = |n: usize| ProposedPair { issue_id: n as u64, a: nobody("a", n), b: nobody("b", n) };
        m.ok::<()>(voter, "propose_pairs", proposal(anchor, &(0..PAIRS).map(of).collect::<Vec<_>>()));
    }
    let rows: Page<PairStatus, u32> = m.read("pairs", (anchor, 0_u32, u32::MAX));
    assert_eq!(rows.items.len() as u32, joust::paging::MAX_PAIR_STATUS);
    m.read::<Option<Tally>>("tally", Subject::Pairs(anchor));
}

/// Miners 2k and 2k + 1 on issue k.
fn pair_of(issues: &[IssueId], k: usize) -> ProposedPair {
    ProposedPair { issue_id: issues[k], a: id(&hotkey(2 * k)), b: id(&hotkey(2 * k + 1)) }
}

fn picks(issues: &[IssueId], n: usize) -> Vec<IssueId> {
    issues[n / 2..n / 2 + 3].to_vec()
}

fn turned(issues: &[IssueId], n: usize) -> Vec<IssueId> {
    picks(issues, n).into_iter().rev().collect()
}

/// Sixty-four competitions. Each miner changes its mind after the anchor, so that both of its enrolments are looked at.
fn pair_all(m: &mut Meter, issues: &[IssueId]) {
    for n in 0..MINERS {
        m.ok::<()>(&hotkey(n), "enrol", picks(issues, n));
    }
    m.ok::<()>(&hotkey(0), "withdraw_enrolment", ());
    m.ok::<()>(&hotkey(0), "enrol", picks(issues, 0));
    let anchor = m.w.next_epoch();
    relay(m, 1, turned(issues, 1));
    for n in 2..MINERS {
        m.ok::<()>(&hotkey(n), "enrol", turned(issues, n));
    }
    let page: Page<Enrolment, u32> = m.read("enrolments", (0_u32, u32::MAX));
    assert!(page.items.len() as u32 > joust::paging::MAX_ENROLMENTS);
    propose_and_start(m, issues, anchor, 0..PAIRS, &voters());
    let anchor = m.w.next_epoch();
    propose_and_start(m, issues, anchor, PAIRS..2 * PAIRS, &voters());
}

fn propose_and_start(m: &mut Meter, issues: &[IssueId], anchor: u32, range: std::ops::Range<usize>, by: &[Account]) {
    let pairs: Vec<ProposedPair> = range.clone().map(|k| pair_of(issues, k)).collect();
    for voter in by {
        m.ok::<()>(voter, "propose_pairs", proposal(anchor, &pairs));
    }
    let mut started = 0;
    for _ in range.clone().step_by(joust::pairs::MAX_STARTS as usize) {
        started += m.ok::<u32>(&owner(), "start", (anchor, u32::MAX));
    }
    assert_eq!(started as usize, range.len());
}

fn relay(m: &mut Meter, n: usize, picks: Vec<IssueId>) {
    let nonce = m.read::<u64>("enrolment_nonce", id(&hotkey(n))) + 1;
    let intent = EnrolmentIntent { hotkey: id(&hotkey(n)), picks, nonce, valid_until: System::block_number() + 5 };
    let bytes = joust::relay::wrapped(&joust::relay::signed_bytes(&GENESIS, &id(&m.w.contract), &intent));
    let pair = sp_core::sr25519::Pair::from_string(&format!("//Crowd//{n}"), None).expect("a path");
    m.ok::<()>(&validator(1), "relay_enrolment", (intent, pair.sign(&bytes).0));
}

/// Every competition has ballots of twelve, which are too little for a decision.
fn look_at_everything(m: &mut Meter, issues: &[IssueId]) {
    let back = without_pull(Outcome::Void, Some(VoidAction::Return));
    for voter in little_voters() {
        for competition in 1..=2 * PAIRS as u64 {
            m.ok::<()>(&voter, "vote_outcome", (competition, back));
        }
    }
    let subjects: Vec<Subject> = (1..=2 * PAIRS as u64).map(Subject::Outcome).collect();
    m.read::<Vec<Option<Ballot>>>("votes", (subjects, id(&validator(1))));
    let duties: Vec<Action> = m.read("next_action", id(&validator(1)));
    assert!(duties.len() >= 2 * PAIRS);
    m.read::<Option<Tally>>("tally", Subject::Outcome(1));
    let page: Page<Competition, u64> = m.read("competitions", (1_u64, u32::MAX));
    assert_eq!(page.items.len() as u32, joust::paging::MAX_COMPETITIONS);
    let open: Page<Competition, u32> = m.read("open_competitions", (0_u32, u32::MAX));
    assert_eq!(open.items.len() as u32, joust::paging::MAX_COMPETITIONS);
    let audit: Result<Audit, Error> = m.read("audit", ());
    let audit = audit.expect("the stake can be read");
    assert!(audit.problems.is_empty() && audit.open_issues as usize == joust::issues::MAX_LIVE, "{audit:?}");
    m.read::<Result<Ledger, Error>>("ledger", ()).expect("the stake can be read");
    m.read::<Config>("config", ());
    m.read::<Params>("params", ());
    m.read::<Option<Params>>("params_at", 1_u32);
    m.read::<Option<Issue>>("issue", issues[0]);
    m.read::<Option<Competition>>("competition", 1_u64);
    m.read::<Option<Enrolment>>("enrolment", id(&hotkey(0)));
    m.read::<Deposit>("deposit_of", id(&hotkey(0)));
    m.read::<Option<Identity>>("identity", id(&hotkey(0)));
}

/// The first time the competition is void, the second time the miner is at fault.
fn leave_early_twice(m: &mut Meter, issues: &[IssueId]) {
    let last = 2 * PAIRS - 1;
    m.ok::<()>(&hotkey(2 * last), "withdraw_competition", last as u64 + 1);
    pair_and_leave(m, issues, last..last + 1, 0);
}

/// Side 0 or 1 of each pair leaves, all in one block.
fn pair_and_leave(m: &mut Meter, issues: &[IssueId], range: std::ops::Range<usize>, side: usize) {
    for (k, competition) in range.clone().zip(pair_again(m, issues, range)) {
        m.ok::<()>(&hotkey(2 * k + side), "withdraw_competition", competition);
    }
}

/// Answers the competitions of these issues.
fn pair_again(m: &mut Meter, issues: &[IssueId], range: std::ops::Range<usize>) -> Vec<CompetitionId> {
    for n in 2 * range.start..2 * range.end {
        // The enrolment that the last competition took is forgotten at the next anchor.
        m.w.ok::<()>(&hotkey(n), "enrol", vec![issues[n / 2]]);
    }
    let anchor = m.w.next_epoch();
    propose_and_start(m, issues, anchor, range.clone(), &[validator(1), validator(2), validator(3)]);
    range.map(|k| m.w.issue(issues[k]).competition.expect("it competes")).collect()
}

fn is_undecided(w: &mut World, competition: CompetitionId) -> bool {
    w.competition(competition).phase.is_undecided()
}

fn decide(m: &mut Meter, competition: CompetitionId, payload: OutcomePayload) {
    all_say(m, "vote_outcome", (competition, payload), |w| is_undecided(w, competition));
}

/// Many results in one block, and behind them those that are looked for later.
fn decide_in_one_block(m: &mut Meter) {
    until(m.w.competition(2 * PAIRS as u64 - 1).open_at);
    m.ok::<()>(&hotkey(6), "withdraw_competition", 4_u64);
    for competition in 13..=60 {
        m.w.decide(competition, without_pull(Outcome::Void, Some(VoidAction::Return)));
    }
    decide(m, 3, without_pull(Outcome::Void, Some(VoidAction::Cancel(CancelReason::NotPlanned))));
    decide(m, 9, OutcomePayload { outcome: Outcome::FaultA, ..win_a() });
    for competition in [2, 5, 7, 10] {
        decide(m, competition, win_a());
    }
}

fn challenge(m: &mut Meter) {
    blocks(1);
    all_say(m, "challenge", 2_u64, |w| w.competition(2).phase == Phase::Decided);
    decide(m, 2, OutcomePayload { outcome: Outcome::WinB, valid_b: true, ..win_a() });
    m.ok::<()>(&key("//Bob"), "settle", 2_u64);
}

/// The chain refuses a payment and a recycling, and both are tried again.
fn settle_and_revert(m: &mut Meter) {
    let bob = key("//Bob");
    until(m.w.competition(10).settle_at.expect("a is paid"));
    for competition in [5_u64, 7, 9] {
        m.ok::<()>(&bob, "settle", competition);
    }
    refuse_then_retry(m, 10);
    assert!(m.w.audit().ledger.slash_pot > 0);
    retry_until(m, |w| w.audit().ledger.slash_pot == 0);
    all_say(m, "vote_reverted", 5_u64, |w| w.competition(5).reverted_at.is_none());
}

fn refuse_then_retry(m: &mut Meter, competition: CompetitionId) {
    let bob = key("//Bob");
    let paid = m.w.competition(competition).paid;
    sudo_toggle_transfer(false);
    m.ok::<()>(&bob, "settle", competition);
    sudo_toggle_transfer(true);
    assert_eq!(m.w.competition(competition).paid, paid);
    retry_until(m, |w| w.competition(competition).paid > paid);
}

/// What is due comes first, one movement a call.
fn retry_until(m: &mut Meter, is_done: impl Fn(&mut World) -> bool) {
    for _ in 0..2 * PAIRS {
        if is_done(m.w) {
            return;
        }
        m.ok::<u32>(&key("//Bob"), "retry", u32::MAX);
    }
    panic!("something is not tried again");
}

fn cancel(m: &mut Meter, open: &[IssueId]) {
    m.ok::<()>(&validator(1), "flag_unavailable", open[0]);
    blocks(DAY);
    all_say(m, "vote_cancel", (open[0], CancelReason::Deleted), |w| w.issue(open[0]).status == IssueStatus::Open);
    m.ok::<()>(&owner(), "cancel_issue", (open[1], CancelReason::Owner));
    pallet_subtensor::SubtokenEnabled::<Runtime>::insert(NETUID, false);
    m.ok::<()>(&owner(), "cancel_issue", (open[2], CancelReason::Owner));
    pallet_subtensor::SubtokenEnabled::<Runtime>::insert(NETUID, true);
    assert!(m.w.audit().ledger.pool > 0);
    retry_until(m, |w| w.audit().ledger.pool == 0);
    for issue in &open[3..] {
        m.ok::<()>(&owner(), "raise_bounty", (issue, 2 * ALPHA));
        m.ok::<()>(&owner(), "set_priority", (issue, 1_u8));
    }
    stray_stake(m);
}

fn stray_stake(m: &mut Meter) {
    let giver = RuntimeOrigin::signed(key("//Validator//1//cold"));
    assert_ok!(SubtensorModule::transfer_stake(giver, m.w.contract.clone(), validator(1), NETUID, NETUID, ALPHA));
    m.ok::<()>(&key("//Bob"), "sweep", id(&validator(1)));
}

/// What the close of the windows brings.
fn close(m: &mut Meter) {
    until(m.w.competition(8).close_at);
    all_say(m, "vote_extend", 6_u64, |w| w.competition(6).extended_at.is_none());
    decide(m, 8, without_pull(Outcome::BothFail, None));
    until(m.w.competition(8).settle_at.expect("it is decided"));
    m.ok::<()>(&key("//Bob"), "settle", 8_u64);
    assert!(m.w.audit().ledger.slash_pot > 0);
    while m.ok::<u32>(&key("//Bob"), "expire", u32::MAX) > 0 {}
    assert_eq!(m.w.audit().ledger.slash_pot, 0);
}

fn pay_the_rest(m: &mut Meter) {
    until(m.w.competition(10).final_at.expect("a is paid"));
    m.ok::<()>(&owner(), "set_code", code());
    m.ok::<()>(&key("//Bob"), "settle", 7_u64);
    refuse_then_retry(m, 10);
}

/// Nobody said what became of it and of others.
fn expire_undecided(m: &mut Meter, competition: CompetitionId) {
    until(m.w.competition(competition).expires_at + 1);
    assert_eq!(m.ok::<u32>(&key("//Bob"), "expire", u32::MAX), joust::expiry::MAX_CHANGES);
    assert_eq!(m.w.competition(competition).phase, Phase::Void);
}

/// Each new result removes old ones that are no longer kept.
fn forget_old_results(m: &mut Meter, issues: &[IssueId]) {
    blocks(93 * DAY);
    while m.ok::<u32>(&key("//Bob"), "expire", u32::MAX) > 0 {}
    for _ in 0..2 {
        pair_and_leave(m, issues, 12..13, 0);
    }
    let competitions = pair_again(m, issues, 13..18);
    until(m.w.competition(competitions[0]).open_at);
    decide(m, competitions[0], without_pull(Outcome::Void, Some(VoidAction::Cancel(CancelReason::NotPlanned))));
    decide(m, competitions[1], without_pull(Outcome::Void, Some(VoidAction::Return)));
    decide(m, competitions[2], win_a());
    expire_undecided(m, competitions[3]);
    let results: Page<CompetitionResult, u32> = m.w.read("results", (0_u32, u32::MAX));
    assert!((results.items.len() as u32) < joust::paging::MAX_RESULTS, "old results are not removed");
}

/// What little is left, and the end of the subnet.
fn end(m: &mut Meter) {
    m.ok::<()>(&hotkey(0), "skip", ());
    m.ok::<()>(&hotkey(0), "skip", ());
    m.ok::<()>(&hotkey(0), "withdraw_deposit", ALPHA);
    m.ok::<()>(&owner(), "remove_validator", id(&little_voters()[0]));
    pallet_subtensor::NetworksAdded::<Runtime>::remove(NETUID);
    assert_ok!(Balances::mint_into(&m.w.contract, 1_000 * ALPHA));
    m.ok::<()>(&key("//Bob"), "wind_down", ());
    blocks(3 * DAY);
    m.ok::<()>(&key("//Bob"), "wind_down", ());
}
