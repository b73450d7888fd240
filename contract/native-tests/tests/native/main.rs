//! The committed contract on the devnet's runtime: stake really moves, refusals really revert, gas is the chain's.
//!
//! One binary, because each would link the whole runtime. `cargo test` in this folder; the seed of the random walk is
//! printed and can be given as JOUST_SEED.

mod attacks;
mod chain_limits;
mod custody;
mod defects;
mod duel;
mod endings;
mod fold;
mod gas;
mod governance;
mod locked_alpha;
mod money;
mod old_chain;
mod pruning;
mod ratings;
mod refusals;
mod walk;
mod world;
