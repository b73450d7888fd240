//! Who the caller is, what is charged, and what traps.
use super::world::*;
use crate::{keys, *};
use codec::Encode;
use frame_support::traits::Currency;
use pallet_contracts::{CollectEvents, DebugInfo, Determinism};
use pallet_subtensor::WeightInfo;

#[test]
fn caller_functions_act_for_the_contract_that_called_last() {
    World::run(|world| {
        let between = deploy(b"second");
        Balances::make_free_balance_be(&between, FUNDS);
        world.give_stake(&between);
        let input = [
            selector("add_stake").to_vec(),
            (Caller, &world.hotkey, ONE, 100 * TAO).encode(),
        ]
        .concat();
        let relay = [
            selector("relay").to_vec(),
            (&world.contract, input).encode(),
        ]
        .concat();
        let output = call(&world.caller, &between, relay).expect("no trap");
        assert_eq!(decode::<()>(&output), Ok(()));
        assert_eq!(Balances::free_balance(&between), FUNDS - 100 * TAO);
        assert!(world.stake(&between, ONE) > STAKE + 99 * ALPHA);
        world.assert_untouched(&world.caller);
        world.assert_untouched(&world.contract);
    });
}

#[test]
fn root_has_no_stake_to_act_with() {
    World::run(|world| {
        let transfer = (Caller, keys::of("//Eve"), &world.hotkey, ONE, ONE, ALPHA);
        let input = [selector("transfer_stake").to_vec(), transfer.encode()].concat();
        let contract = world.contract.clone();
        let outcome = Contracts::call(RuntimeOrigin::root(), contract.into(), 0, GAS, None, input);
        let error = outcome
            .expect_err("refused with code 1, so the contract reverts")
            .error;
        assert_eq!(
            error,
            pallet_contracts::Error::<Runtime>::ContractReverted.into()
        );
        assert_eq!(world.stake(&keys::of("//Eve"), ONE), 0);
    });
}

#[test]
fn a_function_costs_at_least_its_weight() {
    World::run(|world| {
        type Weights = <Runtime as pallet_subtensor::Config>::WeightInfo;
        let used = |message: &str, arguments: Vec<u8>| {
            let answer = Contracts::bare_call(
                world.caller.clone(),
                world.contract.clone(),
                0,
                GAS,
                None,
                [selector(message).to_vec(), arguments].concat(),
                DebugInfo::Skip,
                CollectEvents::Skip,
                Determinism::Enforced,
            );
            assert!(answer.result.is_ok(), "{message}");
            answer.gas_consumed.ref_time()
        };
        let price = used("alpha_price", ONE.encode());
        for (message, arguments, weight) in [
            (
                "add_stake",
                (Contract, &world.hotkey, ONE, TAO).encode(),
                Weights::add_stake(),
            ),
            (
                "swap_stake",
                (Contract, &world.hotkey, ONE, TWO, ALPHA).encode(),
                Weights::swap_stake(),
            ),
            (
                "recycle_alpha",
                (&world.hotkey, ONE, ALPHA).encode(),
                Weights::recycle_alpha(),
            ),
            (
                "add_stake_burn",
                (&world.hotkey, ONE, TAO).encode(),
                Weights::add_stake().saturating_add(Weights::burn_alpha()),
            ),
        ] {
            let (used, weight) = (used(message, arguments), weight.ref_time());
            assert!(
                used >= weight && used < weight + 2 * price,
                "{message}: {used} of {weight}"
            );
        }
    });
}

#[test]
fn what_is_unknown_or_does_not_decode_traps() {
    World::run(|world| {
        let any = |function: u32, input: Vec<u8>| world.tell("any", (function, input));
        for function in [37, 38, 100, 5_001, 0xffff, 0x1000_0025] {
            assert_eq!(any(function, vec![0; 64]), Err(Trap), "function {function}");
        }
        // The upper half is not looked at, and the length of the arguments is not either.
        let netuid = [ONE.encode(), vec![9; 20]].concat();
        for upper in [0, 0x1000, 5_001, 0xffff] {
            assert_eq!(any(upper << 16 | 15, netuid.clone()), Ok(()));
        }
        // A bool is 0 or 1.
        let limit = (&world.hotkey, ONE, TAO, 2_000_000_000u64, 7u8).encode();
        assert_eq!(any(8, limit), Err(Trap));
        world.assert_untouched(&world.contract);
    });
}
