//! What each message and each read costs at most, at 10 and at 10,000 finished issues: a message below 10^10 of reference
//! time, none dearer because of history, and the tables of docs/contract.md as measured here.
//!
//! `cargo test gas -- --nocapture` prints the tables; with JOUST_WRITE_COSTS=1 it writes them into the docs.

mod crowd;
mod dearest;
mod meter;
mod tables;

use meter::{Cost, Costs, Meter};

use crate::world::*;

/// JOUST_FINISHED measures after less history.
const FINISHED: u32 = 10_000;
/// Besides what differs by chance, like the length of a compact number.
const GROWTH_PERCENT: u64 = 2;

fn measured(finished: u32) -> Costs {
    let mut costs = Costs::default();
    in_chain(|| {
        let mut world = World::deploy(crowd::params());
        world.audits = false;
        let mut meter = Meter::of(&mut world);
        crowd::sixteen_validators(&mut meter);
        for number in 1..=finished {
            let issue = meter.w.register(number, ALPHA);
            meter.w.ok::<()>(&owner(), "cancel_issue", (issue, joust::types::CancelReason::Owner));
        }
        let issues = crowd::fund_issues(&mut meter);
        crowd::bind_miners(&mut meter);
        dearest::measure(&mut meter, &issues);
        costs = meter.costs;
    });
    costs
}

#[test]
fn cost_is_bounded_does_not_grow_with_history_and_is_what_the_docs_say() {
    let finished = std::env::var("JOUST_FINISHED").map_or(FINISHED, |n| n.parse().expect("JOUST_FINISHED is a number"));
    // Each thread has a chain of its own.
    let few = std::thread::spawn(|| measured(10));
    let many = measured(finished);
    let few = few.join().expect("the story with little history ends well");
    let tables = tables::of(&few, &many);
    println!("{tables}");
    assert_eq!(few.names(), tables::names_in_metadata(), "every message and every read is measured");
    for (name, cost) in few.messages.iter().chain(&few.reads) {
        let Cost { ref_time, .. } = many.of(name);
        let most = cost.ref_time + cost.ref_time * GROWTH_PERCENT / 100;
        assert!(ref_time <= most, "{name} grew from {cost:?} to {ref_time}");
    }
    let dear: Vec<_> = many.messages.iter().filter(|(_, cost)| cost.ref_time >= PROMISED_REF_TIME).collect();
    assert!(dear.is_empty(), "dearer than was promised: {dear:?}");
    if finished == FINISHED {
        tables::compare_with_docs(&tables);
    }
}
