//! What a validator's vote weighs (contract.md, Power and quorum).
//!
//! raw = min(stake at this freeze, stake at the last): stake lent for one epoch weighs nothing. Below 1 % of the raw
//! total counts as 0. Fewer than four validators weigh the same; from four on, none weighs more than 30 % of the sum.
//! A weight gains at most 20 % of the raw total an epoch (the first two freezes are exempt); falls act at once.

use ink::prelude::vec::Vec;

use crate::types::AccountId;

pub const MAX_VALIDATORS: usize = 16;
pub const MAX_COLDKEYS: usize = 4;
/// From this many validators on, weights follow stake.
const STAKE_WEIGHTED_FROM: usize = 4;
const GROWTH_EXEMPT_FREEZES: u32 = 2;
/// Keeps three times a sum of 16 weights inside u64; all alpha there can be is far below.
const MAX_STAKE: u64 = u64::MAX / (4 * MAX_VALIDATORS as u64);

/// A validator's stake, summed over its declared coldkeys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    pub hotkey: AccountId,
    pub stake: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Weight {
    pub hotkey: AccountId,
    /// The stake as measured at this freeze; the next one compares with it.
    pub measured: u64,
    pub raw: u64,
    pub weight: u64,
}
crate::store::decodes!(Weight: hotkey, measured, raw, weight);

/// The weights of the epochs from `anchor` to the next freeze.
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Freeze {
    /// Counts freezes from 0.
    pub sequence: u32,
    pub anchor: u32,
    pub weights: Vec<Weight>,
}
crate::store::decodes!(Freeze: sequence, anchor, weights);

impl Freeze {
    pub fn total(&self) -> u64 {
        self.weights.iter().map(|w| w.weight).sum()
    }

    /// The validators that count.
    pub fn heads(&self) -> u32 {
        self.weights.iter().filter(|w| w.weight > 0).count() as u32
    }

    pub fn of(&self, hotkey: &AccountId) -> Option<&Weight> {
        self.weights.iter().find(|w| w.hotkey == *hotkey)
    }

    pub fn weight_of(&self, hotkey: &AccountId) -> u64 {
        self.of(hotkey).map_or(0, |w| w.weight)
    }
}

/// The freeze of `anchor` after `previous`, from what the chain shows now.
pub fn freeze(anchor: u32, measured: &[Measured], previous: Option<&Freeze>) -> Freeze {
    let sequence = previous.map_or(0, |p| p.sequence.saturating_add(1));
    let mut weights: Vec<Weight> = measured.iter().map(|m| raw_weight(m, previous)).collect();
    let raw_total = ignore_dust(&mut weights);
    if sequence >= GROWTH_EXEMPT_FREEZES {
        limit_growth(&mut weights, raw_total, previous);
    }
    let counted = weights.iter().filter(|w| w.weight > 0).count();
    if counted >= STAKE_WEIGHTED_FROM {
        cap(&mut weights);
    } else {
        equalise(&mut weights, raw_total, previous.filter(|_| sequence >= GROWTH_EXEMPT_FREEZES));
    }
    Freeze { sequence, anchor, weights }
}

fn raw_weight(m: &Measured, previous: Option<&Freeze>) -> Weight {
    let measured = m.stake.min(MAX_STAKE);
    let last = previous.map_or(measured, |p| p.of(&m.hotkey).map_or(0, |w| w.measured));
    let raw = measured.min(last);
    Weight { hotkey: m.hotkey, measured, raw, weight: raw }
}

/// Weights below 1 % of the raw total become 0. Returns that total.
fn ignore_dust(weights: &mut [Weight]) -> u64 {
    let total: u64 = weights.iter().map(|w| w.raw).sum();
    for w in weights.iter_mut() {
        if w.raw < total.div_ceil(100) {
            w.weight = 0;
        }
    }
    total
}

fn limit_growth(weights: &mut [Weight], raw_total: u64, previous: Option<&Freeze>) {
    for w in weights.iter_mut() {
        w.weight = w.weight.min(highest(&w.hotkey, raw_total, previous));
    }
}

/// The last weight and a fifth of the raw total.
fn highest(hotkey: &AccountId, raw_total: u64, previous: Option<&Freeze>) -> u64 {
    previous.map_or(u64::MAX, |p| p.weight_of(hotkey).saturating_add(raw_total / 5))
}

/// Fewer than four validators: every one that counts weighs the same, up to its limit of growth.
fn equalise(weights: &mut [Weight], raw_total: u64, previous: Option<&Freeze>) {
    let counted = weights.iter().filter(|w| w.weight > 0).count() as u64;
    let Some(share) = raw_total.checked_div(counted) else { return };
    for w in weights.iter_mut().filter(|w| w.weight > 0) {
        w.weight = share.max(1).min(highest(&w.hotkey, raw_total, previous));
    }
}

/// No weight above 30 % of the sum: the limit of w := min(w, 30 % of the sum).
///
/// Repeated literally that rule closes in on its limit slowly (with one validator at 97 % the fourth pass still leaves it
/// 40 %). So each pass solves for the cap of the validators capped so far: c = 3 x (sum of the others) / (10 - 3k).
/// At most three can be capped, because the largest of the others is below c = 3 x others for k = 3.
fn cap(weights: &mut [Weight]) {
    let mut order: Vec<u64> = weights.iter().map(|w| w.weight).collect();
    order.sort_unstable();
    let mut others: u64 = order.iter().sum();
    let mut limit = others * 3 / 10;
    for (capped, largest) in order.iter().rev().enumerate().take(3) {
        if *largest <= limit {
            break;
        }
        others -= largest;
        limit = others * 3 / (10 - 3 * (capped as u64 + 1));
    }
    for w in weights.iter_mut() {
        w.weight = w.weight.min(limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u8) -> AccountId {
        AccountId::from([n; 32])
    }

    fn measured(stakes: &[u64]) -> Vec<Measured> {
        stakes.iter().enumerate().map(|(i, s)| Measured { hotkey: key(i as u8 + 1), stake: *s }).collect()
    }

    fn weights(freeze: &Freeze) -> Vec<u64> {
        freeze.weights.iter().map(|w| w.weight).collect()
    }

    #[test]
    fn the_first_freeze() {
        for (stakes, expected) in [
            (vec![], vec![]),
            (vec![0, 0], vec![0, 0]),
            (vec![500], vec![500]),           // one validator is everything
            (vec![100, 900], vec![500, 500]), // fewer than four: equal
            (vec![100, 200, 600], vec![300, 300, 300]),
            (vec![100, 100, 100, 100], vec![100, 100, 100, 100]), // 25 % each: under the cap
            (vec![1_000, 100, 100, 100], vec![128, 100, 100, 100]),
            (vec![1_000, 1_000, 100, 100], vec![150, 150, 100, 100]),
            (vec![1_000, 1_000, 1_000, 100], vec![300, 300, 300, 100]),
            (vec![1_000, 1_000, 9, 9], vec![1_009, 1_009, 0, 0]), // two below 1 % are nobody: equal weights
        ] {
            assert_eq!(weights(&freeze(0, &measured(&stakes), None)), expected, "{stakes:?}");
        }
    }

    #[test]
    fn the_cap_is_exact_where_repeating_the_rule_is_slow() {
        let f = freeze(0, &measured(&[1_000, 11, 11, 11]), None);
        assert_eq!(weights(&f), vec![14, 11, 11, 11]);
        assert!(14 * 10 <= f.total() * 3);
    }

    #[test]
    fn repeating_min_30_percent_reaches_the_same_limit() {
        let mut random = 88_172_645_463_325_252_u64;
        for _ in 0..2_000 {
            let stakes: Vec<u64> = (0..4 + next(&mut random) % 13).map(|_| 1 << (next(&mut random) % 40)).collect();
            let f = freeze(0, &measured(&stakes), None);
            if f.heads() < 4 {
                continue;
            }
            let mut literal: Vec<u64> = f.weights.iter().map(|w| if w.weight == 0 { 0 } else { w.raw }).collect();
            for _ in 0..400 {
                let limit = (literal.iter().map(|w| u128::from(*w)).sum::<u128>() * 3 / 10) as u64;
                literal.iter_mut().for_each(|w| *w = (*w).min(limit));
            }
            // Rounding down at every pass may lose a few units more than rounding once.
            let lost: u64 = weights(&f).iter().zip(&literal).map(|(ours, theirs)| ours.abs_diff(*theirs)).sum();
            assert!(lost <= 64, "{stakes:?}: {:?} and {literal:?}", weights(&f));
        }
    }

    #[test]
    fn no_validator_and_no_two_under_the_cap_exceed_their_part() {
        let mut random = 1_181_783_497_276_652_981_u64;
        for _ in 0..5_000 {
            let n = 1 + next(&mut random) % 16;
            let stakes: Vec<u64> = (0..n).map(|_| next(&mut random) >> (next(&mut random) % 64)).collect();
            let f = freeze(0, &measured(&stakes), None);
            if f.heads() < 4 {
                continue;
            }
            for w in &f.weights {
                assert!(u128::from(w.weight) * 10 <= u128::from(f.total()) * 3, "{stakes:?}");
            }
        }
    }

    #[test]
    fn stake_lent_for_one_epoch_weighs_nothing() {
        let first = freeze(0, &measured(&[100, 100, 100, 100]), None);
        let second = freeze(9, &measured(&[100, 100, 100, 10_000]), Some(&first));
        assert_eq!(weights(&second), vec![100, 100, 100, 100]);
        let gone = freeze(18, &measured(&[100, 100, 100, 100]), Some(&second));
        assert_eq!(weights(&gone), vec![100, 100, 100, 100]);
    }

    #[test]
    fn a_new_validator_counts_from_its_second_freeze() {
        let first = freeze(0, &measured(&[100, 100, 100, 100]), None);
        let second = freeze(9, &measured(&[100, 100, 100, 100, 100]), Some(&first));
        assert_eq!(weights(&second), vec![100, 100, 100, 100, 0]);
        let third = freeze(18, &measured(&[100, 100, 100, 100, 100]), Some(&second));
        assert_eq!(weights(&third), vec![100, 100, 100, 100, 100]);
    }

    #[test]
    fn a_weight_gains_a_fifth_of_the_total_an_epoch_from_the_third_freeze() {
        let stakes = measured(&[100, 100, 100, 10]);
        let first = freeze(0, &stakes, None);
        let second = freeze(9, &measured(&[100, 100, 100, 1_000]), Some(&first));
        assert_eq!(weights(&second), vec![30, 30, 30, 10]);
        // Raw is [100, 100, 100, 1000], a fifth of 1,300 is 260: 10 + 260 = 270, then the cap of 30 %.
        let third = freeze(18, &measured(&[100, 100, 100, 1_000]), Some(&second));
        assert_eq!(weights(&third), vec![100, 100, 100, 128]);
        // With a smaller fifth the limit bites before the cap: [30, 30, 30, 30] gains at most 24.
        let fourth = Freeze {
            sequence: 5,
            anchor: 27,
            weights: third.weights.iter().map(|w| Weight { measured: 30, weight: 0, ..*w }).collect(),
        };
        assert_eq!(weights(&freeze(36, &measured(&[30, 30, 30, 30]), Some(&fourth))), vec![24, 24, 24, 24]);
    }

    #[test]
    fn a_fall_acts_at_once() {
        let first = freeze(0, &measured(&[100, 100, 100, 100]), None);
        let second = freeze(9, &measured(&[50, 100, 100, 100]), Some(&first));
        assert_eq!(weights(&second), vec![50, 100, 100, 100]);
        let all_gone = freeze(18, &measured(&[0, 0, 0, 0]), Some(&second));
        assert_eq!((all_gone.total(), all_gone.heads()), (0, 0));
    }

    #[test]
    fn sixteen_validators_with_all_the_stake_there_can_be() {
        let f = freeze(0, &measured(&[u64::MAX; 16]), None);
        assert_eq!(f.heads(), 16);
        assert_eq!(f.total(), MAX_STAKE * 16);
    }

    /// xorshift64.
    fn next(state: &mut u64) -> u64 {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        *state
    }
}
