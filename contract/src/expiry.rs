//! What time alone does, in bounded steps that anyone may pay for.

use crate::errors::Result;
use crate::events::*;
use crate::joust::Joust;
use crate::types::CompetitionId;

/// Changes that one call may make: a competition that is voided costs about 3 x 10^9 of reference time.
pub const MAX_CHANGES: u32 = 2;
/// Enrolments and claims looked at by one call; the next call goes on where this one stopped.
const LOOKED_AT: u32 = 12;

/// Where the last call stopped looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Sweeps {
    pub enrolments: u32,
    pub claims: u32,
    /// The last competition that a retry looked at.
    pub payments: CompetitionId,
}
crate::store::decodes!(Sweeps: enrolments, claims, payments);

impl Joust {
    /// Opens funded issues, voids competitions without a quorum, drops old enrolments and claims, or else recycles what was
    /// slashed; answers how many.
    pub(crate) fn pass_time(&mut self, limit: u32) -> Result<u32> {
        let limit = limit.min(MAX_CHANGES);
        let mut done = self.open_due_issues(limit);
        done += self.expire_competitions(limit - done)?;
        done += self.drop_enrolments(limit - done);
        done += self.drop_claims(limit - done);
        // Alone: it costs as much as all the others.
        if done == 0 && limit > 0 {
            done += u32::from(self.recycle_slashes());
        }
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
            if dropped == limit {
                break;
            }
            // The last enrolment takes the position of one that is dropped: look at it again.
            let gone = self.drop_lapsed(&hotkey);
            dropped += u32::from(gone);
            position += u32::from(!gone);
        }
        self.sweeps.enrolments = position;
        dropped
    }

    /// A claim lapses like an enrolment: nothing waits for ever (defect 1.9.10 of the upstream study).
    fn drop_claims(&mut self, limit: u32) -> u32 {
        let ttl = self.blocks(self.rules().enrol_ttl);
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
