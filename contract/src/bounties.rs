//! Money: emission comes in by harvest, leaves by settlement and recycling. The books are [`crate::ledger`]; what moved
//! is always measured, because the chain caps amounts silently and rounds shares.

use ink::prelude::vec::Vec;

use crate::chain;
use crate::errors::{ChainError, Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::types::*;
use crate::waterfall::{plan, Need};

/// Bounties that one harvest may fill.
pub const MAX_FILLS: u32 = 8;

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
        let looked_at = max_issues.min(MAX_FILLS) as usize;
        let hungry = self.issues.filling();
        let mut harvest = Harvest { received, ..Harvest::default() };
        let rest = self.fill_bounties(&hungry[..looked_at.min(hungry.len())], &mut harvest);
        // A caller who stops before the last bounty must not have the others' alpha recycled: it waits in the pool.
        if hungry.len() <= looked_at {
            harvest.recycled = self.recycle(rest)?;
        }
        let Harvest { received, filled, recycled, .. } = harvest;
        emit(EmissionHarvested { received, filled, recycled, pool: self.books.pool });
        Ok(harvest)
    }

    /// Distributes the pool over these issues; answers what is left.
    fn fill_bounties(&mut self, ids: &[IssueId], harvest: &mut Harvest) -> Balance {
        let mut issues: Vec<Issue> = ids.iter().filter_map(|id| self.issues.get(*id)).collect();
        let needs: Vec<Need> = issues.iter().map(|i| Need { issue_id: i.id, missing: i.missing() }).collect();
        let flow = plan(self.books.pool, &needs, self.params().fill_cap_bps);
        let (mut full, mut waiting) = (Vec::new(), Vec::new());
        for (id, amount) in flow.fills {
            let Some(issue) = issues.iter_mut().find(|i| i.id == id) else { continue };
            harvest.filled += amount;
            if self.fill_bounty(issue, amount) {
                full.push(id);
            }
            if issue.status == IssueStatus::Funded {
                waiting.push(id);
            }
        }
        harvest.funded = full.len() as u32;
        self.issues.are_full(&full, &waiting);
        flow.rest
    }

    /// Answers whether the bounty is full now. A full one opens at once if its delay is over.
    fn fill_bounty(&mut self, issue: &mut Issue, amount: Balance) -> bool {
        self.books.fill(amount);
        let full = issue.fill(amount, self.now());
        emit(BountyFunded { issue_id: issue.id, amount, filled: issue.filled, target: issue.target });
        if self.is_due(issue) {
            self.open_issue(issue);
        }
        self.issues.save(issue);
        full
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

    /// Pays the winner what is owed. A refused or capped transfer is no error: the rest stays owed.
    pub(crate) fn pay_winner(&mut self, id: CompetitionId) -> Result<()> {
        let mut competition = self.competitions.find(id)?;
        let outcome = competition.outcome.ok_or(Error::NotDecided)?.outcome;
        let winner = crate::outcome::winner(&competition, outcome).ok_or(Error::NothingOwed)?;
        let owed = competition.bounty.saturating_sub(competition.paid);
        if competition.phase != Phase::Decided {
            return Err(Error::NothingOwed);
        }
        if competition.settle_at.is_none_or(|settle_at| self.now() < settle_at) {
            return Err(Error::TooEarly);
        }
        let (hotkey, netuid) = (self.settings.hotkey, self.settings.netuid);
        let (measured, code) = self.measured(|| chain::transfer_stake(winner.coldkey, hotkey, netuid, owed))?;
        let moved = self.books.pay(owed, measured);
        let issue_id = competition.issue_id;
        if moved.moved > 0 {
            emit(PayoutReleased {
                competition_id: id,
                hotkey: winner.hotkey,
                coldkey: winner.coldkey,
                issue_id,
                amount: moved.moved,
            });
        }
        if moved.left > 0 {
            emit(PayoutFailed { competition_id: id, amount: moved.left, code });
            competition.paid = competition.bounty - moved.left;
            self.competitions.save(&competition);
            return Ok(());
        }
        competition.paid = competition.bounty;
        self.close_paid(competition)
    }

    /// The bounty is paid: competition and issue are finished.
    fn close_paid(&mut self, mut competition: Competition) -> Result<()> {
        competition.phase = Phase::Paid;
        competition.settled_at = Some(self.now());
        self.competitions.is_paid(&competition);
        let mut issue = self.issues.find(competition.issue_id)?;
        issue.solve(self.now());
        self.issues.finish(&issue, IssueStatus::Competing);
        emit(IssueSolved { issue_id: issue.id, competition_id: competition.id });
        Ok(())
    }

    /// What a call of the chain really took from the stake, and its code.
    fn measured(&self, act: impl FnOnce() -> core::result::Result<(), ChainError>) -> Result<(Balance, u32)> {
        let before = self.stake()?;
        let code = act().err().map_or(0, ChainError::code);
        Ok((before.saturating_sub(self.stake()?), code))
    }
}
