//! What the ratings hash on the chain is made of.

use alloc::vec::Vec;

use crate::rate::Ratings;
use crate::RATING_VERSION;

/// Ratings as bytes, little endian, players ascending: `rating version u32, players u32, house i64`, then for each player
/// `player u64, rating i32, effective i32, results u32, ema u32, strikes u32, last block u32`. Their blake2b-256 is the
/// `ratings_hash` of a proposal (mechanism 3.3).
pub fn ratings_bytes(ratings: &Ratings) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(16 + 32 * ratings.players.len());
    bytes.extend(RATING_VERSION.to_le_bytes());
    bytes.extend((ratings.players.len() as u32).to_le_bytes());
    bytes.extend(ratings.house.to_le_bytes());
    for (player, row) in &ratings.players {
        bytes.extend(player.to_le_bytes());
        bytes.extend((row.rating as i32).to_le_bytes());
        bytes.extend((row.effective as i32).to_le_bytes());
        bytes.extend(row.results.to_le_bytes());
        bytes.extend((row.ema as u32).to_le_bytes());
        bytes.extend(row.strikes.to_le_bytes());
        bytes.extend(row.last_block.to_le_bytes());
    }
    bytes
}
