//! A message for every function of subtensor's chain extension (chain-extensions/src at spec 425), as a contract's author
//! would write it: typed arguments in, typed answers out, refusals as their code. `Actor` chooses between a function and
//! its `Caller` twin, whose id is 19 higher.
#![cfg_attr(not(feature = "std"), no_std, no_main)]

mod extension;

/// Subtensor's environment: its balances are `u64`.
#[derive(Clone, PartialEq, Eq)]
#[ink::scale_derive(TypeInfo)]
pub enum Subtensor {}

impl ink::env::Environment for Subtensor {
    const MAX_EVENT_TOPICS: usize = 4;
    type AccountId = ink::primitives::AccountId;
    type Balance = u64;
    type Hash = ink::primitives::Hash;
    type BlockNumber = u32;
    type Timestamp = u64;
    type ChainExtension = ink::env::NoChainExtension;
}

#[ink::contract(env = crate::Subtensor)]
mod every_function {
    use crate::extension::*;
    use ink::env::call::{build_call, ExecutionInput, Selector};
    use ink::prelude::vec::Vec;

    #[ink(storage)]
    pub struct EveryFunction {}

    impl EveryFunction {
        #[allow(clippy::new_without_default)]
        #[ink(constructor, payable)]
        pub fn new() -> Self {
            Self {}
        }

        // ---- what the chain answers ----

        #[ink(message)]
        pub fn stake_info(
            &self,
            hotkey: AccountId,
            coldkey: AccountId,
            netuid: u16,
        ) -> Result<Option<StakeInfo>, Refused> {
            ask(0, &(hotkey, coldkey, netuid))
        }

        #[ink(message)]
        pub fn alpha_price(&self, netuid: u16) -> Result<u64, Refused> {
            ask(15, &netuid)
        }

        #[ink(message)]
        pub fn subnet_registration_state(&self, netuid: u16) -> Result<RegistrationState, Refused> {
            ask(34, &netuid)
        }

        #[ink(message)]
        pub fn coldkey_lock(
            &self,
            coldkey: AccountId,
            netuid: u16,
        ) -> Result<Option<ColdkeyLock>, Refused> {
            ask(35, &(coldkey, netuid))
        }

        #[ink(message)]
        pub fn stake_availability(
            &self,
            coldkey: AccountId,
            netuid: u16,
        ) -> Result<Availability, Refused> {
            ask(36, &(coldkey, netuid))
        }

        // ---- what the contract or its caller does: the id of the contract's function stands here ----

        #[ink(message)]
        pub fn add_stake(
            &self,
            by: Actor,
            hotkey: AccountId,
            netuid: u16,
            tao: u64,
        ) -> Result<(), Refused> {
            tell(by.function(1), &(hotkey, netuid, tao))
        }

        #[ink(message)]
        pub fn remove_stake(
            &self,
            by: Actor,
            hotkey: AccountId,
            netuid: u16,
            alpha: u64,
        ) -> Result<(), Refused> {
            tell(by.function(2), &(hotkey, netuid, alpha))
        }

        #[ink(message)]
        pub fn unstake_all(&self, by: Actor, hotkey: AccountId) -> Result<(), Refused> {
            tell(by.function(3), &hotkey)
        }

        #[ink(message)]
        pub fn unstake_all_alpha(&self, by: Actor, hotkey: AccountId) -> Result<(), Refused> {
            tell(by.function(4), &hotkey)
        }

        #[ink(message)]
        pub fn move_stake(
            &self,
            by: Actor,
            from_hotkey: AccountId,
            to_hotkey: AccountId,
            from_netuid: u16,
            to_netuid: u16,
            alpha: u64,
        ) -> Result<(), Refused> {
            tell(
                by.function(5),
                &(from_hotkey, to_hotkey, from_netuid, to_netuid, alpha),
            )
        }

        #[ink(message)]
        pub fn transfer_stake(
            &self,
            by: Actor,
            to_coldkey: AccountId,
            hotkey: AccountId,
            from_netuid: u16,
            to_netuid: u16,
            alpha: u64,
        ) -> Result<(), Refused> {
            tell(
                by.function(6),
                &(to_coldkey, hotkey, from_netuid, to_netuid, alpha),
            )
        }

        #[ink(message)]
        pub fn swap_stake(
            &self,
            by: Actor,
            hotkey: AccountId,
            from_netuid: u16,
            to_netuid: u16,
            alpha: u64,
        ) -> Result<(), Refused> {
            tell(by.function(7), &(hotkey, from_netuid, to_netuid, alpha))
        }

        /// `limit`: rao for an alpha, here and below.
        #[ink(message)]
        pub fn add_stake_limit(
            &self,
            by: Actor,
            hotkey: AccountId,
            netuid: u16,
            tao: u64,
            limit: u64,
            partly: bool,
        ) -> Result<(), Refused> {
            tell(by.function(8), &(hotkey, netuid, tao, limit, partly))
        }

        #[ink(message)]
        pub fn remove_stake_limit(
            &self,
            by: Actor,
            hotkey: AccountId,
            netuid: u16,
            alpha: u64,
            limit: u64,
            partly: bool,
        ) -> Result<(), Refused> {
            tell(by.function(9), &(hotkey, netuid, alpha, limit, partly))
        }

        #[allow(clippy::too_many_arguments)]
        #[ink(message)]
        pub fn swap_stake_limit(
            &self,
            by: Actor,
            hotkey: AccountId,
            from_netuid: u16,
            to_netuid: u16,
            alpha: u64,
            limit: u64,
            partly: bool,
        ) -> Result<(), Refused> {
            tell(
                by.function(10),
                &(hotkey, from_netuid, to_netuid, alpha, limit, partly),
            )
        }

        #[ink(message)]
        pub fn remove_stake_full_limit(
            &self,
            by: Actor,
            hotkey: AccountId,
            netuid: u16,
            limit: Option<u64>,
        ) -> Result<(), Refused> {
            tell(by.function(11), &(hotkey, netuid, limit))
        }

        #[ink(message)]
        pub fn set_coldkey_auto_stake_hotkey(
            &self,
            by: Actor,
            netuid: u16,
            hotkey: AccountId,
        ) -> Result<(), Refused> {
            tell(by.function(12), &(netuid, hotkey))
        }

        #[ink(message)]
        pub fn add_proxy(&self, by: Actor, delegate: AccountId) -> Result<(), Refused> {
            tell(by.function(13), &delegate)
        }

        #[ink(message)]
        pub fn remove_proxy(&self, by: Actor, delegate: AccountId) -> Result<(), Refused> {
            tell(by.function(14), &delegate)
        }

        // ---- what only the contract does ----

        #[ink(message)]
        pub fn recycle_alpha(
            &self,
            hotkey: AccountId,
            netuid: u16,
            alpha: u64,
        ) -> Result<u64, Refused> {
            ask(16, &(hotkey, netuid, alpha))
        }

        #[ink(message)]
        pub fn burn_alpha(
            &self,
            hotkey: AccountId,
            netuid: u16,
            alpha: u64,
        ) -> Result<u64, Refused> {
            ask(17, &(hotkey, netuid, alpha))
        }

        #[ink(message)]
        pub fn add_stake_recycle(
            &self,
            hotkey: AccountId,
            netuid: u16,
            tao: u64,
        ) -> Result<u64, Refused> {
            ask(18, &(hotkey, netuid, tao))
        }

        #[ink(message)]
        pub fn add_stake_burn(
            &self,
            hotkey: AccountId,
            netuid: u16,
            tao: u64,
        ) -> Result<u64, Refused> {
            ask(19, &(hotkey, netuid, tao))
        }

        // ---- frames ----

        /// Calls another contract of this kind, which then has this one as its caller. `input` is selector and arguments.
        #[ink(message)]
        pub fn relay(&self, contract: AccountId, input: Vec<u8>) -> Result<(), Refused> {
            let (selector, arguments) = input.split_at(4);
            let selector = Selector::new([selector[0], selector[1], selector[2], selector[3]]);
            build_call::<crate::Subtensor>()
                .call(contract)
                .exec_input(ExecutionInput::new(selector).push_arg(AsTheyAre(arguments)))
                .returns::<Result<(), Refused>>()
                .invoke()
        }

        /// Any function, also one that does not exist; the answer is left out.
        #[ink(message)]
        pub fn any(&self, function: u32, input: Vec<u8>) -> Result<(), Refused> {
            tell(function, &AsTheyAre(&input))
        }
    }
}
