//! Ratings of rating version 1 in whole numbers, a second time: written from the text of the mechanism (2.1 to 2.7) and not from
//! `libs/elo`, so that the two check each other. No floats, no clock, only `core` and `alloc`.
//!
//! Units: ratings are milli-Elo (1,500.000 points are `1_500_000`), probabilities parts of 2^24, performance parts of 2^16,
//! times blocks.
//!
//! ```
//! use joust_elo::{rate, CompetitionResult, Outcome};
//!
//! let win = CompetitionResult {
//!     id: 1, start_block: 928_000, resolved_block: 1_000_000, a: 11, b: 12,
//!     outcome: Outcome::WinA, valid_a: true, valid_b: false, amended: None,
//! };
//! let ratings = rate(&[win], 1_000_000, 7_200, &Default::default()).unwrap();
//! assert_eq!(ratings.players[&11].rating, 1_548_000);
//! assert_eq!(ratings.players[&12].rating, 1_452_000);
//! ```
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs, clippy::float_arithmetic)]

extern crate alloc;

mod bytes;
mod curve;
mod rate;
mod results;
mod side;
mod tables;
mod window;

pub use bytes::ratings_bytes;
pub use curve::{decay, expected, ONE, START};
pub use rate::{rate, Ratings};
pub use results::{Amendment, BadResults, CompetitionResult, Outcome};
pub use side::PlayerRating;
pub use tables::{EXPECTED_OF_LOWER, HALVING};

/// The rating version whose constants these are; goes on the chain with every proposal.
pub const RATING_VERSION: u32 = 1;
