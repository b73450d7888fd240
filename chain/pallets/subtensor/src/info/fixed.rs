//! Fixed-point numbers as they lie on the wire: their bits.
pub use crate::types::I96F32;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// 32 fractional bits.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct I32F32 {
    pub bits: i64,
}

/// 64 fractional bits.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct U64F64 {
    pub bits: u128,
}

impl I32F32 {
    pub const fn whole(value: i32) -> Self {
        Self {
            bits: (value as i64) << 32,
        }
    }
}
