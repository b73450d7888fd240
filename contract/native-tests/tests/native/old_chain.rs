//! Subtensor before spec 423: the extension ends at function 33, and asking for another one traps.

use frame_support::{assert_ok, storage::unhashed};
use joust::errors::Error;
use joust::events::*;
use joust::types::*;
use sp_runtime::DispatchError;
use subtensor_chain_extension::LAST_FUNCTION;

use crate::world::*;

/// Functions 34 to 36 are not there.
fn on_an_old_chain(story: impl FnOnce()) {
    in_chain(|| {
        unhashed::put(LAST_FUNCTION, &33_u16);
        story();
    });
}

fn with_old_world(params: Params, story: impl FnOnce(&mut World)) {
    on_an_old_chain(|| {
        let mut world = World::deploy_on(params, false);
        world.appoint_validators();
        story(&mut world);
    });
}

#[test]
fn a_whole_story_asks_for_no_function_beyond_33() {
    with_old_world(Params { c_bps: 1_000, ..defaults() }, |w| {
        assert!(!w.config().uses_availability);
        for n in [1, 2] {
            w.bind(n);
            w.pay(&miner(n), "deposit", 5 * ALPHA).expect("a bound miner deposits");
        }
        let c = w.duel(1, 1, 2);
        until(c.close_at);
        w.decide(c.id, OutcomePayload { outcome: Outcome::WalkoverA, ..win_a() });
        w.settle_twice(c.id);
        assert_paid(w, 1, 10 * ALPHA);
        w.expire_all();
        assert_eq!(events::<SlashesRecycled>().len(), 1);
        // Stray stake, a cancelled bounty, the rest of an epoch.
        assert_ok!(send_alpha(&key("//Validator//1//cold"), &w.contract, &validator(1), 3 * ALPHA));
        w.ok::<()>(&key("//Bob"), "sweep", id(&validator(1)));
        let issue = w.register(2, 10 * ALPHA);
        w.open(issue);
        w.ok::<()>(&owner(), "cancel_issue", (issue, CancelReason::Owner));
        blocks(20);
        let harvest: Harvest = w.ok(&key("//Bob"), "harvest", 12_u32);
        assert!(harvest.received > 0 && harvest.recycled.abs_diff(harvest.received) <= 1);
        w.ok::<u32>(&key("//Bob"), "retry", 3_u32);
        // Only the end of the subnet cannot be known.
        w.refused(&key("//Bob"), "wind_down", (), Error::Unsupported);
        let ledger = w.audit().ledger;
        assert_eq!((ledger.filled_unpaid, ledger.holdbacks, ledger.pool), (0, 0, 0));
        assert!(ledger.stake <= 1_000, "{ledger:?}");
    });
}

/// What is locked counts as received there. It cannot be recycled: it waits in the pool, an event says so, and nothing is lost.
#[test]
fn a_harvest_counts_plain_stake() {
    on_an_old_chain(|| {
        let founding = Founding::plan(defaults(), false, "salt");
        assert_ok!(founding.register());
        assert_ok!(put_on(&founding.neuron, 9 * ALPHA));
        assert_ok!(send_alpha(&key("//Validator//1//cold"), &founding.registrant, &founding.neuron, 9 * ALPHA));
        assert_ok!(lock_alpha(&founding.registrant, &founding.neuron, 6 * ALPHA));
        assert_ok!(founding.announce());
        blocks(5);
        assert_ok!(founding.instantiate());
        assert_ok!(founding.swap());
        let mut world = founding.world();
        let w = &mut world;
        let held = w.stake();
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert_eq!((harvest.received, harvest.recycled), (held, 0));
        let failed = events::<RecycleFailed>().pop().expect("more than half is locked");
        // StakeUnavailable has no code of its own.
        assert_eq!((failed.amount, failed.code), (held, 1));
        assert_eq!((w.audit().ledger.pool, w.stake()), (held, held));
        every_lock_fades();
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert_eq!((harvest.recycled, w.audit().ledger.pool), (held, 0));
    });
}

/// The chain ends a call that asks for an unknown function; of `new` nothing stays, and the neuron is whose it was.
#[test]
fn a_contract_that_expects_newer_functions_is_not_made() {
    on_an_old_chain(|| {
        let hopeful = Founding::plan(defaults(), true, "salt");
        assert_ok!(hopeful.register());
        assert_ok!(hopeful.announce());
        blocks(5);
        let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
        let refused = frame_support::storage::with_storage_layer(|| hopeful.instantiate());
        assert_eq!(refused, Err(DispatchError::Other("unknown chain extension function")));
        assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before);
        assert_eq!(pallet_subtensor::Owner::<joust_runtime::Runtime>::get(&hopeful.neuron), hopeful.registrant);
        // The same neuron, announced for the contract that fits.
        let fitting = Founding::plan(defaults(), false, "salt");
        blocks(5);
        assert_ok!(fitting.announce());
        blocks(5);
        assert_ok!(fitting.instantiate());
        assert_ok!(fitting.swap());
        let mut world = fitting.world();
        world.appoint_validators();
        blocks(20);
        assert!(world.ok::<Harvest>(&owner(), "harvest", 12_u32).received > 0);
    });
}
