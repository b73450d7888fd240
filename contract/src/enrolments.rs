//! Which issues a miner wants. Pairing looks at the enrolments of an anchor, so one that is replaced after the anchor keeps
//! counting until the next.

use ink::prelude::vec::Vec;

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::roster::Roster;
use crate::store::Mapping;
use crate::types::*;

const MAX_ENROLLED: u32 = 256;
const MAX_PICKS: usize = 3;

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Slots {
    pub current: Enrolment,
    /// What `current` replaced after the last anchor.
    pub before: Option<Enrolment>,
}

impl Slots {
    /// The enrolment in force at an anchor: made before it (attack A8: nothing enters after the anchor is known).
    pub fn in_force_at(&self, anchor: BlockNumber) -> Option<&Enrolment> {
        [Some(&self.current), self.before.as_ref()].into_iter().flatten().find(|e| e.enrolled_at < anchor)
    }

    fn replaced_by(self, next: Enrolment, anchor: BlockNumber) -> Slots {
        let before = if self.current.enrolled_at < anchor { Some(self.current) } else { self.before };
        Slots { current: next, before }
    }
}

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Enrolments {
    slots: Mapping<AccountId, Slots>,
    pub enrolled: Roster,
}

impl Enrolments {
    pub fn get(&self, hotkey: &AccountId) -> Option<Slots> {
        self.slots.get(hotkey)
    }

    pub fn remove(&mut self, hotkey: &AccountId) {
        self.slots.remove(hotkey);
        self.enrolled.remove(hotkey);
    }
}

/// One to three different issues. Errors: [`Error::BadPicks`].
fn check_picks(picks: &[IssueId]) -> Result<()> {
    let twice = picks.iter().enumerate().any(|(i, id)| picks[..i].contains(id));
    let fits = !picks.is_empty() && picks.len() <= MAX_PICKS && !twice;
    fits.then_some(()).ok_or(Error::BadPicks)
}

impl Joust {
    pub(crate) fn enrol_miner(&mut self, picks: Vec<IssueId>) -> Result<()> {
        self.ensure_unpaused()?;
        let (hotkey, now) = (self.caller(), self.now());
        check_picks(&picks)?;
        let identity = self.identities.get(&hotkey).ok_or(Error::NotBound)?;
        if identity.competing_in.is_some() {
            return Err(Error::Busy);
        }
        self.ensure_registered(hotkey, identity.coldkey)?;
        let known = self.enrolments.get(&hotkey);
        if known.as_ref().is_some_and(|s| s.current.picks == picks && now < s.current.expires_at) {
            return Err(Error::AlreadyEnrolled);
        }
        if known.is_none() && self.enrolments.enrolled.size() >= MAX_ENROLLED {
            return Err(Error::TooManyEnrolments);
        }
        for id in &picks {
            self.ensure_open(*id)?;
        }
        let expires_at = now.saturating_add(self.blocks(self.params().enrol_ttl));
        let github_id = identity.github_id;
        let enrolment = Enrolment { hotkey, github_id, picks: picks.clone(), enrolled_at: now, expires_at };
        let slots = match known {
            Some(slots) => slots.replaced_by(enrolment, self.anchor()),
            None => Slots { current: enrolment, before: None },
        };
        self.enrolments.slots.insert(hotkey, &slots);
        self.enrolments.enrolled.add(&hotkey);
        emit(MinerEnrolled { hotkey, github_id, picks, expires_at });
        Ok(())
    }

    /// Opens the issue if its time has come. Errors: [`Error::IssueNotFound`], [`Error::IssueNotOpen`].
    fn ensure_open(&mut self, id: IssueId) -> Result<()> {
        let mut issue = self.issues.find(id)?;
        if self.open_if_due(&mut issue) {
            self.issues.save(&issue);
        }
        (issue.status == IssueStatus::Open).then_some(()).ok_or(Error::IssueNotOpen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enrolment(enrolled_at: u32) -> Enrolment {
        Enrolment { hotkey: AccountId::from([1; 32]), github_id: 1, picks: vec![1], enrolled_at, expires_at: 500 }
    }

    #[test]
    fn picks_are_one_to_three_and_different() {
        for (picks, expected) in [
            (vec![], Err(Error::BadPicks)),
            (vec![1], Ok(())),
            (vec![3, 1, 2], Ok(())),
            (vec![1, 2, 1], Err(Error::BadPicks)),
            (vec![1, 2, 3, 4], Err(Error::BadPicks)),
        ] {
            assert_eq!(check_picks(&picks), expected, "{picks:?}");
        }
    }

    #[test]
    fn an_enrolment_made_after_the_anchor_does_not_count_at_it() {
        let slots = Slots { current: enrolment(100), before: None };
        assert_eq!(slots.in_force_at(100), None);
        assert_eq!(slots.in_force_at(101), Some(&enrolment(100)));
    }

    #[test]
    fn replacing_an_enrolment_inside_an_epoch_leaves_the_view_at_its_anchor() {
        let first = Slots { current: enrolment(90), before: None };
        let second = first.replaced_by(enrolment(105), 100).replaced_by(enrolment(106), 100);
        assert_eq!(second.in_force_at(100), Some(&enrolment(90)));
        assert_eq!(second.in_force_at(109), Some(&enrolment(106)));
        let next_epoch = second.replaced_by(enrolment(112), 109);
        assert_eq!(next_epoch.in_force_at(109), Some(&enrolment(106)));
    }
}
