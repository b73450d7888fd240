//! A random walk over all messages, sensible and senseless, with every invariant after every step.

use joust::errors::Error;
use joust::types::*;
use joust_runtime::System;

use crate::world::*;

const STEPS: u32 = 600;

/// splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

#[test]
fn invariants_hold_on_a_random_walk() {
    let seed = std::env::var("JOUST_SEED").ok().map_or(20_261_121, |s| s.parse().expect("JOUST_SEED is a number"));
    println!("JOUST_SEED={seed}");
    let mut done = std::collections::BTreeMap::<&str, u32>::new();
    // Short windows, so that a walk sees many competitions through.
    let params = Params {
        submit_open: 1_800,
        submit_close: 9_000,
        resolve: 36_000,
        grace: 7_200,
        challenge: 1_800,
        ..defaults()
    };
    with_params(params, |w| {
        let mut random = Random(seed);
        for n in 1..=6 {
            w.bind(n);
        }
        for _ in 0..STEPS {
            let (name, result) = step(w, &mut random);
            if result.is_ok() {
                *done.entry(name).or_insert(0) += 1;
            }
            at_most_one_competition_each(w);
        }
        println!("accepted: {done:?}; ledger: {:?}", w.audit().ledger);
    });
    for message in [
        "register_issue",
        "harvest",
        "enrol",
        "propose_pairs",
        "start",
        "vote_outcome",
        "settle",
        "expire",
        "freeze_epoch",
        "cancel_issue",
    ] {
        assert!(done.contains_key(message), "the walk never got through {message}: {done:?}");
    }
}

/// Invariant 4, read from outside.
fn at_most_one_competition_each(w: &mut World) {
    let open = w.open_competitions();
    let running: Vec<&Competition> = open.iter().filter(|c| c.phase == Phase::Running).collect();
    let mut miners: Vec<AccountId> = running.iter().flat_map(|c| [c.a.hotkey, c.b.hotkey]).collect();
    let busy = open.iter().filter(|c| c.phase != Phase::Holdback);
    let mut issues: Vec<u64> = busy.map(|c| c.issue_id).collect();
    let counts = (miners.len(), issues.len());
    miners.sort();
    miners.dedup();
    issues.sort();
    issues.dedup();
    assert_eq!((miners.len(), issues.len()), counts);
}

fn step(w: &mut World, random: &mut Random) -> (&'static str, Result<(), Error>) {
    let who = miner(1 + random.below(6) as usize);
    let judge = validator(1 + random.below(4) as usize);
    match random.below(100) {
        0..=7 => (
            "register_issue",
            w.call::<u64>(
                &owner(),
                "register_issue",
                registration(7, "a/b", 1 + random.below(40) as u32, (10 + random.below(10)) * ALPHA),
            )
            .map(drop),
        ),
        8..=10 => ("cancel_issue", w.call(&owner(), "cancel_issue", (1 + random.below(20), CancelReason::Owner))),
        11..=25 => ("harvest", w.call::<Harvest>(&who, "harvest", random.below(14) as u32).map(drop)),
        26..=33 => ("enrol", enrol_somewhere(w, &who, random)),
        34..=48 => ("propose_pairs", propose_something(w, &judge, random)),
        49..=56 => {
            let anchor = w.config().anchor.saturating_sub(if random.chance(30) { 9 } else { 0 });
            ("start", w.call::<u32>(&who, "start", (anchor, 1 + random.below(4) as u32)).map(drop))
        }
        57..=74 => ("vote_outcome", vote_somehow(w, &judge, random)),
        75..=79 => ("settle", settle_something(w, &who, random)),
        80..=84 => ("expire", w.call::<u32>(&who, "expire", 6_u32).map(drop)),
        85..=87 => ("freeze_epoch", w.call(&who, "freeze_epoch", ())),
        88..=89 => {
            sudo_toggle_transfer(random.chance(80));
            ("toggle", Ok(()))
        }
        _ => {
            let most = if random.chance(20) { 80 } else { 9 };
            blocks(1 + random.below(most) as u32);
            ("time", Ok(()))
        }
    }
}

fn open_issues(w: &mut World) -> Vec<Issue> {
    let page: Page<Issue, u64> = w.read("issues", (Some(IssueStatus::Open), 0_u64, 20_u32));
    page.items
}

fn enrol_somewhere(w: &mut World, who: &Account, random: &mut Random) -> Result<(), Error> {
    let mut picks: Vec<u64> = open_issues(w).iter().map(|i| i.id).take(1 + random.below(3) as usize).collect();
    if random.chance(10) {
        picks.push(random.below(30));
    }
    w.call(who, "enrol", picks)
}

/// The first two enrolled miners of each open issue; now and then nonsense.
fn propose_something(w: &mut World, judge: &Account, random: &mut Random) -> Result<(), Error> {
    let anchor = w.config().anchor;
    let enrolled: Page<Enrolment, u32> = w.read("enrolments", (0_u32, 100_u32));
    let mut free: Vec<Enrolment> = enrolled.items;
    let mut pairs = Vec::new();
    for issue in open_issues(w) {
        let takers: Vec<AccountId> =
            free.iter().filter(|e| e.picks.contains(&issue.id)).map(|e| e.hotkey).take(2).collect();
        if let [a, b] = takers[..] {
            pairs.push(ProposedPair { issue_id: issue.id, a, b });
            free.retain(|e| !takers.contains(&e.hotkey));
        }
    }
    if random.chance(10) {
        pairs.push(pair(1 + random.below(20), 1 + random.below(6) as usize, 1 + random.below(6) as usize));
    }
    if System::block_number() == anchor {
        blocks(1);
    }
    if random.chance(70) {
        for v in 1..=3 {
            let _may_have_voted: Result<(), Error> = w.call(&validator(v), "propose_pairs", proposal(anchor, &pairs));
        }
        return w.call::<u32>(judge, "start", (anchor, 2_u32)).map(drop);
    }
    w.call(judge, "propose_pairs", proposal(anchor, &pairs))
}

fn vote_somehow(w: &mut World, judge: &Account, random: &mut Random) -> Result<(), Error> {
    let open = w.open_competitions();
    let Some(c) = open.first() else { return Err(Error::CompetitionNotFound) };
    let now = System::block_number();
    let lately = if now >= c.close_at { without_pull(Outcome::BothFail, None) } else { win_a() };
    let payload = match random.below(10) {
        0 => without_pull(Outcome::Void, Some(VoidAction::Return)),
        1 => without_pull(Outcome::Void, Some(VoidAction::Cancel(CancelReason::NotPlanned))),
        2 => OutcomePayload { outcome: Outcome::WinB, ..win_a() },
        3 => OutcomePayload { outcome: Outcome::WalkoverA, ..win_a() },
        _ => lately,
    };
    // Often the others agree; then the vote of the judge may decide.
    if random.chance(50) {
        for v in 1..=2 {
            let _may_have_voted: Result<(), Error> = w.call(&validator(v), "vote_outcome", (c.id, payload));
        }
    }
    w.call(judge, "vote_outcome", (c.id, payload))
}

fn settle_something(w: &mut World, who: &Account, random: &mut Random) -> Result<(), Error> {
    let open = w.open_competitions();
    let decided = open.iter().find(|c| c.phase == Phase::Decided).map(|c| c.id);
    w.call(who, "settle", decided.unwrap_or(1 + random.below(5)))
}
