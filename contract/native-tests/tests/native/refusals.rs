//! Every refusal, with the state proven unchanged.

use joust::errors::Error;
use joust::types::*;
use joust_runtime::System;

use crate::world::*;

#[test]
fn only_the_owner_registers_cancels_and_admits() {
    with_world(|w| {
        let eve = key("//Eve");
        let issue = w.register(1, 10 * ALPHA);
        w.refused(&eve, "register_issue", registration(7, "a/b", 2, 10 * ALPHA), Error::NotOwner);
        w.refused(&eve, "cancel_issue", (issue, CancelReason::Owner), Error::NotOwner);
        w.refused(&eve, "add_validator", id(&eve), Error::NotOwner);
    });
}

#[test]
fn registrations() {
    with_world(|w| {
        let o = owner();
        w.register(1, 10 * ALPHA);
        let text = |node: usize, branch: usize| {
            (8_u64, "a/b".to_string(), 1_u32, "n".repeat(node), 5_u64, "b".repeat(branch), [0_u8; 32], 10 * ALPHA)
        };
        w.refused(&o, "register_issue", registration(0, "a/b", 1, 10 * ALPHA), Error::BadNumber);
        w.refused(&o, "register_issue", registration(8, "a/b", 0, 10 * ALPHA), Error::BadNumber);
        w.refused(&o, "register_issue", registration(8, "a/b", 1, 10 * ALPHA - 1), Error::BountyTooLow);
        w.refused(&o, "register_issue", registration(8, "https://a/b", 1, 10 * ALPHA), Error::BadRepo);
        w.refused(
            &o,
            "register_issue",
            registration(8, &format!("a/{}", "b".repeat(139)), 1, 10 * ALPHA),
            Error::BadRepo,
        );
        for (node, branch) in [(0, 1), (65, 1), (1, 0), (1, 101)] {
            w.refused(&o, "register_issue", text(node, branch), Error::BadText);
        }
        w.refused(&o, "cancel_issue", (99_u64, CancelReason::Owner), Error::IssueNotFound);
        for number in 2..=128 {
            w.audits = false;
            w.register(number, 10 * ALPHA);
        }
        w.refused(&o, "register_issue", registration(7, "owner/name", 129, 10 * ALPHA), Error::TooManyIssues);
    });
}

#[test]
fn validators() {
    with_world(|w| {
        w.refused(&owner(), "add_validator", id(&validator(1)), Error::ValidatorExists);
        let five: Vec<AccountId> = (1..=5).map(|n| id(&cold(n))).collect();
        w.refused(&validator(1), "declare_coldkeys", five, Error::BadColdkeys);
        w.refused(&validator(1), "declare_coldkeys", vec![id(&cold(1)), id(&cold(1))], Error::BadColdkeys);
        w.refused(&key("//Eve"), "declare_coldkeys", vec![id(&cold(1))], Error::NotValidator);
        w.refused(&key("//Eve"), "freeze_epoch", (), Error::AlreadyFrozen);
        for n in 5..=16 {
            w.ok::<()>(&owner(), "add_validator", id(&key(&format!("//More//{n}"))));
        }
        w.refused(&owner(), "add_validator", id(&key("//Eve")), Error::TooManyValidators);
    });
}

#[test]
fn nobody_votes_before_weights_are_frozen() {
    in_chain(|| {
        let mut w = World::deploy(defaults());
        w.refused(&owner(), "freeze_epoch", (), Error::NoStake);
        w.ok::<()>(&owner(), "add_validator", id(&validator(1)));
        w.refused(&owner(), "freeze_epoch", (), Error::NoStake);
        w.ok::<()>(&miner(1), "claim_identity", (5_u64, id(&cold(1)), "gist"));
        w.refused(&validator(1), "vote_identity", (id(&miner(1)), id(&cold(1)), 5_u64), Error::NotFrozen);
    });
}

#[test]
fn a_strangers_vote() {
    with_world(|w| {
        let eve = key("//Eve");
        let competition = w.duel(1, 1, 2);
        until(competition.open_at);
        w.refused(&eve, "vote_outcome", (competition.id, win_a()), Error::NotValidator);
        w.refused(&eve, "vote_identity", (id(&miner(1)), id(&cold(1)), 1_001_u64), Error::NotValidator);
        let anchor = w.next_epoch();
        w.refused(&eve, "propose_pairs", proposal(anchor, &[pair(1, 1, 2)]), Error::NotValidator);
        // Admitted after the first freeze: it votes three days later at the earliest.
        w.ok::<()>(&owner(), "add_validator", id(&eve));
        w.refused(&eve, "vote_outcome", (competition.id, win_a()), Error::NotValidator);
    });
}

#[test]
fn claims() {
    with_world(|w| {
        w.bind(1);
        w.refused(&miner(2), "claim_identity", (0_u64, id(&cold(2)), "gist"), Error::BadGithubId);
        w.refused(&miner(2), "claim_identity", (5_u64, id(&cold(2)), ""), Error::BadText);
        w.refused(&miner(2), "claim_identity", (5_u64, id(&cold(2)), "x".repeat(201)), Error::BadText);
        w.refused(&miner(2), "claim_identity", (1_001_u64, id(&cold(2)), "gist"), Error::GithubTaken);
        w.refused(&miner(2), "claim_identity", (5_u64, id(&cold(1)), "gist"), Error::ColdkeyTaken);
        let contract = w.contract.clone();
        w.refused(&miner(2), "claim_identity", (5_u64, id(&contract), "gist"), Error::ColdkeyTaken);
        w.refused(&miner(1), "claim_identity", (5_u64, id(&cold(1)), "gist"), Error::RebindTooEarly);
        w.refused(&key("//Eve"), "claim_identity", (5_u64, id(&cold(2)), "gist"), Error::NotRegistered);
        w.refused(&validator(1), "vote_identity", (id(&miner(2)), id(&cold(2)), 5_u64), Error::ClaimNotFound);
        w.ok::<()>(&miner(2), "claim_identity", (5_u64, id(&cold(2)), "gist"));
        w.refused(&validator(1), "vote_identity", (id(&miner(2)), id(&cold(2)), 6_u64), Error::ClaimMismatch);
        w.refused(&validator(1), "vote_identity", (id(&miner(2)), id(&cold(3)), 5_u64), Error::ClaimMismatch);
        w.ok::<()>(&validator(1), "vote_identity", (id(&miner(2)), id(&cold(2)), 5_u64));
        w.refused(&validator(1), "vote_identity", (id(&miner(2)), id(&cold(2)), 5_u64), Error::AlreadyVoted);
    });
}

#[test]
fn a_binding_may_change_after_thirty_days() {
    with_world(|w| {
        w.bind(1);
        blocks(30 * 36);
        w.ok::<()>(&miner(1), "claim_identity", (77_u64, id(&cold(1)), "gist"));
        for v in 1..=3 {
            w.ok::<()>(&validator(v), "vote_identity", (id(&miner(1)), id(&cold(1)), 77_u64));
        }
        // The old account is free again.
        w.ok::<()>(&miner(2), "claim_identity", (1_001_u64, id(&cold(2)), "gist"));
    });
}

#[test]
fn enrolments_of_unbound_or_busy_miners() {
    with_world(|w| {
        let open = w.register(1, 10 * ALPHA);
        w.open(open);
        w.refused(&miner(3), "enrol", vec![open], Error::NotBound);
        let competition = w.duel(2, 1, 2);
        w.refused(&miner(1), "enrol", vec![open], Error::Busy);
        w.bind(3);
        w.refused(&miner(3), "enrol", vec![competition.issue_id], Error::IssueNotOpen);
        w.refused(&miner(3), "enrol", vec![99_u64], Error::IssueNotFound);
        w.refused(&miner(3), "enrol", Vec::<u64>::new(), Error::BadPicks);
        w.refused(&miner(3), "enrol", vec![open, open], Error::BadPicks);
        w.refused(&miner(3), "enrol", vec![1_u64, 2, 3, 4], Error::BadPicks);
        w.ok::<()>(&miner(3), "enrol", vec![open]);
        w.refused(&miner(1), "claim_identity", (5_u64, id(&cold(1)), "gist"), Error::Busy);
        let unfilled = w.register(3, 10 * ALPHA);
        w.refused(&miner(3), "enrol", vec![unfilled], Error::IssueNotOpen);
    });
}

/// Attack A8 holds: what a renewal may change after the anchor is the end alone; other picks count from the next anchor on.
#[test]
fn a_renewal_keeps_the_place_in_the_queue() {
    with_world(|w| {
        w.bind(3);
        let [first, second] = [1, 2].map(|number| w.register(number, 10 * ALPHA));
        w.open(first);
        w.open(second);
        w.ok::<()>(&miner(3), "enrol", vec![first]);
        let now = |w: &mut World| w.read::<Option<Enrolment>>("enrolment", id(&miner(3))).expect("it is enrolled");
        let made = now(w);
        assert_eq!(made.waiting_since, made.enrolled_at);
        blocks(20);
        w.ok::<()>(&miner(3), "enrol", vec![first]);
        let renewed = now(w);
        assert_eq!(renewed, Enrolment { expires_at: made.expires_at + 20, ..made.clone() });
        blocks(3);
        w.ok::<()>(&miner(3), "enrol", vec![second]);
        let changed = now(w);
        assert_eq!((changed.enrolled_at, changed.waiting_since), (made.enrolled_at + 23, made.enrolled_at));
        w.ok::<()>(&miner(3), "withdraw_enrolment", ());
        w.ok::<()>(&miner(3), "enrol", vec![second]);
        let anew = now(w);
        assert_eq!((anew.enrolled_at, anew.waiting_since), (changed.enrolled_at, changed.enrolled_at));
    });
}

#[test]
fn proposals() {
    with_world(|w| {
        let pairs = [pair(1, 1, 2)];
        let anchor = w.next_epoch();
        let v = validator(1);
        w.refused(&v, "propose_pairs", (anchor, 2_u16, [0_u8; 32], pairs.to_vec()), Error::WrongRatingVersion);
        w.refused(&v, "propose_pairs", proposal(anchor - 9, &pairs), Error::WrongAnchor);
        w.refused(&v, "propose_pairs", proposal(anchor + 9, &pairs), Error::WrongAnchor);
        w.refused(&v, "propose_pairs", proposal(anchor, &[]), Error::BadPairs);
        w.refused(&v, "propose_pairs", proposal(anchor, &[pair(1, 1, 1)]), Error::BadPairs);
        w.refused(&v, "propose_pairs", proposal(anchor, &[pair(1, 1, 2), pair(1, 3, 4)]), Error::BadPairs);
        w.refused(&v, "propose_pairs", proposal(anchor, &[pair(1, 1, 2), pair(2, 2, 3)]), Error::BadPairs);
        w.propose(1, anchor, &pairs);
        w.refused(&v, "propose_pairs", proposal(anchor, &[pair(2, 3, 4)]), Error::AlreadyVoted);
        w.refused(&v, "start", (anchor + 1, 4_u32), Error::WrongAnchor);
        blocks(18);
        w.refused(&v, "start", (anchor, 4_u32), Error::TooLate);
        until(w.config().next_anchor);
        let fresh = System::block_number();
        w.refused(&v, "propose_pairs", proposal(fresh, &pairs), Error::TooEarly);
    });
}

#[test]
fn outcome_votes_of_wrong_shape_or_time() {
    with_world(|w| {
        let c = w.duel(1, 1, 2);
        let v = validator(1);
        let both_fail = without_pull(Outcome::BothFail, None);
        w.refused(&v, "vote_outcome", (99_u64, win_a()), Error::CompetitionNotFound);
        w.refused(&v, "settle", c.id, Error::NotDecided);
        w.refused(&v, "vote_outcome", (c.id, win_a()), Error::TooEarly);
        until(c.open_at);
        w.refused(&v, "vote_outcome", (c.id, both_fail), Error::TooEarly);
        w.refused(
            &v,
            "vote_outcome",
            (c.id, OutcomePayload { outcome: Outcome::WalkoverA, ..win_a() }),
            Error::TooEarly,
        );
        w.refused(&v, "vote_outcome", (c.id, OutcomePayload { pull_number: 0, ..win_a() }), Error::BadPayload);
        w.refused(&v, "vote_outcome", (c.id, OutcomePayload { merge_sha: [0; 20], ..win_a() }), Error::BadPayload);
        w.refused(
            &v,
            "vote_outcome",
            (c.id, OutcomePayload { void: Some(VoidAction::Return), ..win_a() }),
            Error::BadPayload,
        );
        w.refused(&v, "vote_outcome", (c.id, without_pull(Outcome::Void, None)), Error::BadPayload);
        w.refused(&v, "vote_outcome", (c.id, without_pull(Outcome::EarlyB, None)), Error::UnsupportedOutcome);
        w.ok::<()>(&v, "vote_outcome", (c.id, win_a()));
        w.refused(&v, "vote_outcome", (c.id, win_a()), Error::AlreadyVoted);
        w.ok::<()>(&validator(2), "vote_outcome", (c.id, win_a()));
        w.ok::<()>(&validator(3), "vote_outcome", (c.id, win_a()));
        w.refused(&validator(4), "vote_outcome", (c.id, win_a()), Error::NotRunning);
        w.refused(&owner(), "cancel_issue", (c.issue_id, CancelReason::Owner), Error::IssueBusy);
    });
}
