//! Collateral in TAO. A miner deposits, an enrolment locks, a final outcome gives back or slashes; what is slashed gathers
//! and is recycled. It never goes to an opponent or another person.
//!
//! Invariant: `deposited + slash_pot <= the TAO that the contract can spend`, and a lock ends exactly once.

use crate::store::Mapping;

use crate::chain;
use crate::errors::{Error, Result};
use crate::events::*;
use crate::joust::Joust;
use crate::types::*;
use crate::waterfall::part_of;

/// 0.01 TAO in rao: less is not worth a call of the chain.
const RECYCLED_FROM: Balance = 10_000_000;
/// Rao of TAO in a TAO, and the scale of the chain's price.
const SCALE: u64 = 1_000_000_000;

/// The price that a whole epoch uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct EpochPrice {
    pub anchor: BlockNumber,
    /// Rao of TAO for one alpha.
    pub price: u64,
}
crate::store::decodes!(EpochPrice: anchor, price);

#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Collateral {
    deposits: Mapping<AccountId, Deposit>,
    /// Free and locked, of all miners.
    pub deposited: Balance,
    /// Of it, locked.
    pub locked: Balance,
    /// Slashed and not recycled yet.
    pub slash_pot: Balance,
    price: Option<EpochPrice>,
}

impl Collateral {
    #[inline(never)]
    pub fn get(&self, hotkey: &AccountId) -> Deposit {
        self.deposits.get(hotkey).unwrap_or(Deposit { hotkey: *hotkey, free: 0, locked: 0 })
    }

    #[inline(never)]
    fn save(&mut self, deposit: &Deposit) {
        self.deposits.insert(deposit.hotkey, deposit);
    }
}

/// What `alpha` is worth at a price of the chain, rounded down.
pub fn tao_of(alpha: Balance, price: u64) -> Balance {
    let (whole, part) = (price / SCALE, price % SCALE);
    (alpha.saturating_mul(whole))
        .saturating_add((alpha / SCALE).saturating_mul(part))
        .saturating_add(alpha % SCALE * part / SCALE)
}

/// At most a fifth away from the last price: one bad moment of the market sets no price.
fn clamp(price: u64, last: Option<EpochPrice>) -> u64 {
    match last.map(|l| l.price).filter(|last| *last > 0) {
        Some(last) => price.clamp(last - last / 5, last.saturating_add(last / 5)),
        None => price,
    }
}

impl Joust {
    pub(crate) fn add_deposit(&mut self, amount: Balance) -> Result<()> {
        self.ensure_unpaused()?;
        let hotkey = self.caller();
        if self.identities.get(&hotkey).is_none() {
            return Err(Error::NotBound);
        }
        if amount == 0 {
            return Err(Error::NoValue);
        }
        let mut deposit = self.collateral.get(&hotkey);
        deposit.free += amount;
        self.collateral.deposited += amount;
        self.collateral.save(&deposit);
        emit(CollateralDeposited { hotkey, amount });
        Ok(())
    }

    pub(crate) fn take_deposit(&mut self, amount: Balance) -> Result<()> {
        let hotkey = self.caller();
        self.drop_lapsed(&hotkey);
        let mut deposit = self.collateral.get(&hotkey);
        if amount == 0 {
            return Err(Error::NoValue);
        }
        deposit.free = deposit.free.checked_sub(amount).ok_or(Error::NotEnoughCollateral)?;
        self.collateral.deposited -= amount;
        self.collateral.save(&deposit);
        emit(CollateralWithdrawn { hotkey, amount });
        self.send_tao(hotkey, amount)
    }

    /// What an enrolment for a bounty of `highest` locks. Errors: [`Error::Chain`] if the price cannot be read.
    pub(crate) fn collateral_for(&mut self, highest: Balance) -> Result<Balance> {
        let part = part_of(highest, self.rules().c_bps);
        if part == 0 {
            return Ok(0);
        }
        let anchor = self.anchor();
        let price = match self.collateral.price.filter(|p| p.anchor == anchor) {
            Some(known) => known.price,
            None => {
                let price = clamp(chain::alpha_price(self.settings.netuid)?, self.collateral.price);
                self.collateral.price = Some(EpochPrice { anchor, price });
                price
            }
        };
        Ok(tao_of(part, price))
    }

    /// Makes what an enrolment locks `wanted` instead of `locked`. Errors: [`Error::NotEnoughCollateral`].
    pub(crate) fn relock(&mut self, hotkey: AccountId, locked: Balance, wanted: Balance) -> Result<()> {
        if wanted <= locked {
            self.unlock(hotkey, None, locked - wanted);
            return Ok(());
        }
        let amount = wanted - locked;
        let mut deposit = self.collateral.get(&hotkey);
        deposit.free = deposit.free.checked_sub(amount).ok_or(Error::NotEnoughCollateral)?;
        deposit.locked += amount;
        self.collateral.locked += amount;
        self.collateral.save(&deposit);
        emit(CollateralLocked { hotkey, amount });
        Ok(())
    }

    /// Gives `amount` back to the free part, from an enrolment or from a competition.
    pub(crate) fn unlock(&mut self, hotkey: AccountId, competition_id: Option<CompetitionId>, amount: Balance) {
        if amount == 0 {
            return;
        }
        let mut deposit = self.collateral.get(&hotkey);
        deposit.locked -= amount;
        deposit.free += amount;
        self.collateral.locked -= amount;
        self.collateral.save(&deposit);
        emit(CollateralReturned { hotkey, competition_id, amount });
    }

    /// Ends the lock of one side of a competition: `bps` of it are slashed, the rest goes back.
    pub(crate) fn settle_collateral(&mut self, side: &Side, competition_id: CompetitionId, bps: u16) {
        let amount = part_of(side.collateral, bps);
        if amount > 0 {
            let mut deposit = self.collateral.get(&side.hotkey);
            deposit.locked -= amount;
            self.collateral.locked -= amount;
            self.collateral.deposited -= amount;
            self.collateral.slash_pot += amount;
            self.collateral.save(&deposit);
            emit(CollateralSlashed { hotkey: side.hotkey, competition_id, amount, bps });
        }
        self.unlock(side.hotkey, Some(competition_id), side.collateral - amount);
    }

    /// Buys alpha for the slashed TAO and takes it out of circulation; answers whether it did. What the chain refuses waits.
    pub(crate) fn recycle_slashes(&mut self) -> bool {
        let asked = self.collateral.slash_pot;
        if asked < RECYCLED_FROM {
            return false;
        }
        let before = self.tao();
        let Ok(alpha) = chain::add_stake_recycle(self.settings.hotkey, self.settings.netuid, asked) else {
            return false;
        };
        let tao = before.saturating_sub(self.tao()).min(asked);
        self.collateral.slash_pot -= tao;
        emit(SlashesRecycled { tao, alpha });
        true
    }

    /// A miner's deposits by the order of bindings.
    pub(crate) fn read_deposits(&self, from: u32, limit: u32) -> Page<Deposit, u32> {
        let bound = &self.identities.bound;
        let read = |at| bound.at(at).map(|hotkey| self.collateral.get(&hotkey));
        crate::paging::by_position(from, bound.size(), limit.min(crate::paging::MAX_DEPOSITS), read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alpha_in_tao() {
        for (alpha, price, expected) in [
            (0, SCALE, 0),
            (10 * SCALE, SCALE, 10 * SCALE),
            (10 * SCALE, SCALE / 100, SCALE / 10),
            (1, SCALE - 1, 0), // rounds down
            (1_999_999_999, 2_500_000_000, 4_999_999_997),
            (3 * SCALE, 50 * SCALE, 150 * SCALE), // an alpha dearer than u64 / 10^9
            (u64::MAX, SCALE, u64::MAX),
            (u64::MAX, 2 * SCALE, u64::MAX), // more than there can be
            (SCALE, 0, 0),
        ] {
            assert_eq!(tao_of(alpha, price), expected, "{alpha} at {price}");
        }
    }

    #[test]
    fn a_price_moves_by_a_fifth_an_epoch() {
        let last = |price| Some(EpochPrice { anchor: 0, price });
        for (price, before, expected) in [
            (500, None, 500),
            (500, last(0), 500),
            (119, last(100), 119),
            (500, last(100), 120),
            (1, last(100), 80),
            (u64::MAX, last(u64::MAX - 1), u64::MAX),
        ] {
            assert_eq!(clamp(price, before), expected, "{price} after {before:?}");
        }
    }
}
