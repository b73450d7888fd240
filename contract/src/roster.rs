//! A set of accounts that can be listed by position: adding and removing cost the same however many there are.

use ink::storage::traits::{AutoKey, StorageKey};

use crate::store::Mapping;
use crate::types::AccountId;

/// Removing moves the last account into the gap, so positions are stable only within a block.
#[ink::storage_item]
#[derive(Debug, Default)]
pub struct Roster<KEY: StorageKey = AutoKey> {
    len: u32,
    accounts: Mapping<u32, AccountId>,
    positions: Mapping<AccountId, u32>,
}

impl<KEY: StorageKey> Roster<KEY> {
    pub fn size(&self) -> u32 {
        self.len
    }

    pub fn at(&self, position: u32) -> Option<AccountId> {
        self.accounts.get(position)
    }

    pub fn add(&mut self, account: &AccountId) {
        if self.positions.contains(account) {
            return;
        }
        self.accounts.insert(self.len, account);
        self.positions.insert(account, &self.len);
        self.len += 1;
    }

    pub fn remove(&mut self, account: &AccountId) {
        let Some(gap) = self.positions.take(account) else { return };
        self.len -= 1;
        let last = self.accounts.take(self.len);
        if let Some(moved) = last.filter(|_| gap < self.len) {
            self.accounts.insert(gap, &moved);
            self.positions.insert(moved, &gap);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u8) -> AccountId {
        AccountId::from([n; 32])
    }

    fn listed(roster: &Roster<ink::storage::traits::ManualKey<7>>) -> Vec<AccountId> {
        (0..roster.size()).filter_map(|p| roster.at(p)).collect()
    }

    #[ink::test]
    fn accounts_come_and_go() {
        let mut roster = Roster::<ink::storage::traits::ManualKey<7>>::default();
        for n in 1..=4 {
            roster.add(&key(n));
        }
        roster.add(&key(2));
        assert_eq!(listed(&roster), vec![key(1), key(2), key(3), key(4)]);
        roster.remove(&key(2));
        roster.remove(&key(9));
        assert_eq!(listed(&roster), vec![key(1), key(4), key(3)]);
        roster.remove(&key(3));
        roster.remove(&key(1));
        roster.remove(&key(4));
        assert_eq!(listed(&roster), vec![]);
    }
}
