//! How long the heavy things take natively, beside their weight and the block's limit of four seconds. `bench/chain.mjs`
//! prints the lines that begin with `measured`. The limits here are wide: they catch what grows with the wrong power.
use super::blocks::{begin, sign};
use crate::{genesis, keys, *};
use codec::Encode;
use frame_support::traits::Hooks;
use serde_json::{json, Value};
use sp_core::Get;
use std::time::{Duration, Instant};

pub(super) const TAO: u64 = 1_000_000_000;
pub(super) const NET: u16 = 1;
pub(super) const NEURONS: u16 = 256;
pub(super) const VALIDATORS: u16 = 64;
const LIMIT: Duration = Duration::from_secs(4);

pub(super) fn account(of: u16, n: u16) -> AccountId {
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(&[&of.to_le_bytes()[..], &n.to_le_bytes()].concat());
    AccountId::new(bytes)
}

pub(super) fn hotkey(n: u16) -> AccountId {
    account(1, n)
}

/// Subnet 1 full: its owner's hotkey, then validators with stake, then miners.
pub(super) fn full_subnet() -> Value {
    let coldkey = |n| account(2, n);
    let neurons: Vec<Value> = (1..NEURONS)
        .map(|n| json!({ "netuid": NET, "hotkey": hotkey(n), "coldkey": coldkey(n), "validatorPermit": n <= VALIDATORS }))
        .collect();
    let stakes: Vec<Value> = (1..=VALIDATORS)
        .map(|n| json!({ "netuid": NET, "hotkey": hotkey(n), "coldkey": coldkey(n), "alpha": u64::from(n) * 1_000 * TAO }))
        .collect();
    json!({ "subtensorModule": { "neurons": neurons, "stakes": stakes } })
}

/// Every validator rates every miner, each in its own way.
pub(super) fn vote() {
    let miners: Vec<u16> = (VALIDATORS + 1..NEURONS).collect();
    for n in 1..=VALIDATORS {
        let weights = miners
            .iter()
            .map(|miner| 1 + miner.wrapping_mul(n) % 1_000)
            .collect();
        let origin = RuntimeOrigin::signed(hotkey(n));
        SubtensorModule::set_weights(origin, NET, miners.clone(), weights, 0).expect("may vote");
    }
}

pub(super) fn measured(what: &str, took: Duration, weight: Option<Weight>) {
    let weight = weight.map_or("none".into(), |weight| {
        format!("{:.3}", weight.ref_time() as f64 / 1e9)
    });
    println!(
        "measured {what}: {:.3} ms, weight {weight} ms, limit {} ms",
        took.as_secs_f64() * 1e3,
        LIMIT.as_millis()
    );
    assert!(took < LIMIT, "{what} took {took:?}");
}

#[test]
fn a_block_of_a_hundred_transfers_is_well_below_the_limit() {
    genesis::development_ext().execute_with(|| {
        let dest: Address = keys::of("//Charlie").into();
        let transfer = pallet_balances::Call::transfer_keep_alive { dest, value: TAO };
        begin(2, 1_000);
        let extrinsics: Vec<UncheckedExtrinsic> = (0..100)
            .map(|nonce| sign("//Bob", nonce, RuntimeCall::Balances(transfer.clone())))
            .collect();
        let before = System::block_weight().total();
        let from = Instant::now();
        for extrinsic in extrinsics {
            Executive::apply_extrinsic(extrinsic)
                .expect("valid")
                .expect("dispatched");
        }
        let weight = System::block_weight().total() - before;
        Executive::finalize_block();
        measured(
            "100 transfers with their signatures",
            from.elapsed(),
            Some(weight),
        );
        let most = <RuntimeBlockWeights as Get<BlockWeights>>::get().max_block;
        assert!(
            weight.ref_time() < most.ref_time() / 10,
            "{weight:?} of {most:?}"
        );
    });
}

#[test]
fn an_epoch_of_a_full_subnet_fits_a_block() {
    genesis::development_ext_with(full_subnet()).execute_with(|| {
        // Once for bonds that are all there, and once more measured.
        for number in 2..=21 {
            System::set_block_number(number);
            if number % 10 == 2 {
                vote();
            }
            let before = pallet_subtensor::LastMechansimStepBlock::<Runtime>::get(NET);
            let from = Instant::now();
            let weight = SubtensorModule::on_initialize(number);
            let took = from.elapsed();
            if pallet_subtensor::LastMechansimStepBlock::<Runtime>::get(NET) != before {
                measured(
                    "an epoch of 256 neurons and 64 validators",
                    took,
                    Some(weight),
                );
            }
        }
        let bonds = pallet_subtensor::Bonds::<Runtime>::get(NET, 1);
        assert!(bonds.len() > 100, "{} bonds", bonds.len());
        SubtensorModule::check_invariants().expect("the books balance");
    });
}

#[test]
fn a_full_metagraph_is_read_in_a_moment() {
    genesis::development_ext_with(full_subnet()).execute_with(|| {
        vote();
        let from = Instant::now();
        let answer = apis::api::dispatch("SubnetInfoRuntimeApi_get_metagraph", &NET.encode())
            .expect("is there");
        measured("a metagraph of 256 neurons", from.elapsed(), None);
        assert!(answer.len() > 256 * 64);
        let from = Instant::now();
        let neurons = apis::api::dispatch("NeuronInfoRuntimeApi_get_neurons", &NET.encode())
            .expect("is there");
        measured("256 neurons with their weights", from.elapsed(), None);
        assert!(neurons.len() > 256 * 100);
    });
}
