//! The whitelist of validators and what each weighs in an epoch. The rule is [`crate::power`].

use ink::codegen::StaticEnv;
use ink::prelude::vec::Vec;

use crate::chain;
use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::power::{freeze, Freeze, Measured, MAX_COLDKEYS, MAX_VALIDATORS};
use crate::store::{Lazy, Mapping};
use crate::types::*;

/// Freezes kept for the rounds that began under them. A round lasts two epochs, so it sees three newer ones at most.
const KEPT_FREEZES: u32 = 8;

/// Between a change of the whitelist and its effect: 3 days; fixed. What was added before the first freeze acts at once: a new
/// contract has nobody yet who could be outvoted.
const WHITELIST_TIMELOCK: u32 = 3 * 7_200;

/// May vote from `from` and until before `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Member {
    pub hotkey: AccountId,
    pub added_at: BlockNumber,
    pub from: BlockNumber,
    pub until: Option<BlockNumber>,
}
crate::store::decodes!(Member: hotkey, added_at, from, until);

impl Member {
    fn votes_at(&self, now: BlockNumber) -> bool {
        self.from <= now && !self.is_gone(now)
    }

    fn is_gone(&self, now: BlockNumber) -> bool {
        self.until.is_some_and(|until| until <= now)
    }
}

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Validators {
    members: Lazy<Vec<Member>>,
    coldkeys: Mapping<AccountId, Vec<AccountId>>,
    /// By sequence number.
    freezes: Mapping<u32, Freeze>,
    last: Option<u32>,
}

impl Validators {
    /// Who may vote now.
    #[inline(never)]
    pub fn whitelist(&self) -> Vec<AccountId> {
        let now = Joust::env().block_number();
        self.members(now).iter().filter(|m| m.votes_at(now)).map(|m| m.hotkey).collect()
    }

    /// Those and who is to come.
    #[inline(never)]
    fn members(&self, now: BlockNumber) -> Vec<Member> {
        let mut members = self.members.get_or_default();
        members.retain(|m| !m.is_gone(now));
        members
    }

    pub fn freeze(&self, sequence: u32) -> Option<Freeze> {
        self.freezes.get(sequence)
    }

    pub fn last_freeze(&self) -> Option<Freeze> {
        self.last.and_then(|sequence| self.freeze(sequence))
    }

    fn coldkeys(&self, hotkey: &AccountId) -> Vec<AccountId> {
        self.coldkeys.get(hotkey).unwrap_or_default()
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
        let now = self.now();
        let mut members = self.validators.members(now);
        let full = members.len() >= MAX_VALIDATORS;
        let from = match members.iter_mut().find(|m| m.hotkey == hotkey) {
            Some(member) if member.until.is_none() => return Err(Error::ValidatorExists),
            // Stays after all: it never stopped voting.
            Some(member) => {
                member.until = None;
                member.from
            }
            None if full => return Err(Error::TooManyValidators),
            None => {
                let from = self.whitelist_change_at(now);
                members.push(Member { hotkey, added_at: now, from, until: None });
                self.validators.coldkeys.remove(hotkey);
                from
            }
        };
        self.validators.members.set(&members);
        emit(ValidatorAdded { hotkey, from });
        Ok(())
    }

    pub(crate) fn dismiss_validator(&mut self, hotkey: AccountId) -> Result<()> {
        self.ensure_owner()?;
        let now = self.now();
        let mut members = self.validators.members(now);
        let member = members.iter_mut().find(|m| m.hotkey == hotkey).ok_or(Error::ValidatorNotFound)?;
        if member.until.is_some() {
            return Err(Error::ValidatorLeaves);
        }
        let until = if member.votes_at(now) { self.whitelist_change_at(now) } else { now };
        member.until = Some(until);
        self.validators.members.set(&members);
        emit(ValidatorRemoved { hotkey, until });
        Ok(())
    }

    fn whitelist_change_at(&self, now: BlockNumber) -> BlockNumber {
        match self.validators.last {
            None => now,
            Some(_) => now.saturating_add(self.blocks(WHITELIST_TIMELOCK)),
        }
    }

    /// Whoever is to be a validator may say so before it is one.
    pub(crate) fn declare(&mut self, coldkeys: Vec<AccountId>) -> Result<()> {
        let hotkey = self.caller();
        if !self.validators.members(self.now()).iter().any(|m| m.hotkey == hotkey) {
            return Err(Error::NotValidator);
        }
        let twice = coldkeys.iter().enumerate().any(|(i, key)| coldkeys[..i].contains(key));
        if twice || coldkeys.len() > MAX_COLDKEYS {
            return Err(Error::BadColdkeys);
        }
        self.validators.coldkeys.insert(hotkey, &coldkeys);
        emit(ColdkeysDeclared { hotkey, coldkeys });
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
        for coldkey in self.validators.coldkeys(&hotkey) {
            stake = stake.saturating_add(chain::stake_of(hotkey, coldkey, self.settings.netuid)?.stake);
        }
        Ok(Measured { hotkey, stake })
    }

    pub(crate) fn read_validators(&self) -> Vec<Validator> {
        let last = self.validators.last_freeze();
        let view = |m: &Member| {
            let weight = last.as_ref().and_then(|f| f.of(&m.hotkey).copied());
            Validator {
                hotkey: m.hotkey,
                coldkeys: self.validators.coldkeys(&m.hotkey),
                added_at: m.added_at,
                raw: weight.map_or(0, |w| w.raw),
                weight: weight.map_or(0, |w| w.weight),
                from: m.from,
                until: m.until,
            }
        };
        self.validators.members(self.now()).iter().map(view).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::tests::{account, at, call_as, contract, OWNER};

    #[test]
    fn a_member_votes_inside_its_time() {
        let member = Member { hotkey: AccountId::from([1; 32]), added_at: 5, from: 10, until: Some(20) };
        for (now, votes, gone) in [(9, false, false), (10, true, false), (19, true, false), (20, false, true)] {
            assert_eq!((member.votes_at(now), member.is_gone(now)), (votes, gone), "at {now}");
        }
        assert!(Member { until: None, ..member }.votes_at(u32::MAX));
    }

    /// A contract whose weights were frozen once: from here on the timelock of 3 days (108 blocks) holds.
    fn weighed() -> Joust {
        let mut joust = contract();
        joust.add_validator(account(11)).unwrap();
        joust.validators.keep(&Freeze { sequence: 0, anchor: 100, weights: Vec::new() });
        joust
    }

    #[ink::test]
    fn before_the_first_freeze_the_whitelist_changes_at_once() {
        let mut joust = contract();
        joust.add_validator(account(11)).unwrap();
        assert_eq!(joust.validators.whitelist(), vec![account(11)]);
        assert_eq!(joust.add_validator(account(11)), Err(Error::ValidatorExists));
        joust.remove_validator(account(11)).unwrap();
        assert_eq!(joust.validators.whitelist(), vec![]);
        assert_eq!(joust.remove_validator(account(11)), Err(Error::ValidatorNotFound));
    }

    #[ink::test]
    fn after_it_every_change_waits_three_days() {
        let mut joust = weighed();
        joust.add_validator(account(12)).unwrap();
        at(207);
        assert_eq!(joust.validators.whitelist(), vec![account(11)]);
        at(208);
        assert_eq!(joust.validators.whitelist(), vec![account(11), account(12)]);
        joust.remove_validator(account(11)).unwrap();
        assert_eq!(joust.remove_validator(account(11)), Err(Error::ValidatorLeaves));
        at(315);
        assert_eq!(joust.validators.whitelist(), vec![account(11), account(12)]);
        assert_eq!(joust.validators().read()[0].until, Some(316));
        at(316);
        assert_eq!(joust.validators.whitelist(), vec![account(12)]);
        assert_eq!(joust.remove_validator(account(11)), Err(Error::ValidatorNotFound));
    }

    #[ink::test]
    fn a_change_can_be_taken_back_before_it_acts() {
        let mut joust = weighed();
        joust.remove_validator(account(11)).unwrap();
        joust.add_validator(account(11)).unwrap();
        joust.add_validator(account(12)).unwrap();
        joust.remove_validator(account(12)).unwrap();
        at(10_000);
        assert_eq!(joust.validators.whitelist(), vec![account(11)]);
    }

    #[ink::test]
    fn there_are_sixteen_at_most_with_those_to_come() {
        let mut joust = weighed();
        for n in 12..27 {
            joust.add_validator(account(n)).unwrap();
        }
        assert_eq!(joust.add_validator(account(27)), Err(Error::TooManyValidators));
    }

    #[ink::test]
    fn who_comes_may_declare_and_who_returns_declares_anew() {
        let mut joust = weighed();
        joust.add_validator(account(12)).unwrap();
        call_as(12);
        assert_eq!(joust.declare_coldkeys(vec![account(50), account(50)]), Err(Error::BadColdkeys));
        assert_eq!(joust.declare_coldkeys((50..55).map(account).collect()), Err(Error::BadColdkeys));
        assert_eq!(joust.declare_coldkeys(vec![account(50)]), Ok(()));
        assert_eq!(joust.veto_code([1; 32]), Err(Error::NotValidator)); // it may not vote yet
        call_as(13);
        assert_eq!(joust.declare_coldkeys(vec![account(51)]), Err(Error::NotValidator));
        call_as(OWNER);
        joust.remove_validator(account(12)).unwrap();
        joust.add_validator(account(12)).unwrap();
        assert_eq!(joust.validators().read()[1].coldkeys, vec![]);
    }

    #[ink::test]
    fn only_the_owner_changes_the_whitelist() {
        let mut joust = weighed();
        call_as(11);
        assert_eq!(joust.add_validator(account(12)), Err(Error::NotOwner));
        assert_eq!(joust.remove_validator(account(11)), Err(Error::NotOwner));
    }
}
