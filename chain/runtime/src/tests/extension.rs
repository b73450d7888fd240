//! The chain extension through a real contract: it passes its input on to the function whose id comes first, and
//! answers the status code and the output.
use crate::{genesis, keys, *};
use codec::{Decode, Encode};
use pallet_contracts::{Code, CollectEvents, DebugInfo, Determinism};
use pallet_subtensor::StakeInfo;
use subtensor_chain_extension::types::{ColdkeyLock, StakeAvailability, SubnetRegistrationState};

const ALPHA: u64 = 1_000_000_000;
const TAO: u64 = 1_000_000_000;
const NET: u16 = 1;
const GAS: Weight = Weight::from_parts(10_000_000_000, 10_000_000);

const PASS_ON: &[u8] = include_bytes!("pass_on.wasm");

struct Chain {
    contract: AccountId,
    /// The hotkey the contract stakes on.
    hotkey: AccountId,
}

impl Chain {
    /// A contract with 1,000 TAO and 50 alpha on a validator's hotkey.
    fn run(test: impl FnOnce(Chain)) {
        genesis::development_ext().execute_with(|| {
            let deployed = Contracts::bare_instantiate(
                keys::of("//Alice"),
                1_000 * TAO,
                GAS,
                None,
                Code::Upload(PASS_ON.to_vec()),
                vec![],
                vec![],
                DebugInfo::Skip,
                CollectEvents::Skip,
            );
            let contract = deployed.result.expect("deployed").account_id;
            let hotkey = keys::of("//Validator//1");
            let validator = RuntimeOrigin::signed(keys::of("//Validator//1//cold"));
            let to = contract.clone();
            SubtensorModule::transfer_stake(validator, to, hotkey.clone(), NET, NET, 50 * ALPHA)
                .expect("transferred");
            test(Chain { contract, hotkey });
            SubtensorModule::check_invariants().expect("the books balance");
        });
    }

    /// None: the call trapped.
    fn call(&self, id: u32, input: impl Encode) -> Option<(u32, Vec<u8>)> {
        self.call_as(keys::of("//Bob"), id, input)
    }

    fn call_as(&self, caller: AccountId, id: u32, input: impl Encode) -> Option<(u32, Vec<u8>)> {
        let data = [id.to_le_bytes().to_vec(), input.encode()].concat();
        let answer = Contracts::bare_call(
            caller,
            self.contract.clone(),
            0,
            GAS,
            None,
            data,
            DebugInfo::Skip,
            CollectEvents::Skip,
            Determinism::Enforced,
        );
        let data = answer.result.ok()?.data;
        Some((
            u32::from_le_bytes(data[..4].try_into().expect("four bytes")),
            data[4..].to_vec(),
        ))
    }

    fn code(&self, id: u32, input: impl Encode) -> u32 {
        self.call(id, input).expect("no trap").0
    }

    fn ask<V: Decode>(&self, id: u32, input: impl Encode) -> V {
        let (code, output) = self.call(id, input).expect("no trap");
        assert_eq!(code, 0);
        let mut rest = &output[..];
        let value = V::decode(&mut rest).expect("an answer");
        assert_eq!(rest, [] as [u8; 0], "all of the output is the answer");
        value
    }

    fn stake(&self, coldkey: &AccountId) -> u64 {
        SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(&self.hotkey, coldkey, NET)
    }
}

#[test]
fn a_contract_reads_stake_price_subnets_locks_and_availability() {
    Chain::run(|chain| {
        let info: Option<StakeInfo<AccountId>> =
            chain.ask(0, (&chain.hotkey, &chain.contract, NET));
        let info = info.expect("always there");
        assert_eq!(
            (info.stake.0, info.netuid.0, info.is_registered),
            (50 * ALPHA, NET, true)
        );
        assert_eq!(
            (&info.hotkey, &info.coldkey),
            (&chain.hotkey, &chain.contract)
        );
        assert_eq!(chain.ask::<u64>(15, NET), 1_000_000_000);
        let state: SubnetRegistrationState = chain.ask(34, NET);
        assert_eq!(
            (state.netuid, state.exists, state.registered_subnet_counter),
            (NET, true, 1)
        );
        assert!(!chain.ask::<SubnetRegistrationState>(34, 9u16).exists);
        assert_eq!(
            chain.ask::<Option<ColdkeyLock>>(35, (&chain.contract, NET)),
            None
        );
        let free: StakeAvailability = chain.ask(36, (&chain.contract, NET));
        assert_eq!(
            (free.netuid, free.total, free.locked, free.available),
            (NET, 50 * ALPHA, 0, 50 * ALPHA)
        );
    });
}

#[test]
fn the_extensions_own_id_does_not_matter() {
    Chain::run(|chain| {
        for upper in [0, 0x1000, 5_001, 0xffff] {
            assert_eq!(chain.ask::<u64>((upper << 16) | 15, NET), 1_000_000_000);
        }
    });
}

#[test]
fn a_contract_transfers_moves_recycles_and_burns_its_own_stake() {
    Chain::run(|chain| {
        let miner = keys::of("//Miner//1//cold");
        assert_eq!(
            chain.code(6, (&miner, &chain.hotkey, NET, NET, 10 * ALPHA)),
            0
        );
        assert_eq!(
            (chain.stake(&chain.contract), chain.stake(&miner)),
            (40 * ALPHA, 10 * ALPHA)
        );
        assert_eq!(
            chain.ask::<u64>(16, (&chain.hotkey, NET, 5 * ALPHA)),
            5 * ALPHA
        );
        assert_eq!(
            chain.ask::<u64>(17, (&chain.hotkey, NET, 5 * ALPHA)),
            5 * ALPHA
        );
        assert_eq!(chain.stake(&chain.contract), 30 * ALPHA);
        let other = keys::of("//Validator//2");
        assert_eq!(
            chain.code(5, (&chain.hotkey, &other, NET, NET, 10 * ALPHA)),
            0
        );
        assert_eq!(
            chain
                .ask::<StakeAvailability>(36, (&chain.contract, NET))
                .total,
            30 * ALPHA
        );
        // More than it holds is all of it.
        assert_eq!(
            chain.ask::<u64>(16, (&chain.hotkey, NET, u64::MAX)),
            20 * ALPHA
        );
        assert_eq!(chain.stake(&chain.contract), 0);
    });
}

#[test]
fn a_contract_buys_sells_and_buys_to_recycle() {
    Chain::run(|chain| {
        let tao = Balances::free_balance(&chain.contract);
        assert_eq!(chain.code(1, (&chain.hotkey, NET, 100 * TAO)), 0);
        assert_eq!(tao - Balances::free_balance(&chain.contract), 100 * TAO);
        let bought = chain.stake(&chain.contract) - 50 * ALPHA;
        assert!((99 * ALPHA..100 * ALPHA).contains(&bought));
        assert_eq!(chain.code(2, (&chain.hotkey, NET, bought)), 0);
        assert_eq!(chain.stake(&chain.contract), 50 * ALPHA);
        let recycled = pallet_alpha_assets::AlphaRecycled::<Runtime>::get(NET);
        let alpha: u64 = chain.ask(18, (&chain.hotkey, NET, 10 * TAO));
        assert_eq!(
            pallet_alpha_assets::AlphaRecycled::<Runtime>::get(NET) - recycled,
            alpha
        );
        let burned = pallet_alpha_assets::AlphaBurned::<Runtime>::get(NET);
        let alpha: u64 = chain.ask(19, (&chain.hotkey, NET, 10 * TAO));
        assert_eq!(
            pallet_alpha_assets::AlphaBurned::<Runtime>::get(NET) - burned,
            alpha
        );
        assert_eq!(chain.stake(&chain.contract), 50 * ALPHA);
    });
}

#[test]
fn caller_functions_act_for_who_calls() {
    Chain::run(|chain| {
        let (owner, miner) = (
            keys::of("//Validator//1//cold"),
            keys::of("//Miner//1//cold"),
        );
        let before = chain.stake(&owner);
        let transfer = (&miner, &chain.hotkey, NET, NET, 7 * ALPHA);
        assert_eq!(
            chain
                .call_as(owner.clone(), 25, transfer)
                .expect("no trap")
                .0,
            0
        );
        assert_eq!(
            (before - chain.stake(&owner), chain.stake(&miner)),
            (7 * ALPHA, 7 * ALPHA)
        );
        assert_eq!(chain.stake(&chain.contract), 50 * ALPHA);
        // Bob has no stake, so nothing is left to transfer.
        assert_eq!(
            chain.code(25, (&miner, &chain.hotkey, NET, NET, 7 * ALPHA)),
            13
        );
    });
}

#[test]
fn refusals_are_codes_and_change_nothing() {
    Chain::run(|chain| {
        let (miner, nobody) = (keys::of("//Miner//1//cold"), AccountId::new([7; 32]));
        let (hotkey, contract) = (&chain.hotkey, &chain.contract);
        // TAO, hotkey, subnet
        assert_eq!(chain.code(1, (hotkey, NET, 2_000 * TAO)), 2);
        assert_eq!(chain.code(1, (&nobody, NET, TAO)), 5);
        assert_eq!(chain.code(1, (hotkey, NET, 1u64)), 13);
        assert_eq!(chain.code(1, (hotkey, 9u16, TAO)), 9);
        // More than the contract holds is all of it, so only nothing is too low.
        assert_eq!(chain.code(2, (hotkey, NET, 0u64)), 13);
        assert_eq!(chain.code(9, (hotkey, NET, 51 * ALPHA, 0u64, true)), 6);
        // moves
        assert_eq!(chain.code(5, (hotkey, hotkey, NET, NET, ALPHA)), 15);
        assert_eq!(chain.code(5, (hotkey, &nobody, NET, NET, ALPHA)), 5);
        assert_eq!(chain.code(6, (contract, hotkey, NET, NET, ALPHA)), 15);
        assert_eq!(chain.code(6, (&miner, hotkey, NET, NET, 1u64)), 13);
        assert_eq!(chain.code(6, (&miner, hotkey, 9u16, 9u16, ALPHA)), 9);
        assert_eq!(chain.code(16, (hotkey, 0u16, ALPHA)), 21);
        assert_eq!(chain.code(16, (&nobody, NET, ALPHA)), 5);
        assert_eq!(chain.code(18, (hotkey, 0u16, TAO)), 22);
        let set_transfers = |on| {
            AdminUtils::sudo_set_toggle_transfer(RuntimeOrigin::root(), NET, on).expect("root may");
        };
        set_transfers(false);
        assert_eq!(chain.code(6, (&miner, hotkey, NET, NET, ALPHA)), 1);
        set_transfers(true);
        AdminUtils::sudo_set_subtoken_enabled(RuntimeOrigin::root(), NET, false).expect("root may");
        assert_eq!(chain.code(6, (&miner, hotkey, NET, NET, ALPHA)), 22);
        assert_eq!(chain.code(16, (hotkey, NET, ALPHA)), 22);
        assert_eq!(chain.code(1, (hotkey, NET, TAO)), 22);
        assert_eq!(
            (chain.stake(contract), chain.stake(&miner)),
            (50 * ALPHA, 0)
        );
    });
}

#[test]
fn unknown_functions_trap() {
    Chain::run(|chain| {
        for id in [37, 38, 1_000] {
            assert_eq!(chain.call(id, (&chain.hotkey, NET)), None, "function {id}");
        }
    });
}
