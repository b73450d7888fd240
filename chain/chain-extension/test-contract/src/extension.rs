//! Encodings of the extension's arguments and answers.
use ink::env::chain_extension::{ChainExtensionMethod, FromStatusCode};
use ink::primitives::AccountId;
use ink::scale::{Decode, Encode, Output};

/// For whom a function acts.
#[derive(Clone, Copy)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub enum Actor {
    Contract,
    Caller,
}

impl Actor {
    pub fn function(self, of_contract: u32) -> u32 {
        match self {
            Actor::Contract => of_contract,
            Actor::Caller => of_contract + 19,
        }
    }
}

/// The code of a refusal, 1 to 22.
#[derive(Debug)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct Refused(pub u32);

impl FromStatusCode for Refused {
    fn from_status_code(code: u32) -> Result<(), Self> {
        match code {
            0 => Ok(()),
            code => Err(Self(code)),
        }
    }
}

/// Bytes that are encoded already.
pub struct AsTheyAre<'a>(pub &'a [u8]);

impl Encode for AsTheyAre<'_> {
    fn encode_to<T: Output + ?Sized>(&self, to: &mut T) {
        to.write(self.0);
    }
}

/// Answer of function 0.
#[ink::scale_derive(Encode, Decode, TypeInfo)]
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
    pub is_registered: bool,
}

/// Answer of function 34.
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct RegistrationState {
    pub netuid: u16,
    pub exists: bool,
    pub registered_subnet_counter: u64,
}

/// Answer of function 35.
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct ColdkeyLock {
    pub locked_mass: u64,
    /// Bits of a U64F64.
    pub conviction_bits: u128,
    pub last_update: u64,
}

/// Answer of function 36.
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct Availability {
    pub netuid: u16,
    pub total: u64,
    pub locked: u64,
    pub available: u64,
}

/// Calls a function that answers something on success.
pub fn ask<I: Encode, O: Decode>(function: u32, input: &I) -> Result<O, Refused> {
    ChainExtensionMethod::build(function)
        .input::<I>()
        .output::<O, false>()
        .handle_error_code::<Refused>()
        .call(input)
}

/// Calls a function that answers its code alone.
pub fn tell<I: Encode>(function: u32, input: &I) -> Result<(), Refused> {
    ChainExtensionMethod::build(function)
        .input::<I>()
        .output::<(), false>()
        .handle_error_code::<Refused>()
        .call(input)
}
