//! What each message costs, at 10 and at 10,000 finished issues: below 10^10 of reference time, and independent of history.
//! Sixteen validators with weight, full lists, full bounties, everything that one call may do.

use std::collections::BTreeMap;

use frame_support::{assert_ok, traits::fungible::Mutate};
use joust::types::*;
use joust_runtime::{Balances, RuntimeOrigin, SubtensorModule};

use crate::world::*;

/// JOUST_FINISHED measures after less history.
const FINISHED: u32 = 10_000;

/// Of the dearest call: reference time, bytes of proof, and rao of TAO deposited for storage.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    ref_time: u64,
    proof_size: u64,
    deposit: i128,
}

type Costs = BTreeMap<&'static str, Cost>;

fn note(w: &World, costs: &mut Costs, message: &'static str) {
    let cost = costs.entry(message).or_default();
    cost.ref_time = w.ref_time.max(cost.ref_time);
    cost.proof_size = w.proof_size.max(cost.proof_size);
    cost.deposit = w.storage_deposit.max(cost.deposit);
}

fn costs(finished: u32) -> Costs {
    let mut costs = Costs::new();
    in_chain(|| {
        let mut world = World::deploy(defaults());
        let w = &mut world;
        w.audits = false;
        let voters = sixteen_validators(w, &mut costs);
        for number in 1..=finished {
            let issue = w.register(number, 10 * ALPHA);
            w.ok::<()>(&owner(), "cancel_issue", (issue, CancelReason::Owner));
        }
        let issues = fund_issues(w, &mut costs, finished);
        bind_and_enrol(w, &mut costs, &issues);
        start_three(w, &mut costs, &voters, &issues);
        decide_and_pay(w, &mut costs, issues[5]);
        start_three_again_and_expire(w, &mut costs, &issues[..3]);
    });
    costs
}

fn extra(n: usize) -> Account {
    key(&format!("//More//{n}"))
}

/// Twelve more validators with stake. They vote first, so that the ballot that decides adds up many.
fn sixteen_validators(w: &mut World, costs: &mut Costs) -> Vec<Account> {
    let (rich, registrant) = (key("//Validator//1//cold"), key("//Bob"));
    for n in 5..=16 {
        let hotkey = extra(n);
        // A caller pays the deposit of what it stores.
        assert_ok!(Balances::mint_into(&hotkey, ALPHA));
        assert_ok!(SubtensorModule::burned_register(RuntimeOrigin::signed(registrant.clone()), NETUID, hotkey.clone()));
        assert_ok!(SubtensorModule::move_stake(
            RuntimeOrigin::signed(rich.clone()),
            validator(1),
            hotkey.clone(),
            NETUID,
            NETUID,
            2_000 * ALPHA
        ));
        w.ok::<()>(&owner(), "add_validator", id(&hotkey));
        note(w, costs, "add_validator");
        let coldkeys: Vec<AccountId> = [rich.clone(), cold(1), cold(2), cold(3)].iter().map(id).collect();
        w.ok::<()>(&hotkey, "declare_coldkeys", coldkeys);
        note(w, costs, "declare_coldkeys");
    }
    // Before the first freeze a validator is admitted at once.
    w.appoint_validators();
    for _ in 0..2 {
        w.next_epoch();
        w.ok::<()>(&owner(), "freeze_epoch", ());
        note(w, costs, "freeze_epoch");
    }
    let validators: Vec<Validator> = w.read("validators", ());
    assert!(validators.len() == 16 && validators.iter().all(|v| v.weight > 0));
    (5..=16).map(extra).chain((1..=4).rev().map(validator)).collect()
}

fn fund_issues(w: &mut World, costs: &mut Costs, finished: u32) -> Vec<IssueId> {
    let mut issues = Vec::new();
    for n in 1..=12 {
        issues.push(w.register(finished + n, 10 * ALPHA));
        note(w, costs, "register_issue");
    }
    // Past the delay of registration: the harvest fills and opens as many as it may.
    blocks(200);
    let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
    assert_eq!(harvest.funded, joust::bounties::MAX_FILLS);
    note(w, costs, "harvest");
    let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
    assert!(harvest.funded == 12 - joust::bounties::MAX_FILLS && harvest.recycled > 0);
    note(w, costs, "harvest");
    issues
}

fn bind_and_enrol(w: &mut World, costs: &mut Costs, issues: &[IssueId]) {
    for n in 1..=6 {
        w.ok::<()>(&miner(n), "claim_identity", (1_000 + n as u64, id(&cold(n)), "https://gist.github.com/x/1"));
        note(w, costs, "claim_identity");
        for v in 1..=4 {
            let bound = w.read::<Option<Identity>>("identity", id(&miner(n))).is_some();
            if !bound {
                w.ok::<()>(&validator(v), "vote_identity", (id(&miner(n)), id(&cold(n)), 1_000 + n as u64));
                note(w, costs, "vote_identity");
            }
        }
    }
    enrol_all(w, costs, issues);
}

fn enrol_all(w: &mut World, costs: &mut Costs, issues: &[IssueId]) {
    for n in 1..=6 {
        w.ok::<()>(&miner(n), "enrol", issues[..3].to_vec());
        note(w, costs, "enrol");
    }
}

fn start_three(w: &mut World, costs: &mut Costs, voters: &[Account], issues: &[IssueId]) {
    let real = [pair(issues[0], 1, 2), pair(issues[1], 3, 4), pair(issues[2], 5, 6)];
    let padding = (0..29).map(|n| ProposedPair {
        issue_id: 1_000_000 + n,
        a: id(&key(&format!("//a{n}"))),
        b: id(&key(&format!("//b{n}"))),
    });
    let full: Vec<ProposedPair> = real.into_iter().chain(padding).collect();
    let anchor = w.next_epoch();
    for voter in voters {
        w.ok::<()>(voter, "propose_pairs", proposal(anchor, &full));
        note(w, costs, "propose_pairs");
    }
    for expected in [2, 1] {
        assert_eq!(w.ok::<u32>(&owner(), "start", (anchor, 4_u32)), expected);
        note(w, costs, "start");
    }
}

/// Sixteen ballots on a win that is paid, and on a cancellation that recycles.
fn decide_and_pay(w: &mut World, costs: &mut Costs, spare: IssueId) {
    let cancel = without_pull(Outcome::Void, Some(VoidAction::Cancel(CancelReason::NotPlanned)));
    until(w.competition(1).open_at);
    for (competition, payload) in
        [(1_u64, win_a()), (2, cancel), (3, without_pull(Outcome::Void, Some(VoidAction::Return)))]
    {
        for voter in (5..=16).map(extra).chain((1..=4).rev().map(validator)) {
            if w.competition(competition).phase == Phase::Running {
                w.ok::<()>(&voter, "vote_outcome", (competition, payload));
                note(w, costs, "vote_outcome");
            }
        }
    }
    until(w.competition(1).settle_at.expect("a is paid"));
    w.ok::<()>(&owner(), "settle", 1_u64);
    note(w, costs, "settle");
    w.ok::<()>(&owner(), "cancel_issue", (spare, CancelReason::Owner));
    note(w, costs, "cancel_issue");
}

fn start_three_again_and_expire(w: &mut World, costs: &mut Costs, used: &[IssueId]) {
    let open: Page<Issue, u64> = w.read("issues", (Some(IssueStatus::Open), used[0], 20_u32));
    let issues: Vec<IssueId> = open.items.iter().map(|i| i.id).take(3).collect();
    w.next_epoch();
    enrol_all(w, costs, &issues);
    let pairs = [pair(issues[0], 1, 2), pair(issues[1], 3, 4), pair(issues[2], 5, 6)];
    let anchor = w.next_epoch();
    for v in (5..=16).map(extra).chain((1..=4).map(validator)) {
        w.ok::<()>(&v, "propose_pairs", proposal(anchor, &pairs));
    }
    assert_eq!(w.start(anchor), 3);
    until(w.competition(6).expires_at + 1);
    assert_eq!(w.ok::<u32>(&owner(), "expire", 6_u32), joust::expiry::MAX_CHANGES);
    note(w, costs, "expire");
}

#[test]
fn cost_is_bounded_and_does_not_grow_with_history() {
    let finished = std::env::var("JOUST_FINISHED").map_or(FINISHED, |n| n.parse().expect("JOUST_FINISHED is a number"));
    let (few, many) = (costs(10), costs(finished));
    println!("{:<18}{:>16}{:>16}{:>12}{:>12}", "message", "ref_time, 10", finished, "proof", "deposit");
    for (message, cost) in &few {
        let Cost { ref_time, proof_size, deposit } = many[message];
        println!("{message:<18}{:>16}{ref_time:>16}{proof_size:>12}{deposit:>12}", cost.ref_time);
    }
    for (message, cost) in &few {
        let later = many[message].ref_time;
        assert!(cost.ref_time < PROMISED_REF_TIME && later < PROMISED_REF_TIME, "{message}: {cost:?} and {later}");
        assert!(later <= cost.ref_time + cost.ref_time / 50, "{message} grew from {cost:?} to {later}");
    }
}
