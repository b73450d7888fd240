//! The attacks that the contract itself can defend, by their numbers in the study of mechanisms.

use codec::Encode;
use joust::errors::Error;
use joust::events::*;
use joust::types::*;

use crate::world::*;

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

/// A14: a squatter without a pull request loses all its collateral, and the issue is open again at the close.
#[test]
fn a14_who_blocks_an_issue_pays_for_it() {
    with_params(Params { c_bps: 1_000, ..defaults() }, |w| {
        for n in [1, 2] {
            w.bind(n);
            w.pay(&miner(n), "deposit", 5 * ALPHA).expect("a bound miner deposits");
        }
        let c = w.duel(1, 1, 2);
        until(c.close_at);
        w.decide(c.id, OutcomePayload { valid_a: false, ..without_pull(Outcome::BothFail, None) });
        w.settle(c.id);
        assert_eq!(w.audit().ledger.slash_pot, c.a.collateral + c.b.collateral);
        assert_eq!(w.issue(c.issue_id).status, IssueStatus::Open);
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
