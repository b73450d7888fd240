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
  | { type: 'NotProposedOwner' }
  | { type: 'Paused' }
  | { type: 'NotPaused' }
  | { type: 'CodeNotAnnounced' }
  | { type: 'CodeNotFound' }
  | { type: 'ValidatorNotFound' }
  | { type: 'ValidatorLeaves' }
  | { type: 'NotRaised' }
  | { type: 'NothingToSweep' }
  | { type: 'Unsupported' }
  | { type: 'SubnetExists' }
  | { type: 'WoundDown' }
  | { type: 'NotCompetitor' }
  | { type: 'AlreadyWithdrawn' }
  | { type: 'AlreadyExtended' }
  | { type: 'AlreadyChallenged' }
  | { type: 'NothingHeld' }
  | { type: 'NotEnrolled' }
  | { type: 'NoSkipLeft' }
  | { type: 'BadSignature' }
  | { type: 'StaleNonce' }
  | { type: 'IntentExpired' }
  | { type: 'NoValue' }
  | { type: 'NotEnoughCollateral' }
  | { type: 'TransferFailed' }
  | { type: 'BadReason' }
  | { type: 'NotFlagged' }
  | { type: 'AlreadyFlagged' }
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
  /** What one extension adds to `resolve`. */
  extend: number;
  /** From decision to the payment of what was held back. */
  holdback: number;
  /** The part of a bounty that is held back. This and the `*_bps` below in 1/10,000. */
  holdbackBps: number;
  /** Collateral as a part of the highest bounty of the picks; 0 = none is asked for. */
  cBps: number;
  /** Of the collateral, for a lost competition with a valid pull request. */
  slashLossBps: number;
  /** For a valid pull request where both failed. */
  slashBothFailBps: number;
  /** For a withdrawal after the window opened. */
  slashLateBps: number;
  /** For no valid pull request, and for fraud. */
  slashFraudBps: number;
  /** The highest bounty for a miner with fewer than three rated results; pairing keeps it. */
  capProvisional: bigint;
  /** The highest bounty for a miner on probation; pairing keeps it. */
  capProbation: bigint;
}

/**
 * What a miner signs so that a validator enrols it: sr25519 over the SCALE encoding of ("joust/enrol/1", genesis hash,
 * contract, hotkey, picks, nonce, valid_until), as it is or between `<Bytes>` and `</Bytes>`.
 */
export interface EnrolmentIntent {
  hotkey: AccountId;
  picks: bigint[];
  /** Above the hotkey's last (`enrolment_nonce`). */
  nonce: bigint;
  /** The last block at which it may be relayed. */
  validUntil: number;
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

/** Parameters that the owner proposed and that are not in force yet. */
export interface ProposedParams {
  paramsId: number;
  /** The anchor at which they come into force. */
  from: number;
}

/** Code that the owner may set from `ready_at` until before `lapses_at`, unless more than a third of the weight is against it. */
export interface AnnouncedCode {
  codeHash: Hex;
  announcedAt: number;
  readyAt: number;
  lapsesAt: number;
}

/** `tao` rao of TAO stand for `alpha` rao of alpha. */
export interface Rate {
  tao: bigint;
  alpha: bigint;
}

/** The subnet is gone. */
export interface WindDown {
  beganAt: number;
  /** When the rate may be fixed. */
  rateAt: number;
  /** None until it is; then owed bounties are paid. */
  rate: Rate | null;
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
  /** The parameters in force. */
  paramsId: number;
  proposedParams: ProposedParams | null;
  /** Who may accept the ownership. */
  nextOwner: AccountId | null;
  paused: boolean;
  announcedCode: AnnouncedCode | null;
  windDown: WindDown | null;
  /** Of the chain, as the deployer said: part of what miners sign. */
  genesisHash: Hex;
}

/** The books: `received = pool + filled_unpaid + holdbacks + paid + recycled + rounding`. */
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
  /** Of solved issues, until the end of the holdback. */
  holdbacks: bigint;
  /** Miners' TAO in the contract, locked or not. */
  deposited: bigint;
  /** Of it, locked by enrolments and competitions. */
  locked: bigint;
  /** Slashed TAO, not recycled yet. */
  slashPot: bigint;
  /** The contract's free TAO, read from the chain now. */
  tao: bigint;
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
  | { type: 'CompetitorElsewhere'; value: bigint }
  | { type: 'HoldbackMismatch' }
  | { type: 'CollateralUncovered' }
  | { type: 'LockMismatch' }
  | { type: 'WithoutQuorum'; value: bigint };

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

export interface IssueChange {
  target: bigint;
  priority: number;
  /** The anchor at which it comes into force. */
  from: number;
}

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
  /** A validator found the issue gone; a cancellation for that takes a second look a day later. */
  unavailableAt: number | null;
  /** Harvests fill the highest first, of equals the oldest. 0 unless the owner set it. */
  priority: number;
  /** What the owner changed from the next anchor on; until then `target` and `priority` are the old ones. */
  next: IssueChange | null;
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
  /** Rao of TAO, locked at the enrolment. */
  collateral: bigint;
  /** Left after the window opened. */
  withdrawnAt: number | null;
}

/** Locked, submitting and in review are read from the times of a running competition. */
export type Phase =
  | 'Running'
  | 'Decided'
  | 'Reopened'
  | 'Holdback'
  | 'Final'
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
  /** The end of the challenge window: `settle` executes the outcome from here on. */
  settleAt: number | null;
  /** When everything was paid and collateral went back. */
  settledAt: number | null;
  paid: bigint;
  /** The parameters the competition began with; they stay its own. */
  paramsId: number;
  /** When its result was recorded and the miners were released: the first decision, or the end without one. */
  resolvedAt: number | null;
  /** `resolve_at` was moved, once. */
  extendedAt: number | null;
  /** A challenge passed. There is one at most. */
  reopenedAt: number | null;
  /** When what is held back may be paid; none when nobody won. */
  finalAt: number | null;
  /** The part of the bounty that waits for `final_at`, or was recycled if the solution was reverted. */
  held: bigint;
  revertedAt: number | null;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface CompetitionPage {
  items: Competition[];
  next: bigint | null;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface CompetitionPageByU32 {
  items: Competition[];
  next: number | null;
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
  /** From this block on the fields `amended_*` hold: a second decision, or a revert. */
  amendedAt: number | null;
  amendedOutcome: Outcome | null;
  amendedValidA: boolean;
  amendedValidB: boolean;
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
  /** Since when it wants these picks: it is in force at later anchors only. */
  enrolledAt: number;
  /** Since when the miner waits; renewals and other picks keep it. */
  waitingSince: number;
  expiresAt: number;
  /** Withdrawn, replaced, or ended by a start: counts no more from the next anchor on. */
  withdrawnAt: number | null;
  /** What a pair from this enrolment locks, in rao of TAO. */
  collateral: bigint;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface EnrolmentPage {
  items: Enrolment[];
  next: number | null;
}

/** A miner's collateral, in rao of TAO. */
export interface Deposit {
  hotkey: AccountId;
  /** May be withdrawn. */
  free: bigint;
  /** By the enrolment and by competitions that are not final. */
  locked: bigint;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface DepositPage {
  items: Deposit[];
  next: number | null;
}

/** A binding that another replaced. */
export interface Binding {
  coldkey: AccountId;
  githubId: bigint;
  boundAt: number;
}

export interface Identity {
  hotkey: AccountId;
  coldkey: AccountId;
  githubId: bigint;
  boundAt: number;
  competingIn: bigint | null;
  /** When the last competition let the miner go. */
  releasedAt: number | null;
  /** Competitions that are not final or void. The binding cannot change meanwhile. */
  unsettled: number;
  /** What this binding replaced: pairing sees it at anchors up to `bound_at`. */
  before: Binding | null;
  /** Skips of the last 90 days, at most two. */
  skips: number[];
  /** The last withdrawal before a window opened. */
  earlyAt: number | null;
  /** The opponent left the last competition before its window opened: the next wait begins five days ahead. */
  headStart: boolean;
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
  /** May vote from this block, and until before that one. */
  from: number;
  until: number | null;
}

/** Why an accepted pair did not start. */
export type SkipReason =
  | 'IssueNotOpen'
  | 'NotEnrolled'
  | 'NotPicked'
  | 'NotBound'
  | 'IdentityChanged'
  | 'Busy'
  | 'SameOwner'
  | 'IsAuthor'
  | 'NoCollateral'
  | 'TooManyOpen';

/** A proposed pair of an epoch and how far it came. */
export interface PairStatus {
  pair: ProposedPair;
  weight: bigint;
  heads: number;
  accepted: boolean;
  started: boolean;
  /** Why an accepted pair will not start. Accepted, not started and not skipped: it waits for `start`. */
  skipped: SkipReason | null;
}

/** A slice of a list: ask again with `from = next` until `next` is none. */
export interface PairStatusPage {
  items: PairStatus[];
  next: number | null;
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
  /** The least weight that passes: more than half, or more than a third for a challenge or a veto. */
  neededWeight: bigint;
}

export type Subject =
  | { type: 'Identity'; value: AccountId }
  | { type: 'Pairs'; value: number }
  | { type: 'Outcome'; value: bigint }
  | { type: 'Cancel'; value: bigint }
  | { type: 'Extend'; value: bigint }
  | { type: 'Challenge'; value: bigint }
  | { type: 'Revert'; value: bigint }
  | { type: 'Veto'; value: Hex };

/** What an account may do now, or waits for. */
export type Action =
  | { type: 'Claim' }
  | { type: 'WaitForBinding' }
  | { type: 'Enrol' }
  | { type: 'WaitForPairing'; value: number }
  | { type: 'WaitForWindow'; value: [bigint, number] }
  | { type: 'Submit'; value: [bigint, number] }
  | { type: 'WaitForOutcome'; value: bigint }
  | { type: 'Freeze' }
  | { type: 'Propose'; value: number }
  | { type: 'Start'; value: number }
  | { type: 'Settle'; value: bigint }
  | { type: 'Vote'; value: bigint };

/** Why a competition ended without an outcome. */
export type VoidCause =
  | { type: 'Voted'; value: VoidAction }
  | { type: 'NoQuorum' }
  | { type: 'Withdrawn' };

export interface FrozenWeight {
  hotkey: AccountId;
  raw: bigint;
  weight: bigint;
}
