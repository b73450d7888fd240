//! Who a miner is: hotkey, coldkey and GitHub account, one to one, bound by a vote of validators who read the proof.

use ink::prelude::string::String;

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

    /// Marks a miner as competing, or as released at `now`.
    pub fn occupy(&mut self, hotkey: &AccountId, competition: Option<CompetitionId>, now: BlockNumber) {
        let Some(mut identity) = self.get(hotkey) else { return };
        if competition.is_none() {
            identity.released_at = Some(now);
        }
        identity.competing_in = competition;
        self.records.insert(hotkey, &identity);
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
        let released_at = self.identities.get(&hotkey).and_then(|old| old.released_at);
        let identity = Identity { hotkey, coldkey, github_id, bound_at: self.now(), competing_in: None, released_at };
        self.identities.bind(&identity);
        emit(IdentityBound { hotkey, coldkey, github_id });
    }

    /// One to one, and a change only 30 days after the last and never while competing.
    fn ensure_bindable(&self, hotkey: &AccountId, coldkey: &AccountId, github_id: GithubId) -> Result<()> {
        // The contract cannot be paid by itself.
        if *coldkey == self.me() {
            return Err(Error::ColdkeyTaken);
        }
        self.identities.ensure_free(hotkey, coldkey, github_id)?;
        let Some(bound) = self.identities.get(hotkey) else { return Ok(()) };
        if bound.competing_in.is_some() {
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
