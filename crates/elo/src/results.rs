//! What the contract keeps of a finished competition.

use core::fmt;

/// What a competition came to; the discriminants are the contract's codes (mechanism 2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Outcome {
    WinA = 0,
    WinB = 1,
    BothFail = 2,
    FaultA = 3,
    FaultB = 4,
    Void = 5,
    WalkoverA = 6,
    WalkoverB = 7,
    EarlyA = 8,
    EarlyB = 9,
}

impl Outcome {
    /// Every outcome in the order of its code.
    pub const ALL: [Outcome; 10] = [
        Outcome::WinA,
        Outcome::WinB,
        Outcome::BothFail,
        Outcome::FaultA,
        Outcome::FaultB,
        Outcome::Void,
        Outcome::WalkoverA,
        Outcome::WalkoverB,
        Outcome::EarlyA,
        Outcome::EarlyB,
    ];
}

/// A win that was reverted later: from block `at` on the result counts as `outcome`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Amendment {
    pub at: u32,
    pub outcome: Outcome,
}

/// One finished competition (mechanism 2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompetitionResult {
    /// The contract's counter: unique, and the order inside a block.
    pub id: u64,
    /// Block of the start.
    pub start_block: u32,
    /// Block in which the outcome reached quorum.
    pub resolved_block: u32,
    /// GitHub user id of side a.
    pub a: u64,
    /// GitHub user id of side b.
    pub b: u64,
    /// What it came to.
    pub outcome: Outcome,
    /// Side a had a valid pull request.
    pub valid_a: bool,
    /// Side b had a valid pull request.
    pub valid_b: bool,
    /// A later revert.
    pub amended: Option<Amendment>,
}

/// Results that no contract gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadResults {
    /// A player meets itself in the result with this id.
    SamePlayer(u64),
    /// Two results have this id.
    SameId(u64),
    /// A day without blocks.
    NoBlocksInDay,
}

impl fmt::Display for BadResults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadResults::SamePlayer(id) => write!(formatter, "result {id}: a player cannot meet itself"),
            BadResults::SameId(id) => write!(formatter, "two results have one id, {id}"),
            BadResults::NoBlocksInDay => write!(formatter, "a day cannot have 0 blocks"),
        }
    }
}

impl core::error::Error for BadResults {}
