//! A devnet with two subnets, the contract with TAO and stake, and a caller with the same.
use crate::{genesis, keys, *};
use codec::{Decode, Encode};
use frame_support::traits::Currency;
use pallet_contracts::{Code, CollectEvents, DebugInfo, Determinism};
use sp_io::hashing::blake2_256;

pub const ALPHA: u64 = 1_000_000_000;
pub const TAO: u64 = 1_000_000_000;
pub const ONE: u16 = 1;
pub const TWO: u16 = 2;
/// What both have on the hotkey in the first subnet.
pub const STAKE: u64 = 50 * ALPHA;
pub const FUNDS: u64 = 1_000 * TAO;
pub const GAS: Weight = Weight::from_parts(10_000_000_000, 10_000_000);

const EVERY_FUNCTION: &[u8] =
    include_bytes!("../../../../chain-extension/test-contract/artifacts/every_function.wasm");

/// For whom a function acts; the contract's own enum.
#[derive(Clone, Copy, Encode, PartialEq, Debug)]
pub enum Actor {
    Contract,
    Caller,
}
pub use Actor::*;

/// A refusal's code, or the call did not come to its end.
#[derive(Debug, PartialEq)]
pub enum Failure {
    Code(u32),
    Trap,
}
pub use Failure::*;

pub struct World {
    pub contract: AccountId,
    pub caller: AccountId,
    /// Both have stake on it.
    pub hotkey: AccountId,
}

impl World {
    pub fn run(test: impl Fn(&World)) {
        genesis::development_ext().execute_with(|| {
            open_second_subnet();
            let world = World {
                contract: deploy(b"first"),
                caller: keys::of("//Dave"),
                hotkey: keys::of("//Validator//1"),
            };
            for holder in [&world.contract, &world.caller] {
                world.give_stake(holder);
                Balances::make_free_balance_be(holder, FUNDS);
            }
            test(&world);
            SubtensorModule::check_invariants().expect("the books balance");
        });
    }

    /// The same once for the contract's function and once for its Caller twin.
    pub fn for_both(test: impl Fn(&World, Actor)) {
        for by in [Contract, Caller] {
            World::run(|world| test(world, by));
        }
    }

    pub fn give_stake(&self, to: &AccountId) {
        let from = RuntimeOrigin::signed(keys::of("//Validator//1//cold"));
        let hotkey = self.hotkey.clone();
        SubtensorModule::transfer_stake(from, to.clone(), hotkey, ONE, ONE, STAKE)
            .expect("transferred");
    }

    /// Whose stake and balance a function uses, and the other one.
    pub fn who(&self, by: Actor) -> (&AccountId, &AccountId) {
        match by {
            Contract => (&self.contract, &self.caller),
            Caller => (&self.caller, &self.contract),
        }
    }

    pub fn tell(&self, message: &str, arguments: impl Encode) -> Result<(), Failure> {
        self.ask(message, arguments)
    }

    /// What a message of the contract answers its caller.
    pub fn ask<V: Decode>(&self, message: &str, arguments: impl Encode) -> Result<V, Failure> {
        let input = [selector(message).to_vec(), arguments.encode()].concat();
        let output = call(&self.caller, &self.contract, input).ok_or(Trap)?;
        decode(&output)
    }

    pub fn stake_on(&self, hotkey: &AccountId, coldkey: &AccountId, netuid: u16) -> u64 {
        SubtensorModule::get_stake_for_hotkey_and_coldkey_on_subnet(hotkey, coldkey, netuid)
    }

    /// On the hotkey of this world.
    pub fn stake(&self, coldkey: &AccountId, netuid: u16) -> u64 {
        self.stake_on(&self.hotkey, coldkey, netuid)
    }

    /// Nothing of the account changed.
    pub fn assert_untouched(&self, account: &AccountId) {
        assert_eq!(self.stake(account, ONE), STAKE);
        assert_eq!(Balances::free_balance(account), FUNDS);
    }
}

/// ink!'s selectors are the beginning of the hash of the name.
pub fn selector(message: &str) -> [u8; 4] {
    let hash = blake2_256(message.as_bytes());
    [hash[0], hash[1], hash[2], hash[3]]
}

pub fn deploy(salt: &[u8]) -> AccountId {
    let deployed = Contracts::bare_instantiate(
        keys::of("//Alice"),
        TAO,
        GAS,
        None,
        Code::Upload(EVERY_FUNCTION.to_vec()),
        selector("new").to_vec(),
        salt.to_vec(),
        DebugInfo::Skip,
        CollectEvents::Skip,
    );
    deployed.result.expect("deployed").account_id
}

/// The output of a call that ended, also of one that reverted; None when it trapped.
pub fn call(caller: &AccountId, contract: &AccountId, input: Vec<u8>) -> Option<Vec<u8>> {
    let answer = Contracts::bare_call(
        caller.clone(),
        contract.clone(),
        0,
        GAS,
        None,
        input,
        DebugInfo::Skip,
        CollectEvents::Skip,
        Determinism::Enforced,
    );
    answer.result.ok().map(|output| output.data)
}

/// ink! answers Ok or a language error, and inside of Ok the message's own result.
pub fn decode<V: Decode>(output: &[u8]) -> Result<V, Failure> {
    let mut rest = output;
    let answer: Result<Result<V, u32>, u8> =
        Decode::decode(&mut rest).expect("an answer of the contract");
    assert!(rest.is_empty(), "all of the output is the answer");
    answer.map_err(|_| Trap)?.map_err(Code)
}

/// Alpha costs one TAO there, too.
fn open_second_subnet() {
    let owner = RuntimeOrigin::signed(keys::of("//Alice"));
    SubtensorModule::register_network(owner.clone(), keys::of("//Ferdie")).expect("registered");
    SubtensorModule::start_call(owner, TWO).expect("started");
}
