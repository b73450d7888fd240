//! Money: emission comes in by harvest, leaves by settlement and recycling. The books are [`crate::ledger`]; what moved
//! is always measured, because the chain caps amounts silently and rounds shares.

use ink::prelude::vec::Vec;

use crate::chain;
use crate::errors::{ChainError, Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::ledger::Moved;
use crate::types::*;
use crate::waterfall::plan;
use crate::wind_down::in_tao;

/// Bounties that one harvest may fill.
pub const MAX_FILLS: u32 = 7;
/// Movements that one call may try again: one payment costs about 5 x 10^9 of reference time.
const MAX_RETRIES: u32 = 1;
/// Competitions that one call looks at.
const LOOKED_AT: usize = 12;

impl Joust {
    /// The stake of the pair (neuron, contract). Errors: [`Error::Chain`].
    pub(crate) fn stake(&self) -> Result<Balance> {
        Ok(chain::stake_of(self.settings.hotkey, self.me(), self.settings.netuid)?.stake)
    }

    /// The part of it that can move: locked alpha is no bounty.
    fn spendable_stake(&self) -> Result<Balance> {
        let stake = self.stake()?;
        if !self.settings.uses_availability {
            return Ok(stake);
        }
        let available = chain::availability_of(self.me(), self.settings.netuid)?.available;
        Ok(stake.min(available))
    }

    pub(crate) fn take_emission(&mut self, max_issues: u32) -> Result<Harvest> {
        let received = self.books.receive(self.spendable_stake()?);
        if self.books.pool == 0 {
            return Ok(Harvest::default());
        }
        let (hungry, all) = self.issues.hungry(self.now(), max_issues.min(MAX_FILLS) as usize);
        let mut harvest = Harvest { received, ..Harvest::default() };
        let rest = self.fill_bounties(&hungry, &mut harvest);
        // A caller who stops before the last bounty must not have the others' alpha recycled: it waits in the pool.
        if all {
            harvest.recycled = self.recycle(rest)?;
        }
        let Harvest { received, filled, recycled, .. } = harvest;
        emit(EmissionHarvested { received, filled, recycled, pool: self.books.pool });
        Ok(harvest)
    }

    /// Distributes the pool over these issues; answers what is left.
    fn fill_bounties(&mut self, ids: &[IssueId], harvest: &mut Harvest) -> Balance {
        let mut issues: Vec<Issue> = ids.iter().filter_map(|id| self.issues.get(*id)).collect();
        let missing: Vec<Balance> = issues.iter().map(Issue::missing).collect();
        let flow = plan(self.books.pool, &missing, self.rules().fill_cap_bps);
        for (issue, amount) in issues.iter_mut().zip(flow.fills) {
            if amount == 0 {
                continue;
            }
            harvest.filled += amount;
            self.fill_bounty(issue, amount);
            harvest.funded += u32::from(issue.missing() == 0);
        }
        let full: Vec<&Issue> = issues.iter().filter(|issue| !issue.is_hungry()).collect();
        self.issues.note_hunger(&full);
        flow.rest
    }

    /// A bounty that is full opens its issue at once if the delay is over.
    fn fill_bounty(&mut self, issue: &mut Issue, amount: Balance) {
        let before = issue.status;
        self.books.fill(amount);
        issue.fill(amount, self.now());
        emit(BountyFunded { issue_id: issue.id, amount, filled: issue.filled, target: issue.target });
        if self.is_due(issue) {
            if before == IssueStatus::Funded {
                self.issues.stops_waiting(issue.id);
            }
            self.open_issue(issue);
        } else if issue.status == IssueStatus::Funded && before != IssueStatus::Funded {
            self.issues.waits(issue.id);
        }
        self.issues.save(issue);
    }

    /// Takes `amount` of the pool out of circulation; answers how much. What the chain refuses stays in the pool and is
    /// tried again by the next harvest. Errors: [`Error::Chain`] if the stake cannot be read.
    pub(crate) fn recycle(&mut self, amount: Balance) -> Result<Balance> {
        if amount == 0 {
            return Ok(0);
        }
        let (hotkey, netuid) = (self.settings.hotkey, self.settings.netuid);
        let (measured, code) = self.measured(|| chain::recycle_alpha(hotkey, netuid, amount).map(|_| ()))?;
        let moved = self.books.recycle(amount, measured);
        if moved.moved > 0 {
            emit(EmissionRecycled { amount: moved.moved });
        }
        if moved.left > 0 {
            emit(RecycleFailed { amount: moved.left, code });
        }
        Ok(moved.moved)
    }

    /// Moves `owed` of the bounties to a winner's coldkey; once the subnet is gone its worth in TAO. Answers how it went, with
    /// the chain's code if it refused. Errors: [`Error::Chain`] if the stake cannot be read, [`Error::TooEarly`] while the
    /// rate is not fixed.
    pub(crate) fn pay_out(&mut self, coldkey: AccountId, owed: Balance) -> Result<(Moved, u32)> {
        let (measured, code) = match self.settings.wind_down {
            Some(wind_down) => self.pay_tao(coldkey, in_tao(owed, wind_down.rate.ok_or(Error::TooEarly)?), owed),
            None => {
                let (hotkey, netuid) = (self.settings.hotkey, self.settings.netuid);
                self.measured(|| chain::transfer_stake(coldkey, hotkey, netuid, owed))?
            }
        };
        Ok((self.books.pay(owed, measured), code))
    }

    /// A transfer that the chain refuses (an account below the existential deposit) stays owed.
    fn pay_tao(&self, to: AccountId, tao: Balance, owed: Balance) -> (Balance, u32) {
        match self.send_tao(to, tao) {
            Ok(()) => (owed, 0),
            Err(_) => (0, ChainError::BalanceWithdrawalError.code()),
        }
    }

    /// Moves what is staked elsewhere for the contract to its own hotkey.
    pub(crate) fn take_stray_stake(&mut self, hotkey: AccountId) -> Result<()> {
        let (own, netuid) = (self.settings.hotkey, self.settings.netuid);
        let amount = chain::stake_of(hotkey, self.me(), netuid)?.stake;
        if hotkey == own || amount == 0 {
            return Err(Error::NothingToSweep);
        }
        chain::move_stake(hotkey, own, netuid, amount).map_err(Error::Chain)?;
        emit(StakeSwept { hotkey, amount });
        Ok(())
    }

    /// Payments that are due, then slashes, then recycling while no bounty lacks anything; answers how many were tried.
    pub(crate) fn try_again(&mut self, limit: u32) -> Result<u32> {
        let limit = limit.min(MAX_RETRIES);
        let mut tried = self.settle_due(limit)?;
        if tried < limit {
            tried += u32::from(self.recycle_slashes());
        }
        let (_, nobody_lacks) = self.issues.hungry(self.now(), 0);
        if tried < limit && nobody_lacks && self.books.pool > 0 {
            self.recycle(self.books.pool)?;
            tried += 1;
        }
        Ok(tried)
    }

    /// Goes on behind the competition where the last call stopped, so that none is passed over for ever.
    fn settle_due(&mut self, limit: u32) -> Result<u32> {
        let decided: Vec<CompetitionId> = self.competitions.decided();
        let first = decided.iter().position(|id| *id > self.sweeps.payments).unwrap_or(0);
        let mut settled = 0;
        for id in decided[first..].iter().chain(&decided[..first]).take(LOOKED_AT) {
            if settled == limit {
                break;
            }
            self.sweeps.payments = *id;
            match self.settle_competition(*id) {
                Ok(()) => settled += 1,
                Err(Error::TooEarly) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(settled)
    }

    /// What a call of the chain really took from the stake, and its code.
    fn measured(&self, act: impl FnOnce() -> core::result::Result<(), ChainError>) -> Result<(Balance, u32)> {
        let before = self.stake()?;
        let code = act().err().map_or(0, ChainError::code);
        Ok((before.saturating_sub(self.stake()?), code))
    }
}
