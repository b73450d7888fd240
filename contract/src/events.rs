//! One event a change: folding them alone rebuilds the state. Topics are identities, never amounts, and at most 32 bytes
//! each.
//!
//! How the code stays small, here and elsewhere: an event is a plain `#[ink::event]` and is sent with [`emit`], which
//! builds topics and data in one buffer and calls the host from one place (ink!'s own way is compiled anew for every
//! event). `Mapping` and `Lazy` come from [`crate::store`], the chain is asked through [`crate::chain`], and what is
//! hashed or sent is encoded with [`crate::store::encoded`]: one codec for one kind of buffer, so no type is compiled twice.
//! Functions that load or save a record are never inlined; big records are passed by reference; a plain loop is
//! smaller than a chain of iterators; `sort`, `format!`, maps and sets of `alloc` cost a kilobyte each.

use ink::env::event::{TopicsBuilder, TopicsBuilderBackend};
use ink::env::Event;
use ink::prelude::{string::String, vec::Vec};
use ink::scale::Encode;

use crate::env::JoustEnvironment;
use crate::store::encoded;
use crate::types::*;

/// Puts the event into the block.
#[inline(never)]
pub fn emit<E: Event>(event: E) {
    let topics = event.topics::<JoustEnvironment, _>(TopicsBuilder::from(Topics(Vec::with_capacity(129))));
    deposit(topics, encoded(&event));
}

#[inline(never)]
#[cfg(target_arch = "wasm32")]
fn deposit(topics: Vec<u8>, data: Vec<u8>) {
    use pallet_contracts_uapi::{HostFn, HostFnImpl};
    HostFnImpl::deposit_event(&topics, &data);
}

/// Outside of a chain there is no block; the shape is still checked above.
#[cfg(not(target_arch = "wasm32"))]
fn deposit(_: Vec<u8>, _: Vec<u8>) {}

/// The host's encoding: how many topics, then each as 32 bytes.
struct Topics(Vec<u8>);

impl TopicsBuilderBackend<JoustEnvironment> for Topics {
    type Output = Vec<u8>;

    fn expect(&mut self, topics: usize) {
        self.0.push((topics as u8) << 2);
    }

    fn push_topic<T: Encode>(&mut self, topic: &T) {
        let end = self.0.len() + 32;
        topic.encode_to(&mut self.0);
        pad(&mut self.0, end);
    }

    fn output(self) -> Vec<u8> {
        self.0
    }
}

#[inline(never)]
fn pad(topics: &mut Vec<u8>, end: usize) {
    assert!(topics.len() <= end, "a topic is an identity, at most 32 bytes");
    topics.resize(end, 0);
}

/// The owner put a bounty on an issue. It is `Registered` and empty.
#[ink::event]
pub struct IssueRegistered {
    #[ink(topic)]
    pub issue_id: IssueId,
    pub repo_id: u64,
    pub repo: String,
    pub number: u32,
    pub node_id: String,
    pub author_id: GithubId,
    pub base_branch: String,
    pub content_hash: [u8; 32],
    pub target: Balance,
}

/// Miners may enrol: the first time, or again after a competition without a winner.
#[ink::event]
pub struct IssueOpened {
    #[ink(topic)]
    pub issue_id: IssueId,
}

/// The issue ended without a winner; `recycled` of its bounty left circulation in this call.
#[ink::event]
pub struct IssueCancelled {
    #[ink(topic)]
    pub issue_id: IssueId,
    pub reason: CancelReason,
    pub recycled: Balance,
}

/// The winner has the first part of the bounty; what is held back follows.
#[ink::event]
pub struct IssueSolved {
    #[ink(topic)]
    pub issue_id: IssueId,
    #[ink(topic)]
    pub competition_id: CompetitionId,
}

/// New stake was counted and distributed; `pool` is what is left to distribute.
#[ink::event]
pub struct EmissionHarvested {
    pub received: Balance,
    pub filled: Balance,
    pub recycled: Balance,
    pub pool: Balance,
}

/// A bounty grew by `amount` to `filled`; at `target` the issue is funded.
#[ink::event]
pub struct BountyFunded {
    #[ink(topic)]
    pub issue_id: IssueId,
    pub amount: Balance,
    pub filled: Balance,
    pub target: Balance,
}

/// Alpha left circulation.
#[ink::event]
pub struct EmissionRecycled {
    pub amount: Balance,
}

/// The chain did not recycle `amount`; it waits in the pool. Code 0: the chain agreed and moved less.
#[ink::event]
pub struct RecycleFailed {
    pub amount: Balance,
    pub code: u32,
}

/// The validator may vote from the block `from` on.
#[ink::event]
pub struct ValidatorAdded {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub from: BlockNumber,
}

/// The validator named the coldkeys whose stake on its hotkey it votes with.
#[ink::event]
pub struct ColdkeysDeclared {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub coldkeys: Vec<AccountId>,
}

/// The weights of the epoch with this anchor.
#[ink::event]
pub struct WeightsFrozen {
    #[ink(topic)]
    pub anchor: BlockNumber,
    pub weights: Vec<FrozenWeight>,
    pub total: u64,
}

/// A hotkey says whose GitHub account it is. The link is public for ever.
#[ink::event]
pub struct IdentityClaimed {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub coldkey: AccountId,
    pub github_id: GithubId,
    pub proof_ref: String,
}

/// A claim without a quorum was dropped.
#[ink::event]
pub struct IdentityClaimExpired {
    #[ink(topic)]
    pub hotkey: AccountId,
}

#[ink::event]
pub struct IdentityVoted {
    #[ink(topic)]
    pub hotkey: AccountId,
    #[ink(topic)]
    pub validator: AccountId,
    pub coldkey: AccountId,
    pub github_id: GithubId,
    pub round: u32,
    pub payload_hash: PayloadHash,
    pub weight: u64,
}

/// Hotkey, coldkey and GitHub account belong together, one to one.
#[ink::event]
pub struct IdentityBound {
    #[ink(topic)]
    pub hotkey: AccountId,
    #[ink(topic)]
    pub coldkey: AccountId,
    pub github_id: GithubId,
}

/// A miner wants one of `picks`, in this order. Replaces or renews the miner's earlier enrolment.
#[ink::event]
pub struct MinerEnrolled {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub github_id: GithubId,
    pub picks: Vec<IssueId>,
    /// Of the first enrolment with these picks.
    pub enrolled_at: BlockNumber,
    pub waiting_since: BlockNumber,
    pub expires_at: BlockNumber,
    /// What a pair from it locks, in rao of TAO.
    pub collateral: Balance,
    pub nonce: u64,
}

#[ink::event]
pub struct EnrolmentExpired {
    #[ink(topic)]
    pub hotkey: AccountId,
}

/// A validator's one vote of the epoch. `ratings_hash` is for comparison; the contract ignores it.
#[ink::event]
pub struct PairsProposed {
    #[ink(topic)]
    pub anchor: BlockNumber,
    #[ink(topic)]
    pub validator: AccountId,
    pub rating_version: u16,
    pub ratings_hash: [u8; 32],
    pub pairs: Vec<ProposedPair>,
    pub weight: u64,
}

/// These pairs have their quorum with this ballot. One event for all: each event costs the chain a write.
#[ink::event]
pub struct PairsAccepted {
    #[ink(topic)]
    pub anchor: BlockNumber,
    pub pairs: Vec<ProposedPair>,
}

/// An accepted pair no longer holds and will not start.
#[ink::event]
pub struct PairSkipped {
    #[ink(topic)]
    pub anchor: BlockNumber,
    #[ink(topic)]
    pub issue_id: IssueId,
    pub a: AccountId,
    pub b: AccountId,
    pub reason: SkipReason,
}

/// The issue is `Competing`; both enrolments end; both miners are occupied.
#[ink::event]
pub struct CompetitionStarted {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub issue_id: IssueId,
    pub anchor: BlockNumber,
    pub a: Side,
    pub b: Side,
    pub bounty: Balance,
    pub started_ms: Timestamp,
    pub open_at: BlockNumber,
    pub open_ms: Timestamp,
    pub close_at: BlockNumber,
    pub close_ms: Timestamp,
    pub resolve_at: BlockNumber,
    pub resolve_ms: Timestamp,
    pub expires_at: BlockNumber,
    pub params_id: u32,
}

/// A ballot, with the standing of the leading payload after it.
#[ink::event]
pub struct OutcomeVoted {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub validator: AccountId,
    pub round: u32,
    pub payload: OutcomePayload,
    pub payload_hash: PayloadHash,
    pub weight: u64,
    pub leading_weight: u64,
    pub leading_heads: u32,
    pub total_weight: u64,
    pub needed_heads: u32,
}

/// An outcome other than void reached quorum; both miners are free. `settle` executes it from `settle_at` on; none: it was
/// EARLY and is executed. A winner gets `held` of the bounty from `final_at` on. The second time: the result is amended.
#[ink::event]
pub struct CompetitionDecided {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub issue_id: IssueId,
    pub payload: OutcomePayload,
    /// The winner's hotkey.
    pub winner: Option<AccountId>,
    pub settle_at: Option<BlockNumber>,
    pub final_at: Option<BlockNumber>,
    pub held: Balance,
}

/// The competition counts for nothing; both miners are free.
#[ink::event]
pub struct CompetitionVoided {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub issue_id: IssueId,
    pub reason: VoidCause,
}

/// `amount` of the bounty moved to the winner's coldkey, as stake on the contract's hotkey.
#[ink::event]
pub struct PayoutReleased {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub hotkey: AccountId,
    #[ink(topic)]
    pub coldkey: AccountId,
    pub issue_id: IssueId,
    pub amount: Balance,
    /// What of the bounty waits for the end of the holdback: all of it if a part would be too small for the chain.
    pub held: Balance,
}

/// `amount` is still owed; anyone may call `settle` again. Code 0: the chain agreed and moved less.
#[ink::event]
pub struct PayoutFailed {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    pub amount: Balance,
    pub code: u32,
}

/// The owner's parameters for the epochs from the anchor `from` on.
#[ink::event]
pub struct ParamsProposed {
    pub params_id: u32,
    pub from: BlockNumber,
    pub params: Params,
}

/// Proposed parameters are in force since the anchor `from`; told by the epoch's first freeze.
#[ink::event]
pub struct ParamsChanged {
    pub params_id: u32,
    pub from: BlockNumber,
}

#[ink::event]
pub struct OwnerProposed {
    #[ink(topic)]
    pub owner: AccountId,
    #[ink(topic)]
    pub proposed: AccountId,
}

#[ink::event]
pub struct OwnerChanged {
    #[ink(topic)]
    pub before: AccountId,
    #[ink(topic)]
    pub owner: AccountId,
}

/// No new issues, enrolments, deposits or pairs; everything else goes on.
#[ink::event]
pub struct Paused {}

#[ink::event]
pub struct Unpaused {}

/// The owner may set this code from `ready_at` until before `lapses_at`.
#[ink::event]
pub struct CodeAnnounced {
    #[ink(topic)]
    pub code_hash: CodeHash,
    pub ready_at: BlockNumber,
    pub lapses_at: BlockNumber,
}

/// More than a third of the weight is against the announced code; it is announced no longer.
#[ink::event]
pub struct CodeVetoed {
    #[ink(topic)]
    pub code_hash: CodeHash,
}

/// The next message runs this code.
#[ink::event]
pub struct CodeChanged {
    #[ink(topic)]
    pub code_hash: CodeHash,
}

/// The validator may vote until before `until`: 3 days later, or this block if it could not vote yet.
#[ink::event]
pub struct ValidatorRemoved {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub until: BlockNumber,
}

/// Target and priority of an issue from the anchor `from` on.
#[ink::event]
pub struct IssueChanged {
    #[ink(topic)]
    pub issue_id: IssueId,
    pub target: Balance,
    pub priority: u8,
    pub from: BlockNumber,
}

/// `amount` of the contract's stake on a stray hotkey moved to its own; the next harvest counts it.
#[ink::event]
pub struct StakeSwept {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub amount: Balance,
}

/// The subnet is gone. First without a rate: the contract is paused for ever. Then with the rate at which owed bounties are
/// paid in TAO: a `PayoutReleased` of `amount` alpha moved floor(amount x tao / alpha).
#[ink::event]
pub struct WoundDown {
    pub rate: Option<Rate>,
}

/// The competition is `Final`: everything is paid, recycled, returned or slashed, and both bindings may change again.
#[ink::event]
pub struct CompetitionClosed {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub issue_id: IssueId,
}

/// `amount` of what was held back moved to the winner's coldkey.
#[ink::event]
pub struct HoldbackReleased {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub hotkey: AccountId,
    #[ink(topic)]
    pub coldkey: AccountId,
    pub issue_id: IssueId,
    pub amount: Balance,
}

/// The merge was undone: what was held back is recycled, and the result counts as FAULT of the winner from this block on.
#[ink::event]
pub struct SolutionReverted {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub issue_id: IssueId,
    pub recycled: Balance,
}

/// A competitor left: before the window opened (`early`), or until it closed.
#[ink::event]
pub struct CompetitorWithdrew {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub hotkey: AccountId,
    pub early: bool,
}

/// A valid pull request is in review: there is more time.
#[ink::event]
pub struct CompetitionExtended {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub issue_id: IssueId,
    pub resolve_at: BlockNumber,
    pub resolve_ms: Timestamp,
    pub expires_at: BlockNumber,
}

/// A ballot against a decision.
#[ink::event]
pub struct CompetitionChallenged {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub validator: AccountId,
    pub round: u32,
    pub weight: u64,
    pub leading_weight: u64,
    pub leading_heads: u32,
    pub total_weight: u64,
    pub needed_weight: u64,
}

/// A challenge passed: the vote begins again, until `expires_at`.
#[ink::event]
pub struct CompetitionReopened {
    #[ink(topic)]
    pub competition_id: CompetitionId,
    #[ink(topic)]
    pub issue_id: IssueId,
    pub expires_at: BlockNumber,
}

/// A ballot for an extension or a revert, or against announced code.
#[ink::event]
pub struct BallotCast {
    pub subject: Subject,
    #[ink(topic)]
    pub validator: AccountId,
    pub round: u32,
    pub weight: u64,
    pub leading_weight: u64,
    pub leading_heads: u32,
    pub total_weight: u64,
    pub needed_weight: u64,
    pub needed_heads: u32,
}

/// A ballot for ending an issue without a competition.
#[ink::event]
pub struct CancelVoted {
    #[ink(topic)]
    pub issue_id: IssueId,
    #[ink(topic)]
    pub validator: AccountId,
    pub reason: CancelReason,
    pub round: u32,
    pub payload_hash: PayloadHash,
    pub weight: u64,
    pub leading_weight: u64,
    pub leading_heads: u32,
    pub total_weight: u64,
    pub needed_heads: u32,
}

/// A validator found the issue gone.
#[ink::event]
pub struct IssueUnavailableFlagged {
    #[ink(topic)]
    pub issue_id: IssueId,
    #[ink(topic)]
    pub validator: AccountId,
}

/// The enrolment counts no more from the next anchor on.
#[ink::event]
pub struct EnrolmentWithdrawn {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub nonce: u64,
}

/// A miner took a credit against idleness.
#[ink::event]
pub struct SkipUsed {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub github_id: GithubId,
}

/// Collateral is in rao of TAO. `amount` came in, free.
#[ink::event]
pub struct CollateralDeposited {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub amount: Balance,
}

/// `amount` of the free part is locked by the miner's enrolment.
#[ink::event]
pub struct CollateralLocked {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub amount: Balance,
}

/// `amount` is free again, from a competition or from an enrolment.
#[ink::event]
pub struct CollateralReturned {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub competition_id: Option<CompetitionId>,
    pub amount: Balance,
}

/// `amount`, `bps` / 10,000 of what was locked, is lost and will be recycled.
#[ink::event]
pub struct CollateralSlashed {
    #[ink(topic)]
    pub hotkey: AccountId,
    #[ink(topic)]
    pub competition_id: CompetitionId,
    pub amount: Balance,
    pub bps: u16,
}

#[ink::event]
pub struct CollateralWithdrawn {
    #[ink(topic)]
    pub hotkey: AccountId,
    pub amount: Balance,
}

/// Slashed `tao` bought `alpha`, which left circulation.
#[ink::event]
pub struct SlashesRecycled {
    pub tao: Balance,
    pub alpha: Balance,
}
