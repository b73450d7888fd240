// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.
import type { AccountId } from '@joust/units';
import type { Hex } from '../scale/index.ts';

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

export interface Harvest {
  received: bigint;
  filled: bigint;
  recycled: bigint;
  funded: number;
}

export interface ProposedPair {
  issueId: bigint;
  a: AccountId;
  b: AccountId;
}

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

export interface OutcomePayload {
  outcome: Outcome;
  void: VoidAction | null;
  pullNumber: number;
  mergeSha: Hex;
  validA: boolean;
  validB: boolean;
}

export interface Config {
  version: number;
  owner: AccountId;
  netuid: number;
  hotkey: AccountId;
  blocksPerDay: number;
  msPerBlock: number;
  createdAt: number;
  anchor: number;
  nextAnchor: number;
  epochBlocks: number;
  frozenAnchor: number | null;
  totalWeight: bigint;
  block: number;
  timestamp: bigint;
  usesAvailability: boolean;
}

export interface Params {
  pairEpoch: number;
  anchorDelay: number;
  registerDelay: number;
  enrolTtl: number;
  submitOpen: number;
  submitClose: number;
  resolve: number;
  grace: number;
  challenge: number;
  minBounty: bigint;
  fillCapBps: number;
  ratingVersion: number;
}

export interface Ledger {
  received: bigint;
  pool: bigint;
  filledUnpaid: bigint;
  paid: bigint;
  recycled: bigint;
  rounding: bigint;
  stake: bigint;
}

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
  repoId: bigint;
  repo: string;
  number: number;
  nodeId: string;
  authorId: bigint;
  baseBranch: string;
  contentHash: Hex;
  target: bigint;
  filled: bigint;
  status: IssueStatus;
  registeredAt: number;
  fundedAt: number | null;
  openedAt: number | null;
  endedAt: number | null;
  competition: bigint | null;
  cancelReason: CancelReason | null;
}

export interface IssuePage {
  items: Issue[];
  next: bigint | null;
}

export interface Side {
  hotkey: AccountId;
  coldkey: AccountId;
  githubId: bigint;
}

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
  expiresAt: number;
  outcome: OutcomePayload | null;
  decidedAt: number | null;
  settleAt: number | null;
  settledAt: number | null;
  paid: bigint;
  params: Params;
}

export interface CompetitionPage {
  items: Competition[];
  next: bigint | null;
}

export interface CompetitionResult {
  id: bigint;
  startBlock: number;
  resolvedBlock: number;
  a: bigint;
  b: bigint;
  outcome: Outcome;
  validA: boolean;
  validB: boolean;
}

export interface CompetitionResultPage {
  items: CompetitionResult[];
  next: number | null;
}

export interface Enrolment {
  hotkey: AccountId;
  githubId: bigint;
  picks: bigint[];
  enrolledAt: number;
  expiresAt: number;
}

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
  releasedAt: number | null;
}

export interface IdentityPage {
  items: Identity[];
  next: number | null;
}

export interface Claim {
  hotkey: AccountId;
  coldkey: AccountId;
  githubId: bigint;
  proofRef: string;
  claimedAt: number;
}

export interface ClaimPage {
  items: Claim[];
  next: number | null;
}

export interface Validator {
  hotkey: AccountId;
  coldkeys: AccountId[];
  addedAt: number;
  raw: bigint;
  weight: bigint;
}

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

export type VoidCause =
  | { type: 'Voted'; value: VoidAction }
  | { type: 'NoQuorum' };

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
