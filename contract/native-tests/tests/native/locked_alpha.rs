//! Alpha that subtensor locked (call 136), against custody and payment. A contract takes none, unless the coldkey that became
//! it had locks or took locked alpha: then it counts only what can move.

use frame_support::{assert_noop, assert_ok};
use joust::events::*;
use joust::types::*;
use joust_runtime::{Runtime, RuntimeOrigin, SubtensorModule};
use pallet_subtensor::Error as ChainError;

use crate::world::*;

/// What the registrant has on the neuron before it becomes the contract.
const GIVEN: u64 = 20 * ALPHA;

/// A contract whose coldkey was prepared by `prepare` before the swap was announced.
fn with_registrant(prepare: impl FnOnce(&Founding), story: impl FnOnce(&mut World)) {
    in_chain(|| {
        let founding = Founding::plan(defaults(), true, "salt");
        assert_ok!(founding.register());
        assert_ok!(put_on(&founding.neuron, GIVEN));
        assert_ok!(send_alpha(&key("//Validator//1//cold"), &founding.registrant, &founding.neuron, GIVEN));
        prepare(&founding);
        assert_ok!(founding.announce());
        blocks(5);
        assert_ok!(founding.instantiate());
        assert_ok!(founding.swap());
        let mut world = founding.world();
        world.appoint_validators();
        story(&mut world);
    });
}

fn locked(w: &World) -> u64 {
    SubtensorModule::stake_availability(&w.contract, NETUID).1
}

/// Eve has `alpha` on the contract's hotkey, all of it locked.
fn eve_locks(w: &World, alpha: u64) {
    assert_ok!(put_on(&w.neuron, alpha));
    assert_ok!(send_alpha(&key("//Validator//1//cold"), &key("//Eve"), &w.neuron, alpha));
    assert_ok!(lock_alpha(&key("//Eve"), &w.neuron, stake_of(&w.neuron, &key("//Eve"))));
}

#[test]
fn nobody_sends_the_contract_locked_alpha() {
    with_world(|w| {
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        eve_locks(w, 5 * ALPHA);
        let before = w.stake();
        assert_noop!(
            send_alpha(&key("//Eve"), &w.contract, &w.neuron, 5 * ALPHA),
            ChainError::<Runtime>::AccountRejectsLockedAlpha
        );
        assert_eq!((w.stake(), locked(w)), (before, 0));
        // What is free arrives, and counts.
        assert_ok!(give(w, 3 * ALPHA));
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert!(harvest.received.abs_diff(3 * ALPHA) <= 1);
    });
}

#[test]
fn locks_of_the_registrant_come_along_and_are_no_bounty() {
    let lock = |f: &Founding| {
        assert_ok!(lock_alpha(&f.registrant, &f.neuron, 15 * ALPHA));
    };
    with_registrant(lock, |w| {
        let held = locked(w);
        assert!(held.abs_diff(15 * ALPHA) < ALPHA / 1_000, "a few blocks' fading: {held}");
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert!(harvest.received.abs_diff(w.stake() + harvest.recycled - held) <= 1, "{harvest:?}");
        // The whole story on what is free, from the next epochs' alpha.
        let c = w.won(1, 1, 2);
        w.settle_twice(c.id);
        assert_paid(w, 1, 10 * ALPHA);
        assert!(events::<PayoutFailed>().is_empty() && events::<RecycleFailed>().is_empty());
        // What is freed later counts as received then.
        every_lock_fades();
        let before = w.stake();
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert!(harvest.received > 14 * ALPHA && harvest.received <= before, "{harvest:?}");
        assert_eq!(w.audit().ledger.pool, 0);
    });
}

#[test]
fn a_contract_that_takes_locked_alpha_pays_with_free_alpha_first() {
    let accept = |f: &Founding| {
        assert_ok!(SubtensorModule::set_reject_locked_alpha(RuntimeOrigin::signed(f.registrant.clone()), false));
    };
    with_registrant(accept, |w| {
        assert_eq!(pallet_subtensor::AccountFlags::<Runtime>::get(&w.contract), 1, "flags come along too");
        let c = w.won(1, 1, 2);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        eve_locks(w, 50 * ALPHA);
        assert_ok!(send_alpha(&key("//Eve"), &w.contract, &w.neuron, 40 * ALPHA));
        assert!(locked(w) > 39 * ALPHA);
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert!(harvest.received <= 1, "locked alpha is no bounty: {harvest:?}");
        w.settle_twice(c.id);
        assert_paid(w, 1, 10 * ALPHA);
        assert!(events::<PayoutFailed>().is_empty());
        assert_eq!(SubtensorModule::stake_availability(&cold(1), NETUID).1, 0, "the winner's alpha is free");
    });
}

/// Should locked alpha ever be all there is, payment waits like any other that the chain refuses.
#[test]
fn a_payment_of_locked_alpha_stays_owed() {
    let accept = |f: &Founding| {
        assert_ok!(SubtensorModule::set_reject_locked_alpha(RuntimeOrigin::signed(f.registrant.clone()), false));
    };
    with_registrant(accept, |w| {
        let c = w.won(1, 1, 2);
        until(c.settle_at.expect("a is paid"));
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        // No rule of the chain locks a contract's own stake.
        let (contract, neuron) = (w.contract.clone(), w.neuron.clone());
        assert_ok!(lock_alpha(&contract, &neuron, w.stake()));
        w.ok::<()>(&key("//Bob"), "settle", c.id);
        let failed = events::<PayoutFailed>().pop().expect("the winner takes no locked alpha");
        assert_eq!((failed.code, stake_of(&w.neuron, &cold(1))), (1, 0));
        every_lock_fades();
        w.settle_twice(c.id);
        assert_paid(w, 1, 10 * ALPHA);
    });
}
