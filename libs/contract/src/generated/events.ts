// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.
import type { AccountId } from '@joust/units';
import { account, fixedBytes, option, str, struct, u16, u32, u64, vector, type Hex } from '../scale/index.ts';
import { CancelReasonCodec, FrozenWeightCodec, OutcomePayloadCodec, ProposedPairCodec, SideCodec, SkipReasonCodec, VoidCauseCodec } from './codecs.ts';
import type { CancelReason, FrozenWeight, OutcomePayload, ProposedPair, Side, SkipReason, VoidCause } from './types.ts';

/** A bounty grew by `amount` to `filled`; at `target` the issue is funded. */
export interface BountyFunded {
  name: 'BountyFunded';
  issueId: bigint;
  amount: bigint;
  filled: bigint;
  target: bigint;
}

/** The validator named the coldkeys whose stake on its hotkey it votes with. */
export interface ColdkeysDeclared {
  name: 'ColdkeysDeclared';
  hotkey: AccountId;
  coldkeys: AccountId[];
}

/** An outcome other than void reached quorum; both miners are free. `settle_at` is none when nobody won. */
export interface CompetitionDecided {
  name: 'CompetitionDecided';
  competitionId: bigint;
  issueId: bigint;
  payload: OutcomePayload;
  /** The winner's hotkey. */
  winner: AccountId | null;
  settleAt: number | null;
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
}

/** The competition counts for nothing; both miners are free. */
export interface CompetitionVoided {
  name: 'CompetitionVoided';
  competitionId: bigint;
  issueId: bigint;
  reason: VoidCause;
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

/** The winner has the whole bounty. */
export interface IssueSolved {
  name: 'IssueSolved';
  issueId: bigint;
  competitionId: bigint;
}

/** A miner wants one of `picks`, in this order. Replaces the miner's earlier enrolment. */
export interface MinerEnrolled {
  name: 'MinerEnrolled';
  hotkey: AccountId;
  githubId: bigint;
  picks: bigint[];
  expiresAt: number;
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

/** A pair has its quorum. No topics: one ballot may accept 32 pairs, and each topic costs the chain a write. */
export interface PairAccepted {
  name: 'PairAccepted';
  anchor: number;
  issueId: bigint;
  a: AccountId;
  b: AccountId;
  weight: bigint;
  heads: number;
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
}

/** The chain did not recycle `amount`; it waits in the pool. Code 0: the chain agreed and moved less. */
export interface RecycleFailed {
  name: 'RecycleFailed';
  amount: bigint;
  code: number;
}

export interface ValidatorAdded {
  name: 'ValidatorAdded';
  hotkey: AccountId;
}

/** The weights of the epoch with this anchor. */
export interface WeightsFrozen {
  name: 'WeightsFrozen';
  anchor: number;
  weights: FrozenWeight[];
  total: bigint;
}

/** Every event of the contract. */
export type ContractEvent =
  | BountyFunded
  | ColdkeysDeclared
  | CompetitionDecided
  | CompetitionStarted
  | CompetitionVoided
  | EmissionHarvested
  | EmissionRecycled
  | EnrolmentExpired
  | IdentityBound
  | IdentityClaimExpired
  | IdentityClaimed
  | IdentityVoted
  | IssueCancelled
  | IssueOpened
  | IssueRegistered
  | IssueSolved
  | MinerEnrolled
  | OutcomeVoted
  | PairAccepted
  | PairSkipped
  | PairsProposed
  | PayoutFailed
  | PayoutReleased
  | RecycleFailed
  | ValidatorAdded
  | WeightsFrozen;

export type EventName = ContractEvent['name'];

/** How the fields of each event travel, by the topic that names it. */
export const EVENTS = {
  '0xb2aea4ff078af1100678f1b06bcfa603aec76bed159db9671d3a873bc1107421': { name: 'BountyFunded', fields: struct<Omit<BountyFunded, 'name'>>({ issueId: u64, amount: u64, filled: u64, target: u64 }) },
  '0x238ff6f1b96e099a6c9772541bb024e76d4698b2fd5be2a9d14c679cb0f5acaa': { name: 'ColdkeysDeclared', fields: struct<Omit<ColdkeysDeclared, 'name'>>({ hotkey: account, coldkeys: vector(account) }) },
  '0xf6706aa8c649490132f55ad03730b408a2a3aa4ae63165962466a304cdc6e66b': { name: 'CompetitionDecided', fields: struct<Omit<CompetitionDecided, 'name'>>({ competitionId: u64, issueId: u64, payload: OutcomePayloadCodec, winner: option(account), settleAt: option(u32) }) },
  '0x8eb66b6d77d2dfe58a150cf47f5e6e31b101cdb0b30dae8624eb6a37fa776154': { name: 'CompetitionStarted', fields: struct<Omit<CompetitionStarted, 'name'>>({ competitionId: u64, issueId: u64, anchor: u32, a: SideCodec, b: SideCodec, bounty: u64, startedMs: u64, openAt: u32, openMs: u64, closeAt: u32, closeMs: u64, resolveAt: u32, resolveMs: u64, expiresAt: u32 }) },
  '0xf4c7b0efe3c9e3be9db4efd2f5a9a041969f14db409ab048853dcde2a4de60a0': { name: 'CompetitionVoided', fields: struct<Omit<CompetitionVoided, 'name'>>({ competitionId: u64, issueId: u64, reason: VoidCauseCodec }) },
  '0x12f39c2615cc74109add9ee720f6a886e5abf9945e5913014752b82e46ebc92e': { name: 'EmissionHarvested', fields: struct<Omit<EmissionHarvested, 'name'>>({ received: u64, filled: u64, recycled: u64, pool: u64 }) },
  '0x69165cae98beda4fbf6c28b5e23c3194b923f5a28d916a4101db4751707ef991': { name: 'EmissionRecycled', fields: struct<Omit<EmissionRecycled, 'name'>>({ amount: u64 }) },
  '0xa5c01a9017db4d731ce33290a007ee1b6895bc7852a9007c60e9a5ff0c943431': { name: 'EnrolmentExpired', fields: struct<Omit<EnrolmentExpired, 'name'>>({ hotkey: account }) },
  '0x5c69dc1286377815ce47fa49f14ecad142b066b71ef41ef93dcd95f62b62dfba': { name: 'IdentityBound', fields: struct<Omit<IdentityBound, 'name'>>({ hotkey: account, coldkey: account, githubId: u64 }) },
  '0x1bfef335f3960460f11568607ec6702793f8d29b5ad5d6d2d22c70abadd4a619': { name: 'IdentityClaimExpired', fields: struct<Omit<IdentityClaimExpired, 'name'>>({ hotkey: account }) },
  '0x5c6bc389f501bec2ca3091b3cf8327ec27c695e05e7f1c88bb9784ec669b5cae': { name: 'IdentityClaimed', fields: struct<Omit<IdentityClaimed, 'name'>>({ hotkey: account, coldkey: account, githubId: u64, proofRef: str }) },
  '0x67be2a2e138456b85d60778f7494ac0d59af0692d4460a1a5b77e7bb2a85e2aa': { name: 'IdentityVoted', fields: struct<Omit<IdentityVoted, 'name'>>({ hotkey: account, validator: account, coldkey: account, githubId: u64, round: u32, payloadHash: fixedBytes(32), weight: u64 }) },
  '0xd356e7d4eff31f46f8b170d6bd910889951f5997d19855b59442e090e11dee17': { name: 'IssueCancelled', fields: struct<Omit<IssueCancelled, 'name'>>({ issueId: u64, reason: CancelReasonCodec, recycled: u64 }) },
  '0xc936d9d8804c6ad2a2e78e5cfb1b90158c335a3b815565254719d0cd3214c331': { name: 'IssueOpened', fields: struct<Omit<IssueOpened, 'name'>>({ issueId: u64 }) },
  '0x00c897a889fdd864cbd575912fb41c19f3e3ffc61b4a78bd283a334653f93b94': { name: 'IssueRegistered', fields: struct<Omit<IssueRegistered, 'name'>>({ issueId: u64, repoId: u64, repo: str, number: u32, nodeId: str, authorId: u64, baseBranch: str, contentHash: fixedBytes(32), target: u64 }) },
  '0xf4ccbd135460c3d6a009368fd2c7867022d80ff81d421e90e5a0dbb23c877c39': { name: 'IssueSolved', fields: struct<Omit<IssueSolved, 'name'>>({ issueId: u64, competitionId: u64 }) },
  '0x9d9f4307fe4c0f20af51ab4655ed30e4009847b3a363a6d3d79027b4fec2c83f': { name: 'MinerEnrolled', fields: struct<Omit<MinerEnrolled, 'name'>>({ hotkey: account, githubId: u64, picks: vector(u64), expiresAt: u32 }) },
  '0x4adb1f929d3de82db0ca7599afede3a3c36cb0200a51c2e6dcd828491440cea0': { name: 'OutcomeVoted', fields: struct<Omit<OutcomeVoted, 'name'>>({ competitionId: u64, validator: account, round: u32, payload: OutcomePayloadCodec, payloadHash: fixedBytes(32), weight: u64, leadingWeight: u64, leadingHeads: u32, totalWeight: u64, neededHeads: u32 }) },
  '0xced9167e061a0081026c0ef9b4d8810e19fb82b58c0788843ba7e15d8bc3dd96': { name: 'PairAccepted', fields: struct<Omit<PairAccepted, 'name'>>({ anchor: u32, issueId: u64, a: account, b: account, weight: u64, heads: u32 }) },
  '0x04a4c6abebf1e7b3620e2a3a6323b33e0759f4f7b86bed911d83ff80f0033004': { name: 'PairSkipped', fields: struct<Omit<PairSkipped, 'name'>>({ anchor: u32, issueId: u64, a: account, b: account, reason: SkipReasonCodec }) },
  '0xdbcee54090a50e9e611c5988a3141c17aab87ddc6647090a688397aae59aa8e1': { name: 'PairsProposed', fields: struct<Omit<PairsProposed, 'name'>>({ anchor: u32, validator: account, ratingVersion: u16, ratingsHash: fixedBytes(32), pairs: vector(ProposedPairCodec), weight: u64 }) },
  '0x4f140fba793d2c62cd1ecae4d6181042cb2b4c25429d40ee956e0122d3522075': { name: 'PayoutFailed', fields: struct<Omit<PayoutFailed, 'name'>>({ competitionId: u64, amount: u64, code: u32 }) },
  '0x1e5a04f89b85322b0c9d5e86db0d91a49949b974c2ac746aeec83ac321a31dff': { name: 'PayoutReleased', fields: struct<Omit<PayoutReleased, 'name'>>({ competitionId: u64, hotkey: account, coldkey: account, issueId: u64, amount: u64 }) },
  '0xcb5d17e39de75aca44654217040ea2da7b8ef84bda13fb64be73bada625483b9': { name: 'RecycleFailed', fields: struct<Omit<RecycleFailed, 'name'>>({ amount: u64, code: u32 }) },
  '0x72944db987c9a7688485496b6a17777d48a671ee60f0889f09c3e9a4bb772277': { name: 'ValidatorAdded', fields: struct<Omit<ValidatorAdded, 'name'>>({ hotkey: account }) },
  '0x89401b6eb949691d9853096300ed0b35e73a5176f949de5d11c7d5abd299c13d': { name: 'WeightsFrozen', fields: struct<Omit<WeightsFrozen, 'name'>>({ anchor: u32, weights: vector(FrozenWeightCodec), total: u64 }) },
} as const;
