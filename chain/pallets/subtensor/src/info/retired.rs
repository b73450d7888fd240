//! Settings that nothing reads any more on subtensor either, but that its answers still carry: the values they begin
//! with (runtime/src/lib.rs there).
pub const RHO: u16 = 10;
pub const SCALING_LAW_POWER: u16 = 50;
pub const DIFFICULTY: u64 = 10_000_000;
pub const MIN_DIFFICULTY: u64 = 10_000_000;
pub const MAX_DIFFICULTY: u64 = u64::MAX / 4;
pub const ADJUSTMENT_INTERVAL: u16 = 100;
pub const ADJUSTMENT_ALPHA: u64 = 0;
pub const MAX_REGISTRATIONS_PER_BLOCK: u16 = 1;
pub const TARGET_REGISTRATIONS: u16 = 2;
/// Rows of weights are not limited.
pub const MAX_WEIGHTS_LIMIT: u16 = u16::MAX;
