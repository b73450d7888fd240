//! The chain as this contract sees it: subtensor's base types, which differ from ink!'s defaults in the width of a balance.

use ink::env::{Environment, NoChainExtension};
use ink::primitives;

pub type AccountId = primitives::AccountId;
pub type Hash = primitives::Hash;
/// Rao, of TAO or of the subnet's alpha: 1 = 10^9 rao.
pub type Balance = u64;
pub type BlockNumber = u32;
/// Milliseconds since 1970, as `Timestamp.now` gives them.
pub type Timestamp = u64;

/// Subtensor's environment: `Balance` is `u64` (ink!'s default of `u128` misreads every amount there).
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(TypeInfo)]
pub enum JoustEnvironment {}

impl Environment for JoustEnvironment {
    const MAX_EVENT_TOPICS: usize = 4;

    type AccountId = AccountId;
    type Balance = Balance;
    type Hash = Hash;
    type BlockNumber = BlockNumber;
    type Timestamp = Timestamp;
    /// The extension is called in [`crate::chain`] by function id; subtensor ignores the extension id.
    type ChainExtension = NoChainExtension;
}
