//! Subtensor's chain extension, the functions this contract uses (chain-extensions/src/lib.rs at spec 425). The id's upper
//! half is ignored there; refusals come back as codes, but an unknown function traps: 34 and 36 are called only where the
//! deployer said that the chain has them.

use ink::env::chain_extension::ChainExtensionMethod;
use ink::scale::{Decode, Encode};

use crate::env::AccountId;
use crate::errors::{ChainError, Error};

const STAKE_OF_PAIR: u32 = 0;
const MOVE_STAKE: u32 = 5;
const TRANSFER_STAKE: u32 = 6;
const RECYCLE_ALPHA: u32 = 16;
const SUBNET_STATE: u32 = 34;
const STAKE_AVAILABILITY: u32 = 36;

/// Function 0's answer. The compact fields are subtensor's encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode)]
pub struct StakeInfo {
    pub hotkey: AccountId,
    pub coldkey: AccountId,
    #[codec(compact)]
    pub netuid: u16,
    #[codec(compact)]
    pub stake: u64,
    #[codec(compact)]
    pub locked: u64,
    #[codec(compact)]
    pub emission: u64,
    #[codec(compact)]
    pub tao_emission: u64,
    #[codec(compact)]
    pub drain: u64,
    /// Whether the hotkey has a neuron on the subnet.
    pub is_registered: bool,
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

fn ask<I: Encode, O: Decode>(function: u32, input: &I) -> Result<O, ChainError> {
    ChainExtensionMethod::build(function)
        .input::<I>()
        .output::<O, false>()
        .handle_error_code::<ChainError>()
        .call(input)
}

/// What `coldkey` has staked on `hotkey`, in rao of alpha. Errors: [`Error::Chain`].
pub fn stake_of(hotkey: AccountId, coldkey: AccountId, netuid: u16) -> Result<StakeInfo, Error> {
    let info: Option<StakeInfo> = ask(STAKE_OF_PAIR, &(hotkey, coldkey, netuid)).map_err(Error::Chain)?;
    info.ok_or(Error::Chain(ChainError::RuntimeError))
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
