// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.
import type { AccountId } from '@joust/units';
import type { Hex } from '../scale/index.ts';

/** Subtensor's `Output` codes 1-22 (chain-extensions/src/types.rs); 10 is listed there and never produced. */
export type ChainError =
  | { type: 'RuntimeError' }
  | { type: 'NotEnoughBalanceToStake' }
  | { type: 'NonAssociatedColdKey' }
  | { type: 'BalanceWithdrawalError' }
  | { type: 'NotRegistered' }
  | { type: 'NotEnoughStakeToWithdraw' }
  | { type: 'TxRateLimitExceeded' }
  | { type: 'SlippageTooHigh' }
  | { type: 'SubnetNotExists' }
  | { type: 'HotKeyNotRegisteredInSubNet' }
  | { type: 'SameAutoStakeHotkeyAlreadySet' }
  | { type: 'InsufficientBalance' }
  | { type: 'AmountTooLow' }
  | { type: 'InsufficientLiquidity' }
  | { type: 'SameNetuid' }
  | { type: 'ProxyTooMany' }
  | { type: 'ProxyDuplicate' }
  | { type: 'ProxyNoSelfProxy' }
  | { type: 'ProxyNotFound' }
  | { type: 'CannotUseSystemAccount' }
  | { type: 'CannotBurnOrRecycleOnRootSubnet' }
  | { type: 'SubtokenDisabled' }
  | { type: 'Unknown'; value: number };

export type ContractError =
  | { type: 'NotOwner' }
  | { type: 'NotValidator' }
  | { type: 'NoWeight' }
  | { type: 'BadParams' }
  | { type: 'IssueNotFound' }
  | { type: 'IssueExists' }
  | { type: 'TooManyIssues' }
  | { type: 'BadRepo' }
  | { type: 'BadNumber' }
  | { type: 'BadText' }
  | { type: 'BountyTooLow' }
  | { type: 'IssueNotOpen' }
  | { type: 'IssueBusy' }
  | { type: 'IssueFinished' }
  | { type: 'ValidatorExists' }
  | { type: 'TooManyValidators' }
  | { type: 'BadColdkeys' }
  | { type: 'AlreadyFrozen' }
  | { type: 'NoStake' }
  | { type: 'NotFrozen' }
  | { type: 'NotRegistered' }
  | { type: 'GithubTaken' }
  | { type: 'ColdkeyTaken' }
  | { type: 'BadGithubId' }
  | { type: 'ClaimNotFound' }
  | { type: 'ClaimMismatch' }
  | { type: 'TooManyClaims' }
  | { type: 'RebindTooEarly' }
  | { type: 'NotBound' }
  | { type: 'Busy' }
  | { type: 'BadPicks' }
  | { type: 'AlreadyEnrolled' }
  | { type: 'TooManyEnrolments' }
  | { type: 'WrongAnchor' }
  | { type: 'TooEarly' }
  | { type: 'TooLate' }
  | { type: 'WrongRatingVersion' }
  | { type: 'BadPairs' }
  | { type: 'AlreadyVoted' }
  | { type: 'CompetitionNotFound' }
  | { type: 'NotRunning' }
  | { type: 'NotDecided' }
  | { type: 'NothingOwed' }
  | { type: 'BadPayload' }
  | { type: 'UnsupportedOutcome' }
  | { type: 'Chain'; value: ChainError };

export type CancelReason =
  | 'Owner'
  | 'NotPlanned'
  | 'Duplicate'
  | 'SolvedOutside'
  | 'SolvedInvalid'
  | 'Transferred'
  | 'Deleted'
  | 'Converted';

/** What one harvest did. */
export interface Harvest {
  received: bigint;
  filled: bigint;
  recycled: bigint;
  /** Issues that became full. */
  funded: number;
}

export interface ProposedPair {
  issueId: bigint;
  a: AccountId;
  b: AccountId;
}

/** In the order of the codes that ratings use (mechanism 2). */
export type Outcome =
  | 'WinA'
  | 'WinB'
  | 'BothFail'
  | 'FaultA'
  | 'FaultB'
  | 'Void'
  | 'WalkoverA'
  | 'WalkoverB'
  | 'EarlyA'
  | 'EarlyB';

export type VoidAction =
  | { type: 'Return' }
  | { type: 'Cancel'; value: CancelReason };

/** What a validator says happened: immutable facts only, so that validators who look at different minutes agree. */
export interface OutcomePayload {
  outcome: Outcome;
  /** Some exactly for `Outcome::Void`. */
  void: VoidAction | null;
  /** 0 = none. */
  pullNumber: number;
  /** Zero = none. */
  mergeSha: Hex;
  validA: boolean;
  validB: boolean;
}

export interface Config {
  version: number;
  owner: AccountId;
  netuid: number;
  /** The contract's neuron: its stake belongs to the pair (hotkey, contract). */
  hotkey: AccountId;
  blocksPerDay: number;
  msPerBlock: number;
  createdAt: number;
  /** The last anchor at or before this block. */
  anchor: number;
  nextAnchor: number;
  epochBlocks: number;
  frozenAnchor: number | null;
  totalWeight: bigint;
  block: number;
  timestamp: bigint;
  usesAvailability: boolean;
}

/** What the owner chose at deployment. Durations are blocks at 7,200 a day and scale to the chain's day ([`crate::time`]). */
export interface Params {
  pairEpoch: number;
  /** From the anchor to the first accepted proposal: the anchor must be final. */
  anchorDelay: number;
  /** From registration to enrolment. */
  registerDelay: number;
  enrolTtl: number;
  /** From start to the opening of the submission window. */
  submitOpen: number;
  submitClose: number;
  resolve: number;
  /** From `resolve` to the end of voting. */
  grace: number;
  /** From decision to payment. */
  challenge: number;
  minBounty: bigint;
  /** At most this part of a harvest goes to one issue, in 1/10,000. */
  fillCapBps: number;
  ratingVersion: number;
}

/** The books: `received = pool + filled_unpaid + paid + recycled + rounding`. */
export interface Ledger {
  received: bigint;
  /** Waits to be distributed: recycling failed, or a harvest was told to stop early. */
  pool: bigint;
  filledUnpaid: bigint;
  paid: bigint;
  recycled: bigint;
  /** Alpha asked to move less alpha measured; at most 1 a movement. */
  rounding: bigint;
  /** Read from the chain now. */
  stake: bigint;
}

/** An invariant found broken. None is ever expected. */
export type Problem =
  | { type: 'LedgerUnbalanced' }
  | { type: 'FilledMismatch' }
  | { type: 'StakeBelowBooks' }
  | { type: 'RoundingTooLarge' }
  | { type: 'IssueWithoutCompetition'; value: bigint }
  | { type: 'CompetitionWithoutIssue'; value: bigint }
  | { type: 'SameOwner'; value: bigint }
  | { type: 'CompetitorElsewhere'; value: bigint };

export interface Audit {
  ledger: Ledger;
  balanced: boolean;
  openIssues: number;
  openCompetitions: number;
  problems: Problem[];
}

export type IssueStatus =
  | 'Registered'
  | 'Funded'
  | 'Open'
  | 'Competing'
  | 'Solved'
  | 'Cancelled';

export interface Issue {
  id: bigint;
  /** GitHub's numeric repository id: survives a rename. */
  repoId: bigint;
  /** "owner/name" in lower case. */
  repo: string;
  number: number;
  nodeId: string;
  /** 0 when the author's account is gone. */
  authorId: bigint;
  baseBranch: string;
  /** Hash of title and body at registration. */
  contentHash: Hex;
  target: bigint;
  filled: bigint;
  status: IssueStatus;
  registeredAt: number;
  fundedAt: number | null;
  /** The last time that the issue became open. */
  openedAt: number | null;
  endedAt: number | null;
  /** The open competition, or the one that solved the issue. */
  competition: bigint | null;
  cancelReason: CancelReason | null;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface IssuePage {
  items: Issue[];
  next: bigint | null;
}

/** A competitor as it was bound at the start. */
export interface Side {
  hotkey: AccountId;
  coldkey: AccountId;
  githubId: bigint;
}

/** Locked, submitting and in review are read from the times of a running competition. */
export type Phase =
  | 'Running'
  | 'Decided'
  | 'Paid'
  | 'Void';

export interface Competition {
  id: bigint;
  issueId: bigint;
  anchor: number;
  a: Side;
  b: Side;
  bounty: bigint;
  phase: Phase;
  startedAt: number;
  startedMs: bigint;
  openAt: number;
  openMs: bigint;
  closeAt: number;
  closeMs: bigint;
  resolveAt: number;
  resolveMs: bigint;
  /** `resolve_at` and the grace; undecided then means void. */
  expiresAt: number;
  outcome: OutcomePayload | null;
  decidedAt: number | null;
  /** When the winner may be paid; none when nobody won. */
  settleAt: number | null;
  settledAt: number | null;
  paid: bigint;
  /** The parameters the competition began with. */
  params: Params;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface CompetitionPage {
  items: Competition[];
  next: bigint | null;
}

/** What ratings are computed from. */
export interface CompetitionResult {
  id: bigint;
  startBlock: number;
  /** Quorum, or expiry. */
  resolvedBlock: number;
  a: bigint;
  b: bigint;
  outcome: Outcome;
  validA: boolean;
  validB: boolean;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface CompetitionResultPage {
  items: CompetitionResult[];
  next: number | null;
}

export interface Enrolment {
  hotkey: AccountId;
  githubId: bigint;
  /** One to three issues, the most wanted first. */
  picks: bigint[];
  enrolledAt: number;
  expiresAt: number;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface EnrolmentPage {
  items: Enrolment[];
  next: number | null;
}

export interface Identity {
  hotkey: AccountId;
  coldkey: AccountId;
  githubId: bigint;
  boundAt: number;
  competingIn: bigint | null;
  /** When the last competition let the miner go. */
  releasedAt: number | null;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface IdentityPage {
  items: Identity[];
  next: number | null;
}

export interface Claim {
  hotkey: AccountId;
  coldkey: AccountId;
  githubId: bigint;
  /** Where the proof is: a public gist. */
  proofRef: string;
  claimedAt: number;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface ClaimPage {
  items: Claim[];
  next: number | null;
}

export interface Validator {
  hotkey: AccountId;
  coldkeys: AccountId[];
  addedAt: number;
  /** Of the last freeze; 0 before the first. */
  raw: bigint;
  /** Of the last freeze, capped. */
  weight: bigint;
}

/** A proposed pair of an epoch and how far it came. */
export interface PairStatus {
  pair: ProposedPair;
  weight: bigint;
  heads: number;
  accepted: boolean;
  started: boolean;
}

export interface Ballot {
  validator: AccountId;
  payloadHash: Hex;
  weight: bigint;
  at: number;
}

/** Where the vote on a subject stands. "Leading" is the payload with the most weight. */
export interface Tally {
  round: number;
  totalWeight: bigint;
  neededHeads: number;
  leadingWeight: bigint;
  leadingHeads: number;
  reached: boolean;
  ballots: Ballot[];
}

export type Subject =
  | { type: 'Identity'; value: AccountId }
  | { type: 'Pairs'; value: number }
  | { type: 'Outcome'; value: bigint };

/** Why a competition ended without an outcome. */
export type VoidCause =
  | { type: 'Voted'; value: VoidAction }
  | { type: 'NoQuorum' };

/** Why an accepted pair did not start. */
export type SkipReason =
  | 'IssueNotOpen'
  | 'NotEnrolled'
  | 'NotPicked'
  | 'NotBound'
  | 'IdentityChanged'
  | 'Busy'
  | 'SameOwner'
  | 'IsAuthor';

export interface FrozenWeight {
  hotkey: AccountId;
  raw: bigint;
  weight: bigint;
}
