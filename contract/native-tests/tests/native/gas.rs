//! What each message costs, at 10 and at 1,000 finished issues: below 10^10 of reference time, and independent of history.

use std::collections::BTreeMap;

use frame_support::{assert_ok, traits::fungible::Mutate};
use joust::types::*;
use joust_runtime::Balances;

use crate::world::*;

/// The dearest call of every message in one duel, with sixteen validators and full lists.
fn costs(finished: u32) -> BTreeMap<&'static str, u64> {
    let mut costs = BTreeMap::new();
    with_world(|w| {
        w.audits = false;
        for number in 1..=finished {
            let issue = w.register(number, 10 * ALPHA);
            w.ok::<()>(&owner(), "cancel_issue", (issue, CancelReason::Owner));
        }
        duel_with_costs(w, finished, &mut costs);
    });
    costs
}

fn duel_with_costs(w: &mut World, finished: u32, costs: &mut BTreeMap<&'static str, u64>) {
    let mut note = |w: &World, name: &'static str| {
        let cost = costs.entry(name).or_insert(0);
        *cost = w.ref_time.max(*cost);
    };
    for n in 5..=16 {
        let hotkey = key(&format!("//More//{n}"));
        // A caller pays the deposit of what it stores.
        assert_ok!(Balances::mint_into(&hotkey, ALPHA));
        w.ok::<()>(&owner(), "add_validator", id(&hotkey));
        note(w, "add_validator");
        w.ok::<()>(&hotkey, "declare_coldkeys", (1..=4).map(|k| id(&cold(k))).collect::<Vec<_>>());
        note(w, "declare_coldkeys");
    }
    let issues: Vec<IssueId> = (1..=12)
        .map(|n| {
            let issue = w.register(finished + n, 10 * ALPHA);
            note(w, "register_issue");
            issue
        })
        .collect();
    w.next_epoch();
    w.ok::<()>(&owner(), "freeze_epoch", ());
    note(w, "freeze_epoch");
    for n in 1..=6 {
        w.ok::<()>(&miner(n), "claim_identity", (1_000 + n as u64, id(&cold(n)), "https://gist.github.com/x/1"));
        note(w, "claim_identity");
        for v in 1..=3 {
            w.ok::<()>(&validator(v), "vote_identity", (id(&miner(n)), id(&cold(n)), 1_000 + n as u64));
            note(w, "vote_identity");
        }
    }
    blocks(200);
    w.ok::<Harvest>(&owner(), "harvest", 12_u32);
    note(w, "harvest");
    w.open(issues[2]);
    for n in 1..=6 {
        w.ok::<()>(&miner(n), "enrol", issues[..3].to_vec());
        note(w, "enrol");
    }
    let real = [pair(issues[0], 1, 2), pair(issues[1], 3, 4), pair(issues[2], 5, 6)];
    let padding = (100..129).map(|n| ProposedPair { issue_id: n, a: id(&key(&format!("//a{n}"))), b: id(&key(&format!("//b{n}"))) });
    let full: Vec<ProposedPair> = real.into_iter().chain(padding).collect();
    let anchor = w.next_epoch();
    for v in 1..=4 {
        w.propose(v, anchor, &full);
        note(w, "propose_pairs");
    }
    assert_eq!(w.ok::<u32>(&owner(), "start", (anchor, 4_u32)), 3);
    note(w, "start");
    let c = w.competition(1);
    until(c.open_at);
    for v in 1..=3 {
        w.ok::<()>(&validator(v), "vote_outcome", (c.id, win_a()));
        note(w, "vote_outcome");
    }
    let cancel = without_pull(Outcome::Void, Some(VoidAction::Cancel(CancelReason::Deleted)));
    for v in 1..=3 {
        w.ok::<()>(&validator(v), "vote_outcome", (2_u64, cancel));
        note(w, "vote_outcome");
    }
    until(w.competition(1).settle_at.expect("a is paid"));
    w.ok::<()>(&owner(), "settle", c.id);
    note(w, "settle");
    w.ok::<()>(&owner(), "cancel_issue", (issues[5], CancelReason::Owner));
    note(w, "cancel_issue");
    until(w.competition(3).expires_at + 1);
    w.ok::<u32>(&owner(), "expire", 6_u32);
    note(w, "expire");
}

#[test]
fn cost_is_bounded_and_does_not_grow_with_history() {
    let (few, many) = (costs(10), costs(1_000));
    println!("{:<18}{:>16}{:>16}", "ref_time", "10 finished", "1,000 finished");
    for (message, cost) in &few {
        println!("{message:<18}{cost:>16}{:>16}", many[message]);
    }
    assert_eq!(few.len(), 14, "every message was measured: {:?}", few.keys());
    for (message, cost) in &few {
        let later = many[message];
        assert!(*cost < PROMISED_REF_TIME && later < PROMISED_REF_TIME, "{message} costs {cost} and {later}");
        assert!(later <= cost + cost / 50, "{message} grew from {cost} to {later}");
    }
}
