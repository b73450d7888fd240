//! Transfers and recycling that fail, are capped or are switched off; bounties at the edges.

use frame_support::assert_ok;
use joust::errors::Error;
use joust::events::*;
use joust::types::*;
use joust_runtime::{Runtime, RuntimeOrigin, SubtensorModule};

use crate::world::*;

/// Of a bounty of 10 alpha, with a quarter held back.
const FIRST: u64 = 7_500_000_000;

/// The chain's word for the balance leaves the existential deposit out already: counted twice, the audit cried wolf.
#[test]
fn a_contract_without_tao_of_its_own_covers_what_miners_deposited() {
    use frame_support::traits::{fungible::Mutate, Currency};

    with_world(|w| {
        let least = joust_runtime::Balances::minimum_balance();
        joust_runtime::Balances::set_balance(&w.contract, least);
        let audit = w.audit();
        assert_eq!((audit.ledger.tao, audit.problems.len()), (0, 0));
        w.bind(1);
        w.pay(&miner(1), "deposit", 1_000_000_000).expect("is taken");
        let audit = w.audit();
        assert_eq!((audit.ledger.tao, audit.ledger.deposited, audit.problems.len()), (1_000_000_000, 1_000_000_000, 0));
    });
}

#[test]
fn a_refused_transfer_stays_owed_and_is_paid_exactly_once() {
    with_world(|w| {
        let competition = w.won(1, 1, 2);
        until(competition.settle_at.expect("a is paid"));
        sudo_toggle_transfer(false);
        let before = w.stake();
        for _ in 0..2 {
            w.ok::<()>(&key("//Bob"), "settle", competition.id);
            assert_eq!((w.stake(), stake_of(&w.neuron, &cold(1))), (before, 0));
        }
        let failed = events::<PayoutFailed>();
        // TransferDisallowed is unmapped: code 1.
        assert_eq!((failed.len(), failed[0].amount, failed[0].code), (2, FIRST, 1));
        assert_eq!(w.competition(competition.id).phase, Phase::Decided);
        assert_eq!(w.audit().ledger.filled_unpaid, 10 * ALPHA);
        sudo_toggle_transfer(true);
        w.ok::<()>(&key("//Bob"), "settle", competition.id);
        assert_paid(w, 1, FIRST);
        w.refused(&key("//Bob"), "settle", competition.id, Error::TooEarly);
        // The same for what is held back.
        sudo_toggle_transfer(false);
        until(w.competition(competition.id).final_at.expect("a is paid"));
        w.ok::<()>(&key("//Bob"), "settle", competition.id);
        assert_eq!(
            (w.competition(competition.id).phase, w.audit().ledger.holdbacks),
            (Phase::Holdback, 10 * ALPHA - FIRST)
        );
        sudo_toggle_transfer(true);
        w.ok::<()>(&key("//Bob"), "settle", competition.id);
        assert_paid(w, 1, 10 * ALPHA);
        w.refused(&key("//Bob"), "settle", competition.id, Error::NothingOwed);
        assert_paid(w, 1, 10 * ALPHA);
    });
}

#[test]
fn a_payment_waits_for_the_challenge_window() {
    with_world(|w| {
        let competition = w.won(1, 1, 2);
        let settle_at = competition.settle_at.expect("a is paid");
        until(settle_at - 1);
        w.refused(&owner(), "settle", competition.id, Error::TooEarly);
        blocks(1);
        w.ok::<()>(&owner(), "settle", competition.id);
    });
}

#[test]
fn a_capped_transfer_leaves_the_rest_owed() {
    with_world(|w| {
        let competition = w.won(1, 1, 2);
        until(competition.settle_at.expect("a is paid"));
        // Seven tenths of the contract's stake vanish, as no rule of the chain would do it.
        let held = w.stake();
        let gone = held - 3 * ALPHA;
        assert_ok!(SubtensorModule::transfer_stake(
            RuntimeOrigin::signed(w.contract.clone()),
            key("//Eve"),
            w.neuron.clone(),
            NETUID,
            NETUID,
            gone
        ));
        w.audits = false;
        w.ok::<()>(&owner(), "settle", competition.id);
        assert_paid(w, 1, 3 * ALPHA);
        let failed = events::<PayoutFailed>();
        assert_eq!((failed[0].amount, failed[0].code), (FIRST - 3 * ALPHA, 0));
        assert_eq!(w.audit().problems, vec![Problem::StakeBelowBooks]);
        // It comes back, and the rest is paid.
        assert_ok!(SubtensorModule::transfer_stake(
            RuntimeOrigin::signed(key("//Eve")),
            w.contract.clone(),
            w.neuron.clone(),
            NETUID,
            NETUID,
            gone
        ));
        w.audits = true;
        w.ok::<()>(&owner(), "settle", competition.id);
        assert_paid(w, 1, FIRST);
        assert_eq!(w.competition(competition.id).paid, FIRST);
    });
}

#[test]
fn cancelling_recycles_what_was_filled() {
    with_world(|w| {
        let issue = w.register(1, 10 * ALPHA);
        w.open(issue);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        let (out, held) = (pallet_subtensor::SubnetAlphaOut::<Runtime>::get(NETUID), w.stake());
        w.ok::<()>(&owner(), "cancel_issue", (issue, CancelReason::Owner));
        assert_eq!(out - pallet_subtensor::SubnetAlphaOut::<Runtime>::get(NETUID), 10 * ALPHA);
        assert_eq!(held - w.stake(), 10 * ALPHA);
        w.refused(&owner(), "cancel_issue", (issue, CancelReason::Owner), Error::IssueFinished);
    });
}

#[test]
fn refused_recycling_waits_in_the_pool_and_is_tried_again() {
    with_world(|w| {
        let issue = w.register(1, 10 * ALPHA);
        w.open(issue);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        pallet_subtensor::SubtokenEnabled::<Runtime>::insert(NETUID, false);
        w.ok::<()>(&owner(), "cancel_issue", (issue, CancelReason::NotPlanned));
        let failed = events::<RecycleFailed>().pop().expect("recycling was refused");
        assert_eq!((failed.amount, failed.code), (10 * ALPHA, 22));
        assert_eq!(w.audit().ledger.pool, 10 * ALPHA);
        pallet_subtensor::SubtokenEnabled::<Runtime>::insert(NETUID, true);
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert!(harvest.recycled >= 10 * ALPHA);
        assert_eq!(w.audit().ledger.pool, 0);
    });
}

#[test]
fn emission_fills_the_oldest_bounty_first_and_the_rest_is_recycled() {
    with_world(|w| {
        let (first, second) = (w.register(1, 10 * ALPHA), w.register(2, 10 * ALPHA));
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        let start = w.audit().ledger;
        while w.issue(second).filled < 10 * ALPHA {
            blocks(1);
            w.ok::<Harvest>(&owner(), "harvest", 12_u32);
            assert!(w.issue(second).filled == 0 || w.issue(first).missing() == 0);
        }
        blocks(20);
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert_eq!((harvest.filled, harvest.recycled), (0, harvest.received));
        let end = w.audit().ledger;
        assert_eq!(end.filled_unpaid, 20 * ALPHA);
        assert_eq!(
            end.received - start.received,
            end.filled_unpaid - start.filled_unpaid + end.recycled - start.recycled
        );
    });
}

#[test]
fn one_issue_gets_at_most_its_part_of_a_harvest() {
    with_params(Params { fill_cap_bps: 4_000, ..defaults() }, |w| {
        for number in 1..=2 {
            w.register(number, 1_000 * ALPHA);
        }
        blocks(20);
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        let part = harvest.received / 10_000 * 4_000 + harvest.received % 10_000 * 4_000 / 10_000;
        assert_eq!((w.issue(1).filled, w.issue(2).filled), (part, part));
        assert_eq!(harvest.recycled, harvest.received - 2 * part);
    });
}

#[test]
fn who_stops_a_harvest_early_cannot_have_the_bounties_recycled() {
    with_world(|w| {
        w.register(1, 10 * ALPHA);
        blocks(20);
        let harvest: Harvest = w.ok(&key("//Eve"), "harvest", 0_u32);
        assert!(harvest.received > 0);
        assert_eq!((harvest.filled, harvest.recycled), (0, 0));
        assert_eq!(w.audit().ledger.pool, harvest.received);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        assert!(w.issue(1).filled > 0);
    });
}

#[test]
fn a_bounty_of_all_the_alpha_there_can_be() {
    with_world(|w| {
        let issue = w.register(1, u64::MAX);
        let other = w.register(2, u64::MAX);
        blocks(20);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        assert!(w.issue(issue).filled > 0);
        assert_eq!(w.issue(other).filled, 0);
        w.ok::<()>(&owner(), "cancel_issue", (issue, CancelReason::Owner));
    });
}

#[test]
fn alpha_given_to_the_contract_counts_as_received() {
    with_world(|w| {
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        let issue = w.register(1, 10 * ALPHA);
        let giver = key("//Validator//1//cold");
        let hotkey = validator(1);
        assert_ok!(SubtensorModule::move_stake(
            RuntimeOrigin::signed(giver.clone()),
            hotkey,
            w.neuron.clone(),
            NETUID,
            NETUID,
            4 * ALPHA
        ));
        assert_ok!(SubtensorModule::transfer_stake(
            RuntimeOrigin::signed(giver),
            w.contract.clone(),
            w.neuron.clone(),
            NETUID,
            NETUID,
            4 * ALPHA
        ));
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert!(harvest.received.abs_diff(4 * ALPHA) <= 1);
        assert_eq!(w.issue(issue).filled, harvest.received);
    });
}
