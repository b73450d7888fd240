//! The shapes that messages take and answer. Field names are the same on every floor of the project.
//! Amounts are rao of the subnet's alpha; `*_at` are block numbers; `*_ms` are block time in milliseconds.

use ink::prelude::{string::String, vec::Vec};

pub use crate::env::{AccountId, Balance, BlockNumber, Timestamp};

pub type IssueId = u64;
pub type CompetitionId = u64;
/// GitHub's numeric user id: a login can be renamed and taken by another, the id cannot.
pub type GithubId = u64;
/// Blake2-256 of what was voted for.
pub type PayloadHash = [u8; 32];

/// What the owner chose at deployment. Durations are blocks at 7,200 a day and scale to the chain's day ([`crate::time`]).
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Params {
    pub pair_epoch: u32,
    /// From the anchor to the first accepted proposal: the anchor must be final.
    pub anchor_delay: u32,
    /// From registration to enrolment.
    pub register_delay: u32,
    pub enrol_ttl: u32,
    /// From start to the opening of the submission window.
    pub submit_open: u32,
    pub submit_close: u32,
    pub resolve: u32,
    /// From `resolve` to the end of voting.
    pub grace: u32,
    /// From decision to payment.
    pub challenge: u32,
    pub min_bounty: Balance,
    /// At most this part of a harvest goes to one issue, in 1/10,000.
    pub fill_cap_bps: u16,
    pub rating_version: u16,
    /// What one extension adds to `resolve`.
    pub extend: u32,
    /// From decision to the payment of what was held back.
    pub holdback: u32,
    /// The part of a bounty that is held back. This and the `*_bps` below in 1/10,000.
    pub holdback_bps: u16,
    /// Collateral as a part of the highest bounty of the picks; 0 = none is asked for.
    pub c_bps: u16,
    /// Of the collateral, for a lost competition with a valid pull request.
    pub slash_loss_bps: u16,
    /// For a valid pull request where both failed.
    pub slash_both_fail_bps: u16,
    /// For a withdrawal after the window opened.
    pub slash_late_bps: u16,
    /// For no valid pull request, and for fraud.
    pub slash_fraud_bps: u16,
    /// The highest bounty for a miner with fewer than three rated results; pairing keeps it.
    pub cap_provisional: Balance,
    /// The highest bounty for a miner on probation; pairing keeps it.
    pub cap_probation: Balance,
}
crate::store::decodes!(Params: pair_epoch, anchor_delay, register_delay, enrol_ttl, submit_open, submit_close, resolve, grace, challenge, min_bounty, fill_cap_bps, rating_version, extend, holdback, holdback_bps, c_bps, slash_loss_bps, slash_both_fail_bps, slash_late_bps, slash_fraud_bps, cap_provisional, cap_probation);

/// Parameters that the owner proposed and that are not in force yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
pub struct ProposedParams {
    pub params_id: u32,
    /// The anchor at which they come into force.
    pub from: BlockNumber,
}
crate::store::decodes!(ProposedParams: params_id, from);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub enum IssueStatus {
    /// Being filled.
    Registered,
    /// Full, waiting for the registration delay.
    Funded,
    /// Miners may enrol.
    Open,
    Competing,
    Solved,
    Cancelled,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub enum CancelReason {
    Owner,
    NotPlanned,
    Duplicate,
    SolvedOutside,
    SolvedInvalid,
    Transferred,
    Deleted,
    Converted,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Issue {
    pub id: IssueId,
    /// GitHub's numeric repository id: survives a rename.
    pub repo_id: u64,
    /// "owner/name" in lower case.
    pub repo: String,
    pub number: u32,
    pub node_id: String,
    /// 0 when the author's account is gone.
    pub author_id: GithubId,
    pub base_branch: String,
    /// Hash of title and body at registration.
    pub content_hash: [u8; 32],
    pub target: Balance,
    pub filled: Balance,
    pub status: IssueStatus,
    pub registered_at: BlockNumber,
    pub funded_at: Option<BlockNumber>,
    /// The last time that the issue became open.
    pub opened_at: Option<BlockNumber>,
    pub ended_at: Option<BlockNumber>,
    /// The open competition, or the one that solved the issue.
    pub competition: Option<CompetitionId>,
    pub cancel_reason: Option<CancelReason>,
    /// A validator found the issue gone; a cancellation for that takes a second look a day later.
    pub unavailable_at: Option<BlockNumber>,
    /// Harvests fill the highest first, of equals the oldest. 0 unless the owner set it.
    pub priority: u8,
    /// What the owner changed from the next anchor on; until then `target` and `priority` are the old ones.
    pub next: Option<IssueChange>,
}
crate::store::decodes!(Issue: id, repo_id, repo, number, node_id, author_id, base_branch, content_hash, target, filled, status, registered_at, funded_at, opened_at, ended_at, competition, cancel_reason, unavailable_at, priority, next);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct IssueChange {
    pub target: Balance,
    pub priority: u8,
    /// The anchor at which it comes into force.
    pub from: BlockNumber,
}
crate::store::decodes!(IssueChange: target, priority, from);

/// Locked, submitting and in review are read from the times of a running competition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub enum Phase {
    Running,
    /// An outcome reached quorum; `settle` executes it after the challenge window.
    Decided,
    /// A challenge passed: the vote begins again, and the second decision is final. The miners are free.
    Reopened,
    /// The winner has the first part; the rest and all collateral wait for `final_at`.
    Holdback,
    /// Everything is paid, recycled, returned or slashed.
    Final,
    /// Counts for nothing; collateral went back.
    Void,
}

impl Phase {
    /// Waits for an outcome.
    pub fn is_undecided(self) -> bool {
        matches!(self, Phase::Running | Phase::Reopened)
    }

    /// Nothing can happen any more.
    pub fn is_over(self) -> bool {
        matches!(self, Phase::Final | Phase::Void)
    }
}

/// In the order of the codes that ratings use (mechanism 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub enum Outcome {
    WinA,
    WinB,
    BothFail,
    FaultA,
    FaultB,
    Void,
    WalkoverA,
    WalkoverB,
    EarlyA,
    EarlyB,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub enum VoidAction {
    /// The issue opens again and keeps its bounty.
    Return,
    /// The issue ends and its bounty is recycled.
    Cancel(CancelReason),
}

/// What a validator says happened: immutable facts only, so that validators who look at different minutes agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct OutcomePayload {
    pub outcome: Outcome,
    /// Some exactly for `Outcome::Void`.
    pub void: Option<VoidAction>,
    /// 0 = none.
    pub pull_number: u32,
    /// Zero = none.
    pub merge_sha: [u8; 20],
    pub valid_a: bool,
    pub valid_b: bool,
}
crate::store::decodes!(OutcomePayload: outcome, void, pull_number, merge_sha, valid_a, valid_b);

/// A competitor as it was bound at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Side {
    pub hotkey: AccountId,
    pub coldkey: AccountId,
    pub github_id: GithubId,
    /// Rao of TAO, locked at the enrolment.
    pub collateral: Balance,
    /// Left after the window opened.
    pub withdrawn_at: Option<BlockNumber>,
}
crate::store::decodes!(Side: hotkey, coldkey, github_id, collateral, withdrawn_at);

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Competition {
    pub id: CompetitionId,
    pub issue_id: IssueId,
    pub anchor: BlockNumber,
    pub a: Side,
    pub b: Side,
    pub bounty: Balance,
    pub phase: Phase,
    pub started_at: BlockNumber,
    pub started_ms: Timestamp,
    pub open_at: BlockNumber,
    pub open_ms: Timestamp,
    pub close_at: BlockNumber,
    pub close_ms: Timestamp,
    pub resolve_at: BlockNumber,
    pub resolve_ms: Timestamp,
    /// `resolve_at` and the grace; undecided then means void.
    pub expires_at: BlockNumber,
    pub outcome: Option<OutcomePayload>,
    pub decided_at: Option<BlockNumber>,
    /// The end of the challenge window: `settle` executes the outcome from here on.
    pub settle_at: Option<BlockNumber>,
    /// When everything was paid and collateral went back.
    pub settled_at: Option<BlockNumber>,
    pub paid: Balance,
    /// The parameters the competition began with; they stay its own.
    pub params_id: u32,
    /// When its result was recorded and the miners were released: the first decision, or the end without one.
    pub resolved_at: Option<BlockNumber>,
    /// `resolve_at` was moved, once.
    pub extended_at: Option<BlockNumber>,
    /// A challenge passed. There is one at most.
    pub reopened_at: Option<BlockNumber>,
    /// When what is held back may be paid; none when nobody won.
    pub final_at: Option<BlockNumber>,
    /// The part of the bounty that waits for `final_at`, or was recycled if the solution was reverted.
    pub held: Balance,
    pub reverted_at: Option<BlockNumber>,
}
crate::store::decodes!(Competition: id, issue_id, anchor, a, b, bounty, phase, started_at, started_ms, open_at, open_ms, close_at, close_ms, resolve_at, resolve_ms, expires_at, outcome, decided_at, settle_at, settled_at, paid, params_id, resolved_at, extended_at, reopened_at, final_at, held, reverted_at);

/// What ratings are computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct CompetitionResult {
    pub id: CompetitionId,
    pub start_block: BlockNumber,
    /// Quorum, or expiry.
    pub resolved_block: BlockNumber,
    pub a: GithubId,
    pub b: GithubId,
    pub outcome: Outcome,
    pub valid_a: bool,
    pub valid_b: bool,
    /// From this block on the fields `amended_*` hold: a second decision, or a revert.
    pub amended_at: Option<BlockNumber>,
    pub amended_outcome: Option<Outcome>,
    pub amended_valid_a: bool,
    pub amended_valid_b: bool,
}
crate::store::decodes!(CompetitionResult: id, start_block, resolved_block, a, b, outcome, valid_a, valid_b, amended_at, amended_outcome, amended_valid_a, amended_valid_b);

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Enrolment {
    pub hotkey: AccountId,
    pub github_id: GithubId,
    /// One to three issues, the most wanted first.
    pub picks: Vec<IssueId>,
    /// Since when it wants these picks: it is in force at later anchors only.
    pub enrolled_at: BlockNumber,
    /// Since when the miner waits; renewals and other picks keep it.
    pub waiting_since: BlockNumber,
    pub expires_at: BlockNumber,
    /// Withdrawn, replaced, or ended by a start: counts no more from the next anchor on.
    pub withdrawn_at: Option<BlockNumber>,
    /// What a pair from this enrolment locks, in rao of TAO.
    pub collateral: Balance,
}
crate::store::decodes!(Enrolment: hotkey, github_id, picks, enrolled_at, waiting_since, expires_at, withdrawn_at, collateral);

/// What a miner signs so that a validator enrols it: sr25519 over the SCALE encoding of ("joust/enrol/1", genesis hash,
/// contract, hotkey, picks, nonce, valid_until), as it is or between `<Bytes>` and `</Bytes>`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
pub struct EnrolmentIntent {
    pub hotkey: AccountId,
    pub picks: Vec<IssueId>,
    /// Above the hotkey's last (`enrolment_nonce`).
    pub nonce: u64,
    /// The last block at which it may be relayed.
    pub valid_until: BlockNumber,
}
crate::store::decodes!(EnrolmentIntent: hotkey, picks, nonce, valid_until);

/// A binding that another replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Binding {
    pub coldkey: AccountId,
    pub github_id: GithubId,
    pub bound_at: BlockNumber,
}
crate::store::decodes!(Binding: coldkey, github_id, bound_at);

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Identity {
    pub hotkey: AccountId,
    pub coldkey: AccountId,
    pub github_id: GithubId,
    pub bound_at: BlockNumber,
    pub competing_in: Option<CompetitionId>,
    /// When the last competition let the miner go.
    pub released_at: Option<BlockNumber>,
    /// Competitions that are not final or void. The binding cannot change meanwhile.
    pub unsettled: u32,
    /// What this binding replaced: pairing sees it at anchors up to `bound_at`.
    pub before: Option<Binding>,
    /// Skips of the last 90 days, at most two.
    pub skips: Vec<BlockNumber>,
    /// The last withdrawal before a window opened.
    pub early_at: Option<BlockNumber>,
    /// The opponent left the last competition before its window opened: the next wait begins five days ahead.
    pub head_start: bool,
}
crate::store::decodes!(Identity: hotkey, coldkey, github_id, bound_at, competing_in, released_at, unsettled, before, skips, early_at, head_start);

/// A miner's collateral, in rao of TAO.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Deposit {
    pub hotkey: AccountId,
    /// May be withdrawn.
    pub free: Balance,
    /// By the enrolment and by competitions that are not final.
    pub locked: Balance,
}
crate::store::decodes!(Deposit: hotkey, free, locked);

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Claim {
    pub hotkey: AccountId,
    pub coldkey: AccountId,
    pub github_id: GithubId,
    /// Where the proof is: a public gist.
    pub proof_ref: String,
    pub claimed_at: BlockNumber,
}
crate::store::decodes!(Claim: hotkey, coldkey, github_id, proof_ref, claimed_at);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct ProposedPair {
    pub issue_id: IssueId,
    pub a: AccountId,
    pub b: AccountId,
}
crate::store::decodes!(ProposedPair: issue_id, a, b);

/// A proposed pair of an epoch and how far it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct PairStatus {
    pub pair: ProposedPair,
    pub weight: u64,
    pub heads: u32,
    pub accepted: bool,
    pub started: bool,
    /// Why an accepted pair will not start. Accepted, not started and not skipped: it waits for `start`.
    pub skipped: Option<SkipReason>,
}

/// Why an accepted pair did not start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub enum SkipReason {
    IssueNotOpen,
    /// One of the two was not enrolled at the anchor, or no longer is.
    NotEnrolled,
    NotPicked,
    NotBound,
    /// The binding changed since the enrolment.
    IdentityChanged,
    Busy,
    /// Both share a hotkey, a coldkey or a GitHub account.
    SameOwner,
    /// A competitor wrote the issue.
    IsAuthor,
    /// The collateral of the enrolment is no longer locked.
    NoCollateral,
    /// As many competitions as the contract keeps are not final.
    TooManyOpen,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct Validator {
    pub hotkey: AccountId,
    pub coldkeys: Vec<AccountId>,
    pub added_at: BlockNumber,
    /// Of the last freeze; 0 before the first.
    pub raw: u64,
    /// Of the last freeze, capped.
    pub weight: u64,
    /// May vote from this block, and until before that one.
    pub from: BlockNumber,
    pub until: Option<BlockNumber>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct FrozenWeight {
    pub hotkey: AccountId,
    pub raw: u64,
    pub weight: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Ballot {
    pub validator: AccountId,
    pub payload_hash: PayloadHash,
    pub weight: u64,
    pub at: BlockNumber,
}
crate::store::decodes!(Ballot: validator, payload_hash, weight, at);

/// Where the vote on a subject stands. "Leading" is the payload with the most weight.
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct Tally {
    pub round: u32,
    pub total_weight: u64,
    pub needed_heads: u32,
    pub leading_weight: u64,
    pub leading_heads: u32,
    pub reached: bool,
    pub ballots: Vec<Ballot>,
    /// The least weight that passes: more than half, or more than a third for a challenge or a veto.
    pub needed_weight: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub enum Subject {
    /// The claim of a hotkey.
    Identity(AccountId),
    /// The proposals of the epoch with this anchor.
    Pairs(BlockNumber),
    Outcome(CompetitionId),
    /// An issue without a competition.
    Cancel(IssueId),
    Extend(CompetitionId),
    Challenge(CompetitionId),
    Revert(CompetitionId),
    /// The hash of an announced code.
    Veto([u8; 32]),
}

/// The books: `received = pool + filled_unpaid + holdbacks + paid + recycled + rounding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct Ledger {
    pub received: Balance,
    /// Waits to be distributed: recycling failed, or a harvest was told to stop early.
    pub pool: Balance,
    pub filled_unpaid: Balance,
    pub paid: Balance,
    pub recycled: Balance,
    /// Alpha asked to move less alpha measured; at most 1 a movement.
    pub rounding: i64,
    /// Read from the chain now.
    pub stake: Balance,
    /// Of solved issues, until the end of the holdback.
    pub holdbacks: Balance,
    /// Miners' TAO in the contract, locked or not.
    pub deposited: Balance,
    /// Of it, locked by enrolments and competitions.
    pub locked: Balance,
    /// Slashed TAO, not recycled yet.
    pub slash_pot: Balance,
    /// The contract's free TAO, read from the chain now.
    pub tao: Balance,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct Audit {
    pub ledger: Ledger,
    pub balanced: bool,
    pub open_issues: u32,
    pub open_competitions: u32,
    pub problems: Vec<Problem>,
}

/// An invariant found broken. None is ever expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub enum Problem {
    LedgerUnbalanced,
    /// The bounties of unfinished issues do not add up to `filled_unpaid`.
    FilledMismatch,
    /// The chain holds less for the contract than the books owe.
    StakeBelowBooks,
    RoundingTooLarge,
    IssueWithoutCompetition(IssueId),
    CompetitionWithoutIssue(CompetitionId),
    /// Both sides share a hotkey, a coldkey or a GitHub account.
    SameOwner(CompetitionId),
    /// A competitor is recorded in another competition, or in none.
    CompetitorElsewhere(CompetitionId),
    /// What is held back of solved issues does not add up to `holdbacks`.
    HoldbackMismatch,
    /// The TAO that the contract can spend is below deposits and slashes.
    CollateralUncovered,
    /// Locks of competitions exceed `locked`, or `locked` exceeds `deposited`.
    LockMismatch,
    /// A decision that its validators' ballots do not carry.
    WithoutQuorum(CompetitionId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct Config {
    pub version: u32,
    pub owner: AccountId,
    pub netuid: u16,
    /// The contract's neuron: its stake belongs to the pair (hotkey, contract).
    pub hotkey: AccountId,
    pub blocks_per_day: u32,
    pub ms_per_block: u32,
    pub created_at: BlockNumber,
    /// The last anchor at or before this block.
    pub anchor: BlockNumber,
    pub next_anchor: BlockNumber,
    pub epoch_blocks: u32,
    pub frozen_anchor: Option<BlockNumber>,
    pub total_weight: u64,
    pub block: BlockNumber,
    pub timestamp: Timestamp,
    pub uses_availability: bool,
    /// The parameters in force.
    pub params_id: u32,
    pub proposed_params: Option<ProposedParams>,
    /// Who may accept the ownership.
    pub next_owner: Option<AccountId>,
    pub paused: bool,
    pub announced_code: Option<AnnouncedCode>,
    pub wind_down: Option<WindDown>,
    /// Of the chain, as the deployer said: part of what miners sign.
    pub genesis_hash: [u8; 32],
}

/// Blake2-256 of a contract's code.
pub type CodeHash = [u8; 32];

/// Code that the owner may set from `ready_at` until before `lapses_at`, unless more than a third of the weight is against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct AnnouncedCode {
    pub code_hash: CodeHash,
    pub announced_at: BlockNumber,
    pub ready_at: BlockNumber,
    pub lapses_at: BlockNumber,
}
crate::store::decodes!(AnnouncedCode: code_hash, announced_at, ready_at, lapses_at);

/// The subnet is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct WindDown {
    pub began_at: BlockNumber,
    /// When the rate may be fixed.
    pub rate_at: BlockNumber,
    /// None until it is; then owed bounties are paid.
    pub rate: Option<Rate>,
}
crate::store::decodes!(WindDown: began_at, rate_at, rate);

/// `tao` rao of TAO stand for `alpha` rao of alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, TypeInfo)]
#[cfg_attr(feature = "std", derive(ink::storage::traits::StorageLayout))]
pub struct Rate {
    pub tao: Balance,
    pub alpha: Balance,
}
crate::store::decodes!(Rate: tao, alpha);

/// What one harvest did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct Harvest {
    pub received: Balance,
    pub filled: Balance,
    pub recycled: Balance,
    /// Issues that became full.
    pub funded: u32,
}

/// Why a competition ended without an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub enum VoidCause {
    Voted(VoidAction),
    NoQuorum,
    /// A competitor left before the window opened, the first time in 30 days.
    Withdrawn,
}

/// A slice of a list: ask again with `from = next` until `next` is none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub struct Page<T, C> {
    pub items: Vec<T>,
    pub next: Option<C>,
}

/// What an account may do now, or waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[ink::scale_derive(Encode, Decode, TypeInfo)]
pub enum Action {
    /// `claim_identity`: the hotkey has no bound GitHub account.
    Claim,
    /// Validators look at the claim.
    WaitForBinding,
    /// `enrol`: bound, free, and not enrolled.
    Enrol,
    /// Enrolled: pairs are proposed after this anchor.
    WaitForPairing(BlockNumber),
    /// Paired; a pull request counts from this block on. Leaving before it is `withdraw_competition`, early.
    WaitForWindow(CompetitionId, BlockNumber),
    /// Open a pull request before this block.
    Submit(CompetitionId, BlockNumber),
    /// The window is closed; maintainers review, validators vote.
    WaitForOutcome(CompetitionId),
    /// `freeze_epoch`: anyone, once an epoch.
    Freeze,
    /// `propose_pairs` for this anchor: a validator who has not yet.
    Propose(BlockNumber),
    /// `start` for this anchor: accepted pairs wait.
    Start(BlockNumber),
    /// `settle`: its time has come.
    Settle(CompetitionId),
    /// `vote_outcome`: a validator who has no ballot in the open round.
    Vote(CompetitionId),
}
