//! One contract, three codes. A code has to be small, so the contract's is three: the account runs *main*; a message that main
//! does not know it hands on, as it came, to *registry*, and what that does not know goes to *reads*. Caller, value, storage and
//! events are those of the contract (pallet-contracts, `seal_delegate_call`). Which message is where stands at the message: the
//! dearest, from pairs to payment, are in main, where nothing is added to their cost; `deposit` too, so that no library takes
//! TAO.
//!
//! Main holds the hashes of the other two, so that its own hash says all that the contract can do, and keeps both from being
//! removed from the chain.

use crate::errors::Result;

/// Keeps the other codes on the chain for as long as this one runs. Traps where the chain lacks one, or they are held already.
pub fn hold_libraries() {
    on_chain::hold();
}

/// Makes `code_hash` the contract's code, with the codes that go with it. Errors: [`crate::errors::Error::CodeNotFound`], also
/// when one of those is missing, or the code is not a later version of this contract.
pub fn move_to(code_hash: &[u8; 32]) -> Result<()> {
    on_chain::move_to(code_hash)
}

#[cfg(all(target_arch = "wasm32", feature = "main"))]
mod on_chain {
    use pallet_contracts_uapi::{CallFlags, HostFn, HostFnImpl};

    use crate::errors::{Error, Result};

    /// build.mjs compiles the other two first.
    pub const REGISTRY: &[u8; 32] = include_bytes!(concat!(env!("JOUST_CODES"), "/registry"));
    const READS: &[u8; 32] = include_bytes!(concat!(env!("JOUST_CODES"), "/reads"));
    /// What the old code asks the new one: no message's selector, so callers find it in no metadata. Whoever else sends it
    /// changes nothing, because the codes are held already.
    pub const HOLD: [u8; 4] = *b"hold";

    pub fn hold() {
        HostFnImpl::lock_delegate_dependency(REGISTRY);
        HostFnImpl::lock_delegate_dependency(READS);
    }

    pub fn move_to(code_hash: &[u8; 32]) -> Result<()> {
        // Let go first: the new code may share one with this.
        HostFnImpl::unlock_delegate_dependency(REGISTRY);
        HostFnImpl::unlock_delegate_dependency(READS);
        HostFnImpl::set_code_hash(code_hash)
            .and_then(|()| HostFnImpl::delegate_call(CallFlags::empty(), code_hash, &HOLD, None))
            .map_err(|_| Error::CodeNotFound)
    }
}

/// Outside of a chain there is no code to hold; the other codes have no message that asks for it.
#[cfg(not(all(target_arch = "wasm32", feature = "main")))]
mod on_chain {
    pub fn hold() {}

    pub fn move_to(_: &[u8; 32]) -> crate::errors::Result<()> {
        Ok(())
    }
}

/// The way in, in place of ink!'s, which would refuse what it does not know.
#[cfg(target_arch = "wasm32")]
mod entry {
    use ink::reflect::{ContractMessageDecoder, ExecuteDispatchable};

    use crate::env::JoustEnvironment;
    use crate::joust::Joust;

    type Message = <Joust as ContractMessageDecoder>::Type;

    #[no_mangle]
    pub extern "C" fn call() {
        // Main has a message that takes TAO: ink! asks at each of its others.
        #[cfg(not(feature = "main"))]
        refuse_tao();
        match ink::env::decode_input::<Message>() {
            Ok(message) => perform(message),
            Err(_) => hand_on(),
        }
    }

    fn perform(message: impl ExecuteDispatchable) {
        if message.execute_dispatchable().is_err() {
            panic!("a message that takes no TAO was sent some");
        }
    }

    fn refuse_tao() {
        if ink::codegen::deny_payment::<JoustEnvironment>().is_err() {
            panic!("neither the constructor nor a library takes TAO");
        }
    }

    #[cfg(feature = "main")]
    #[no_mangle]
    pub extern "C" fn deploy() {
        refuse_tao();
        match ink::env::decode_input::<<Joust as ink::reflect::ContractConstructorDecoder>::Type>() {
            Ok(constructor) => perform(constructor),
            Err(_) => panic!("no constructor was called"),
        }
    }

    /// Only main can be a contract.
    #[cfg(not(feature = "main"))]
    #[no_mangle]
    pub extern "C" fn deploy() {
        panic!("a library was instantiated");
    }

    #[cfg(feature = "main")]
    fn hand_on() {
        use super::on_chain::{hold, HOLD, REGISTRY};
        if ink::env::decode_input::<[u8; 4]>() == Ok(HOLD) {
            return hold();
        }
        delegate(REGISTRY);
    }

    #[cfg(feature = "registry")]
    fn hand_on() {
        delegate(include_bytes!(concat!(env!("JOUST_CODES"), "/reads")));
    }

    #[cfg(feature = "reads")]
    fn hand_on() {
        let unknown = ink::MessageResult::<()>::Err(ink::LangError::CouldNotReadInput);
        ink::env::return_value(ink::env::ReturnFlags::REVERT, &unknown);
    }

    /// Answers the caller as that code does.
    #[cfg(not(feature = "reads"))]
    fn delegate(code_hash: &[u8; 32]) {
        use pallet_contracts_uapi::{CallFlags, HostFn, HostFnImpl};
        if HostFnImpl::delegate_call(CallFlags::FORWARD_INPUT | CallFlags::TAIL_CALL, code_hash, &[], None).is_err() {
            panic!("the other code trapped");
        }
    }
}
