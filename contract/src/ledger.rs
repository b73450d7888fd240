//! The contract's books. The invariant after every call:
//!
//! `received = pool + filled_unpaid + holdbacks + paid + recycled + rounding`
//!
//! Movements are booked by what the chain moved, measured as stake before less stake after. Share pools round, so a
//! movement may differ by 1 from what was asked; the difference is `rounding`, and the debt counts as settled.

use crate::types::{Balance, Ledger};

/// What share rounding may make of one movement.
const ROUNDING: u64 = 1;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Books {
    pub received: Balance,
    pub pool: Balance,
    pub filled_unpaid: Balance,
    /// Of solved issues, until the end of the holdback.
    pub holdbacks: Balance,
    pub paid: Balance,
    pub recycled: Balance,
    pub rounding: i64,
    /// How many movements `rounding` is the sum of.
    pub movements: u64,
}
crate::store::decodes!(Books: received, pool, filled_unpaid, holdbacks, paid, recycled, rounding, movements);

/// How one movement of the chain settled what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// As measured.
    pub moved: Balance,
    /// Still to be moved: 0, or what the chain left.
    pub left: Balance,
    /// Asked less moved less left.
    pub rounding: i64,
}

/// Judges a movement of `asked` that lowered the stake by `measured`.
pub fn judge(asked: Balance, measured: Balance) -> Moved {
    let short = asked.saturating_sub(measured);
    let left = if short <= ROUNDING { 0 } else { short };
    let rounding = i128::from(asked) - i128::from(measured) - i128::from(left);
    Moved { moved: measured, left, rounding: i64::try_from(rounding).unwrap_or(i64::MIN) }
}

impl Books {
    /// What the contract must hold.
    pub fn held(&self) -> Balance {
        self.pool.saturating_add(self.filled_unpaid).saturating_add(self.holdbacks)
    }

    /// Counts stake above the books as received, into the pool. Returns how much.
    pub fn receive(&mut self, stake: Balance) -> Balance {
        let fresh = stake.saturating_sub(self.held());
        self.received += fresh;
        self.pool += fresh;
        fresh
    }

    /// From the pool to a bounty.
    pub fn fill(&mut self, amount: Balance) {
        self.pool -= amount;
        self.filled_unpaid += amount;
    }

    /// A bounty that nobody will win goes back to the pool, to be recycled.
    pub fn release(&mut self, amount: Balance) {
        self.filled_unpaid -= amount;
        self.pool += amount;
    }

    /// Part of a bounty waits for the end of the holdback.
    pub fn hold(&mut self, amount: Balance) {
        self.filled_unpaid -= amount;
        self.holdbacks += amount;
    }

    /// It is to be paid or recycled now.
    pub fn unhold(&mut self, amount: Balance) {
        self.holdbacks -= amount;
        self.filled_unpaid += amount;
    }

    /// A winner's transfer of `asked` that moved `measured`.
    pub fn pay(&mut self, asked: Balance, measured: Balance) -> Moved {
        let moved = judge(asked, measured);
        self.filled_unpaid -= asked - moved.left;
        self.paid += moved.moved;
        self.note(moved);
        moved
    }

    /// A recycling of `asked` from the pool that moved `measured`.
    pub fn recycle(&mut self, asked: Balance, measured: Balance) -> Moved {
        let moved = judge(asked, measured);
        self.pool -= asked - moved.left;
        self.recycled += moved.moved;
        self.note(moved);
        moved
    }

    fn note(&mut self, moved: Moved) {
        self.rounding = self.rounding.saturating_add(moved.rounding);
        self.movements += 1;
    }

    pub fn balanced(&self) -> bool {
        let out = [self.pool, self.filled_unpaid, self.holdbacks, self.paid, self.recycled]
            .map(i128::from)
            .iter()
            .sum::<i128>();
        i128::from(self.received) == out + i128::from(self.rounding)
    }

    /// At most 1 rao a movement.
    pub fn rounding_is_small(&self) -> bool {
        self.rounding.unsigned_abs() <= self.movements * ROUNDING
    }

    pub fn view(&self, stake: Balance) -> Ledger {
        Ledger {
            received: self.received,
            pool: self.pool,
            filled_unpaid: self.filled_unpaid,
            holdbacks: self.holdbacks,
            paid: self.paid,
            recycled: self.recycled,
            rounding: self.rounding,
            stake,
            ..Ledger::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movement_is_settled_left_or_rounded() {
        for (asked, measured, left, rounding) in [
            (100, 100, 0, 0),
            (100, 99, 0, 1),   // the share pool kept one
            (100, 101, 0, -1), // or gave one
            (100, 98, 2, 0),   // capped: two are still owed
            (100, 0, 100, 0),  // refused
            (1, 0, 0, 1),
            (u64::MAX, 0, u64::MAX, 0),
        ] {
            assert_eq!(
                judge(asked, measured),
                Moved { moved: measured, left, rounding },
                "{asked} asked, {measured} moved"
            );
        }
    }

    #[test]
    fn the_books_balance_after_every_step() {
        let mut books = Books::default();
        assert_eq!(books.receive(1_000), 1_000);
        books.fill(600);
        assert_eq!(books.recycle(400, 399), Moved { moved: 399, left: 0, rounding: 1 });
        assert!(books.balanced() && books.rounding_is_small());
        assert_eq!(books.pay(600, 250).left, 350); // capped
        assert!(books.balanced());
        assert_eq!(books.pay(350, 0).left, 350); // refused
        assert_eq!(books.pay(350, 351).left, 0); // retried
        assert!(books.balanced() && books.rounding_is_small());
        assert_eq!((books.held(), books.paid, books.recycled, books.rounding), (0, 601, 399, 0));
    }

    #[test]
    fn stake_below_the_books_is_nothing_received() {
        let mut books = Books::default();
        books.receive(10);
        assert_eq!(books.receive(9), 0);
        assert_eq!(books.receive(10), 0);
        assert_eq!(books.receive(15), 5);
    }

    #[test]
    fn a_cancelled_bounty_waits_in_the_pool_when_recycling_fails() {
        let mut books = Books::default();
        books.receive(50);
        books.fill(50);
        books.release(50);
        assert_eq!(books.recycle(50, 0).left, 50);
        assert_eq!((books.pool, books.recycled), (50, 0));
        assert!(books.balanced());
    }

    #[test]
    fn what_is_held_back_is_owed_until_it_is_paid_or_recycled() {
        let mut books = Books::default();
        books.receive(100);
        books.fill(100);
        books.pay(75, 75);
        books.hold(25);
        assert_eq!((books.held(), books.filled_unpaid, books.holdbacks), (25, 0, 25));
        assert!(books.balanced());
        books.unhold(25);
        books.release(25);
        assert_eq!(books.recycle(25, 25).left, 0);
        assert!(books.balanced() && books.held() == 0);
    }

    #[test]
    fn a_loss_far_above_rounding_is_seen() {
        let mut books = Books::default();
        books.receive(100);
        books.fill(50);
        books.pay(50, 60);
        assert!(books.balanced());
        assert!(!books.rounding_is_small());
    }
}
