// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.
import { account, bool, fixedBytes, i64, named, option, str, struct, tagged, tuple, u16, u32, u64, u8, vector, type Codec } from '../scale/index.ts';
import type { Action, AnnouncedCode, Audit, Ballot, Binding, CancelReason, ChainError, Claim, ClaimPage, Competition, CompetitionPage, CompetitionPageByU32, CompetitionResult, CompetitionResultPage, Config, ContractError, Deposit, DepositPage, Enrolment, EnrolmentIntent, EnrolmentPage, FrozenWeight, Harvest, Identity, IdentityPage, Issue, IssueChange, IssuePage, IssueStatus, Ledger, Outcome, OutcomePayload, PairStatus, PairStatusPage, Params, Phase, Problem, ProposedPair, ProposedParams, Rate, Side, SkipReason, Subject, Tally, Validator, VoidAction, VoidCause, WindDown } from './types.ts';

export const ChainErrorCodec: Codec<ChainError> = tagged<ChainError>({
  0: ['RuntimeError', null],
  1: ['NotEnoughBalanceToStake', null],
  2: ['NonAssociatedColdKey', null],
  3: ['BalanceWithdrawalError', null],
  4: ['NotRegistered', null],
  5: ['NotEnoughStakeToWithdraw', null],
  6: ['TxRateLimitExceeded', null],
  7: ['SlippageTooHigh', null],
  8: ['SubnetNotExists', null],
  9: ['HotKeyNotRegisteredInSubNet', null],
  10: ['SameAutoStakeHotkeyAlreadySet', null],
  11: ['InsufficientBalance', null],
  12: ['AmountTooLow', null],
  13: ['InsufficientLiquidity', null],
  14: ['SameNetuid', null],
  15: ['ProxyTooMany', null],
  16: ['ProxyDuplicate', null],
  17: ['ProxyNoSelfProxy', null],
  18: ['ProxyNotFound', null],
  19: ['CannotUseSystemAccount', null],
  20: ['CannotBurnOrRecycleOnRootSubnet', null],
  21: ['SubtokenDisabled', null],
  22: ['Unknown', u32],
});

export const ContractErrorCodec: Codec<ContractError> = tagged<ContractError>({
  0: ['NotOwner', null],
  1: ['NotValidator', null],
  2: ['NoWeight', null],
  3: ['BadParams', null],
  4: ['IssueNotFound', null],
  5: ['IssueExists', null],
  6: ['TooManyIssues', null],
  7: ['BadRepo', null],
  8: ['BadNumber', null],
  9: ['BadText', null],
  10: ['BountyTooLow', null],
  11: ['IssueNotOpen', null],
  12: ['IssueBusy', null],
  13: ['IssueFinished', null],
  14: ['ValidatorExists', null],
  15: ['TooManyValidators', null],
  16: ['BadColdkeys', null],
  17: ['AlreadyFrozen', null],
  18: ['NoStake', null],
  19: ['NotFrozen', null],
  20: ['NotRegistered', null],
  21: ['GithubTaken', null],
  22: ['ColdkeyTaken', null],
  23: ['BadGithubId', null],
  24: ['ClaimNotFound', null],
  25: ['ClaimMismatch', null],
  26: ['TooManyClaims', null],
  27: ['RebindTooEarly', null],
  28: ['NotBound', null],
  29: ['Busy', null],
  30: ['BadPicks', null],
  31: ['TooManyEnrolments', null],
  32: ['WrongAnchor', null],
  33: ['TooEarly', null],
  34: ['TooLate', null],
  35: ['WrongRatingVersion', null],
  36: ['BadPairs', null],
  37: ['AlreadyVoted', null],
  38: ['CompetitionNotFound', null],
  39: ['NotRunning', null],
  40: ['NotDecided', null],
  41: ['NothingOwed', null],
  42: ['BadPayload', null],
  43: ['UnsupportedOutcome', null],
  44: ['NotProposedOwner', null],
  45: ['Paused', null],
  46: ['NotPaused', null],
  47: ['CodeNotAnnounced', null],
  48: ['CodeNotFound', null],
  49: ['ValidatorNotFound', null],
  50: ['ValidatorLeaves', null],
  51: ['NotRaised', null],
  52: ['NothingToSweep', null],
  53: ['Unsupported', null],
  54: ['SubnetExists', null],
  55: ['WoundDown', null],
  56: ['NotCompetitor', null],
  57: ['AlreadyWithdrawn', null],
  58: ['AlreadyExtended', null],
  59: ['AlreadyChallenged', null],
  60: ['NothingHeld', null],
  61: ['NotEnrolled', null],
  62: ['NoSkipLeft', null],
  63: ['BadSignature', null],
  64: ['StaleNonce', null],
  65: ['IntentExpired', null],
  66: ['NoValue', null],
  67: ['NotEnoughCollateral', null],
  68: ['TransferFailed', null],
  69: ['BadReason', null],
  70: ['NotFlagged', null],
  71: ['AlreadyFlagged', null],
  72: ['Chain', ChainErrorCodec],
});

export const CancelReasonCodec: Codec<CancelReason> = named<CancelReason>({ 0: 'Owner', 1: 'NotPlanned', 2: 'Duplicate', 3: 'SolvedOutside', 4: 'SolvedInvalid', 5: 'Transferred', 6: 'Deleted', 7: 'Converted' });

export const HarvestCodec: Codec<Harvest> = struct<Harvest>({
  received: u64,
  filled: u64,
  recycled: u64,
  funded: u32,
});

export const ParamsCodec: Codec<Params> = struct<Params>({
  pairEpoch: u32,
  anchorDelay: u32,
  registerDelay: u32,
  enrolTtl: u32,
  submitOpen: u32,
  submitClose: u32,
  resolve: u32,
  grace: u32,
  challenge: u32,
  minBounty: u64,
  fillCapBps: u16,
  ratingVersion: u16,
  extend: u32,
  holdback: u32,
  holdbackBps: u16,
  cBps: u16,
  slashLossBps: u16,
  slashBothFailBps: u16,
  slashLateBps: u16,
  slashFraudBps: u16,
  capProvisional: u64,
  capProbation: u64,
});

export const EnrolmentIntentCodec: Codec<EnrolmentIntent> = struct<EnrolmentIntent>({
  hotkey: account,
  picks: vector(u64),
  nonce: u64,
  validUntil: u32,
});

export const ProposedPairCodec: Codec<ProposedPair> = struct<ProposedPair>({
  issueId: u64,
  a: account,
  b: account,
});

export const OutcomeCodec: Codec<Outcome> = named<Outcome>({ 0: 'WinA', 1: 'WinB', 2: 'BothFail', 3: 'FaultA', 4: 'FaultB', 5: 'Void', 6: 'WalkoverA', 7: 'WalkoverB', 8: 'EarlyA', 9: 'EarlyB' });

export const VoidActionCodec: Codec<VoidAction> = tagged<VoidAction>({
  0: ['Return', null],
  1: ['Cancel', CancelReasonCodec],
});

export const OutcomePayloadCodec: Codec<OutcomePayload> = struct<OutcomePayload>({
  outcome: OutcomeCodec,
  void: option(VoidActionCodec),
  pullNumber: u32,
  mergeSha: fixedBytes(20),
  validA: bool,
  validB: bool,
});

export const ProposedParamsCodec: Codec<ProposedParams> = struct<ProposedParams>({
  paramsId: u32,
  from: u32,
});

export const AnnouncedCodeCodec: Codec<AnnouncedCode> = struct<AnnouncedCode>({
  codeHash: fixedBytes(32),
  announcedAt: u32,
  readyAt: u32,
  lapsesAt: u32,
});

export const RateCodec: Codec<Rate> = struct<Rate>({
  tao: u64,
  alpha: u64,
});

export const WindDownCodec: Codec<WindDown> = struct<WindDown>({
  beganAt: u32,
  rateAt: u32,
  rate: option(RateCodec),
});

export const ConfigCodec: Codec<Config> = struct<Config>({
  version: u32,
  owner: account,
  netuid: u16,
  hotkey: account,
  blocksPerDay: u32,
  msPerBlock: u32,
  createdAt: u32,
  anchor: u32,
  nextAnchor: u32,
  epochBlocks: u32,
  frozenAnchor: option(u32),
  totalWeight: u64,
  block: u32,
  timestamp: u64,
  usesAvailability: bool,
  paramsId: u32,
  proposedParams: option(ProposedParamsCodec),
  nextOwner: option(account),
  paused: bool,
  announcedCode: option(AnnouncedCodeCodec),
  windDown: option(WindDownCodec),
  genesisHash: fixedBytes(32),
});

export const LedgerCodec: Codec<Ledger> = struct<Ledger>({
  received: u64,
  pool: u64,
  filledUnpaid: u64,
  paid: u64,
  recycled: u64,
  rounding: i64,
  stake: u64,
  holdbacks: u64,
  deposited: u64,
  locked: u64,
  slashPot: u64,
  tao: u64,
});

export const ProblemCodec: Codec<Problem> = tagged<Problem>({
  0: ['LedgerUnbalanced', null],
  1: ['FilledMismatch', null],
  2: ['StakeBelowBooks', null],
  3: ['RoundingTooLarge', null],
  4: ['IssueWithoutCompetition', u64],
  5: ['CompetitionWithoutIssue', u64],
  6: ['SameOwner', u64],
  7: ['CompetitorElsewhere', u64],
  8: ['HoldbackMismatch', null],
  9: ['CollateralUncovered', null],
  10: ['LockMismatch', null],
  11: ['WithoutQuorum', u64],
});

export const AuditCodec: Codec<Audit> = struct<Audit>({
  ledger: LedgerCodec,
  balanced: bool,
  openIssues: u32,
  openCompetitions: u32,
  problems: vector(ProblemCodec),
});

export const IssueStatusCodec: Codec<IssueStatus> = named<IssueStatus>({ 0: 'Registered', 1: 'Funded', 2: 'Open', 3: 'Competing', 4: 'Solved', 5: 'Cancelled' });

export const IssueChangeCodec: Codec<IssueChange> = struct<IssueChange>({
  target: u64,
  priority: u8,
  from: u32,
});

export const IssueCodec: Codec<Issue> = struct<Issue>({
  id: u64,
  repoId: u64,
  repo: str,
  number: u32,
  nodeId: str,
  authorId: u64,
  baseBranch: str,
  contentHash: fixedBytes(32),
  target: u64,
  filled: u64,
  status: IssueStatusCodec,
  registeredAt: u32,
  fundedAt: option(u32),
  openedAt: option(u32),
  endedAt: option(u32),
  competition: option(u64),
  cancelReason: option(CancelReasonCodec),
  unavailableAt: option(u32),
  priority: u8,
  next: option(IssueChangeCodec),
});

export const IssuePageCodec: Codec<IssuePage> = struct<IssuePage>({
  items: vector(IssueCodec),
  next: option(u64),
});

export const SideCodec: Codec<Side> = struct<Side>({
  hotkey: account,
  coldkey: account,
  githubId: u64,
  collateral: u64,
  withdrawnAt: option(u32),
});

export const PhaseCodec: Codec<Phase> = named<Phase>({ 0: 'Running', 1: 'Decided', 2: 'Reopened', 3: 'Holdback', 4: 'Final', 5: 'Void' });

export const CompetitionCodec: Codec<Competition> = struct<Competition>({
  id: u64,
  issueId: u64,
  anchor: u32,
  a: SideCodec,
  b: SideCodec,
  bounty: u64,
  phase: PhaseCodec,
  startedAt: u32,
  startedMs: u64,
  openAt: u32,
  openMs: u64,
  closeAt: u32,
  closeMs: u64,
  resolveAt: u32,
  resolveMs: u64,
  expiresAt: u32,
  outcome: option(OutcomePayloadCodec),
  decidedAt: option(u32),
  settleAt: option(u32),
  settledAt: option(u32),
  paid: u64,
  paramsId: u32,
  resolvedAt: option(u32),
  extendedAt: option(u32),
  reopenedAt: option(u32),
  finalAt: option(u32),
  held: u64,
  revertedAt: option(u32),
});

export const CompetitionPageCodec: Codec<CompetitionPage> = struct<CompetitionPage>({
  items: vector(CompetitionCodec),
  next: option(u64),
});

export const CompetitionPageByU32Codec: Codec<CompetitionPageByU32> = struct<CompetitionPageByU32>({
  items: vector(CompetitionCodec),
  next: option(u32),
});

export const CompetitionResultCodec: Codec<CompetitionResult> = struct<CompetitionResult>({
  id: u64,
  startBlock: u32,
  resolvedBlock: u32,
  a: u64,
  b: u64,
  outcome: OutcomeCodec,
  validA: bool,
  validB: bool,
  amendedAt: option(u32),
  amendedOutcome: option(OutcomeCodec),
  amendedValidA: bool,
  amendedValidB: bool,
});

export const CompetitionResultPageCodec: Codec<CompetitionResultPage> = struct<CompetitionResultPage>({
  items: vector(CompetitionResultCodec),
  next: option(u32),
});

export const EnrolmentCodec: Codec<Enrolment> = struct<Enrolment>({
  hotkey: account,
  githubId: u64,
  picks: vector(u64),
  enrolledAt: u32,
  waitingSince: u32,
  expiresAt: u32,
  withdrawnAt: option(u32),
  collateral: u64,
});

export const EnrolmentPageCodec: Codec<EnrolmentPage> = struct<EnrolmentPage>({
  items: vector(EnrolmentCodec),
  next: option(u32),
});

export const DepositCodec: Codec<Deposit> = struct<Deposit>({
  hotkey: account,
  free: u64,
  locked: u64,
});

export const DepositPageCodec: Codec<DepositPage> = struct<DepositPage>({
  items: vector(DepositCodec),
  next: option(u32),
});

export const BindingCodec: Codec<Binding> = struct<Binding>({
  coldkey: account,
  githubId: u64,
  boundAt: u32,
});

export const IdentityCodec: Codec<Identity> = struct<Identity>({
  hotkey: account,
  coldkey: account,
  githubId: u64,
  boundAt: u32,
  competingIn: option(u64),
  releasedAt: option(u32),
  unsettled: u32,
  before: option(BindingCodec),
  skips: vector(u32),
  earlyAt: option(u32),
  headStart: bool,
});

export const IdentityPageCodec: Codec<IdentityPage> = struct<IdentityPage>({
  items: vector(IdentityCodec),
  next: option(u32),
});

export const ClaimCodec: Codec<Claim> = struct<Claim>({
  hotkey: account,
  coldkey: account,
  githubId: u64,
  proofRef: str,
  claimedAt: u32,
});

export const ClaimPageCodec: Codec<ClaimPage> = struct<ClaimPage>({
  items: vector(ClaimCodec),
  next: option(u32),
});

export const ValidatorCodec: Codec<Validator> = struct<Validator>({
  hotkey: account,
  coldkeys: vector(account),
  addedAt: u32,
  raw: u64,
  weight: u64,
  from: u32,
  until: option(u32),
});

export const SkipReasonCodec: Codec<SkipReason> = named<SkipReason>({ 0: 'IssueNotOpen', 1: 'NotEnrolled', 2: 'NotPicked', 3: 'NotBound', 4: 'IdentityChanged', 5: 'Busy', 6: 'SameOwner', 7: 'IsAuthor', 8: 'NoCollateral', 9: 'TooManyOpen' });

export const PairStatusCodec: Codec<PairStatus> = struct<PairStatus>({
  pair: ProposedPairCodec,
  weight: u64,
  heads: u32,
  accepted: bool,
  started: bool,
  skipped: option(SkipReasonCodec),
});

export const PairStatusPageCodec: Codec<PairStatusPage> = struct<PairStatusPage>({
  items: vector(PairStatusCodec),
  next: option(u32),
});

export const BallotCodec: Codec<Ballot> = struct<Ballot>({
  validator: account,
  payloadHash: fixedBytes(32),
  weight: u64,
  at: u32,
});

export const TallyCodec: Codec<Tally> = struct<Tally>({
  round: u32,
  totalWeight: u64,
  neededHeads: u32,
  leadingWeight: u64,
  leadingHeads: u32,
  reached: bool,
  ballots: vector(BallotCodec),
  neededWeight: u64,
});

export const SubjectCodec: Codec<Subject> = tagged<Subject>({
  0: ['Identity', account],
  1: ['Pairs', u32],
  2: ['Outcome', u64],
  3: ['Cancel', u64],
  4: ['Extend', u64],
  5: ['Challenge', u64],
  6: ['Revert', u64],
  7: ['Veto', fixedBytes(32)],
});

export const ActionCodec: Codec<Action> = tagged<Action>({
  0: ['Claim', null],
  1: ['WaitForBinding', null],
  2: ['Enrol', null],
  3: ['WaitForPairing', u32],
  4: ['WaitForWindow', tuple<[bigint, number]>(u64, u32)],
  5: ['Submit', tuple<[bigint, number]>(u64, u32)],
  6: ['WaitForOutcome', u64],
  7: ['Freeze', null],
  8: ['Propose', u32],
  9: ['Start', u32],
  10: ['Settle', u64],
  11: ['Vote', u64],
});

export const VoidCauseCodec: Codec<VoidCause> = tagged<VoidCause>({
  0: ['Voted', VoidActionCodec],
  1: ['NoQuorum', null],
  2: ['Withdrawn', null],
});

export const FrozenWeightCodec: Codec<FrozenWeight> = struct<FrozenWeight>({
  hotkey: account,
  raw: u64,
  weight: u64,
});
