//! What time alone does, in bounded steps that anyone may pay for.

use crate::errors::Result;
use crate::events::*;
use crate::joust::Joust;

/// Changes that one call may make: a competition that is voided costs about 2 x 10^9 of reference time.
pub const MAX_CHANGES: u32 = 3;
/// Enrolments and claims looked at by one call; the next call goes on where this one stopped.
const LOOKED_AT: u32 = 12;

/// Where the last call stopped looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Sweeps {
    pub enrolments: u32,
    pub claims: u32,
}

impl Joust {
    /// Opens funded issues, voids competitions without a quorum, drops old enrolments and claims; answers how many.
    pub(crate) fn pass_time(&mut self, limit: u32) -> Result<u32> {
        let limit = limit.min(MAX_CHANGES);
        let mut done = self.open_due_issues(limit);
        done += self.expire_competitions(limit - done)?;
        done += self.drop_enrolments(limit - done);
        done += self.drop_claims(limit - done);
        Ok(done)
    }

    /// The delay is the same for all, so the first that is not due is followed by none that is.
    fn open_due_issues(&mut self, limit: u32) -> u32 {
        let mut opened = 0;
        for id in self.issues.waiting().into_iter().take(limit as usize) {
            let Some(mut issue) = self.issues.get(id) else { break };
            if !self.open_if_due(&mut issue) {
                break;
            }
            self.issues.save(&issue);
            opened += 1;
        }
        opened
    }

    fn drop_enrolments(&mut self, limit: u32) -> u32 {
        let (mut dropped, mut position) = (0, self.sweeps.enrolments);
        for _ in 0..LOOKED_AT {
            position = if position < self.enrolments.enrolled.size() { position } else { 0 };
            let Some(hotkey) = self.enrolments.enrolled.at(position) else { break };
            let lapsed = self.enrolments.get(&hotkey).is_none_or(|s| self.now() >= s.current.expires_at);
            if !lapsed {
                position += 1;
            } else if dropped < limit {
                // The last enrolment takes this position: look at it again.
                self.enrolments.remove(&hotkey);
                emit(EnrolmentExpired { hotkey });
                dropped += 1;
            } else {
                break;
            }
        }
        self.sweeps.enrolments = position;
        dropped
    }

    /// A claim lapses like an enrolment: nothing waits for ever (defect 1.9.10 of the upstream study).
    fn drop_claims(&mut self, limit: u32) -> u32 {
        let ttl = self.blocks(self.params().enrol_ttl);
        let (mut dropped, mut position) = (0, self.sweeps.claims);
        for _ in 0..LOOKED_AT {
            position = if position < self.identities.claimants.size() { position } else { 0 };
            let Some(hotkey) = self.identities.claimants.at(position) else { break };
            let lapsed = self.identities.claim(&hotkey).is_none_or(|c| self.now() >= c.claimed_at.saturating_add(ttl));
            if !lapsed {
                position += 1;
            } else if dropped < limit {
                self.identities.drop_claim(&hotkey);
                emit(IdentityClaimExpired { hotkey });
                dropped += 1;
            } else {
                break;
            }
        }
        self.sweeps.claims = position;
        dropped
    }
}
