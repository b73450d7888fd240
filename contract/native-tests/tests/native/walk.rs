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
const COMPARED_EVERY: u32 = 1_000;
/// Reads are no steps.
const MESSAGES: [&str; 39] = [
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
];
/// What needs another chain or other code has stories of its own.
const NEVER_SUCCEED: [&str; 2] = ["set_code", "wind_down"];
/// How often each of the others succeeds at least; usual are fifteen and more.
const SUCCESSES: u32 = 5;
const MINERS: u64 = 8;
/// Unfinished issues from which on the owner seldom registers more.
const PLENTY: u32 = 8;
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
    let mut accepted = BTreeMap::new();
    // Short windows and small bounties, so that a walk sees many competitions through; collateral at a tenth of the bounty.
    let params = Params {
        min_bounty: 2 * ALPHA,
        register_delay: 400,
        submit_open: 400,
        submit_close: 3_000,
        resolve: 9_000,
        extend: 3_600,
        grace: 7_200,
        challenge: 1_800,
        holdback: 7_200,
        c_bps: 1_000,
        ..defaults()
    };
    in_chain(|| {
        let mut folded = Folded::default();
        let mut world = World::deploy(params.clone());
        world.appoint_validators();
        let (w, mut random) = (&mut world, Random(seed));
        // Two others are bound on the way.
        for n in 1..=4 {
            w.bind(n);
        }
        // A caller pays the deposit of what it stores; the last two miners have TAO and no neuron.
        let callers = (1..=MINERS as usize).map(miner).chain((1..=4).map(validator)).chain([owner(), key("//Bob")]);
        for caller in callers {
            assert_ok!(Balances::mint_into(&caller, 10_000 * ALPHA));
        }
        for n in 1..=4 {
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
        accepted = std::mem::take(&mut w.accepted);
    });
    println!("accepted: {accepted:?}");
    if steps < STEPS {
        return;
    }
    for message in MESSAGES {
        let times = accepted.get(message).copied().unwrap_or(0);
        let expected = if NEVER_SUCCEED.contains(&message) { 0..=0 } else { SUCCESSES..=u32::MAX };
        assert!(expected.contains(&times), "{message} succeeded {times} times: {accepted:?}");
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
    match random.below(1_040) {
        0..=69 if w.live_issues < PLENTY || random.chance(5) => ("register_issue", register_something(w, random)),
        70..=79 => {
            let issue = seldom_open(w, random);
            ("cancel_issue", w.call(&owner(), "cancel_issue", (issue, CancelReason::Owner)))
        }
        0..=69 | 80..=179 => {
            // Most callers let the harvest reach every bounty.
            let most = if random.chance(80) { 14 } else { random.below(14) as u32 };
            ("harvest", w.call::<Harvest>(&who, "harvest", most).map(drop))
        }
        180..=319 => ("enrol", enrol_somewhere(w, &who, random)),
        320..=429 => propose_something(w, &judge, random),
        430..=459 => {
            let anchor = w.config().anchor.saturating_sub(if random.chance(30) { 9 } else { 0 });
            ("start", w.call::<u32>(&who, "start", (anchor, 1 + random.below(4) as u32)).map(drop))
        }
        460..=589 => ("vote_outcome", vote_somehow(w, &judge, random)),
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
        782..=788 | 1_012..=1_016 => ("withdraw_enrolment", w.call(&who, "withdraw_enrolment", ())),
        789..=798 => ("relay_enrolment", relay_something(w, n, &judge, random)),
        799..=803 => ("withdraw_competition", leave_something(w, random)),
        804..=815 => {
            let between = |c: &Competition, now| {
                c.phase == Phase::Running && c.extended_at.is_none() && (c.close_at..c.resolve_at).contains(&now)
            };
            let competition = likely(w, random, between);
            ("vote_extend", together(w, random, "vote_extend", &competition))
        }
        816..=827 => {
            let in_time = |c: &Competition, now| {
                c.phase == Phase::Decided && c.reopened_at.is_none() && c.settle_at.is_some_and(|end| now < end)
            };
            let competition = likely(w, random, in_time);
            ("challenge", together(w, random, "challenge", &competition))
        }
        828..=839 | 1_000..=1_011 => {
            let held = |c: &Competition, now| c.phase == Phase::Holdback && c.final_at.is_some_and(|end| now < end);
            let competition = likely(w, random, held);
            ("vote_reverted", together(w, random, "vote_reverted", &competition))
        }
        840..=849 => {
            let issue = seldom_open(w, random);
            let reason = if random.chance(50) { CancelReason::NotPlanned } else { CancelReason::Deleted };
            ("vote_cancel", together(w, random, "vote_cancel", &(issue, reason)))
        }
        850..=856 => {
            let issue = any_issue(w, random);
            ("flag_unavailable", w.call(&judge, "flag_unavailable", issue))
        }
        857..=863 => ("raise_bounty", raise_something(w, random)),
        864..=870 => ("set_priority", {
            let issue = any_issue(w, random);
            w.call(&owner(), "set_priority", (issue, random.below(4) as u8))
        }),
        871..=876 => ("sweep", sweep_something(w, random)),
        877..=886 => ("retry", w.call::<u32>(&who, "retry", random.below(3) as u32).map(drop)),
        887..=890 => {
            let other = Params { fill_cap_bps: 5_000 + random.below(5_001) as u16, ..params.clone() };
            ("propose_params", w.call(&owner(), "propose_params", other))
        }
        891..=893 => ("remove_validator", w.call(&owner(), "remove_validator", id(&validator(4)))),
        894..=899 => ("add_validator", w.call(&owner(), "add_validator", id(&validator(4)))),
        900 | 1_017 => ("pause", w.call(&owner(), "pause", ())),
        901..=914 | 1_018..=1_027 => ("unpause", w.call(&owner(), "unpause", ())),
        915..=916 => ("propose_owner", w.call(&owner(), "propose_owner", id(&key("//Bob")))),
        917..=919 => ("accept_owner", hand_over_and_back(w)),
        920..=922 => ("announce_code", w.call(&owner(), "announce_code", [random.below(3) as u8; 32])),
        923..=926 | 1_028..=1_031 => ("veto_code", veto_something(w, random)),
        927 => ("set_code", w.call(&owner(), "set_code", [1_u8; 32])),
        928 => ("wind_down", w.call(&who, "wind_down", ())),
        929..=931 => {
            let of = 1 + random.below(4) as usize;
            let coldkeys = vec![id(&key(&format!("//Validator//{of}//cold")))];
            ("declare_coldkeys", w.call(&validator(of), "declare_coldkeys", coldkeys))
        }
        932..=935 | 1_032..=1_035 => ("claim_identity", claim_something(w, n, random)),
        936..=939 | 1_036..=1_039 => ("vote_identity", bind_something(w, random)),
        _ => time_passes(w, random),
    }
}

fn any_issue(w: &mut World, random: &mut Random) -> IssueId {
    let open = open_issues(w);
    if open.is_empty() || random.chance(20) {
        return 1 + random.below(200);
    }
    open[random.below(open.len() as u64) as usize].id
}

/// An issue that may be long gone, may never have been, and is open only now and then: cancelled bounties feed nobody.
fn seldom_open(w: &mut World, random: &mut Random) -> IssueId {
    if random.chance(25) {
        return any_issue(w, random);
    }
    1 + random.below(200)
}

/// A competition of which something holds at this block; else, or now and then, any number.
fn likely(w: &mut World, random: &mut Random, holds: impl Fn(&Competition, u32) -> bool) -> CompetitionId {
    let (mut open, now) = (w.open_competitions(), System::block_number());
    open.retain(|c| holds(c, now));
    if open.is_empty() || random.chance(5) {
        return random.below(30);
    }
    open[random.below(open.len() as u64) as usize].id
}

/// A few blocks, many, or as many as there are to the next moment at which something begins or ends.
fn time_passes(w: &mut World, random: &mut Random) -> (&'static str, Result<(), Error>) {
    let now = System::block_number();
    match random.below(10) {
        0 => blocks(1 + random.below(40) as u32),
        1..=3 => blocks(1 + random.below(4) as u32),
        _ => {
            let moments = |c: &Competition| {
                [Some(c.open_at), Some(c.close_at), Some(c.resolve_at), Some(c.expires_at + 1), c.settle_at, c.final_at]
            };
            let open = w.open_competitions();
            let ahead = open.iter().flat_map(moments).flatten().filter(|at| *at > now);
            until(ahead.min().map_or(w.config().next_anchor + 1, |at| at.min(w.config().next_anchor + 1)));
        }
    }
    for v in 1..=4 {
        // Refused while its weights are still fresh.
        let _may_be_early = w.weigh(v);
    }
    ("time", Ok(()))
}

fn register_something(w: &mut World, random: &mut Random) -> Result<(), Error> {
    let (number, target) = (1 + random.below(400) as u32, (1 + random.below(6)) * ALPHA);
    w.call::<u64>(&owner(), "register_issue", registration(7, "a/b", number, target)).map(drop)
}

/// Transfers and recycling work more often than not.
fn toggle(random: &mut Random) {
    sudo_toggle_transfer(random.chance(80));
    pallet_subtensor::SubtokenEnabled::<Runtime>::insert(NETUID, random.chance(80));
}

/// One to three validators say the same; the result is that of the last who spoke.
fn together(w: &mut World, random: &mut Random, message: &str, args: &impl Encode) -> Result<(), Error> {
    let first = random.below(4) as usize;
    let mut result = Err(Error::NotValidator);
    for v in first..=first + random.below(5).min(2) as usize {
        result = w.call(&validator(1 + v % 4), message, Plain(args.encode()));
    }
    result
}

/// Mostly the code that is announced.
fn veto_something(w: &mut World, random: &mut Random) -> Result<(), Error> {
    let any = [random.below(3) as u8; 32];
    let announced = w.config().announced_code.map(|code| code.code_hash);
    let against = announced.filter(|_| random.chance(80)).unwrap_or(any);
    together(w, random, "veto_code", &against)
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
    let competition = likely(w, random, |c, now| c.phase == Phase::Running && now < c.close_at);
    let sides = w.read::<Option<Competition>>("competition", competition).map(|c| [c.a.hotkey, c.b.hotkey]);
    let is_side = |n: &usize| sides.is_some_and(|sides| sides.contains(&id(&miner(*n))));
    let stranger = 1 + random.below(MINERS) as usize;
    let n = (1..=MINERS as usize).filter(is_side).nth(random.below(2) as usize).unwrap_or(stranger);
    w.call(&miner(n), "withdraw_competition", competition)
}

fn raise_something(w: &mut World, random: &mut Random) -> Result<(), Error> {
    let open = open_issues(w);
    let (issue, least) = match open.first() {
        Some(issue) if random.chance(50) => (issue.id, issue.target),
        _ => (1 + random.below(200), 0),
    };
    w.call(&owner(), "raise_bounty", (issue, least + random.below(4) * ALPHA))
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

/// Who is unbound claims an account of its own, or that of another; the bound claim a second one.
fn claim_something(w: &mut World, n: usize, random: &mut Random) -> Result<(), Error> {
    let of = if random.chance(80) { n } else { 1 };
    let github_id = 1_000 + 1_000 * random.below(2) + of as u64;
    w.call(&miner(n), "claim_identity", (github_id, id(&cold(n)), "https://gist.github.com/x/1"))
}

/// Validators say what a claim says; now and then something else.
fn bind_something(w: &mut World, random: &mut Random) -> Result<(), Error> {
    let claims: Page<Claim, u32> = w.read("claims", (0_u32, 40_u32));
    let Some(claim) = claims.items.first().filter(|_| random.chance(90)) else {
        let n = 1 + random.below(MINERS) as usize;
        return together(w, random, "vote_identity", &(id(&miner(n)), id(&cold(n)), 1_000 + n as u64));
    };
    together(w, random, "vote_identity", &(claim.hotkey, claim.coldkey, claim.github_id))
}

fn open_issues(w: &mut World) -> Vec<Issue> {
    let page: Page<Issue, u64> = w.read("issues", (Some(IssueStatus::Open), 0_u64, 20_u32));
    page.items
}

/// One to three of the open issues; now and then one that is not.
fn enrol_somewhere(w: &mut World, who: &Account, random: &mut Random) -> Result<(), Error> {
    let mut picks: Vec<u64> = open_issues(w).iter().map(|i| i.id).take(1 + random.below(3) as usize).collect();
    if random.chance(5) {
        picks.push(random.below(30));
    }
    w.call(who, "enrol", picks)
}

/// The first two enrolled miners of each open issue, as the anchor saw them; now and then nonsense.
fn propose_something(w: &mut World, judge: &Account, random: &mut Random) -> (&'static str, Result<(), Error>) {
    let anchor = w.config().anchor;
    let enrolled: Page<Enrolment, u32> = w.read("enrolments", (0_u32, 64_u32));
    let in_force = |e: &Enrolment| e.enrolled_at < anchor && e.withdrawn_at.is_none_or(|at| at >= anchor);
    let mut free: Vec<Enrolment> = enrolled.items.into_iter().filter(in_force).collect();
    let mut pairs = Vec::new();
    let open = if free.len() < 2 { Vec::new() } else { open_issues(w) };
    for issue in open {
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
    // Nobody proposes nothing, mostly.
    if pairs.is_empty() && random.chance(95) {
        return time_passes(w, random);
    }
    if System::block_number() == anchor {
        blocks(1);
    }
    let heads = if random.chance(80) { 3 } else { 1 };
    for v in 1..=heads {
        let _may_have_voted: Result<(), Error> = w.call(&validator(v), "propose_pairs", proposal(anchor, &pairs));
    }
    if heads == 3 {
        return ("start", w.call::<u32>(judge, "start", (anchor, 2_u32)).map(drop));
    }
    ("propose_pairs", w.call(judge, "propose_pairs", proposal(anchor, &pairs)))
}

/// What honest validators see in a competition, and the block at which they may say so. Every sixth is the same.
fn truth(c: &Competition) -> (OutcomePayload, u32) {
    let valid = |outcome| OutcomePayload { valid_a: true, valid_b: true, ..without_pull(outcome, None) };
    let (a_left, b_left) = (c.a.withdrawn_at.is_some(), c.b.withdrawn_at.is_some());
    match c.id % 6 {
        _ if a_left && b_left => (without_pull(Outcome::BothFail, None), c.open_at),
        _ if a_left => (OutcomePayload { outcome: Outcome::WalkoverB, ..win_a() }, c.open_at),
        _ if b_left => (OutcomePayload { outcome: Outcome::WalkoverA, ..win_a() }, c.open_at),
        0 => (win_a(), c.open_at),
        1 => (OutcomePayload { outcome: Outcome::WinB, valid_b: true, ..win_a() }, c.open_at),
        2 => (without_pull(Outcome::BothFail, None), c.close_at),
        3 => (OutcomePayload { outcome: Outcome::WalkoverA, ..win_a() }, c.close_at),
        4 => (valid(Outcome::BothFail), c.resolve_at),
        _ => (valid(Outcome::FaultB), c.resolve_at),
    }
}

/// Mostly what an honest validator would say in time; else anything.
fn vote_somehow(w: &mut World, judge: &Account, random: &mut Random) -> Result<(), Error> {
    let now = System::block_number();
    let known = likely(w, random, |c, _| c.phase.is_undecided() && truth(c).1 <= now);
    let Some(c) = w.read::<Option<Competition>>("competition", known) else { return Err(Error::CompetitionNotFound) };
    let payload = match random.below(30) {
        0 => without_pull(Outcome::Void, Some(VoidAction::Return)),
        1 => without_pull(Outcome::Void, Some(VoidAction::Cancel(CancelReason::NotPlanned))),
        2 => OutcomePayload { outcome: Outcome::WinB, ..win_a() },
        3 => OutcomePayload { outcome: Outcome::WalkoverA, ..win_a() },
        4 => without_pull(Outcome::FaultB, None),
        5 => OutcomePayload { outcome: Outcome::FaultA, ..win_a() },
        _ => truth(&c).0,
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
