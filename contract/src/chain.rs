//! Subtensor's chain extension, the functions this contract uses (chain-extensions/src/lib.rs at spec 425). The id's upper
//! half is ignored there; refusals come back as codes, but an unknown function traps: 34 and 36 are called only where the
//! deployer said that the chain has them.

use ink::env::chain_extension::ChainExtensionMethod;
use ink::prelude::vec::Vec;
use ink::scale::{Decode, Encode};

use crate::env::AccountId;
use crate::errors::{ChainError, Error};
use crate::store::{encoded, Plain};

const STAKE_OF_PAIR: u32 = 0;
const MOVE_STAKE: u32 = 5;
const TRANSFER_STAKE: u32 = 6;
const ALPHA_PRICE: u32 = 15;
const RECYCLE_ALPHA: u32 = 16;
const ADD_STAKE_RECYCLE: u32 = 18;
const SUBNET_STATE: u32 = 34;
const STAKE_AVAILABILITY: u32 = 36;

/// What this contract reads of function 0's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StakeInfo {
    /// Rao of alpha.
    pub stake: u64,
    /// Whether the hotkey has a neuron on the subnet.
    pub is_registered: bool,
}

/// Function 0's answer: `Option` of hotkey, coldkey, then compact netuid, stake, locked, emission, tao_emission and drain,
/// then whether the hotkey is registered.
fn stake_info(answer: &[u8]) -> Option<StakeInfo> {
    let (found, mut rest) = answer.split_at_checked(65)?;
    if found[0] != 1 {
        return None;
    }
    compact(&mut rest)?;
    let stake = compact(&mut rest)?;
    for _ in 0..4 {
        compact(&mut rest)?;
    }
    Some(StakeInfo { stake, is_registered: *rest.first()? == 1 })
}

/// SCALE's compact integers of up to eight bytes.
#[inline(never)]
fn compact(bytes: &mut &[u8]) -> Option<u64> {
    let first = *bytes.first()?;
    let (len, from) = match first & 3 {
        3 => (usize::from(first >> 2) + 4, 1),
        mode => (1 << mode, 0),
    };
    if len > 8 {
        return None;
    }
    let (number, rest) = bytes.split_at_checked(from + len)?;
    let mut little_endian = [0; 8];
    little_endian[..len].copy_from_slice(&number[from..]);
    *bytes = rest;
    let whole = u64::from_le_bytes(little_endian);
    Some(if from == 0 { whole >> 2 } else { whole })
}

/// Function 36's answer, over all hotkeys of the coldkey.
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode)]
pub struct Availability {
    pub netuid: u16,
    pub total: u64,
    pub locked: u64,
    pub available: u64,
}

/// Function 34's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode)]
pub struct SubnetState {
    pub netuid: u16,
    pub exists: bool,
    /// How often a subnet was registered under this number.
    pub registered_subnet_counter: u64,
}

fn ask<O: Decode>(function: u32, input: &impl Encode) -> Result<O, ChainError> {
    O::decode(&mut &call(function, encoded(input))?[..]).map_err(|_| ChainError::RuntimeError)
}

/// Questions and answers as bytes, so that the way to the host is compiled once.
#[inline(never)]
fn call(function: u32, input: Vec<u8>) -> Result<Vec<u8>, ChainError> {
    ChainExtensionMethod::build(function)
        .input::<Plain<Vec<u8>>>()
        .output::<Plain<Vec<u8>>, false>()
        .handle_error_code::<ChainError>()
        .call(&Plain(input))
        .map(|answer| answer.0)
}

/// What `coldkey` has staked on `hotkey`, in rao of alpha. Errors: [`Error::Chain`].
#[inline(never)]
pub fn stake_of(hotkey: AccountId, coldkey: AccountId, netuid: u16) -> Result<StakeInfo, Error> {
    let answer = call(STAKE_OF_PAIR, encoded(&(hotkey, coldkey, netuid))).map_err(Error::Chain)?;
    stake_info(&answer).ok_or(Error::Chain(ChainError::RuntimeError))
}

/// What of `coldkey`'s alpha is not locked. Errors: [`Error::Chain`].
pub fn availability_of(coldkey: AccountId, netuid: u16) -> Result<Availability, Error> {
    ask(STAKE_AVAILABILITY, &(coldkey, netuid)).map_err(Error::Chain)
}

/// Moves the contract's stake on `hotkey` to another coldkey. The chain caps the amount at what is held.
pub fn transfer_stake(to_coldkey: AccountId, hotkey: AccountId, netuid: u16, amount: u64) -> Result<(), ChainError> {
    ask(TRANSFER_STAKE, &(to_coldkey, hotkey, netuid, netuid, amount))
}

/// Takes alpha out of circulation; answers how much. (The extrinsic's arguments have another order.)
pub fn recycle_alpha(hotkey: AccountId, netuid: u16, amount: u64) -> Result<u64, ChainError> {
    ask(RECYCLE_ALPHA, &(hotkey, netuid, amount))
}

/// Moves the contract's stake from one hotkey to another of the same subnet.
pub fn move_stake(from: AccountId, to: AccountId, netuid: u16, amount: u64) -> Result<(), ChainError> {
    ask(MOVE_STAKE, &(from, to, netuid, netuid, amount))
}

/// Whether the subnet exists. Errors: [`Error::Chain`].
pub fn subnet_state(netuid: u16) -> Result<SubnetState, Error> {
    ask(SUBNET_STATE, &netuid).map_err(Error::Chain)
}

/// Rao of TAO for one alpha of the subnet. Errors: [`Error::Chain`].
pub fn alpha_price(netuid: u16) -> Result<u64, Error> {
    ask(ALPHA_PRICE, &netuid).map_err(Error::Chain)
}

/// Buys alpha for the contract's TAO and takes it out of circulation in one step; answers how much.
pub fn add_stake_recycle(hotkey: AccountId, netuid: u16, tao: u64) -> Result<u64, ChainError> {
    ask(ADD_STAKE_RECYCLE, &(hotkey, netuid, tao))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ink::scale::Compact;

    #[test]
    fn the_answer_about_a_stake_is_read_like_subtensors_struct() {
        for (stake, locked) in [(0, 63), (63, 64), (16_383, 16_384), (1 << 30, u64::MAX), (u64::MAX, 0)] {
            for registered in [false, true] {
                let compacts = [4, stake, locked, 1, 1 << 40, 70_000].map(|n: u64| Compact(n).encode()).concat();
                let answer = [vec![1; 1], vec![7; 64], compacts, vec![registered.into()]].concat();
                assert_eq!(stake_info(&answer), Some(StakeInfo { stake, is_registered: registered }));
                assert_eq!(stake_info(&answer[..answer.len() - 1]), None);
            }
        }
        assert_eq!(stake_info(&[0]), None);
    }
}
