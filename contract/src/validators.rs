//! The whitelist of validators and what each weighs in an epoch. The rule is [`crate::power`].

use ink::prelude::vec::Vec;
use ink::storage::{Lazy, Mapping};

use crate::chain;
use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::power::{freeze, Freeze, Measured, MAX_COLDKEYS, MAX_VALIDATORS};
use crate::types::*;

/// Freezes kept for the rounds that began under them. A round lasts two epochs, so it sees three newer ones at most.
const KEPT_FREEZES: u32 = 8;

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Declared {
    pub coldkeys: Vec<AccountId>,
    pub added_at: BlockNumber,
}

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Validators {
    whitelist: Lazy<Vec<AccountId>>,
    declared: Mapping<AccountId, Declared>,
    /// By sequence number.
    freezes: Mapping<u32, Freeze>,
    last: Option<u32>,
}

impl Validators {
    pub fn whitelist(&self) -> Vec<AccountId> {
        self.whitelist.get_or_default()
    }

    pub fn freeze(&self, sequence: u32) -> Option<Freeze> {
        self.freezes.get(sequence)
    }

    pub fn last_freeze(&self) -> Option<Freeze> {
        self.last.and_then(|sequence| self.freeze(sequence))
    }

    fn declared(&self, hotkey: &AccountId) -> Declared {
        self.declared.get(hotkey).unwrap_or(Declared { coldkeys: Vec::new(), added_at: 0 })
    }

    fn keep(&mut self, freeze: &Freeze) {
        self.freezes.insert(freeze.sequence, freeze);
        if let Some(old) = freeze.sequence.checked_sub(KEPT_FREEZES) {
            self.freezes.remove(old);
        }
        self.last = Some(freeze.sequence);
    }
}

impl Joust {
    /// The caller, if it is a validator. Errors: [`Error::NotValidator`].
    pub(crate) fn ensure_validator(&self) -> Result<AccountId> {
        let caller = self.caller();
        self.validators.whitelist().contains(&caller).then_some(caller).ok_or(Error::NotValidator)
    }

    pub(crate) fn admit_validator(&mut self, hotkey: AccountId) -> Result<()> {
        self.ensure_owner()?;
        let mut whitelist = self.validators.whitelist();
        if whitelist.contains(&hotkey) {
            return Err(Error::ValidatorExists);
        }
        if whitelist.len() >= MAX_VALIDATORS {
            return Err(Error::TooManyValidators);
        }
        whitelist.push(hotkey);
        self.validators.whitelist.set(&whitelist);
        self.validators.declared.insert(hotkey, &Declared { coldkeys: Vec::new(), added_at: self.now() });
        emit(ValidatorAdded { hotkey });
        Ok(())
    }

    pub(crate) fn declare(&mut self, coldkeys: Vec<AccountId>) -> Result<()> {
        let hotkey = self.ensure_validator()?;
        let twice = coldkeys.iter().enumerate().any(|(i, key)| coldkeys[..i].contains(key));
        if twice || coldkeys.len() > MAX_COLDKEYS {
            return Err(Error::BadColdkeys);
        }
        let added_at = self.validators.declared(&hotkey).added_at;
        let declared = Declared { coldkeys, added_at };
        self.validators.declared.insert(hotkey, &declared);
        emit(ColdkeysDeclared { hotkey, coldkeys: declared.coldkeys });
        Ok(())
    }

    /// Reads every pair in one call, so each alpha counts once.
    pub(crate) fn freeze_weights(&mut self) -> Result<()> {
        let anchor = self.anchor();
        let previous = self.validators.last_freeze();
        if previous.as_ref().is_some_and(|f| f.anchor >= anchor) {
            return Err(Error::AlreadyFrozen);
        }
        let whitelist = self.validators.whitelist();
        let measured = whitelist.iter().map(|hotkey| self.measure(*hotkey)).collect::<Result<Vec<_>>>()?;
        // The first freeze counts stake without a comparison: it may not be spent on nothing.
        if previous.is_none() && measured.iter().all(|m| m.stake == 0) {
            return Err(Error::NoStake);
        }
        let frozen = freeze(anchor, &measured, previous.as_ref());
        self.validators.keep(&frozen);
        let weights =
            frozen.weights.iter().map(|w| FrozenWeight { hotkey: w.hotkey, raw: w.raw, weight: w.weight }).collect();
        self.tell_params();
        emit(WeightsFrozen { anchor, weights, total: frozen.total() });
        Ok(())
    }

    fn measure(&self, hotkey: AccountId) -> Result<Measured> {
        let mut stake = 0_u64;
        for coldkey in self.validators.declared(&hotkey).coldkeys {
            stake = stake.saturating_add(chain::stake_of(hotkey, coldkey, self.settings.netuid)?.stake);
        }
        Ok(Measured { hotkey, stake })
    }

    pub(crate) fn read_validators(&self) -> Vec<Validator> {
        let last = self.validators.last_freeze();
        let view = |hotkey: AccountId| {
            let Declared { coldkeys, added_at } = self.validators.declared(&hotkey);
            let weight = last.as_ref().and_then(|f| f.of(&hotkey).copied());
            Validator {
                hotkey,
                coldkeys,
                added_at,
                raw: weight.map_or(0, |w| w.raw),
                weight: weight.map_or(0, |w| w.weight),
            }
        };
        self.validators.whitelist().into_iter().map(view).collect()
    }
}
