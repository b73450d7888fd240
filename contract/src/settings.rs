//! What the contract is told at deployment, who steers it, and the clock.

use ink::codegen::StaticEnv;

use crate::errors::{Error, Result};
use crate::joust::Joust;
use crate::time::scale;
use crate::types::*;
use crate::windows::Moment;

/// The contract's interface; grows when messages or events change.
const VERSION: u32 = 2 + cfg!(feature = "successor") as u32;

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Settings {
    pub owner: AccountId,
    pub netuid: u16,
    pub hotkey: AccountId,
    pub blocks_per_day: u32,
    pub ms_per_block: u32,
    pub created_at: BlockNumber,
    pub uses_availability: bool,
    /// How often the netuid had been registered when the contract began: another subnet may take the number. None where the
    /// chain cannot say.
    pub subnet_counter: Option<u64>,
    pub next_owner: Option<AccountId>,
    pub paused: bool,
    pub announced_code: Option<AnnouncedCode>,
    pub wind_down: Option<WindDown>,
    pub genesis_hash: [u8; 32],
}
crate::store::decodes!(Settings: owner, netuid, hotkey, blocks_per_day, ms_per_block, created_at, uses_availability, subnet_counter, next_owner, paused, announced_code, wind_down, genesis_hash);

impl Joust {
    pub(crate) fn now(&self) -> BlockNumber {
        Self::env().block_number()
    }

    pub(crate) fn moment(&self) -> Moment {
        Moment { block: self.now(), ms: Self::env().block_timestamp() }
    }

    pub(crate) fn caller(&self) -> AccountId {
        Self::env().caller()
    }

    /// The TAO that the contract can spend: without the existential deposit (pallet-contracts, `Ext::balance`).
    pub(crate) fn tao(&self) -> Balance {
        Self::env().balance()
    }

    /// Errors: [`Error::TransferFailed`].
    pub(crate) fn send_tao(&self, to: AccountId, amount: Balance) -> Result<()> {
        Self::env().transfer(to, amount).map_err(|_| Error::TransferFailed)
    }

    /// The contract's own account: the coldkey of its neuron.
    pub(crate) fn me(&self) -> AccountId {
        Self::env().account_id()
    }

    /// A duration of the rules in blocks of this chain.
    pub(crate) fn blocks(&self, rule_blocks: u32) -> u32 {
        scale(rule_blocks, self.settings.blocks_per_day)
    }

    pub(crate) fn epoch_blocks(&self) -> u32 {
        self.terms.clock.span(self.now()).epoch_blocks
    }

    /// The anchor of the present epoch.
    pub(crate) fn anchor(&self) -> BlockNumber {
        self.terms.clock.anchor(self.now())
    }

    pub(crate) fn read_config(&self) -> Config {
        let (moment, anchor, epoch_blocks) = (self.moment(), self.anchor(), self.epoch_blocks());
        let freeze = self.validators.last_freeze();
        let proposed = self.terms.clock.proposed(moment.block);
        Config {
            version: VERSION,
            owner: self.settings.owner,
            netuid: self.settings.netuid,
            hotkey: self.settings.hotkey,
            blocks_per_day: self.settings.blocks_per_day,
            ms_per_block: self.settings.ms_per_block,
            created_at: self.settings.created_at,
            anchor,
            next_anchor: anchor.saturating_add(epoch_blocks),
            epoch_blocks,
            frozen_anchor: freeze.as_ref().map(|f| f.anchor),
            total_weight: freeze.as_ref().map_or(0, |f| f.total()),
            block: moment.block,
            timestamp: moment.ms,
            uses_availability: self.settings.uses_availability,
            genesis_hash: self.settings.genesis_hash,
            params_id: self.params_id(),
            proposed_params: proposed.map(|s| ProposedParams { params_id: s.params_id, from: s.from }),
            next_owner: self.settings.next_owner,
            paused: self.settings.paused,
            announced_code: self.settings.announced_code,
            wind_down: self.settings.wind_down,
        }
    }
}

#[cfg(test)]
pub mod tests {
    use ink::env::test::{set_block_number, set_caller};

    use super::*;
    use crate::env::JoustEnvironment;
    use crate::params::tests::defaults;

    pub const OWNER: u8 = 1;

    pub fn account(n: u8) -> AccountId {
        AccountId::from([n; 32])
    }

    /// Who calls from here on.
    pub fn call_as(n: u8) {
        set_caller::<JoustEnvironment>(account(n));
    }

    pub fn at(block: BlockNumber) {
        set_block_number::<JoustEnvironment>(block);
    }

    /// A contract of [`OWNER`], made in block 100 of a chain with 36 blocks a day: an epoch is 9 blocks. Where there is no
    /// chain extension, so messages that ask the chain are tested on the runtime (native-tests).
    pub fn contract() -> Joust {
        call_as(OWNER);
        at(100);
        Joust::new(1, account(200), 36, 1_000, false, defaults(), [7; 32]).expect("the defaults hold")
    }

    #[ink::test]
    fn config_tells_the_clock_and_what_the_chain_has() {
        let joust = contract();
        at(118);
        let config = joust.config().read();
        assert_eq!((config.anchor, config.next_anchor, config.epoch_blocks), (118, 127, 9));
        assert_eq!((config.uses_availability, config.paused, config.wind_down), (false, false, None));
    }
}
