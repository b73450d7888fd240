//! A random walk over all messages, sensible and senseless, with every invariant after every step.

use std::collections::BTreeMap;

use codec::Encode;
use frame_support::{assert_ok, traits::fungible::Mutate};
use joust::errors::Error;
use joust::types::*;
use joust_runtime::{Balances, Runtime, RuntimeOrigin, SubtensorModule, System};
use sp_core::Pair as _;

use crate::fold::Folded;
use crate::world::*;

/// Enough that every message succeeds and is refused many times; JOUST_STEPS walks less, or further.
const STEPS: u32 = 10_000;
/// Steps between comparisons of the whole state with what the events tell.
const COMPARED_EVERY: u32 = 250;
/// Reads are no steps, and what needs another chain or other code has stories of its own.
const MESSAGES: [&str; 41] = [
    "register_issue",
    "cancel_issue",
    "harvest",
    "add_validator",
    "declare_coldkeys",
    "freeze_epoch",
    "propose_params",
    "raise_bounty",
    "set_priority",
    "sweep",
    "retry",
    "remove_validator",
    "pause",
    "unpause",
    "propose_owner",
    "accept_owner",
    "announce_code",
    "veto_code",
    "set_code",
    "wind_down",
    "claim_identity",
    "vote_identity",
    "enrol",
    "withdraw_enrolment",
    "skip",
    "relay_enrolment",
    "deposit",
    "withdraw_deposit",
    "propose_pairs",
    "start",
    "vote_outcome",
    "withdraw_competition",
    "vote_extend",
    "challenge",
    "vote_reverted",
    "vote_cancel",
    "flag_unavailable",
    "settle",
    "expire",
    "toggle",
    "time",
];
const NEVER_SUCCEED: [&str; 2] = ["set_code", "wind_down"];
const MINERS: u64 = 8;
const ACCEPTED: &str = "accepted";

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

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().map_or(otherwise, |s| s.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// Honest, lazy and hostile validators; sybil miners; transfers that fail, are capped or switched off. After every call the
/// contract's audit is clean, and books that only ever saw events agree with what the contract answers.
#[test]
fn invariants_hold_on_a_random_walk() {
    let (seed, steps) = (number("JOUST_SEED", 20_261_121), number("JOUST_STEPS", STEPS.into()) as u32);
    println!("JOUST_SEED={seed} JOUST_STEPS={steps}");
    let mut done = BTreeMap::<&str, BTreeMap<String, u32>>::new();
    // Short windows, so that a walk sees many competitions through; collateral at a tenth of the bounty.
    let params = Params {
        submit_open: 400,
        submit_close: 3_000,
        resolve: 9_000,
        extend: 3_600,
        grace: 7_200,
        challenge: 1_800,
        holdback: 3_600,
        c_bps: 1_000,
        ..defaults()
    };
    in_chain(|| {
        let mut folded = Folded::default();
        let mut world = World::deploy(params.clone());
        world.appoint_validators();
        let (w, mut random) = (&mut world, Random(seed));
        for n in 1..=6 {
            w.bind(n);
        }
        // A caller pays the deposit of what it stores; the last two miners have TAO and no neuron.
        let callers = (1..=MINERS as usize).map(miner).chain((1..=4).map(validator)).chain([owner(), key("//Bob")]);
        for caller in callers {
            assert_ok!(Balances::mint_into(&caller, 10_000 * ALPHA));
        }
        for n in 1..=6 {
            w.pay(&miner(n), "deposit", 50 * ALPHA).expect("a bound miner deposits");
        }
        for at in 0..steps {
            let (name, result) = step(w, &mut random, &params);
            let answer = result.err().map_or(ACCEPTED.to_string(), |error| format!("{error:?}"));
            *done.entry(name).or_default().entry(answer).or_default() += 1;
            folded.take_events();
            if at % COMPARED_EVERY == 0 {
                at_most_one_competition_each(w);
                folded.assert_agrees(w);
            }
        }
        folded.assert_agrees(w);
        println!("{done:#?}; ledger: {:?}", w.audit().ledger);
    });
    if steps < STEPS {
        return;
    }
    for message in MESSAGES {
        let accepted = done.get(message).is_some_and(|answers| answers.contains_key(ACCEPTED));
        assert_ne!(accepted, NEVER_SUCCEED.contains(&message), "{message}: {done:?}");
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

fn step(w: &mut World, random: &mut Random, params: &Params) -> (&'static str, Result<(), Error>) {
    let n = 1 + random.below(MINERS) as usize;
    let who = miner(n);
    let judge = validator(1 + random.below(4) as usize);
    let issue = any_issue(w, random);
    let competition = any_competition(w, random);
    match random.below(1_000) {
        0..=69 => ("register_issue", register_something(w, random)),
        70..=79 => ("cancel_issue", w.call(&owner(), "cancel_issue", (issue, CancelReason::Owner))),
        80..=189 => ("harvest", w.call::<Harvest>(&who, "harvest", random.below(14) as u32).map(drop)),
        190..=289 => ("enrol", enrol_somewhere(w, &who, random)),
        290..=419 => ("propose_pairs", propose_something(w, &judge, random)),
        420..=469 => {
            let anchor = w.config().anchor.saturating_sub(if random.chance(30) { 9 } else { 0 });
            ("start", w.call::<u32>(&who, "start", (anchor, 1 + random.below(4) as u32)).map(drop))
        }
        470..=589 => ("vote_outcome", vote_somehow(w, &judge, random)),
        590..=649 => ("settle", settle_something(w, &who, random)),
        650..=689 => ("expire", w.call::<u32>(&who, "expire", 6_u32).map(drop)),
        690..=719 => ("freeze_epoch", w.call(&who, "freeze_epoch", ())),
        720..=734 => {
            toggle(random);
            ("toggle", Ok(()))
        }
        735..=764 => ("deposit", w.pay(&who, "deposit", random.below(9) * ALPHA)),
        765..=774 => ("withdraw_deposit", w.call(&who, "withdraw_deposit", random.below(ALPHA))),
        775..=781 => ("skip", w.call(&who, "skip", ())),
        782..=788 => ("withdraw_enrolment", w.call(&who, "withdraw_enrolment", ())),
        789..=798 => ("relay_enrolment", relay_something(w, n, &judge, random)),
        799..=803 => ("withdraw_competition", leave_something(w, random)),
        804..=815 => ("vote_extend", together(w, random, "vote_extend", &competition)),
        816..=827 => ("challenge", together(w, random, "challenge", &competition)),
        828..=839 => ("vote_reverted", together(w, random, "vote_reverted", &competition)),
        840..=849 => {
            let reason = if random.chance(50) { CancelReason::NotPlanned } else { CancelReason::Deleted };
            ("vote_cancel", together(w, random, "vote_cancel", &(issue, reason)))
        }
        850..=856 => ("flag_unavailable", w.call(&judge, "flag_unavailable", issue)),
        857..=863 => ("raise_bounty", w.call(&owner(), "raise_bounty", (issue, (10 + random.below(30)) * ALPHA))),
        864..=870 => ("set_priority", w.call(&owner(), "set_priority", (issue, random.below(4) as u8))),
        871..=876 => ("sweep", sweep_something(w, random)),
        877..=886 => ("retry", w.call::<u32>(&who, "retry", random.below(3) as u32).map(drop)),
        887..=890 => {
            let other = Params { fill_cap_bps: 2_000 + random.below(8_001) as u16, ..params.clone() };
            ("propose_params", w.call(&owner(), "propose_params", other))
        }
        891..=893 => ("remove_validator", w.call(&owner(), "remove_validator", id(&validator(4)))),
        894..=899 => ("add_validator", w.call(&owner(), "add_validator", id(&validator(4)))),
        900 => ("pause", w.call(&owner(), "pause", ())),
        901..=914 => ("unpause", w.call(&owner(), "unpause", ())),
        915..=916 => ("propose_owner", w.call(&owner(), "propose_owner", id(&key("//Bob")))),
        917..=919 => ("accept_owner", hand_over_and_back(w)),
        920..=922 => ("announce_code", w.call(&owner(), "announce_code", [random.below(3) as u8; 32])),
        923..=926 => ("veto_code", together(w, random, "veto_code", &[random.0 as u8 % 3; 32])),
        927 => ("set_code", w.call(&owner(), "set_code", [1_u8; 32])),
        928 => ("wind_down", w.call(&who, "wind_down", ())),
        929..=931 => {
            let of = 1 + random.below(4) as usize;
            let coldkeys = vec![id(&key(&format!("//Validator//{of}//cold")))];
            ("declare_coldkeys", w.call(&validator(of), "declare_coldkeys", coldkeys))
        }
        932..=935 => ("claim_identity", claim_something(w, n, random)),
        936..=939 => ("vote_identity", bind_something(w, n, random)),
        _ => {
            let most = if random.chance(10) { 60 } else { 9 };
            blocks(1 + random.below(most) as u32);
            ("time", Ok(()))
        }
    }
}

fn any_issue(w: &mut World, random: &mut Random) -> IssueId {
    let open = open_issues(w);
    if open.is_empty() || random.chance(20) {
        return 1 + random.below(200);
    }
    open[random.below(open.len() as u64) as usize].id
}

fn any_competition(w: &mut World, random: &mut Random) -> CompetitionId {
    let open = w.open_competitions();
    if open.is_empty() || random.chance(5) {
        return random.below(30);
    }
    open[random.below(open.len() as u64) as usize].id
}

fn register_something(w: &mut World, random: &mut Random) -> Result<(), Error> {
    let (number, target) = (1 + random.below(400) as u32, (9 + random.below(10)) * ALPHA);
    w.call::<u64>(&owner(), "register_issue", registration(7, "a/b", number, target)).map(drop)
}

/// Transfers and recycling work more often than not.
fn toggle(random: &mut Random) {
    sudo_toggle_transfer(random.chance(80));
    pallet_subtensor::SubtokenEnabled::<Runtime>::insert(NETUID, random.chance(80));
}

/// A few validators say the same; the result is that of the last who spoke.
fn together(w: &mut World, random: &mut Random, message: &str, args: &impl Encode) -> Result<(), Error> {
    let mut result = Err(Error::NotValidator);
    for v in 1..=1 + random.below(4) as usize {
        result = w.call(&validator(v), message, Plain(args.encode()));
    }
    result
}

/// Arguments that are encoded already.
struct Plain(Vec<u8>);

impl Encode for Plain {
    fn encode_to<W: codec::Output + ?Sized>(&self, to: &mut W) {
        to.write(&self.0);
    }
}

fn relay_something(w: &mut World, n: usize, judge: &Account, random: &mut Random) -> Result<(), Error> {
    let picks: Vec<u64> = open_issues(w).iter().map(|i| i.id).take(1 + random.below(3) as usize).collect();
    let nonce = w.read::<u64>("enrolment_nonce", id(&miner(n))) + random.below(4);
    let intent = EnrolmentIntent { hotkey: id(&miner(n)), picks, nonce, valid_until: System::block_number() + 5 };
    let bytes = joust::relay::signed_bytes(&GENESIS, &id(&w.contract), &intent);
    let signer = if random.chance(90) { n } else { n + 1 };
    let pair = sp_core::sr25519::Pair::from_string(&format!("//Miner//{signer}"), None).expect("a path");
    w.call(judge, "relay_enrolment", (intent, pair.sign(&bytes).0))
}

fn leave_something(w: &mut World, random: &mut Random) -> Result<(), Error> {
    let competition = any_competition(w, random);
    let who = miner(1 + random.below(MINERS) as usize);
    w.call(&who, "withdraw_competition", competition)
}

/// Someone gives the contract stake on another hotkey.
fn sweep_something(w: &mut World, random: &mut Random) -> Result<(), Error> {
    if random.chance(80) {
        let giver = RuntimeOrigin::signed(key("//Validator//1//cold"));
        let (to, hotkey) = (w.contract.clone(), validator(1));
        // Refused while transfers are switched off.
        let _may_be_off = SubtensorModule::transfer_stake(giver, to, hotkey, NETUID, NETUID, ALPHA);
    }
    w.call(&key("//Eve"), "sweep", id(&validator(1)))
}

fn hand_over_and_back(w: &mut World) -> Result<(), Error> {
    w.call::<()>(&owner(), "propose_owner", id(&key("//Bob")))?;
    w.call::<()>(&key("//Bob"), "accept_owner", ())?;
    w.call::<()>(&key("//Bob"), "propose_owner", id(&owner()))?;
    w.call(&owner(), "accept_owner", ())
}

/// The bound say it again; the others claim an account of their own, or that of another.
fn claim_something(w: &mut World, n: usize, random: &mut Random) -> Result<(), Error> {
    let of = if random.chance(80) { n } else { 1 };
    w.call(&miner(n), "claim_identity", (1_000 + of as u64, id(&cold(n)), "https://gist.github.com/x/1"))
}

fn bind_something(w: &mut World, n: usize, random: &mut Random) -> Result<(), Error> {
    together(w, random, "vote_identity", &(id(&miner(n)), id(&cold(n)), 1_000 + n as u64))
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

/// Mostly what an honest validator would see; else anything.
fn vote_somehow(w: &mut World, judge: &Account, random: &mut Random) -> Result<(), Error> {
    let open = w.open_competitions();
    let undecided: Vec<&Competition> = open.iter().filter(|c| c.phase.is_undecided()).collect();
    let Some(c) = undecided.first() else { return Err(Error::CompetitionNotFound) };
    let late = System::block_number() >= c.close_at;
    let likely = if late && c.id % 2 == 0 { without_pull(Outcome::BothFail, None) } else { win_a() };
    let payload = match random.below(12) {
        0 => without_pull(Outcome::Void, Some(VoidAction::Return)),
        1 => without_pull(Outcome::Void, Some(VoidAction::Cancel(CancelReason::NotPlanned))),
        2 => OutcomePayload { outcome: Outcome::WinB, ..win_a() },
        3 => OutcomePayload { outcome: Outcome::WalkoverA, ..win_a() },
        4 => without_pull(Outcome::FaultB, None),
        5 => OutcomePayload { outcome: Outcome::FaultA, ..win_a() },
        _ => likely,
    };
    // Often the others agree; then the vote of the judge may decide.
    if random.chance(50) {
        for v in 1..=2 {
            let _may_have_voted: Result<(), Error> = w.call(&validator(v), "vote_outcome", (c.id, payload));
        }
    }
    w.call(judge, "vote_outcome", (c.id, payload))
}

/// What is due, mostly; now and then with most of the stake gone for the moment, so that the chain caps the transfer.
fn settle_something(w: &mut World, who: &Account, random: &mut Random) -> Result<(), Error> {
    let (open, now) = (w.open_competitions(), System::block_number());
    let due = |c: &&Competition| match c.phase {
        Phase::Decided => c.settle_at.is_some_and(|at| at <= now),
        Phase::Holdback => c.final_at.is_some_and(|at| at <= now),
        _ => false,
    };
    let id_of = open.iter().find(due).map_or(random.below(9), |c| c.id);
    if !random.chance(10) {
        return w.call(who, "settle", id_of);
    }
    let (held, thief) = (w.stake(), key("//Eve"));
    let taken = held - held / 8;
    let (contract, neuron) = (w.contract.clone(), w.neuron.clone());
    let move_to = |from: &Account, to: &Account, amount| {
        SubtensorModule::transfer_stake(
            RuntimeOrigin::signed(from.clone()),
            to.clone(),
            neuron.clone(),
            NETUID,
            NETUID,
            amount,
        )
    };
    if move_to(&contract, &thief, taken).is_err() {
        return w.call(who, "settle", id_of);
    }
    w.audits = false;
    let result = w.call(who, "settle", id_of);
    let back = stake_of(&w.neuron, &thief);
    assert_ok!(move_to(&thief, &contract, back));
    w.audits = true;
    result
}
