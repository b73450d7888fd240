//! Which issues a miner wants. Pairing looks at the enrolments of an anchor, so one that is replaced after the anchor keeps
//! counting until the next.

use ink::prelude::vec::Vec;

use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::paging::{by_position, MAX_ENROLMENTS};
use crate::roster::Roster;
use crate::store::Mapping;
use crate::types::*;

const MAX_ENROLLED: u32 = 256;
const MAX_PICKS: usize = 3;

/// 90 days, in which a miner may skip twice.
const SKIP_WINDOW: u32 = 648_000;
/// 5 days of waiting for whom the last opponent left before the window opened.
const HEAD_START: u32 = 36_000;
const MAX_SKIPS: usize = 2;

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Slots {
    pub current: Enrolment,
    /// What `current` replaced after the last anchor.
    pub before: Option<Enrolment>,
    /// The collateral that both lock together; none when a competition took it.
    pub lock: Option<Balance>,
}
crate::store::decodes!(Slots: current, before, lock);

impl Slots {
    /// The enrolment in force at an anchor: made before it (attack A8: nothing enters after the anchor is known) and not
    /// withdrawn before it.
    pub fn in_force_at(&self, anchor: BlockNumber) -> Option<&Enrolment> {
        self.all().find(|e| e.enrolled_at < anchor && e.withdrawn_at.is_none_or(|at| at >= anchor))
    }

    /// The present one, then the one that pairing may still see.
    pub fn all(&self) -> impl Iterator<Item = &Enrolment> {
        [Some(&self.current), self.before.as_ref()].into_iter().flatten()
    }

    /// The miner wants to be paired.
    pub fn is_live(&self, now: BlockNumber) -> bool {
        self.current.withdrawn_at.is_none() && now < self.current.expires_at
    }

    /// Counts neither at the last anchor nor at a later one.
    fn has_lapsed(&self, anchor: BlockNumber) -> bool {
        self.current.withdrawn_at.is_some_and(|at| at < anchor) || self.current.expires_at <= anchor
    }

    fn replaced_by(self, next: Enrolment, lock: Balance, anchor: BlockNumber) -> Slots {
        let mut replaced = self.current;
        replaced.withdrawn_at.get_or_insert(next.enrolled_at);
        // The same picks go on in the same record: nothing was replaced.
        let before = if replaced.enrolled_at < anchor.min(next.enrolled_at) { Some(replaced) } else { self.before };
        Slots { current: next, before, lock: Some(lock) }
    }
}

impl Enrolment {
    /// Since when a next enrolment with `picks` is in force, and since when its miner waits: what it keeps of this one. A
    /// withdrawal ends the wait; the same picks change nothing but the end, so they stay in force at the last anchor.
    fn carried_by(
        &self,
        github_id: GithubId,
        picks: &[IssueId],
        now: BlockNumber,
    ) -> Option<(BlockNumber, BlockNumber)> {
        let goes_on = self.withdrawn_at.is_none() && self.github_id == github_id;
        let enrolled_at = if self.picks == picks { self.enrolled_at } else { now };
        goes_on.then_some((enrolled_at, self.waiting_since))
    }
}

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Enrolments {
    slots: Mapping<AccountId, Slots>,
    nonces: Mapping<AccountId, u64>,
    pub enrolled: Roster,
}

impl Enrolments {
    #[inline(never)]
    pub fn get(&self, hotkey: &AccountId) -> Option<Slots> {
        self.slots.get(hotkey)
    }

    #[inline(never)]
    fn save(&mut self, hotkey: &AccountId, slots: &Slots) {
        self.slots.insert(hotkey, slots);
    }

    /// Of the last intent; direct enrolments and withdrawals count too, so that no intent from before them is relayed later.
    pub fn nonce(&self, hotkey: &AccountId) -> u64 {
        self.nonces.get(hotkey).unwrap_or(0)
    }

    fn next_nonce(&self, hotkey: &AccountId) -> u64 {
        self.nonce(hotkey).saturating_add(1)
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
        let hotkey = self.caller();
        let nonce = self.enrolments.next_nonce(&hotkey);
        self.enrol_hotkey(hotkey, picks, nonce)
    }

    /// Whoever sends it, the miner said so.
    pub(crate) fn enrol_hotkey(&mut self, hotkey: AccountId, picks: Vec<IssueId>, nonce: u64) -> Result<()> {
        self.ensure_unpaused()?;
        let now = self.now();
        check_picks(&picks)?;
        let identity = self.identities.get(&hotkey).ok_or(Error::NotBound)?;
        if identity.competing_in.is_some() {
            return Err(Error::Busy);
        }
        self.ensure_registered(hotkey, identity.coldkey)?;
        self.drop_lapsed(&hotkey);
        let known = self.enrolments.get(&hotkey);
        if known.is_none() && self.enrolments.enrolled.size() >= MAX_ENROLLED {
            return Err(Error::TooManyEnrolments);
        }
        let mut highest = 0;
        for id in &picks {
            highest = self.open_bounty(*id)?.max(highest);
        }
        let expires_at = now.saturating_add(self.blocks(self.rules().enrol_ttl));
        let github_id = identity.github_id;
        let collateral = self.collateral_for(highest)?;
        let head_start = if identity.head_start { self.blocks(HEAD_START) } else { 0 };
        let (enrolled_at, waiting_since) = known
            .as_ref()
            .and_then(|s| s.current.carried_by(github_id, &picks, now))
            .unwrap_or((now, now.saturating_sub(head_start)));
        let enrolment = Enrolment {
            hotkey,
            github_id,
            picks: picks.clone(),
            enrolled_at,
            waiting_since,
            expires_at,
            withdrawn_at: None,
            collateral,
        };
        let (slots, locked) = self.placed(known, enrolment);
        self.relock(hotkey, locked, slots.lock.unwrap_or(0))?;
        self.enrolments.save(&hotkey, &slots);
        self.enrolments.enrolled.add(&hotkey);
        self.enrolments.nonces.insert(hotkey, &nonce);
        emit(MinerEnrolled { hotkey, github_id, picks, enrolled_at, waiting_since, expires_at, collateral, nonce });
        Ok(())
    }

    /// The slots with the new enrolment, and what the old ones lock. One that pairing may still see keeps its lock.
    fn placed(&self, known: Option<Slots>, enrolment: Enrolment) -> (Slots, Balance) {
        let wanted = enrolment.collateral;
        let Some(slots) = known else {
            return (Slots { current: enrolment, before: None, lock: Some(wanted) }, 0);
        };
        let anchor = self.anchor();
        let locked = slots.lock.unwrap_or(0);
        let still = slots.in_force_at(anchor).filter(|_| slots.lock.is_some()).map_or(0, |e| e.collateral);
        (slots.replaced_by(enrolment, wanted.max(still), anchor), locked)
    }

    /// From the next anchor on; until then the miner may be paired.
    pub(crate) fn end_enrolment(&mut self) -> Result<()> {
        let hotkey = self.caller();
        let mut slots = self.enrolments.get(&hotkey).filter(|s| s.is_live(self.now())).ok_or(Error::NotEnrolled)?;
        slots.current.withdrawn_at = Some(self.now());
        self.enrolments.save(&hotkey, &slots);
        let nonce = self.enrolments.next_nonce(&hotkey);
        self.enrolments.nonces.insert(hotkey, &nonce);
        emit(EnrolmentWithdrawn { hotkey, nonce });
        Ok(())
    }

    /// A competition takes its collateral out of what the enrolments lock; the rest is free again. The record stays until the
    /// next anchor, so that whoever looks at this one still sees it.
    pub(crate) fn spend_enrolment(&mut self, hotkey: &AccountId, taken: Balance) {
        let Some(mut slots) = self.enrolments.get(hotkey) else { return };
        let rest = slots.lock.take().unwrap_or(0).saturating_sub(taken);
        slots.current.withdrawn_at.get_or_insert(self.now());
        self.enrolments.save(hotkey, &slots);
        self.unlock(*hotkey, None, rest);
    }

    /// Forgets an enrolment that counts no more and frees its collateral; answers whether there was one.
    pub(crate) fn drop_lapsed(&mut self, hotkey: &AccountId) -> bool {
        let anchor = self.anchor();
        let Some(slots) = self.enrolments.get(hotkey).filter(|s| s.has_lapsed(anchor)) else { return false };
        self.enrolments.slots.remove(hotkey);
        self.enrolments.enrolled.remove(hotkey);
        if slots.current.withdrawn_at.is_none() {
            emit(EnrolmentExpired { hotkey: *hotkey });
        }
        self.unlock(*hotkey, None, slots.lock.unwrap_or(0));
        true
    }

    /// Takes a credit against idleness: twice in 90 days.
    pub(crate) fn use_skip(&mut self) -> Result<()> {
        let (hotkey, now) = (self.caller(), self.now());
        let mut identity = self.identities.get(&hotkey).ok_or(Error::NotBound)?;
        let window = self.blocks(SKIP_WINDOW);
        identity.skips.retain(|at| now < at.saturating_add(window));
        if identity.skips.len() >= MAX_SKIPS {
            return Err(Error::NoSkipLeft);
        }
        identity.skips.push(now);
        self.identities.save(&identity);
        emit(SkipUsed { hotkey, github_id: identity.github_id });
        Ok(())
    }

    /// Enrolments by position: what is in force, and what was at the last anchor.
    pub(crate) fn read_enrolments(&self, from: u32, limit: u32) -> Page<Enrolment, u32> {
        let room = &self.enrolments;
        let read = |at| room.enrolled.at(at).and_then(|hotkey| room.get(&hotkey));
        let Page { items, next } = by_position(from, room.enrolled.size(), limit.min(MAX_ENROLMENTS), read);
        Page { items: items.iter().flat_map(Slots::all).cloned().collect(), next }
    }

    /// The bounty of an open issue; opens it if its time has come. Errors: [`Error::IssueNotFound`],
    /// [`Error::IssueNotOpen`].
    fn open_bounty(&mut self, id: IssueId) -> Result<Balance> {
        let mut issue = self.issues.find(id)?;
        if self.open_if_due(&mut issue) {
            self.issues.save(&issue);
        }
        (issue.status == IssueStatus::Open).then_some(issue.filled).ok_or(Error::IssueNotOpen)
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    fn enrolment(enrolled_at: u32) -> Enrolment {
        Enrolment {
            hotkey: AccountId::from([1; 32]),
            github_id: 1,
            picks: vec![1],
            enrolled_at,
            waiting_since: enrolled_at,
            expires_at: 500,
            withdrawn_at: None,
            collateral: 0,
        }
    }

    fn slots(enrolled_at: u32) -> Slots {
        Slots { current: enrolment(enrolled_at), before: None, lock: Some(0) }
    }

    fn seen(slots: &Slots, anchor: u32) -> Option<u32> {
        slots.in_force_at(anchor).map(|e| e.enrolled_at)
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
        assert_eq!(seen(&slots(100), 100), None);
        assert_eq!(seen(&slots(100), 101), Some(100));
    }

    #[test]
    fn replacing_an_enrolment_inside_an_epoch_leaves_the_view_at_its_anchor() {
        let second = slots(90).replaced_by(enrolment(105), 0, 100).replaced_by(enrolment(106), 0, 100);
        assert_eq!(seen(&second, 100), Some(90));
        assert_eq!(seen(&second, 109), Some(106));
        assert_eq!(second.all().count(), 2);
        let next_epoch = second.replaced_by(enrolment(112), 0, 109);
        assert_eq!(seen(&next_epoch, 109), Some(106));
    }

    #[test]
    fn renewing_or_choosing_others_keeps_the_place_and_only_renewing_stays_in_force() {
        let old = Enrolment { waiting_since: 70, ..enrolment(90) };
        for (github_id, picks, expected) in [
            (1, vec![1], Some((90, 70))),
            (1, vec![1, 2], Some((105, 70))),
            (1, vec![2], Some((105, 70))),
            (2, vec![1], None), // another account waits anew
        ] {
            assert_eq!(old.carried_by(github_id, &picks, 105), expected, "{github_id} {picks:?}");
        }
        let gone = Enrolment { withdrawn_at: Some(104), ..old };
        assert_eq!(gone.carried_by(1, &[1], 105), None);
    }

    #[test]
    fn a_renewal_is_one_record() {
        let renewed = slots(90).replaced_by(Enrolment { expires_at: 600, ..enrolment(90) }, 0, 100);
        assert_eq!((seen(&renewed, 100), renewed.before), (Some(90), None));
        // What the renewed one replaced in this epoch still counts at its anchor.
        let others = slots(90).replaced_by(enrolment(105), 0, 100);
        let renewed = others.replaced_by(Enrolment { expires_at: 600, ..enrolment(105) }, 0, 100);
        assert_eq!((seen(&renewed, 100), seen(&renewed, 109)), (Some(90), Some(105)));
    }

    #[test]
    fn a_withdrawal_counts_from_the_next_anchor_on() {
        let mut replaced = slots(90).replaced_by(enrolment(105), 0, 100);
        replaced.current.withdrawn_at = Some(107);
        // The one that was replaced does not come back.
        for (anchor, expected) in [(100, Some(90)), (106, Some(105)), (107, Some(105)), (108, None), (109, None)] {
            assert_eq!(seen(&replaced, anchor), expected, "at {anchor}");
        }
        for (anchor, expected) in [(100, false), (107, false), (108, true)] {
            assert_eq!(replaced.has_lapsed(anchor), expected, "at {anchor}");
        }
        assert!(!replaced.is_live(107));
    }

    #[test]
    fn an_enrolment_lapses_at_the_first_anchor_after_its_time() {
        for (anchor, expected) in [(499, false), (500, true)] {
            assert_eq!(slots(90).has_lapsed(anchor), expected, "at {anchor}");
        }
        assert!(slots(90).is_live(499) && !slots(90).is_live(500));
    }
}
