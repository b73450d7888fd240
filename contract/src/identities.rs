//! Who a miner is: hotkey, coldkey and GitHub account, one to one, bound by a vote of validators who read the proof.

use ink::prelude::{string::String, vec::Vec};

use crate::chain;
use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::roster::Roster;
use crate::store::Mapping;
use crate::text;
use crate::types::*;
use crate::votes::hash_of;

/// Claims that wait for a quorum at one time.
const MAX_CLAIMS: u32 = 256;
/// 30 days; fixed (contract.md, Parameters).
const REBIND: u32 = 216_000;

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Identities {
    records: Mapping<AccountId, Identity>,
    by_github: Mapping<GithubId, AccountId>,
    by_coldkey: Mapping<AccountId, AccountId>,
    pub bound: Roster,
    claims: Mapping<AccountId, Claim>,
    pub claimants: Roster,
}

impl Identities {
    #[inline(never)]
    pub fn get(&self, hotkey: &AccountId) -> Option<Identity> {
        self.records.get(hotkey)
    }

    pub fn claim(&self, hotkey: &AccountId) -> Option<Claim> {
        self.claims.get(hotkey)
    }

    pub fn drop_claim(&mut self, hotkey: &AccountId) {
        self.claims.remove(hotkey);
        self.claimants.remove(hotkey);
    }

    #[inline(never)]
    pub fn save(&mut self, identity: &Identity) {
        self.records.insert(identity.hotkey, identity);
    }

    /// Errors: [`Error::GithubTaken`], [`Error::ColdkeyTaken`].
    fn ensure_free(&self, hotkey: &AccountId, coldkey: &AccountId, github_id: GithubId) -> Result<()> {
        if self.by_github.get(github_id).is_some_and(|other| other != *hotkey) {
            return Err(Error::GithubTaken);
        }
        if self.by_coldkey.get(coldkey).is_some_and(|other| other != *hotkey) {
            return Err(Error::ColdkeyTaken);
        }
        Ok(())
    }

    fn bind(&mut self, identity: &Identity) {
        if let Some(old) = self.get(&identity.hotkey) {
            self.by_github.remove(old.github_id);
            self.by_coldkey.remove(old.coldkey);
        }
        self.by_github.insert(identity.github_id, &identity.hotkey);
        self.by_coldkey.insert(identity.coldkey, &identity.hotkey);
        self.records.insert(identity.hotkey, identity);
        self.bound.add(&identity.hotkey);
        self.drop_claim(&identity.hotkey);
    }
}

/// The new binding. What belongs to the miner stays; the old one is seen at anchors up to now.
fn bind(
    old: Option<Identity>,
    hotkey: AccountId,
    coldkey: AccountId,
    github_id: GithubId,
    bound_at: BlockNumber,
) -> Identity {
    let fresh = Identity {
        hotkey,
        coldkey,
        github_id,
        bound_at,
        competing_in: None,
        released_at: None,
        unsettled: 0,
        before: None,
        skips: Vec::new(),
        early_at: None,
        head_start: false,
    };
    let Some(old) = old else { return fresh };
    let before = Some(Binding { coldkey: old.coldkey, github_id: old.github_id, bound_at: old.bound_at });
    Identity { coldkey, github_id, bound_at, before, ..old }
}

impl Joust {
    pub(crate) fn claim(&mut self, github_id: GithubId, coldkey: AccountId, proof_ref: String) -> Result<()> {
        let hotkey = self.caller();
        if github_id == 0 {
            return Err(Error::BadGithubId);
        }
        let proof_ref = text::word(proof_ref, text::MAX_PROOF)?;
        self.ensure_registered(hotkey, coldkey)?;
        self.ensure_bindable(&hotkey, &coldkey, github_id)?;
        let known = self.identities.claim(&hotkey).is_some();
        if !known && self.identities.claimants.size() >= MAX_CLAIMS {
            return Err(Error::TooManyClaims);
        }
        let claim = Claim { hotkey, coldkey, github_id, proof_ref, claimed_at: self.now() };
        self.identities.claims.insert(hotkey, &claim);
        self.identities.claimants.add(&hotkey);
        emit(IdentityClaimed { hotkey, coldkey, github_id, proof_ref: claim.proof_ref });
        Ok(())
    }

    pub(crate) fn vote_for_identity(
        &mut self,
        hotkey: AccountId,
        coldkey: AccountId,
        github_id: GithubId,
    ) -> Result<()> {
        self.ensure_validator()?;
        let claim = self.identities.claim(&hotkey).ok_or(Error::ClaimNotFound)?;
        if (claim.coldkey, claim.github_id) != (coldkey, github_id) {
            return Err(Error::ClaimMismatch);
        }
        self.ensure_bindable(&hotkey, &coldkey, github_id)?;
        let payload_hash = hash_of(&(coldkey, github_id));
        let cast = self.cast(Subject::Identity(hotkey), payload_hash)?;
        emit(IdentityVoted {
            hotkey,
            validator: cast.validator,
            coldkey,
            github_id,
            round: cast.round,
            payload_hash,
            weight: cast.weight,
        });
        if cast.reached {
            self.bind_identity(hotkey, coldkey, github_id);
        }
        Ok(())
    }

    fn bind_identity(&mut self, hotkey: AccountId, coldkey: AccountId, github_id: GithubId) {
        let old = self.identities.get(&hotkey);
        let identity = bind(old, hotkey, coldkey, github_id, self.now());
        self.identities.bind(&identity);
        emit(IdentityBound { hotkey, coldkey, github_id });
    }

    /// One to one, and a change only 30 days after the last and never while a competition is not final.
    fn ensure_bindable(&self, hotkey: &AccountId, coldkey: &AccountId, github_id: GithubId) -> Result<()> {
        // The contract cannot be paid by itself.
        if *coldkey == self.me() {
            return Err(Error::ColdkeyTaken);
        }
        self.identities.ensure_free(hotkey, coldkey, github_id)?;
        let Some(bound) = self.identities.get(hotkey) else { return Ok(()) };
        if bound.unsettled > 0 {
            return Err(Error::Busy);
        }
        if self.now() < bound.bound_at.saturating_add(self.blocks(REBIND)) {
            return Err(Error::RebindTooEarly);
        }
        Ok(())
    }

    /// Errors: [`Error::NotRegistered`], [`Error::Chain`].
    pub(crate) fn ensure_registered(&self, hotkey: AccountId, coldkey: AccountId) -> Result<()> {
        let info = chain::stake_of(hotkey, coldkey, self.settings.netuid)?;
        info.is_registered.then_some(()).ok_or(Error::NotRegistered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rebind_keeps_the_record_and_shows_the_old_binding() {
        let (hotkey, coldkey) = (AccountId::from([1; 32]), AccountId::from([2; 32]));
        let first = bind(None, hotkey, coldkey, 7, 10);
        assert_eq!((first.before, first.bound_at, first.early_at), (None, 10, None));
        let used = Identity { early_at: Some(20), skips: vec![30], released_at: Some(40), ..first };
        let second = bind(Some(used), hotkey, AccountId::from([3; 32]), 8, 500);
        assert_eq!(second.before, Some(Binding { coldkey, github_id: 7, bound_at: 10 }));
        assert_eq!((second.github_id, second.bound_at), (8, 500));
        assert_eq!((second.early_at, second.skips, second.released_at), (Some(20), vec![30], Some(40)));
    }
}
