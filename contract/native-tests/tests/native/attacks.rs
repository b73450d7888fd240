//! The attacks that the contract itself can defend, by their numbers in the study of mechanisms.

use codec::Encode;
use joust::errors::Error;
use joust::events::*;
use joust::types::*;

use crate::world::*;

const DEPOSIT: u64 = 5 * ALPHA;

/// Collateral of a tenth, and two miners who can afford it.
fn with_deposits(story: impl FnOnce(&mut World)) {
    with_params(Params { c_bps: 1_000, ..defaults() }, |w| {
        for n in [1, 2] {
            w.bind(n);
            w.pay(&miner(n), "deposit", DEPOSIT).expect("a bound miner deposits");
        }
        story(w);
    });
}

/// A1: in the upstream contract the last voter's solver and coldkey were paid, whatever the others had voted for.
#[test]
fn a1_the_last_vote_names_nobody() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.open_at);
        for v in [1, 2] {
            w.ok::<()>(&validator(v), "vote_outcome", (c.id, win_a()));
        }
        let other = OutcomePayload { outcome: Outcome::WinB, ..win_a() };
        w.ok::<()>(&validator(3), "vote_outcome", (c.id, other));
        assert_eq!(w.competition(c.id).phase, Phase::Running);
        w.refused(&owner(), "settle", c.id, Error::NotDecided);
        w.ok::<()>(&validator(4), "vote_outcome", (c.id, win_a()));
        assert_eq!(w.competition(c.id).outcome, Some(win_a()));
    });
}

/// A2: one owner under two hotkeys binds neither a coldkey nor an account twice, also when all claims stand first.
#[test]
fn a2_a_pair_of_one_owner_never_starts() {
    with_world(|w| {
        let issue = w.register(1, 10 * ALPHA);
        w.open(issue);
        for (n, github_id, coldkey) in [(1, 1_001_u64, 1), (2, 1_001, 2), (3, 1_003, 1)] {
            w.ok::<()>(&miner(n), "claim_identity", (github_id, id(&cold(coldkey)), "gist"));
        }
        for v in 1..=3 {
            w.ok::<()>(&validator(v), "vote_identity", (id(&miner(1)), id(&cold(1)), 1_001_u64));
        }
        let (same_account, same_coldkey) =
            ((id(&miner(2)), id(&cold(2)), 1_001_u64), (id(&miner(3)), id(&cold(1)), 1_003_u64));
        w.refused(&validator(1), "vote_identity", same_account, Error::GithubTaken);
        w.refused(&validator(1), "vote_identity", same_coldkey, Error::ColdkeyTaken);
        w.refused(&miner(2), "enrol", vec![issue], Error::NotBound);
        w.ok::<()>(&miner(1), "enrol", vec![issue]);
        let anchor = w.next_epoch();
        w.refused(&validator(1), "propose_pairs", proposal(anchor, &[pair(issue, 1, 1)]), Error::BadPairs);
        for v in 1..=3 {
            w.propose(v, anchor, &[pair(issue, 1, 2)]);
        }
        assert_eq!(w.start(anchor), 0);
        assert_eq!(events::<PairSkipped>().pop().map(|e| e.reason), Some(SkipReason::NotBound));
    });
}

/// A4: what is on record is the account's, under whatever hotkey, and the account has one hotkey at a time.
#[test]
fn a4_a_bad_record_stays_with_the_account() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        w.settle_twice(c.id);
        let record = |w: &mut World| w.read::<Page<CompetitionResult, u32>>("results", (0_u32, 128_u32)).items;
        let before = record(w);
        assert_eq!(before.iter().map(|r| (r.a, r.b)).collect::<Vec<_>>(), vec![(1_001, 1_002)]);
        let (other_hotkey, other_account) = ((1_002_u64, id(&cold(3)), "gist"), (2_002_u64, id(&cold(2)), "gist"));
        w.refused(&miner(3), "claim_identity", other_hotkey, Error::GithubTaken);
        w.refused(&miner(2), "claim_identity", other_account, Error::RebindTooEarly);
        let bound_at = w.read::<Option<Identity>>("identity", id(&miner(2))).expect("bound").bound_at;
        until(bound_at + 30 * 36);
        let rebind = |w: &mut World, n: usize, github_id: u64| {
            w.ok::<()>(&miner(n), "claim_identity", (github_id, id(&cold(n)), "gist"));
            for v in 1..=3 {
                w.ok::<()>(&validator(v), "vote_identity", (id(&miner(n)), id(&cold(n)), github_id));
            }
        };
        rebind(w, 2, 2_002);
        rebind(w, 3, 1_002);
        assert_eq!(record(w), before, "a new hotkey washes nothing off");
    });
}

/// A5: no single validator, nor any two, can pass a decision or change whom it pays.
#[test]
fn a5_two_captured_validators_decide_nothing() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.close_at);
        for v in [1, 2] {
            w.ok::<()>(&validator(v), "vote_outcome", (c.id, win_a()));
            w.ok::<()>(&validator(v), "vote_extend", c.id);
            w.refused(&validator(v), "vote_outcome", (c.id, win_a()), Error::AlreadyVoted);
        }
        let c = w.competition(c.id);
        assert_eq!((c.phase, c.extended_at), (Phase::Running, None));
    });
}

/// A6: who only repeats what others said is seen by it: each ballot stands with its block.
#[test]
fn a6_every_ballot_tells_its_block() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.open_at);
        let mut cast = Vec::new();
        for v in 1..=3 {
            w.ok::<()>(&validator(v), "vote_outcome", (c.id, win_a()));
            cast.push((id(&validator(v)), joust_runtime::System::block_number()));
            blocks(v as u32);
        }
        let tally: Tally = w.read::<Option<Tally>>("tally", Subject::Outcome(c.id)).expect("votes");
        assert_eq!(tally.ballots.iter().map(|b| (b.validator, b.at)).collect::<Vec<_>>(), cast);
    });
}

/// A7: a vote stands until its round is over, whatever it said, and a round that is decided takes no other.
#[test]
fn a7_vote_flip_flop_and_replay_are_refused() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.open_at);
        let other = OutcomePayload { outcome: Outcome::WinB, ..win_a() };
        w.ok::<()>(&validator(1), "vote_outcome", (c.id, win_a()));
        for payload in [other, win_a()] {
            w.refused(&validator(1), "vote_outcome", (c.id, payload), Error::AlreadyVoted);
        }
        for v in [2, 3] {
            w.ok::<()>(&validator(v), "vote_outcome", (c.id, win_a()));
        }
        for v in 1..=4 {
            w.refused(&validator(v), "vote_outcome", (c.id, other), Error::NotRunning);
        }
        assert_eq!(w.competition(c.id).outcome, Some(win_a()));
    });
}

/// A8: nothing that a miner does after the anchor changes who can be paired there.
#[test]
fn a8_picks_changed_after_the_anchor_wait_for_the_next() {
    with_world(|w| {
        let (first, second) = (w.register(1, 10 * ALPHA), w.register(2, 10 * ALPHA));
        for n in [1, 2] {
            w.bind(n);
        }
        w.open(first);
        w.open(second);
        for n in [1, 2] {
            w.ok::<()>(&miner(n), "enrol", vec![first]);
        }
        let anchor = w.next_epoch();
        // Miner 2 flees from the pair that it sees coming.
        w.ok::<()>(&miner(2), "enrol", vec![second]);
        for v in 1..=3 {
            w.propose(v, anchor, &[pair(first, 1, 2)]);
        }
        assert_eq!(w.start(anchor), 1);
        assert_eq!(w.issue(first).status, IssueStatus::Competing);
        assert_eq!(w.issue(second).status, IssueStatus::Open);
    });
}

/// A10: the account that was bound at the start competes to the end, and is nobody else's meanwhile.
#[test]
fn a10_an_account_changes_no_hands_while_it_competes() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        w.refused(&miner(1), "claim_identity", (2_001_u64, id(&cold(1)), "gist"), Error::Busy);
        w.refused(&miner(3), "claim_identity", (c.a.github_id, id(&cold(3)), "gist"), Error::GithubTaken);
        w.refused(&miner(3), "claim_identity", (1_003_u64, c.a.coldkey, "gist"), Error::ColdkeyTaken);
        w.settle_twice(c.id);
        assert_paid(w, 1, 10 * ALPHA);
    });
}

/// A11: the owner has no way to money: not by cancelling under the miners' feet, nor after the win.
#[test]
fn a11_the_owner_cannot_take_a_bounty_back() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        w.refused(&owner(), "cancel_issue", (c.issue_id, CancelReason::Owner), Error::IssueBusy);
        until(c.open_at + 5);
        w.decide(c.id, win_a());
        w.refused(&owner(), "cancel_issue", (c.issue_id, CancelReason::Owner), Error::IssueBusy);
        w.settle(c.id);
        w.refused(&owner(), "cancel_issue", (c.issue_id, CancelReason::Owner), Error::IssueFinished);
        let before = stake_of(&w.neuron, &owner());
        let open = w.register(2, 10 * ALPHA);
        w.open(open);
        w.ok::<()>(&owner(), "cancel_issue", (open, CancelReason::Owner));
        assert_eq!(stake_of(&w.neuron, &owner()), before, "a cancelled bounty is recycled");
        assert_eq!(w.issue(open).filled, 0);
    });
}

/// A13: a pull request that only fills the time costs what none costs; one that was valid costs less.
#[test]
fn a13_a_junk_pull_request_costs_what_none_costs() {
    with_deposits(|w| {
        let c = w.duel(1, 1, 2);
        until(c.resolve_at);
        w.decide(c.id, OutcomePayload { valid_a: true, ..without_pull(Outcome::BothFail, None) });
        w.settle(c.id);
        let lost = |w: &mut World, n: usize| DEPOSIT - w.read::<Deposit>("deposit_of", id(&miner(n))).free;
        assert_eq!((lost(w, 1), lost(w, 2)), (c.a.collateral / 4, c.b.collateral));
        assert!(c.b.collateral > 0);
    });
}

/// A14: a squatter without a pull request loses all its collateral, and the issue is open again at the close.
#[test]
fn a14_who_blocks_an_issue_pays_for_it() {
    with_deposits(|w| {
        let c = w.duel(1, 1, 2);
        until(c.close_at);
        w.decide(c.id, OutcomePayload { valid_a: false, ..without_pull(Outcome::BothFail, None) });
        w.settle(c.id);
        assert_eq!(w.audit().ledger.slash_pot, c.a.collateral + c.b.collateral);
        assert_eq!(w.issue(c.issue_id).status, IssueStatus::Open);
    });
}

/// A15: what one side loses, the other does not get: spoiling a rival's work pays nothing.
#[test]
fn a15_nobody_gains_what_a_rival_loses() {
    with_deposits(|w| {
        let c = w.duel(1, 1, 2);
        until(c.close_at);
        let tao_of =
            |n: usize| joust_runtime::Balances::free_balance(miner(n)) + joust_runtime::Balances::free_balance(cold(n));
        let before = (tao_of(1), stake_of(&w.neuron, &cold(1)));
        w.decide(c.id, OutcomePayload { outcome: Outcome::WalkoverA, ..win_a() });
        w.settle_twice(c.id);
        let slashed = c.b.collateral;
        assert_eq!(w.audit().ledger.slash_pot, slashed);
        w.expire_all();
        assert_eq!(events::<SlashesRecycled>().iter().map(|e| e.tao).collect::<Vec<_>>(), vec![slashed]);
        let free = |w: &mut World, n: usize| w.read::<Deposit>("deposit_of", id(&miner(n))).free;
        assert_eq!((free(w, 1), free(w, 2)), (DEPOSIT, DEPOSIT - slashed));
        assert_eq!(tao_of(1), before.0);
        let paid: u64 = events::<PayoutReleased>().iter().map(|e| e.amount).sum();
        assert!(paid <= c.bounty && before.1 == 0);
    });
}

/// A16: the window opens for both in one block, and what was merged from before it pays nobody.
#[test]
fn a16_the_window_opens_for_both_at_once() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.open_at - 1);
        for outcome in [Outcome::WinA, Outcome::WinB] {
            w.refused(&validator(1), "vote_outcome", (c.id, OutcomePayload { outcome, ..win_a() }), Error::TooEarly);
        }
        w.decide(c.id, OutcomePayload { outcome: Outcome::FaultA, valid_a: false, ..win_a() });
        w.settle(c.id);
        assert_eq!((w.issue(c.issue_id).status, w.issue(c.issue_id).filled), (IssueStatus::Cancelled, 0));
        assert!(events::<PayoutReleased>().is_empty());

        let c = w.duel(2, 1, 2);
        until(c.open_at);
        w.ok::<()>(&validator(1), "vote_outcome", (c.id, win_a()));
        w.ok::<()>(&validator(2), "vote_outcome", (c.id, OutcomePayload { outcome: Outcome::WinB, ..win_a() }));
    });
}

/// A17: each list says which ratings it came from, so two hashes of one epoch are seen by everyone.
#[test]
fn a17_a_list_names_the_ratings_it_came_from() {
    with_world(|w| {
        let anchor = w.next_epoch();
        for v in [1_u8, 2] {
            let list = (anchor, 1_u16, [v; 32], vec![pair(1, 1, 2)]);
            w.ok::<()>(&validator(v.into()), "propose_pairs", list);
        }
        let hashes: Vec<[u8; 32]> = events::<PairsProposed>().into_iter().map(|e| e.ratings_hash).collect();
        assert_eq!(hashes, vec![[1; 32], [2; 32]]);
    });
}

/// A18: the title and body that the bounty is for stay on record, and validators may void what was made to fit one side.
#[test]
fn a18_an_edited_issue_may_be_voided() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        assert_eq!(w.issue(c.issue_id).content_hash, [9; 32]);
        w.decide(c.id, without_pull(Outcome::Void, Some(VoidAction::Return)));
        let issue = w.issue(c.issue_id);
        assert_eq!((w.competition(c.id).phase, issue.status, issue.filled), (Phase::Void, IssueStatus::Open, c.bounty));
    });
}

/// A19: a revert takes only what is held back, and nothing once that is paid.
#[test]
fn a19_a_revert_after_the_holdback_changes_nothing() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        w.settle(c.id);
        until(w.competition(c.id).final_at.expect("somebody won"));
        w.refused(&validator(1), "vote_reverted", c.id, Error::TooLate);
        w.ok::<()>(&owner(), "settle", c.id);
        w.refused(&validator(1), "vote_reverted", c.id, Error::NothingHeld);
        assert_paid(w, 1, 10 * ALPHA);
    });
}

/// A20: what one call may ask for is bounded.
#[test]
fn a20_long_lists_are_refused_or_cut() {
    with_world(|w| {
        w.bind(1);
        w.refused(&miner(1), "enrol", vec![1_u64, 2, 3, 4], Error::BadPicks);
        let anchor = w.next_epoch();
        let many: Vec<ProposedPair> = (0..33).map(|n| pair(n, 2 * n as usize + 1, 2 * n as usize + 2)).collect();
        w.refused(&validator(1), "propose_pairs", proposal(anchor, &many), Error::BadPairs);
        w.propose(1, anchor, &many[..32]);
        w.audits = false;
        for number in 1..=25 {
            w.register(number, 10 * ALPHA);
        }
        let page: Page<Issue, u64> = w.read("issues", (None::<IssueStatus>, 0_u64, u32::MAX));
        assert!(page.items.len() == 20 && page.next.is_some() && page.encode().len() < 12 * 1_024);
        assert_eq!(w.ok::<u32>(&owner(), "expire", u32::MAX), 0);
    });
}
