//! Every entry of both tables is the nearest whole number, shown without a power of ten or a root: one half of 2^-24 less is too
//! low, one half more too high.

use joust_elo::{EXPECTED_OF_LOWER, HALVING};
use std::cmp::Ordering;

/// Just enough of large whole numbers, little endian.
#[derive(Clone, PartialEq, Eq)]
struct Large(Vec<u32>);

impl Large {
    fn of(value: u64) -> Large {
        Large(vec![value as u32, (value >> 32) as u32]).trimmed()
    }

    fn trimmed(mut self) -> Large {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    fn times(&self, other: &Large) -> Large {
        let mut digits = vec![0_u32; self.0.len() + other.0.len()];
        for (low, x) in self.0.iter().enumerate() {
            let mut carry = 0_u64;
            for (high, y) in other.0.iter().enumerate() {
                let sum = u64::from(*x) * u64::from(*y) + u64::from(digits[low + high]) + carry;
                digits[low + high] = sum as u32;
                carry = sum >> 32;
            }
            digits[low + other.0.len()] = carry as u32;
        }
        Large(digits).trimmed()
    }

    fn power(&self, exponent: u32) -> Large {
        (0..32).rev().fold(Large::of(1), |power, bit| {
            let square = power.times(&power);
            if exponent >> bit & 1 == 1 {
                square.times(self)
            } else {
                square
            }
        })
    }

    fn compare(&self, other: &Large) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[test]
fn expected_scores_are_nearest() {
    // value = 2^24 / (1 + 10^(i / 400)) exactly when (2^24 / value - 1)^400 = 10^i.
    let above = |twice: u64, ten: &Large| {
        Large::of((1 << 25) - twice).power(400).compare(&ten.times(&Large::of(twice).power(400)))
    };
    let mut ten = Large::of(1);
    for (points, value) in EXPECTED_OF_LOWER.iter().enumerate() {
        let twice = 2 * u64::from(*value);
        assert_eq!(above(twice - 1, &ten), Ordering::Greater, "{points}");
        assert_eq!(above(twice + 1, &ten), Ordering::Less, "{points}");
        ten = ten.times(&Large::of(10));
    }
}

#[test]
fn halvings_are_nearest() {
    for (day, value) in HALVING.iter().enumerate() {
        let twice = 2 * u64::from(*value);
        let exact = Large::of(2).power(25 * 30 - day as u32);
        assert_eq!(Large::of(twice - 1).power(30).compare(&exact), Ordering::Less, "{day}");
        assert_eq!(Large::of(twice + 1).power(30).compare(&exact), Ordering::Greater, "{day}");
    }
}
