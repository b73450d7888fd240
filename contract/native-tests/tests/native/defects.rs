//! The defects of the upstream contract (docs/contract.md lists them) that this one could share: one test each.

use joust::errors::Error;
use joust::events::*;
use joust::types::*;

use crate::world::*;

/// 1.9.1: one tally per issue paid whomever the last voter named.
#[test]
fn defect_1_9_1_votes_for_different_winners_never_add_up() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.open_at);
        let b = OutcomePayload { outcome: Outcome::WinB, ..win_a() };
        let other_pull = OutcomePayload { pull_number: 78, ..win_a() };
        for (v, payload) in [(1, win_a()), (2, win_a()), (3, b), (4, other_pull)] {
            w.ok::<()>(&validator(v), "vote_outcome", (c.id, payload));
            assert_eq!(w.competition(c.id).phase, Phase::Running);
        }
        let tally: Tally = w.read::<Option<Tally>>("tally", Subject::Outcome(c.id)).expect("votes");
        assert_eq!((tally.reached, tally.leading_heads, tally.ballots.len()), (false, 2, 4));
        assert!(events::<CompetitionDecided>().is_empty());
    });
}

/// 1.9.2: cancel votes with different reasons were summed.
#[test]
fn defect_1_9_2_cancel_reasons_never_add_up() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        let cancel = |reason| without_pull(Outcome::Void, Some(VoidAction::Cancel(reason)));
        let reasons =
            [CancelReason::NotPlanned, CancelReason::NotPlanned, CancelReason::Duplicate, CancelReason::SolvedOutside];
        for (v, reason) in reasons.into_iter().enumerate() {
            w.ok::<()>(&validator(v + 1), "vote_outcome", (c.id, cancel(reason)));
        }
        assert_eq!(w.competition(c.id).phase, Phase::Running);
        assert_eq!(w.issue(c.issue_id).status, IssueStatus::Competing);
    });
}

/// 1.9.3: a validator could vote for a solution and for cancelling; the first to fill won.
#[test]
fn defect_1_9_3_a_validator_has_one_vote_a_round() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.open_at);
        w.ok::<()>(&validator(1), "vote_outcome", (c.id, win_a()));
        let cancel = without_pull(Outcome::Void, Some(VoidAction::Cancel(CancelReason::NotPlanned)));
        w.refused(&validator(1), "vote_outcome", (c.id, cancel), Error::AlreadyVoted);
        // A round that found no quorum in two epochs ends; then the validator may say something else.
        blocks(18);
        w.ok::<()>(&validator(1), "vote_outcome", (c.id, cancel));
        let tally: Tally = w.read::<Option<Tally>>("tally", Subject::Outcome(c.id)).expect("votes");
        assert_eq!((tally.round, tally.ballots.len()), (1, 1));
    });
}

/// 1.9.4: a removed validator's votes stayed, and a tally that would now suffice hung.
#[test]
fn defect_1_9_4_a_removed_validators_vote_no_longer_counts() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        w.ok::<()>(&owner(), "remove_validator", id(&validator(1)));
        let leaves = w.read::<Vec<Validator>>("validators", ())[0].until.expect("it leaves");
        until(leaves - 1);
        for v in [1, 2] {
            w.ok::<()>(&validator(v), "vote_outcome", (c.id, win_a()));
        }
        until(leaves);
        w.ok::<()>(&validator(3), "vote_outcome", (c.id, win_a()));
        let tally: Tally = w.read::<Option<Tally>>("tally", Subject::Outcome(c.id)).expect("votes");
        assert_eq!((tally.reached, tally.leading_heads, tally.ballots.len()), (false, 2, 3));
        assert_eq!(w.competition(c.id).phase, Phase::Running);
        // The next round is of those who are left: two of three are enough.
        blocks(18);
        w.ok::<()>(&owner(), "freeze_epoch", ());
        for v in [2, 3] {
            w.ok::<()>(&validator(v), "vote_outcome", (c.id, win_a()));
        }
        assert_eq!(w.competition(c.id).phase, Phase::Decided);
    });
}

/// 1.9.5: one hotkey, one vote, whatever its stake.
#[test]
fn defect_1_9_5_votes_weigh_stake_and_no_two_decide_alone() {
    with_world(|w| {
        let validators: Vec<Validator> = w.read("validators", ());
        let total: u64 = validators.iter().map(|v| v.weight).sum();
        assert!(validators.iter().all(|v| v.weight > 0 && u128::from(v.weight) * 10 <= u128::from(total) * 3));
        assert!(validators[0].weight > validators[3].weight);
        let c = w.duel(1, 1, 2);
        until(c.open_at);
        w.ok::<()>(&validator(1), "vote_outcome", (c.id, win_a()));
        w.ok::<()>(&validator(2), "vote_outcome", (c.id, win_a()));
        let tally: Tally = w.read::<Option<Tally>>("tally", Subject::Outcome(c.id)).expect("votes");
        assert!(tally.leading_weight * 2 > tally.total_weight, "two hold more than half: {tally:?}");
        assert!(!tally.reached, "and are too few heads");
    });
}

/// 1.9.5: stake lent for the moment of counting had full power.
#[test]
fn defect_1_9_5_stake_lent_for_one_epoch_weighs_nothing() {
    with_world(|w| {
        w.next_epoch();
        let before: Vec<Validator> = w.read("validators", ());
        let lender = key("//Validator//1//cold");
        let lend = 20_000 * ALPHA;
        let origin = joust_runtime::RuntimeOrigin::signed(lender);
        frame_support::assert_ok!(joust_runtime::SubtensorModule::move_stake(
            origin.clone(),
            validator(1),
            validator(4),
            NETUID,
            NETUID,
            lend
        ));
        frame_support::assert_ok!(joust_runtime::SubtensorModule::transfer_stake(
            origin,
            key("//Validator//4//cold"),
            validator(4),
            NETUID,
            NETUID,
            lend
        ));
        w.ok::<()>(&owner(), "freeze_epoch", ());
        let after: Vec<Validator> = w.read("validators", ());
        assert!(after[3].raw <= before[3].raw, "the borrower gained nothing");
        assert!(after[0].raw < before[0].raw, "the lender fell at once");
    });
}

/// 1.9.6: an open bounty that was emptied was never filled again, and paid nothing.
#[test]
fn defect_1_9_6_an_open_bounty_that_lacks_alpha_is_filled_again() {
    with_world(|w| {
        let issue = w.register(1, 10 * ALPHA);
        w.open(issue);
        w.ok::<()>(&owner(), "raise_bounty", (issue, 14 * ALPHA));
        w.next_epoch();
        for _ in 0..50 {
            blocks(5);
            w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        }
        assert_eq!((w.issue(issue).filled, w.issue(issue).status), (14 * ALPHA, IssueStatus::Open));
        for n in [1, 2] {
            w.bind(n);
            w.ok::<()>(&miner(n), "enrol", vec![issue]);
        }
        assert_eq!(w.pair(&[pair(issue, 1, 2)]), 1);
        // A competition that comes to nothing gives the issue back with its bounty.
        w.decide(1, without_pull(Outcome::Void, Some(VoidAction::Return)));
        assert_eq!((w.issue(issue).filled, w.issue(issue).status), (14 * ALPHA, IssueStatus::Open));
        assert_eq!(w.config().hotkey, id(&w.neuron), "the place of the money never changes");
    });
}

/// 1.9.7: case, slashes and renames registered the same issue twice; a cancelled one could never return.
#[test]
fn defect_1_9_7_the_same_issue_registers_once_and_may_return_after_cancelling() {
    with_world(|w| {
        let first = w.register(1, 10 * ALPHA);
        w.refused(&owner(), "register_issue", registration(7, "owner/name", 1, 10 * ALPHA), Error::IssueExists);
        w.refused(&owner(), "register_issue", registration(8, "OWNER/NAME", 1, 10 * ALPHA), Error::IssueExists);
        w.refused(&owner(), "register_issue", registration(7, "renamed/name", 1, 10 * ALPHA), Error::IssueExists);
        w.ok::<()>(&owner(), "cancel_issue", (first, CancelReason::Owner));
        assert_eq!(w.register(1, 10 * ALPHA), first + 1);
    });
}

/// 1.9.8: an issue that ended while its bounty was filling absorbed emission until it was full.
#[test]
fn defect_1_9_8_a_cancelled_issue_takes_no_more_emission() {
    with_world(|w| {
        let issue = w.register(1, 1_000 * ALPHA);
        blocks(20);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        assert!(w.issue(issue).filled > 0);
        w.ok::<()>(&owner(), "cancel_issue", (issue, CancelReason::SolvedOutside));
        blocks(20);
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert_eq!((harvest.filled, harvest.recycled), (0, harvest.received));
    });
}

/// 1.9.9: nothing tied the payee to the solver, the solver to the subnet, or a pull request to the time.
#[test]
fn defect_1_9_9_the_payee_is_the_coldkey_bound_at_the_start() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        assert_eq!((c.a.coldkey, c.a.github_id), (id(&cold(1)), 1_001));
        // Long after, the winner wants another coldkey: not while anything of this competition is open.
        until(c.started_at + 30 * 36);
        let claim = (1_001_u64, id(&key("//Eve")), "gist");
        w.refused(&miner(1), "claim_identity", claim, Error::Busy);
        w.settle_twice(c.id);
        assert_paid(w, 1, 10 * ALPHA);
        w.ok::<()>(&miner(1), "claim_identity", claim);
        assert_eq!(stake_of(&w.neuron, &key("//Eve")), 0);
    });
}

/// 1.9.10: nothing ever timed out.
#[test]
fn defect_1_9_10_an_undecided_competition_does_not_lock_its_bounty() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        until(c.expires_at + 1);
        w.ok::<u32>(&key("//Eve"), "expire", 6_u32);
        w.ok::<()>(&owner(), "cancel_issue", (c.issue_id, CancelReason::Owner));
        assert_eq!(w.audit().ledger.filled_unpaid, 0);
    });
}

/// 1.9.11: no pause, no way to better code, no safe handover.
#[test]
fn defect_1_9_11_pause_handover_and_new_code_are_there_and_slow() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        w.ok::<()>(&owner(), "pause", ());
        w.refused(&owner(), "register_issue", registration(7, "a/b", 9, 10 * ALPHA), Error::Paused);
        w.settle_twice(c.id);
        assert_paid(w, 1, 10 * ALPHA);
        w.ok::<()>(&owner(), "unpause", ());
        w.ok::<()>(&owner(), "announce_code", [1_u8; 32]);
        w.refused(&owner(), "set_code", [1_u8; 32], Error::TooEarly);
        // An offer alone changes nothing: a mistyped owner is none.
        w.ok::<()>(&owner(), "propose_owner", id(&key("//Bob")));
        w.refused(&key("//Bob"), "pause", (), Error::NotOwner);
        w.refused(&key("//Eve"), "accept_owner", (), Error::NotProposedOwner);
        w.ok::<()>(&key("//Bob"), "accept_owner", ());
        w.refused(&owner(), "pause", (), Error::NotOwner);
        w.ok::<()>(&key("//Bob"), "pause", ());
    });
}

/// 1.9.12: the payout left in the block of the last vote.
#[test]
fn defect_1_9_12_no_payment_before_the_challenge_window_is_over() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        assert_eq!(stake_of(&w.neuron, &cold(1)), 0);
        w.refused(&owner(), "settle", c.id, Error::TooEarly);
    });
}

/// 1.9.13: a failed transfer was booked as paid.
#[test]
fn defect_1_9_13_a_failed_transfer_is_not_paid() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        until(c.settle_at.expect("a is paid"));
        sudo_toggle_transfer(false);
        w.ok::<()>(&owner(), "settle", c.id);
        assert!(events::<PayoutReleased>().is_empty() && events::<IssueSolved>().is_empty());
        assert_eq!((w.competition(c.id).paid, w.audit().ledger.paid), (0, 0));
    });
}
