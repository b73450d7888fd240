// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.
import { account, bool, fixedBytes, i64, named, option, str, struct, tagged, u16, u32, u64, vector, type Codec } from '../scale/index.ts';
import type { Audit, Ballot, CancelReason, ChainError, Claim, ClaimPage, Competition, CompetitionPage, CompetitionResult, CompetitionResultPage, Config, ContractError, Enrolment, EnrolmentPage, FrozenWeight, Harvest, Identity, IdentityPage, Issue, IssuePage, IssueStatus, Ledger, Outcome, OutcomePayload, PairStatus, Params, Phase, Problem, ProposedPair, Side, SkipReason, Subject, Tally, Validator, VoidAction, VoidCause } from './types.ts';

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
  31: ['AlreadyEnrolled', null],
  32: ['TooManyEnrolments', null],
  33: ['WrongAnchor', null],
  34: ['TooEarly', null],
  35: ['TooLate', null],
  36: ['WrongRatingVersion', null],
  37: ['BadPairs', null],
  38: ['AlreadyVoted', null],
  39: ['CompetitionNotFound', null],
  40: ['NotRunning', null],
  41: ['NotDecided', null],
  42: ['NothingOwed', null],
  43: ['BadPayload', null],
  44: ['UnsupportedOutcome', null],
  45: ['Chain', ChainErrorCodec],
});

export const CancelReasonCodec: Codec<CancelReason> = named<CancelReason>({ 0: 'Owner', 1: 'NotPlanned', 2: 'Duplicate', 3: 'SolvedOutside', 4: 'SolvedInvalid', 5: 'Transferred', 6: 'Deleted', 7: 'Converted' });

export const HarvestCodec: Codec<Harvest> = struct<Harvest>({
  received: u64,
  filled: u64,
  recycled: u64,
  funded: u32,
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
});

export const LedgerCodec: Codec<Ledger> = struct<Ledger>({
  received: u64,
  pool: u64,
  filledUnpaid: u64,
  paid: u64,
  recycled: u64,
  rounding: i64,
  stake: u64,
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
});

export const AuditCodec: Codec<Audit> = struct<Audit>({
  ledger: LedgerCodec,
  balanced: bool,
  openIssues: u32,
  openCompetitions: u32,
  problems: vector(ProblemCodec),
});

export const IssueStatusCodec: Codec<IssueStatus> = named<IssueStatus>({ 0: 'Registered', 1: 'Funded', 2: 'Open', 3: 'Competing', 4: 'Solved', 5: 'Cancelled' });

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
});

export const IssuePageCodec: Codec<IssuePage> = struct<IssuePage>({
  items: vector(IssueCodec),
  next: option(u64),
});

export const SideCodec: Codec<Side> = struct<Side>({
  hotkey: account,
  coldkey: account,
  githubId: u64,
});

export const PhaseCodec: Codec<Phase> = named<Phase>({ 0: 'Running', 1: 'Decided', 2: 'Paid', 3: 'Void' });

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
  params: ParamsCodec,
});

export const CompetitionPageCodec: Codec<CompetitionPage> = struct<CompetitionPage>({
  items: vector(CompetitionCodec),
  next: option(u64),
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
  expiresAt: u32,
});

export const EnrolmentPageCodec: Codec<EnrolmentPage> = struct<EnrolmentPage>({
  items: vector(EnrolmentCodec),
  next: option(u32),
});

export const IdentityCodec: Codec<Identity> = struct<Identity>({
  hotkey: account,
  coldkey: account,
  githubId: u64,
  boundAt: u32,
  competingIn: option(u64),
  releasedAt: option(u32),
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
});

export const PairStatusCodec: Codec<PairStatus> = struct<PairStatus>({
  pair: ProposedPairCodec,
  weight: u64,
  heads: u32,
  accepted: bool,
  started: bool,
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
});

export const SubjectCodec: Codec<Subject> = tagged<Subject>({
  0: ['Identity', account],
  1: ['Pairs', u32],
  2: ['Outcome', u64],
});

export const VoidCauseCodec: Codec<VoidCause> = tagged<VoidCause>({
  0: ['Voted', VoidActionCodec],
  1: ['NoQuorum', null],
});

export const SkipReasonCodec: Codec<SkipReason> = named<SkipReason>({ 0: 'IssueNotOpen', 1: 'NotEnrolled', 2: 'NotPicked', 3: 'NotBound', 4: 'IdentityChanged', 5: 'Busy', 6: 'SameOwner', 7: 'IsAuthor' });

export const FrozenWeightCodec: Codec<FrozenWeight> = struct<FrozenWeight>({
  hotkey: account,
  raw: u64,
  weight: u64,
});
