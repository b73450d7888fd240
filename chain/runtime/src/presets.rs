//! Genesis states with names. A preset is a JSON patch on the default state (`get_preset` without a name).
use crate::{keys, AccountId, Balance};
use alloc::{format, string::ToString, vec::Vec};
use serde_json::{json, Value};
use sp_genesis_builder::PresetId;

/// Blocks of one second, a started subnet with validators and miners, short delays: for the demo and for tests.
pub const DEVELOPMENT: &str = "development";
/// Subtensor's clock and delays on one machine; only the well-known accounts and no subnet.
pub const LOCAL: &str = "local";

const TAO: Balance = 1_000_000_000;
const FUNDS: Balance = 1_000_000 * TAO;
const NETUID: u16 = 1;
/// Alpha of validator 1 to 4.
const VALIDATOR_STAKES: [Balance; 4] = [40_000, 30_000, 20_000, 10_000];
const MINERS: u16 = 6;

pub fn names() -> Vec<PresetId> {
    [DEVELOPMENT, LOCAL].map(PresetId::from).into()
}

pub fn get(id: &PresetId) -> Option<Vec<u8>> {
    let patch = match id.as_ref() {
        DEVELOPMENT => development(),
        LOCAL => local(),
        _ => return None,
    };
    Some(patch.to_string().into_bytes())
}

fn local() -> Value {
    let rich = ["//Alice", "//Bob", "//Charlie"].map(keys::of);
    json!({
        "balances": { "balances": funded(rich) },
        "aura": { "authorities": [keys::of("//Alice")] },
        "sudo": { "key": keys::of("//Alice") },
    })
}

fn development() -> Value {
    json!({
        "balances": { "balances": funded(keys::all().map(|(_, account)| account)) },
        "aura": { "authorities": [keys::of("//Alice")] },
        "sudo": { "key": keys::of("//Alice") },
        "subtensorModule": {
            "slotMillis": 1_000,
            "coldkeySwapDelay": 5,
            "coldkeyReswapDelay": 5,
            "adminFreezeWindow": 0,
            "networks": [subnet()],
            "neurons": neurons(),
            "stakes": stakes(),
        },
    })
}

fn funded(accounts: impl IntoIterator<Item = AccountId>) -> Vec<(AccountId, Balance)> {
    accounts
        .into_iter()
        .map(|account| (account, FUNDS))
        .collect()
}

/// One alpha costs one TAO at first.
fn subnet() -> Value {
    json!({
        "netuid": NETUID,
        "owner": keys::of("//SubnetOwner"),
        "ownerHotkey": keys::of("//SubnetOwner//hot"),
        "tempo": 10,
        "taoIn": 1_000_000 * TAO,
        "alphaIn": 1_000_000 * TAO,
        "started": true,
        "burn": TAO,
        "burnHalfLife": 360,
        "weightsSetRateLimit": 0,
        "immunityPeriod": 5_000,
        "commitRevealWeightsEnabled": false,
    })
}

/// Uid 0 is the owner's hotkey, then come the validators and the miners.
fn neurons() -> Vec<Value> {
    let validators = (1..=VALIDATOR_STAKES.len() as u16).map(|n| neuron("Validator", n, true));
    let miners = (1..=MINERS).map(|n| neuron("Miner", n, false));
    validators.chain(miners).collect()
}

fn neuron(role: &str, n: u16, validator_permit: bool) -> Value {
    json!({
        "netuid": NETUID,
        "hotkey": keys::of(&format!("//{role}//{n}")),
        "coldkey": keys::of(&format!("//{role}//{n}//cold")),
        "validatorPermit": validator_permit,
    })
}

fn stakes() -> Vec<Value> {
    let stake = |(i, alpha): (usize, &Balance)| {
        json!({
            "netuid": NETUID,
            "hotkey": keys::of(&format!("//Validator//{}", i + 1)),
            "coldkey": keys::of(&format!("//Validator//{}//cold", i + 1)),
            "alpha": alpha * TAO,
        })
    };
    VALIDATOR_STAKES.iter().enumerate().map(stake).collect()
}
