//! Calls that are measured: of each message the dearest call, in every respect.

use std::collections::BTreeMap;

use codec::{Decode, Encode};

use crate::world::*;

/// Of the dearest call: reference time, bytes of proof, and rao of TAO deposited for storage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cost {
    pub ref_time: u64,
    pub proof_size: u64,
    pub deposit: i128,
}

#[derive(Default)]
pub struct Costs {
    pub messages: BTreeMap<&'static str, Cost>,
    pub reads: BTreeMap<&'static str, Cost>,
}

impl Costs {
    pub fn of(&self, name: &str) -> Cost {
        *self.messages.get(name).or(self.reads.get(name)).unwrap_or_else(|| panic!("{name} was measured"))
    }

    /// Of messages and of reads.
    pub fn names(&self) -> (Vec<String>, Vec<String>) {
        let names = |costs: &BTreeMap<&'static str, Cost>| costs.keys().map(|name| name.to_string()).collect();
        (names(&self.messages), names(&self.reads))
    }
}

pub struct Meter<'w> {
    pub w: &'w mut World,
    pub costs: Costs,
}

impl<'w> Meter<'w> {
    pub fn of(w: &'w mut World) -> Self {
        Self { w, costs: Costs::default() }
    }

    pub fn ok<T: Decode>(&mut self, who: &Account, message: &'static str, args: impl Encode) -> T {
        let answer = self.w.ok(who, message, args);
        note(&mut self.costs.messages, message, self.w);
        answer
    }

    pub fn pay(&mut self, who: &Account, message: &'static str, value: u64) {
        self.w.pay(who, message, value).unwrap_or_else(|error| panic!("{message} was refused: {error:?}"));
        note(&mut self.costs.messages, message, self.w);
    }

    pub fn read<T: Decode>(&mut self, read: &'static str, args: impl Encode) -> T {
        let answer = self.w.read(read, args);
        note(&mut self.costs.reads, read, self.w);
        answer
    }
}

fn note(costs: &mut BTreeMap<&'static str, Cost>, name: &'static str, w: &World) {
    let cost = costs.entry(name).or_default();
    cost.ref_time = w.ref_time.max(cost.ref_time);
    cost.proof_size = w.proof_size.max(cost.proof_size);
    cost.deposit = w.storage_deposit.max(cost.deposit);
}
