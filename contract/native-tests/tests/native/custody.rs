//! What others may throw at a contract: dust before and after it stands, stake that comes back, gifts in the middle of things.

use frame_support::{assert_noop, assert_ok};
use joust::errors::{ChainError, Error};
use joust::events::*;
use joust::types::*;
use joust_runtime::{Balances, Runtime, RuntimeOrigin};
use pallet_subtensor::SubnetTAO;

use crate::world::*;

/// Subtensor moves nothing worth less (DefaultMinStake), in rao of TAO.
const LEAST: u64 = 2_000_000;

/// Stake beyond the books: nobody's yet, until a harvest counts it.
fn unbooked(w: &mut World) -> u64 {
    let ledger = w.audit().ledger;
    ledger.stake - ledger.pool - ledger.filled_unpaid - ledger.holdbacks
}

fn pay_tao(to: &Account, rao: u64) {
    assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(key("//Eve")), to.clone().into(), rao));
}

#[test]
fn dust_is_refused_by_the_chain_and_the_least_stake_counts_once() {
    with_world(|w| {
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        let before = unbooked(w);
        assert_ok!(put_on(&w.neuron, ALPHA));
        assert_noop!(
            send_alpha(&key("//Validator//1//cold"), &w.contract, &w.neuron, 1),
            pallet_subtensor::Error::<Runtime>::AmountTooLow
        );
        // A little more than the least: an alpha may cost a little less than a TAO.
        let least = LEAST + LEAST / 100;
        assert_ok!(send_alpha(&key("//Validator//1//cold"), &w.contract, &w.neuron, least));
        assert!(unbooked(w).abs_diff(before + least) <= 1);
        let harvest: Harvest = w.ok(&key("//Eve"), "harvest", 12_u32);
        assert!(harvest.received.abs_diff(before + least) <= 1);
        assert_eq!(w.ok::<Harvest>(&key("//Eve"), "harvest", 12_u32).received, 0);
    });
}

#[test]
fn dust_on_another_hotkey_waits_until_it_can_move() {
    with_world(|w| {
        let dust = LEAST + LEAST / 100;
        assert_ok!(send_alpha(&key("//Validator//1//cold"), &w.contract, &validator(1), dust));
        // The price falls, and the dust is worth less than what the chain moves.
        SubnetTAO::<Runtime>::mutate(NETUID, |tao| *tao /= 2);
        w.refused(&key("//Bob"), "sweep", id(&validator(1)), Error::Chain(ChainError::AmountTooLow));
        SubnetTAO::<Runtime>::mutate(NETUID, |tao| *tao *= 2);
        w.ok::<()>(&key("//Bob"), "sweep", id(&validator(1)));
        w.refused(&key("//Bob"), "sweep", id(&validator(1)), Error::NothingToSweep);
        assert_eq!(events::<StakeSwept>().len(), 1);
    });
}

#[test]
fn tao_that_nobody_deposited_is_nobodys() {
    with_world(|w| {
        w.bind(1);
        w.pay(&miner(1), "deposit", ALPHA).expect("a bound miner deposits");
        let before = w.audit().ledger;
        for rao in [1, 499, 5 * ALPHA] {
            pay_tao(&w.contract, rao);
        }
        let after = w.audit().ledger;
        assert_eq!(after, Ledger { tao: before.tao + 500 + 5 * ALPHA, ..before });
        w.refused(&miner(1), "withdraw_deposit", ALPHA + 1, Error::NotEnoughCollateral);
        w.ok::<()>(&miner(1), "withdraw_deposit", ALPHA);
        assert_eq!(w.audit().ledger.tao, before.tao + 500 + 4 * ALPHA);
    });
}

/// The address leaked, or dust hit it by chance: TAO there hinders nothing.
#[test]
fn tao_at_the_address_before_the_contract_hinders_nothing() {
    in_chain(|| {
        let founding = Founding::plan(defaults(), true, "salt");
        assert_ok!(founding.register());
        assert_ok!(founding.announce());
        pay_tao(&founding.contract, 500);
        blocks(5);
        assert_ok!(founding.instantiate());
        assert_ok!(founding.swap());
        let mut world = founding.world();
        world.appoint_validators();
        assert!(world.audit().problems.is_empty());
    });
}

/// Stake at a known address blocks the swap. Nothing is lost: the neuron is the registrant's, and another salt is another address.
#[test]
fn stake_at_the_address_blocks_the_swap_and_another_salt_mends_it() {
    in_chain(|| {
        let leaked = Founding::plan(defaults(), true, "leaked");
        assert_ok!(leaked.register());
        assert_ok!(leaked.announce());
        assert_ok!(send_alpha(&key("//Validator//1//cold"), &leaked.contract, &validator(1), ALPHA));
        blocks(5);
        assert_ok!(leaked.instantiate());
        assert_noop!(leaked.swap(), pallet_subtensor::Error::<Runtime>::ColdKeyAlreadyAssociated);
        assert_eq!(pallet_subtensor::Owner::<Runtime>::get(&leaked.neuron), leaked.registrant);

        let secret = Founding::plan(defaults(), true, "secret");
        blocks(5);
        assert_ok!(secret.announce());
        blocks(5);
        assert_ok!(secret.instantiate());
        assert_ok!(secret.swap());
        let mut world = secret.world();
        world.appoint_validators();
        let c = world.won(1, 1, 2);
        world.settle_twice(c.id);
        assert_paid(&world, 1, 10 * ALPHA);
    });
}

/// A winner who sends the payment back gives a present: it fills other bounties and is never paid a second time.
#[test]
fn alpha_that_comes_back_is_new_alpha() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        w.settle(c.id);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        let paid = w.competition(c.id).paid;
        let next = w.register(2, 100 * ALPHA);
        let before = w.audit().ledger;
        let winner = stake_of(&w.neuron, &cold(1));
        assert_ok!(send_alpha(&cold(1), &w.contract, &w.neuron, paid));
        assert_eq!(w.audit().ledger.received, before.received, "not counted before a harvest");
        let harvest: Harvest = w.ok(&key("//Eve"), "harvest", 12_u32);
        assert!(harvest.received.abs_diff(paid) <= 1 && harvest.filled == harvest.received);
        assert_eq!(w.issue(next).filled, harvest.filled);
        w.refused(&key("//Eve"), "settle", c.id, Error::TooEarly);
        until(w.competition(c.id).final_at.expect("somebody won"));
        w.ok::<()>(&key("//Bob"), "settle", c.id);
        w.refused(&key("//Bob"), "settle", c.id, Error::NothingOwed);
        assert!(w.audit().ledger.paid.abs_diff(10 * ALPHA) <= 2);
        let kept = winner - paid + (10 * ALPHA - paid);
        assert!(stake_of(&w.neuron, &cold(1)) + 2 >= kept);
    });
}

/// A gift between a refused payment and its retry is neither the payment nor lost.
#[test]
fn a_gift_while_a_payment_is_owed_is_counted_and_the_payment_made_once() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        until(c.settle_at.expect("a is paid"));
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        sudo_toggle_transfer(false);
        w.ok::<()>(&key("//Bob"), "settle", c.id);
        assert_eq!(events::<PayoutFailed>().len(), 1);
        sudo_toggle_transfer(true);
        let before = unbooked(w);
        assert_ok!(give(w, 6 * ALPHA));
        assert!(unbooked(w).abs_diff(before + 6 * ALPHA) <= 1);
        w.ok::<()>(&key("//Bob"), "settle", c.id);
        assert_paid(w, 1, 7_500_000_000);
        assert!(unbooked(w).abs_diff(before + 6 * ALPHA) <= 2, "the gift is untouched");
        let harvest: Harvest = w.ok(&key("//Eve"), "harvest", 12_u32);
        assert!(harvest.received.abs_diff(before + 6 * ALPHA) <= 2);
        w.refused(&key("//Bob"), "settle", c.id, Error::TooEarly);
    });
}
