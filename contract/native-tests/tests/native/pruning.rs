//! The contract's neuron is pruned: stake stays, payments go on, an ordinary coldkey registers the next neuron and feeds.

use frame_support::{assert_noop, assert_ok, traits::fungible::Mutate};
use joust::types::*;
use joust_runtime::{Balances, Runtime, RuntimeOrigin, SubtensorModule};
use pallet_subtensor::{Error as ChainError, ImmunityPeriod, MaxAllowedUids, MinNonImmuneUids, SubnetworkN, Uids};

use crate::world::*;

/// All validators give their weight to another neuron; two epochs later the contract's earns nothing.
fn weigh_all(hotkey: &Account) {
    let uid = Uids::<Runtime>::get(NETUID, hotkey).expect("a neuron");
    for n in 1..=4 {
        let origin = RuntimeOrigin::signed(validator(n));
        assert_ok!(SubtensorModule::set_weights(origin, NETUID, vec![uid], vec![u16::MAX], 0));
    }
    blocks(22);
}

/// The subnet is full and nobody is immune: each newcomer takes the place of who earns least.
fn prune(w: &World) {
    MaxAllowedUids::<Runtime>::insert(NETUID, SubnetworkN::<Runtime>::get(NETUID));
    ImmunityPeriod::<Runtime>::insert(NETUID, 0);
    MinNonImmuneUids::<Runtime>::insert(NETUID, 0);
    weigh_all(&miner(1));
    for n in 0..20 {
        if Uids::<Runtime>::get(NETUID, &w.neuron).is_none() {
            return;
        }
        register(&key(&format!("//Newcomer//{n}")), &key(&format!("//Newcomer//{n}//hot")));
        blocks(1);
    }
    panic!("the neuron is still there");
}

fn register(coldkey: &Account, hotkey: &Account) {
    assert_ok!(Balances::mint_into(coldkey, 1_000 * ALPHA));
    assert_ok!(SubtensorModule::burned_register(RuntimeOrigin::signed(coldkey.clone()), NETUID, hotkey.clone()));
}

#[test]
fn a_pruned_neuron_costs_no_bounty_and_a_feeder_takes_its_place() {
    with_world(|w| {
        let c = w.won(1, 1, 2);
        let open = w.register(2, 10 * ALPHA);
        w.open(open);
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        prune(w);
        // What its last epochs paid is there; from now on harvests are empty.
        w.ok::<Harvest>(&owner(), "harvest", 12_u32);
        blocks(30);
        let harvest: Harvest = w.ok(&owner(), "harvest", 12_u32);
        assert_eq!(harvest.received, 0);
        assert!(w.stake() + 2 >= 20 * ALPHA, "nothing of what is owed went with the neuron");
        // What is owed is paid, and what nobody wins is recycled.
        w.settle_twice(c.id);
        assert_paid(w, 1, 10 * ALPHA);
        w.ok::<()>(&owner(), "cancel_issue", (open, CancelReason::Owner));
        assert_eq!(w.audit().ledger.pool, 0);
        feed(w);
    });
}

/// The hotkey stays the contract's, which cannot register: the next neuron is another hotkey of another coldkey.
fn feed(w: &mut World) {
    let (feeder, next) = (key("//Feeder"), neuron_hotkey(1));
    assert_ok!(Balances::mint_into(&feeder, 1_000 * ALPHA));
    let origin = RuntimeOrigin::signed(feeder.clone());
    assert_noop!(
        SubtensorModule::burned_register(origin.clone(), NETUID, w.neuron.clone()),
        ChainError::<Runtime>::NonAssociatedColdKey
    );
    register(&feeder, &next);
    let issue = w.register(3, 10 * ALPHA);
    let mut fed = 0;
    for _ in 0..10 {
        weigh_all(&next);
        let earned = stake_of(&next, &feeder);
        if earned == 0 {
            continue;
        }
        assert_ok!(send_alpha(&feeder, &w.contract, &next, earned));
        let before = w.stake();
        w.ok::<()>(&key("//Bob"), "sweep", id(&next));
        let harvest: Harvest = w.ok(&key("//Bob"), "harvest", 12_u32);
        assert!(harvest.received.abs_diff(earned) <= 2, "{} of {earned}", harvest.received);
        assert!(w.stake() + harvest.recycled >= before + earned - 2);
        fed += harvest.received;
    }
    assert!(fed >= 10 * ALPHA && w.issue(issue).filled == 10 * ALPHA, "{fed}");
    // A contract that holds stake cannot take a second coldkey over: the feeder goes on feeding.
    let hash = sp_core::H256(sp_io::hashing::blake2_256(&codec::Encode::encode(&w.contract)));
    assert_ok!(SubtensorModule::announce_coldkey_swap(origin.clone(), hash));
    blocks(5);
    assert_noop!(
        SubtensorModule::swap_coldkey_announced(origin, w.contract.clone()),
        ChainError::<Runtime>::ColdKeyAlreadyAssociated
    );
}
