// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.
import type { AccountId } from '@joust/units';
import { account, bool, fixedBytes, option, str, struct, u16, u32, u64, u8, vector, type Hex } from '../scale/index.ts';
import { CancelReasonCodec, FrozenWeightCodec, OutcomePayloadCodec, ParamsCodec, ProposedPairCodec, RateCodec, SideCodec, SkipReasonCodec, SubjectCodec, VoidCauseCodec } from './codecs.ts';
import type { CancelReason, FrozenWeight, OutcomePayload, Params, ProposedPair, Rate, Side, SkipReason, Subject, VoidCause } from './types.ts';

/** A ballot for an extension or a revert, or against announced code. */
export interface BallotCast {
  name: 'BallotCast';
  subject: Subject;
  validator: AccountId;
  round: number;
  weight: bigint;
  leadingWeight: bigint;
  leadingHeads: number;
  totalWeight: bigint;
  neededWeight: bigint;
  neededHeads: number;
}

/** A bounty grew by `amount` to `filled`; at `target` the issue is funded. */
export interface BountyFunded {
  name: 'BountyFunded';
  issueId: bigint;
  amount: bigint;
  filled: bigint;
  target: bigint;
}

/** A ballot for ending an issue without a competition. */
export interface CancelVoted {
  name: 'CancelVoted';
  issueId: bigint;
  validator: AccountId;
  reason: CancelReason;
  round: number;
  payloadHash: Hex;
  weight: bigint;
  leadingWeight: bigint;
  leadingHeads: number;
  totalWeight: bigint;
  neededHeads: number;
}

/** The owner may set this code from `ready_at` until before `lapses_at`. */
export interface CodeAnnounced {
  name: 'CodeAnnounced';
  codeHash: Hex;
  readyAt: number;
  lapsesAt: number;
}

/** The next message runs this code. */
export interface CodeChanged {
  name: 'CodeChanged';
  codeHash: Hex;
}

/** More than a third of the weight is against the announced code; it is announced no longer. */
export interface CodeVetoed {
  name: 'CodeVetoed';
  codeHash: Hex;
}

/** The validator named the coldkeys whose stake on its hotkey it votes with. */
export interface ColdkeysDeclared {
  name: 'ColdkeysDeclared';
  hotkey: AccountId;
  coldkeys: AccountId[];
}

/** Collateral is in rao of TAO. `amount` came in, free. */
export interface CollateralDeposited {
  name: 'CollateralDeposited';
  hotkey: AccountId;
  amount: bigint;
}

/** `amount` of the free part is locked by the miner's enrolment. */
export interface CollateralLocked {
  name: 'CollateralLocked';
  hotkey: AccountId;
  amount: bigint;
}

/** `amount` is free again, from a competition or from an enrolment. */
export interface CollateralReturned {
  name: 'CollateralReturned';
  hotkey: AccountId;
  competitionId: bigint | null;
  amount: bigint;
}

/** `amount`, `bps` / 10,000 of what was locked, is lost and will be recycled. */
export interface CollateralSlashed {
  name: 'CollateralSlashed';
  hotkey: AccountId;
  competitionId: bigint;
  amount: bigint;
  bps: number;
}

export interface CollateralWithdrawn {
  name: 'CollateralWithdrawn';
  hotkey: AccountId;
  amount: bigint;
}

/** A ballot against a decision. */
export interface CompetitionChallenged {
  name: 'CompetitionChallenged';
  competitionId: bigint;
  validator: AccountId;
  round: number;
  weight: bigint;
  leadingWeight: bigint;
  leadingHeads: number;
  totalWeight: bigint;
  neededWeight: bigint;
}

/** The competition is `Final`: everything is paid, recycled, returned or slashed, and both bindings may change again. */
export interface CompetitionClosed {
  name: 'CompetitionClosed';
  competitionId: bigint;
  issueId: bigint;
}

/**
 * An outcome other than void reached quorum; both miners are free. `settle` executes it from `settle_at` on; none: it was
 * EARLY and is executed. A winner gets `held` of the bounty from `final_at` on. The second time: the result is amended.
 */
export interface CompetitionDecided {
  name: 'CompetitionDecided';
  competitionId: bigint;
  issueId: bigint;
  payload: OutcomePayload;
  /** The winner's hotkey. */
  winner: AccountId | null;
  settleAt: number | null;
  finalAt: number | null;
  held: bigint;
}

/** A valid pull request is in review: there is more time. */
export interface CompetitionExtended {
  name: 'CompetitionExtended';
  competitionId: bigint;
  issueId: bigint;
  resolveAt: number;
  resolveMs: bigint;
  expiresAt: number;
}

/** A challenge passed: the vote begins again, until `expires_at`. */
export interface CompetitionReopened {
  name: 'CompetitionReopened';
  competitionId: bigint;
  issueId: bigint;
  expiresAt: number;
}

/** The issue is `Competing`; both enrolments end; both miners are occupied. */
export interface CompetitionStarted {
  name: 'CompetitionStarted';
  competitionId: bigint;
  issueId: bigint;
  anchor: number;
  a: Side;
  b: Side;
  bounty: bigint;
  startedMs: bigint;
  openAt: number;
  openMs: bigint;
  closeAt: number;
  closeMs: bigint;
  resolveAt: number;
  resolveMs: bigint;
  expiresAt: number;
  paramsId: number;
}

/** The competition counts for nothing; both miners are free. */
export interface CompetitionVoided {
  name: 'CompetitionVoided';
  competitionId: bigint;
  issueId: bigint;
  reason: VoidCause;
}

/** A competitor left: before the window opened (`early`), or until it closed. */
export interface CompetitorWithdrew {
  name: 'CompetitorWithdrew';
  competitionId: bigint;
  hotkey: AccountId;
  early: boolean;
}

/** New stake was counted and distributed; `pool` is what is left to distribute. */
export interface EmissionHarvested {
  name: 'EmissionHarvested';
  received: bigint;
  filled: bigint;
  recycled: bigint;
  pool: bigint;
}

/** Alpha left circulation. */
export interface EmissionRecycled {
  name: 'EmissionRecycled';
  amount: bigint;
}

export interface EnrolmentExpired {
  name: 'EnrolmentExpired';
  hotkey: AccountId;
}

/** The enrolment counts no more from the next anchor on. */
export interface EnrolmentWithdrawn {
  name: 'EnrolmentWithdrawn';
  hotkey: AccountId;
  nonce: bigint;
}

/** `amount` of what was held back moved to the winner's coldkey. */
export interface HoldbackReleased {
  name: 'HoldbackReleased';
  competitionId: bigint;
  hotkey: AccountId;
  coldkey: AccountId;
  issueId: bigint;
  amount: bigint;
}

/** Hotkey, coldkey and GitHub account belong together, one to one. */
export interface IdentityBound {
  name: 'IdentityBound';
  hotkey: AccountId;
  coldkey: AccountId;
  githubId: bigint;
}

/** A claim without a quorum was dropped. */
export interface IdentityClaimExpired {
  name: 'IdentityClaimExpired';
  hotkey: AccountId;
}

/** A hotkey says whose GitHub account it is. The link is public for ever. */
export interface IdentityClaimed {
  name: 'IdentityClaimed';
  hotkey: AccountId;
  coldkey: AccountId;
  githubId: bigint;
  proofRef: string;
}

export interface IdentityVoted {
  name: 'IdentityVoted';
  hotkey: AccountId;
  validator: AccountId;
  coldkey: AccountId;
  githubId: bigint;
  round: number;
  payloadHash: Hex;
  weight: bigint;
}

/** The issue ended without a winner; `recycled` of its bounty left circulation in this call. */
export interface IssueCancelled {
  name: 'IssueCancelled';
  issueId: bigint;
  reason: CancelReason;
  recycled: bigint;
}

/** Target and priority of an issue from the anchor `from` on. */
export interface IssueChanged {
  name: 'IssueChanged';
  issueId: bigint;
  target: bigint;
  priority: number;
  from: number;
}

/** Miners may enrol: the first time, or again after a competition without a winner. */
export interface IssueOpened {
  name: 'IssueOpened';
  issueId: bigint;
}

/** The owner put a bounty on an issue. It is `Registered` and empty. */
export interface IssueRegistered {
  name: 'IssueRegistered';
  issueId: bigint;
  repoId: bigint;
  repo: string;
  number: number;
  nodeId: string;
  authorId: bigint;
  baseBranch: string;
  contentHash: Hex;
  target: bigint;
}

/** The winner has the first part of the bounty; what is held back follows. */
export interface IssueSolved {
  name: 'IssueSolved';
  issueId: bigint;
  competitionId: bigint;
}

/** A validator found the issue gone. */
export interface IssueUnavailableFlagged {
  name: 'IssueUnavailableFlagged';
  issueId: bigint;
  validator: AccountId;
}

/** A miner wants one of `picks`, in this order. Replaces or renews the miner's earlier enrolment. */
export interface MinerEnrolled {
  name: 'MinerEnrolled';
  hotkey: AccountId;
  githubId: bigint;
  picks: bigint[];
  /** Of the first enrolment with these picks. */
  enrolledAt: number;
  waitingSince: number;
  expiresAt: number;
  /** What a pair from it locks, in rao of TAO. */
  collateral: bigint;
  nonce: bigint;
}

/** A ballot, with the standing of the leading payload after it. */
export interface OutcomeVoted {
  name: 'OutcomeVoted';
  competitionId: bigint;
  validator: AccountId;
  round: number;
  payload: OutcomePayload;
  payloadHash: Hex;
  weight: bigint;
  leadingWeight: bigint;
  leadingHeads: number;
  totalWeight: bigint;
  neededHeads: number;
}

export interface OwnerChanged {
  name: 'OwnerChanged';
  before: AccountId;
  owner: AccountId;
}

export interface OwnerProposed {
  name: 'OwnerProposed';
  owner: AccountId;
  proposed: AccountId;
}

/** An accepted pair no longer holds and will not start. */
export interface PairSkipped {
  name: 'PairSkipped';
  anchor: number;
  issueId: bigint;
  a: AccountId;
  b: AccountId;
  reason: SkipReason;
}

/** These pairs have their quorum with this ballot. One event for all: each event costs the chain a write. */
export interface PairsAccepted {
  name: 'PairsAccepted';
  anchor: number;
  pairs: ProposedPair[];
}

/** A validator's one vote of the epoch. `ratings_hash` is for comparison; the contract ignores it. */
export interface PairsProposed {
  name: 'PairsProposed';
  anchor: number;
  validator: AccountId;
  ratingVersion: number;
  ratingsHash: Hex;
  pairs: ProposedPair[];
  weight: bigint;
}

/** Proposed parameters are in force since the anchor `from`; told by the epoch's first freeze. */
export interface ParamsChanged {
  name: 'ParamsChanged';
  paramsId: number;
  from: number;
}

/** The owner's parameters for the epochs from the anchor `from` on. */
export interface ParamsProposed {
  name: 'ParamsProposed';
  paramsId: number;
  from: number;
  params: Params;
}

/** No new issues, enrolments, deposits or pairs; everything else goes on. */
export interface Paused {
  name: 'Paused';
}

/** `amount` is still owed; anyone may call `settle` again. Code 0: the chain agreed and moved less. */
export interface PayoutFailed {
  name: 'PayoutFailed';
  competitionId: bigint;
  amount: bigint;
  code: number;
}

/** `amount` of the bounty moved to the winner's coldkey, as stake on the contract's hotkey. */
export interface PayoutReleased {
  name: 'PayoutReleased';
  competitionId: bigint;
  hotkey: AccountId;
  coldkey: AccountId;
  issueId: bigint;
  amount: bigint;
  /** What of the bounty waits for the end of the holdback: all of it if a part would be too small for the chain. */
  held: bigint;
}

/** The chain did not recycle `amount`; it waits in the pool. Code 0: the chain agreed and moved less. */
export interface RecycleFailed {
  name: 'RecycleFailed';
  amount: bigint;
  code: number;
}

/** A miner took a credit against idleness. */
export interface SkipUsed {
  name: 'SkipUsed';
  hotkey: AccountId;
  githubId: bigint;
}

/** Slashed `tao` bought `alpha`, which left circulation. */
export interface SlashesRecycled {
  name: 'SlashesRecycled';
  tao: bigint;
  alpha: bigint;
}

/** The merge was undone: what was held back is recycled, and the result counts as FAULT of the winner from this block on. */
export interface SolutionReverted {
  name: 'SolutionReverted';
  competitionId: bigint;
  issueId: bigint;
  recycled: bigint;
}

/** `amount` of the contract's stake on a stray hotkey moved to its own; the next harvest counts it. */
export interface StakeSwept {
  name: 'StakeSwept';
  hotkey: AccountId;
  amount: bigint;
}

export interface Unpaused {
  name: 'Unpaused';
}

/** The validator may vote from the block `from` on. */
export interface ValidatorAdded {
  name: 'ValidatorAdded';
  hotkey: AccountId;
  from: number;
}

/** The validator may vote until before `until`: 3 days later, or this block if it could not vote yet. */
export interface ValidatorRemoved {
  name: 'ValidatorRemoved';
  hotkey: AccountId;
  until: number;
}

/** The weights of the epoch with this anchor. */
export interface WeightsFrozen {
  name: 'WeightsFrozen';
  anchor: number;
  weights: FrozenWeight[];
  total: bigint;
}

/**
 * The subnet is gone. First without a rate: the contract is paused for ever. Then with the rate at which owed bounties are
 * paid in TAO: a `PayoutReleased` of `amount` alpha moved floor(amount x tao / alpha).
 */
export interface WoundDown {
  name: 'WoundDown';
  rate: Rate | null;
}

/** Every event of the contract. */
export type ContractEvent =
  | BallotCast
  | BountyFunded
  | CancelVoted
  | CodeAnnounced
  | CodeChanged
  | CodeVetoed
  | ColdkeysDeclared
  | CollateralDeposited
  | CollateralLocked
  | CollateralReturned
  | CollateralSlashed
  | CollateralWithdrawn
  | CompetitionChallenged
  | CompetitionClosed
  | CompetitionDecided
  | CompetitionExtended
  | CompetitionReopened
  | CompetitionStarted
  | CompetitionVoided
  | CompetitorWithdrew
  | EmissionHarvested
  | EmissionRecycled
  | EnrolmentExpired
  | EnrolmentWithdrawn
  | HoldbackReleased
  | IdentityBound
  | IdentityClaimExpired
  | IdentityClaimed
  | IdentityVoted
  | IssueCancelled
  | IssueChanged
  | IssueOpened
  | IssueRegistered
  | IssueSolved
  | IssueUnavailableFlagged
  | MinerEnrolled
  | OutcomeVoted
  | OwnerChanged
  | OwnerProposed
  | PairSkipped
  | PairsAccepted
  | PairsProposed
  | ParamsChanged
  | ParamsProposed
  | Paused
  | PayoutFailed
  | PayoutReleased
  | RecycleFailed
  | SkipUsed
  | SlashesRecycled
  | SolutionReverted
  | StakeSwept
  | Unpaused
  | ValidatorAdded
  | ValidatorRemoved
  | WeightsFrozen
  | WoundDown;

export type EventName = ContractEvent['name'];

/** How the fields of each event travel, by the topic that names it. */
export const EVENTS = {
  '0x701d67dacc83011a13d17960cfb53d1e910770efe96999d0bb95917bd4fbba66': { name: 'BallotCast', fields: struct<Omit<BallotCast, 'name'>>({ subject: SubjectCodec, validator: account, round: u32, weight: u64, leadingWeight: u64, leadingHeads: u32, totalWeight: u64, neededWeight: u64, neededHeads: u32 }) },
  '0xb2aea4ff078af1100678f1b06bcfa603aec76bed159db9671d3a873bc1107421': { name: 'BountyFunded', fields: struct<Omit<BountyFunded, 'name'>>({ issueId: u64, amount: u64, filled: u64, target: u64 }) },
  '0xc433c56ece74361780275c703587c47dd1f70e74d31f2f24909db27c23fde228': { name: 'CancelVoted', fields: struct<Omit<CancelVoted, 'name'>>({ issueId: u64, validator: account, reason: CancelReasonCodec, round: u32, payloadHash: fixedBytes(32), weight: u64, leadingWeight: u64, leadingHeads: u32, totalWeight: u64, neededHeads: u32 }) },
  '0x9230444ec73431c1697ee64ad7138dca710b323aa60349adab4637007eb6a402': { name: 'CodeAnnounced', fields: struct<Omit<CodeAnnounced, 'name'>>({ codeHash: fixedBytes(32), readyAt: u32, lapsesAt: u32 }) },
  '0x8ef40c12ccc8fb3f753bb216b3f3805be16f0ccec3d80f4eb1c0b6016f7da018': { name: 'CodeChanged', fields: struct<Omit<CodeChanged, 'name'>>({ codeHash: fixedBytes(32) }) },
  '0x29d13616ebde24298a736b7b24b71b771abdfdc0bf6d78facb9791bca6297bb1': { name: 'CodeVetoed', fields: struct<Omit<CodeVetoed, 'name'>>({ codeHash: fixedBytes(32) }) },
  '0x238ff6f1b96e099a6c9772541bb024e76d4698b2fd5be2a9d14c679cb0f5acaa': { name: 'ColdkeysDeclared', fields: struct<Omit<ColdkeysDeclared, 'name'>>({ hotkey: account, coldkeys: vector(account) }) },
  '0x80b5892287b56f9fe7cff78eb7171e0f0ebcc45750aebc801f679f41d1f2e07e': { name: 'CollateralDeposited', fields: struct<Omit<CollateralDeposited, 'name'>>({ hotkey: account, amount: u64 }) },
  '0xdf18e18b6b3aa79f65a193d3eb52b13f83d0f4fff043e9b1c3fc230386065425': { name: 'CollateralLocked', fields: struct<Omit<CollateralLocked, 'name'>>({ hotkey: account, amount: u64 }) },
  '0xe4c9857dd498f3979d49a13ecc1fb48845f6cb221d578e1c31af90835330709a': { name: 'CollateralReturned', fields: struct<Omit<CollateralReturned, 'name'>>({ hotkey: account, competitionId: option(u64), amount: u64 }) },
  '0xd65b52e1cf007127925241c6b3135b5f9d706ae9c7a6cf3412ed0d3953641104': { name: 'CollateralSlashed', fields: struct<Omit<CollateralSlashed, 'name'>>({ hotkey: account, competitionId: u64, amount: u64, bps: u16 }) },
  '0xcce57ab0ad1819a34cd00c5cc1d4cc6f18aeefe80983fbeb5bcb4211a2f08739': { name: 'CollateralWithdrawn', fields: struct<Omit<CollateralWithdrawn, 'name'>>({ hotkey: account, amount: u64 }) },
  '0x182e0e43bc7d3dc44bab42be760007fc8a11d17833740656d147e6ab1f2bca82': { name: 'CompetitionChallenged', fields: struct<Omit<CompetitionChallenged, 'name'>>({ competitionId: u64, validator: account, round: u32, weight: u64, leadingWeight: u64, leadingHeads: u32, totalWeight: u64, neededWeight: u64 }) },
  '0x264262d38ecdd00278f215f5d5fbbcbbb4afdd246b49efdd1865c82b2ae502b7': { name: 'CompetitionClosed', fields: struct<Omit<CompetitionClosed, 'name'>>({ competitionId: u64, issueId: u64 }) },
  '0x3d605c051a08ca0a722625d53526587b798c9dcdd19706cef53c4490564d5506': { name: 'CompetitionDecided', fields: struct<Omit<CompetitionDecided, 'name'>>({ competitionId: u64, issueId: u64, payload: OutcomePayloadCodec, winner: option(account), settleAt: option(u32), finalAt: option(u32), held: u64 }) },
  '0x27f56e47d49fc1497ccd3ca5c329eb334ffc2645056085e866ed911ad1f2332b': { name: 'CompetitionExtended', fields: struct<Omit<CompetitionExtended, 'name'>>({ competitionId: u64, issueId: u64, resolveAt: u32, resolveMs: u64, expiresAt: u32 }) },
  '0x7555cc68d7ab7675cb84c95a7881e76862b9467757b76403524c74f176e6c2f2': { name: 'CompetitionReopened', fields: struct<Omit<CompetitionReopened, 'name'>>({ competitionId: u64, issueId: u64, expiresAt: u32 }) },
  '0x75869f8dca66bd88f9c2fc2d44cd26ed902b5c52fddc1b998d0b0f45ba3f8c5c': { name: 'CompetitionStarted', fields: struct<Omit<CompetitionStarted, 'name'>>({ competitionId: u64, issueId: u64, anchor: u32, a: SideCodec, b: SideCodec, bounty: u64, startedMs: u64, openAt: u32, openMs: u64, closeAt: u32, closeMs: u64, resolveAt: u32, resolveMs: u64, expiresAt: u32, paramsId: u32 }) },
  '0xf4c7b0efe3c9e3be9db4efd2f5a9a041969f14db409ab048853dcde2a4de60a0': { name: 'CompetitionVoided', fields: struct<Omit<CompetitionVoided, 'name'>>({ competitionId: u64, issueId: u64, reason: VoidCauseCodec }) },
  '0xdb88cfb60a2077ee2087ce2329fb84478ba4b5d2e7c4f250dc2f368dfd39d0f6': { name: 'CompetitorWithdrew', fields: struct<Omit<CompetitorWithdrew, 'name'>>({ competitionId: u64, hotkey: account, early: bool }) },
  '0x12f39c2615cc74109add9ee720f6a886e5abf9945e5913014752b82e46ebc92e': { name: 'EmissionHarvested', fields: struct<Omit<EmissionHarvested, 'name'>>({ received: u64, filled: u64, recycled: u64, pool: u64 }) },
  '0x69165cae98beda4fbf6c28b5e23c3194b923f5a28d916a4101db4751707ef991': { name: 'EmissionRecycled', fields: struct<Omit<EmissionRecycled, 'name'>>({ amount: u64 }) },
  '0xa5c01a9017db4d731ce33290a007ee1b6895bc7852a9007c60e9a5ff0c943431': { name: 'EnrolmentExpired', fields: struct<Omit<EnrolmentExpired, 'name'>>({ hotkey: account }) },
  '0x3d8bcff2ed079a25994c897d9fae3889c9edd3957f810fa948dcdb9e62c10db8': { name: 'EnrolmentWithdrawn', fields: struct<Omit<EnrolmentWithdrawn, 'name'>>({ hotkey: account, nonce: u64 }) },
  '0x05555132cae8e08cea1317aee81c53958345af0d316b3e52f415231bb2ca2843': { name: 'HoldbackReleased', fields: struct<Omit<HoldbackReleased, 'name'>>({ competitionId: u64, hotkey: account, coldkey: account, issueId: u64, amount: u64 }) },
  '0x5c69dc1286377815ce47fa49f14ecad142b066b71ef41ef93dcd95f62b62dfba': { name: 'IdentityBound', fields: struct<Omit<IdentityBound, 'name'>>({ hotkey: account, coldkey: account, githubId: u64 }) },
  '0x1bfef335f3960460f11568607ec6702793f8d29b5ad5d6d2d22c70abadd4a619': { name: 'IdentityClaimExpired', fields: struct<Omit<IdentityClaimExpired, 'name'>>({ hotkey: account }) },
  '0x5c6bc389f501bec2ca3091b3cf8327ec27c695e05e7f1c88bb9784ec669b5cae': { name: 'IdentityClaimed', fields: struct<Omit<IdentityClaimed, 'name'>>({ hotkey: account, coldkey: account, githubId: u64, proofRef: str }) },
  '0x67be2a2e138456b85d60778f7494ac0d59af0692d4460a1a5b77e7bb2a85e2aa': { name: 'IdentityVoted', fields: struct<Omit<IdentityVoted, 'name'>>({ hotkey: account, validator: account, coldkey: account, githubId: u64, round: u32, payloadHash: fixedBytes(32), weight: u64 }) },
  '0xd356e7d4eff31f46f8b170d6bd910889951f5997d19855b59442e090e11dee17': { name: 'IssueCancelled', fields: struct<Omit<IssueCancelled, 'name'>>({ issueId: u64, reason: CancelReasonCodec, recycled: u64 }) },
  '0xe0feac1b26e11e9a03e51b8687a51fb93ec6632714b0a3ad731de8ebe710f316': { name: 'IssueChanged', fields: struct<Omit<IssueChanged, 'name'>>({ issueId: u64, target: u64, priority: u8, from: u32 }) },
  '0xc936d9d8804c6ad2a2e78e5cfb1b90158c335a3b815565254719d0cd3214c331': { name: 'IssueOpened', fields: struct<Omit<IssueOpened, 'name'>>({ issueId: u64 }) },
  '0x00c897a889fdd864cbd575912fb41c19f3e3ffc61b4a78bd283a334653f93b94': { name: 'IssueRegistered', fields: struct<Omit<IssueRegistered, 'name'>>({ issueId: u64, repoId: u64, repo: str, number: u32, nodeId: str, authorId: u64, baseBranch: str, contentHash: fixedBytes(32), target: u64 }) },
  '0xf4ccbd135460c3d6a009368fd2c7867022d80ff81d421e90e5a0dbb23c877c39': { name: 'IssueSolved', fields: struct<Omit<IssueSolved, 'name'>>({ issueId: u64, competitionId: u64 }) },
  '0xb4352afb504017dae269cb7b51042d0be46f7485abc69e267cdd6b3840000b67': { name: 'IssueUnavailableFlagged', fields: struct<Omit<IssueUnavailableFlagged, 'name'>>({ issueId: u64, validator: account }) },
  '0x0f1e9c4cc5710e296bfe62c95ef87f8fc96000f9e21a02de96897b251f52d688': { name: 'MinerEnrolled', fields: struct<Omit<MinerEnrolled, 'name'>>({ hotkey: account, githubId: u64, picks: vector(u64), enrolledAt: u32, waitingSince: u32, expiresAt: u32, collateral: u64, nonce: u64 }) },
  '0x4adb1f929d3de82db0ca7599afede3a3c36cb0200a51c2e6dcd828491440cea0': { name: 'OutcomeVoted', fields: struct<Omit<OutcomeVoted, 'name'>>({ competitionId: u64, validator: account, round: u32, payload: OutcomePayloadCodec, payloadHash: fixedBytes(32), weight: u64, leadingWeight: u64, leadingHeads: u32, totalWeight: u64, neededHeads: u32 }) },
  '0x9ef42cc4499d202d7b9acfb908dd6465c36736e5e8b75f4ddadc1e4ec5b7bbea': { name: 'OwnerChanged', fields: struct<Omit<OwnerChanged, 'name'>>({ before: account, owner: account }) },
  '0x4c50fd79c1ac5ff277151eb50059cc8a7993e073e23eede03d5a7ffe2e045ad3': { name: 'OwnerProposed', fields: struct<Omit<OwnerProposed, 'name'>>({ owner: account, proposed: account }) },
  '0x04a4c6abebf1e7b3620e2a3a6323b33e0759f4f7b86bed911d83ff80f0033004': { name: 'PairSkipped', fields: struct<Omit<PairSkipped, 'name'>>({ anchor: u32, issueId: u64, a: account, b: account, reason: SkipReasonCodec }) },
  '0x0803cc9ad3af2651a6d8bc4e111125d9a1fc3b2d55226a53118770a657e76fed': { name: 'PairsAccepted', fields: struct<Omit<PairsAccepted, 'name'>>({ anchor: u32, pairs: vector(ProposedPairCodec) }) },
  '0xdbcee54090a50e9e611c5988a3141c17aab87ddc6647090a688397aae59aa8e1': { name: 'PairsProposed', fields: struct<Omit<PairsProposed, 'name'>>({ anchor: u32, validator: account, ratingVersion: u16, ratingsHash: fixedBytes(32), pairs: vector(ProposedPairCodec), weight: u64 }) },
  '0x5d170964c58c92abe9256cde147812205934280e4736d9abca2d4b8e31002014': { name: 'ParamsChanged', fields: struct<Omit<ParamsChanged, 'name'>>({ paramsId: u32, from: u32 }) },
  '0x9db0d487cc497888144df0572caba61000b542679c3acb22d98f5cac78599e71': { name: 'ParamsProposed', fields: struct<Omit<ParamsProposed, 'name'>>({ paramsId: u32, from: u32, params: ParamsCodec }) },
  '0x0bc7e2d93f816c37cebc39f8cd9f6461f8bd945f23b847e07a39e77b4b0c8820': { name: 'Paused', fields: struct<Omit<Paused, 'name'>>({  }) },
  '0x4f140fba793d2c62cd1ecae4d6181042cb2b4c25429d40ee956e0122d3522075': { name: 'PayoutFailed', fields: struct<Omit<PayoutFailed, 'name'>>({ competitionId: u64, amount: u64, code: u32 }) },
  '0x1c86c3045f5b30f61fd8e37fbd8621b76d8182530d1c708cd15949e1efc18af1': { name: 'PayoutReleased', fields: struct<Omit<PayoutReleased, 'name'>>({ competitionId: u64, hotkey: account, coldkey: account, issueId: u64, amount: u64, held: u64 }) },
  '0xcb5d17e39de75aca44654217040ea2da7b8ef84bda13fb64be73bada625483b9': { name: 'RecycleFailed', fields: struct<Omit<RecycleFailed, 'name'>>({ amount: u64, code: u32 }) },
  '0xa4792d0d512f29a76562e119812e438d0d11da20b2db7e76602bae1e62c72e22': { name: 'SkipUsed', fields: struct<Omit<SkipUsed, 'name'>>({ hotkey: account, githubId: u64 }) },
  '0x71af2cc564bb73da1d70e743c985ae57618b2e735aab56ea02dd1e1efcc14c03': { name: 'SlashesRecycled', fields: struct<Omit<SlashesRecycled, 'name'>>({ tao: u64, alpha: u64 }) },
  '0x451156d85b063a477601f155eb1a8052abffa6a007c75d9157543b61f2131391': { name: 'SolutionReverted', fields: struct<Omit<SolutionReverted, 'name'>>({ competitionId: u64, issueId: u64, recycled: u64 }) },
  '0x025ecedfa856d46905a545ab43c8ff6660ff6eb243c5f51e5398e65e4c67735e': { name: 'StakeSwept', fields: struct<Omit<StakeSwept, 'name'>>({ hotkey: account, amount: u64 }) },
  '0x653e02ba17d9461415af0142fe0b7aafa9aac6f207b5f1479c13eb1883fc92b0': { name: 'Unpaused', fields: struct<Omit<Unpaused, 'name'>>({  }) },
  '0x1e7b93ed0d966f6bfb793bfa59dc0d2d013fe23af4db6daf9e13a475a3e22d66': { name: 'ValidatorAdded', fields: struct<Omit<ValidatorAdded, 'name'>>({ hotkey: account, from: u32 }) },
  '0xe66b37716de70bef81e07d4a43396aaed0d8b67c7a1be77ffaaa5effc1900650': { name: 'ValidatorRemoved', fields: struct<Omit<ValidatorRemoved, 'name'>>({ hotkey: account, until: u32 }) },
  '0x89401b6eb949691d9853096300ed0b35e73a5176f949de5d11c7d5abd299c13d': { name: 'WeightsFrozen', fields: struct<Omit<WeightsFrozen, 'name'>>({ anchor: u32, weights: vector(FrozenWeightCodec), total: u64 }) },
  '0x88b390ebd0f4e09a96bb8b26907e377d77857fcddcc6624462bba4706a310b6b': { name: 'WoundDown', fields: struct<Omit<WoundDown, 'name'>>({ rate: option(RateCodec) }) },
} as const;
