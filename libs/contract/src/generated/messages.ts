// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.
import type { AccountId } from '@joust/units';
import { account, bool, fixedBytes, option, str, u16, u32, u64, unit, vector, type Hex } from '../scale/index.ts';
import { AuditCodec, CancelReasonCodec, ClaimPageCodec, CompetitionCodec, CompetitionPageCodec, CompetitionResultPageCodec, ConfigCodec, ContractErrorCodec, EnrolmentCodec, EnrolmentPageCodec, HarvestCodec, IdentityCodec, IdentityPageCodec, IssueCodec, IssuePageCodec, IssueStatusCodec, LedgerCodec, OutcomePayloadCodec, PairStatusCodec, ParamsCodec, ProposedPairCodec, SubjectCodec, TallyCodec, ValidatorCodec } from './codecs.ts';
import type { Audit, CancelReason, ClaimPage, Competition, CompetitionPage, CompetitionResultPage, Config, Enrolment, EnrolmentPage, Harvest, Identity, IdentityPage, Issue, IssuePage, IssueStatus, Ledger, OutcomePayload, PairStatus, Params, ProposedPair, Subject, Tally, Validator } from './types.ts';

/** Reads: messages that change nothing; `joust.read.*`. */
export interface Reads {
  /** Settings, clock and the present epoch. */
  config: { args: []; answer: Config };
  params: { args: []; answer: Params };
  /** The books beside the stake that the chain shows now. Errors: `Chain`. */
  ledger: { args: []; answer: Ledger };
  /** Checks every invariant; `problems` is empty. Errors: `Chain`. */
  audit: { args: []; answer: Audit };
  issue: { args: [id: bigint]; answer: Issue | null };
  /** Issues by id from `from`, at most 20 a page. A page may be empty and still have a `next`. */
  issues: { args: [status: IssueStatus | null, from: bigint, limit: number]; answer: IssuePage };
  competition: { args: [id: bigint]; answer: Competition | null };
  /** Competitions by id from `from`, at most 36 a page. */
  competitions: { args: [from: bigint, limit: number]; answer: CompetitionPage };
  /** Running competitions, then decided ones whose winner is not paid yet; the oldest 36. */
  openCompetitions: { args: []; answer: Competition[] };
  /** Results of the last 92 days resolved at `from_block` or later, at most 128 a page (more if one block has more). */
  results: { args: [fromBlock: number, limit: number]; answer: CompetitionResultPage };
  /** A miner's latest enrolment, lapsed or not. */
  enrolment: { args: [hotkey: AccountId]; answer: Enrolment | null };
  /** Enrolments by position, at most 128 a page; positions are stable within a block. */
  enrolments: { args: [from: number, limit: number]; answer: EnrolmentPage };
  identity: { args: [hotkey: AccountId]; answer: Identity | null };
  /** Bound identities in the order of their first binding, at most 128 a page. */
  identities: { args: [from: number, limit: number]; answer: IdentityPage };
  /** Claims without a quorum yet, at most 40 a page; positions are stable within a block. */
  claims: { args: [from: number, limit: number]; answer: ClaimPage };
  /** The whitelist with the weights of the last freeze. */
  validators: { args: []; answer: Validator[] };
  /** What was proposed for an epoch and how far it came: accepted pairs first, then by weight, at most 128. */
  pairs: { args: [anchor: number]; answer: PairStatus[] };
  /** The latest round of a subject; none before its first vote. */
  tally: { args: [subject: Subject]; answer: Tally | null };
}

/** Submits: messages that change state; `joust.submit.*`. */
export interface Submits {
  /**
   * Puts a bounty of `target` rao on an issue. Owner only. Answers the issue's id.
   * Errors: `NotOwner`, `BadNumber`, `BountyTooLow`, `BadRepo`, `BadText`, `IssueExists`, `TooManyIssues`.
   */
  registerIssue: { args: [repoId: bigint, repo: string, number: number, nodeId: string, authorId: bigint, baseBranch: string, contentHash: Hex, target: bigint]; answer: bigint };
  /**
   * Ends an issue that nobody competes for and recycles its bounty. Owner only.
   * Errors: `NotOwner`, `IssueNotFound`, `IssueBusy`, `IssueFinished`, `Chain`.
   */
  cancelIssue: { args: [issueId: bigint, reason: CancelReason]; answer: null };
  /**
   * Counts new stake and fills bounties, the oldest first, at most `max_issues` and at most 8; when all unfilled
   * bounties were looked at, the rest is recycled. Anyone. Errors: `Chain`.
   */
  harvest: { args: [maxIssues: number]; answer: Harvest };
  /**
   * Admits a validator; it weighs something from the second freeze it is part of, or at once in the very first.
   * Owner only. Errors: `NotOwner`, `ValidatorExists`, `TooManyValidators`.
   */
  addValidator: { args: [hotkey: AccountId]; answer: null };
  /**
   * Names the coldkeys whose stake on the caller's hotkey counts, at most four. Validators.
   * Errors: `NotValidator`, `BadColdkeys`.
   */
  declareColdkeys: { args: [coldkeys: AccountId[]]; answer: null };
  /**
   * Measures all validators' stake and fixes their weights, once an epoch. Anyone.
   * Errors: `AlreadyFrozen`, `NoStake`, `Chain`.
   */
  freezeEpoch: { args: []; answer: null };
  /**
   * Says that the calling hotkey belongs to a GitHub account and is paid on `coldkey`; replaces an earlier claim.
   * Registered hotkeys. Errors: `BadGithubId`, `BadText`, `NotRegistered`, `GithubTaken`, `ColdkeyTaken`, `Busy`,
   * `RebindTooEarly`, `TooManyClaims`, `Chain`.
   */
  claimIdentity: { args: [githubId: bigint, coldkey: AccountId, proofRef: string]; answer: null };
  /**
   * Confirms a claim after its proof was read; at quorum the identity is bound. Validators.
   * Errors: `NotValidator`, `ClaimNotFound`, `ClaimMismatch`, `GithubTaken`, `ColdkeyTaken`, `Busy`,
   * `RebindTooEarly`, `NotFrozen`, `NoWeight`, `AlreadyVoted`.
   */
  voteIdentity: { args: [hotkey: AccountId, coldkey: AccountId, githubId: bigint]; answer: null };
  /**
   * Offers to compete for one of one to three open issues, the most wanted first. Bound, free miners.
   * Errors: `BadPicks`, `NotBound`, `Busy`, `NotRegistered`, `AlreadyEnrolled`, `TooManyEnrolments`,
   * `IssueNotFound`, `IssueNotOpen`, `Chain`.
   */
  enrol: { args: [picks: bigint[]]; answer: null };
  /**
   * A validator's one list of pairs for the present epoch, a matching of at most 32. Validators.
   * Errors: `NotValidator`, `WrongRatingVersion`, `WrongAnchor`, `TooEarly`, `BadPairs`, `NotFrozen`, `NoWeight`,
   * `AlreadyVoted`.
   */
  proposePairs: { args: [anchor: number, ratingVersion: number, ratingsHash: Hex, pairs: ProposedPair[]]; answer: null };
  /**
   * Starts accepted pairs of an anchor, at most `max` and at most 2; one that no longer holds is skipped. Anyone.
   * Answers how many started. Errors: `WrongAnchor`, `TooLate`.
   */
  start: { args: [anchor: number, max: number]; answer: number };
  /**
   * Votes for what happened in a competition; at quorum exactly this payload is executed. Validators.
   * Errors: `NotValidator`, `CompetitionNotFound`, `NotRunning`, `BadPayload`, `UnsupportedOutcome`, `TooEarly`,
   * `TooLate`, `NotFrozen`, `NoWeight`, `AlreadyVoted`, `Chain`.
   */
  voteOutcome: { args: [competitionId: bigint, payload: OutcomePayload]; answer: null };
  /**
   * Pays the winner after the challenge window. What the chain refuses stays owed (`PayoutFailed`, no error). Anyone.
   * Errors: `CompetitionNotFound`, `NotDecided`, `NothingOwed`, `TooEarly`, `Chain`.
   */
  settle: { args: [competitionId: bigint]; answer: null };
  /**
   * Does what time asks for, at most `limit` and at most 3 changes: opens funded issues, voids competitions past
   * their grace, drops old enrolments and claims. Anyone. Answers how many. Errors: `Chain`.
   */
  expire: { args: [limit: number]; answer: number };
}

/** Constructors: how a contract comes to be. */
export interface Constructors {
  /**
   * A contract for the neuron `hotkey` of subnet `netuid`; the caller is the owner. `blocks_per_day` and
   * `ms_per_block` describe the chain; `uses_availability` says that it has extension function 36.
   * Errors: `BadParams`.
   */
  new: { args: [netuid: number, hotkey: AccountId, blocksPerDay: number, msPerBlock: number, usesAvailability: boolean, params: Params] };
}

export const MESSAGES = {
  registerIssue: {
    selector: '0x5c056a24',
    args: [['repoId', u64], ['repo', str], ['number', u32], ['nodeId', str], ['authorId', u64], ['baseBranch', str], ['contentHash', fixedBytes(32)], ['target', u64]],
    answer: u64,
    error: ContractErrorCodec,
    mutates: true,
  },
  cancelIssue: {
    selector: '0x5d6026a5',
    args: [['issueId', u64], ['reason', CancelReasonCodec]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  harvest: {
    selector: '0xbdef407b',
    args: [['maxIssues', u32]],
    answer: HarvestCodec,
    error: ContractErrorCodec,
    mutates: true,
  },
  addValidator: {
    selector: '0x82f48fa6',
    args: [['hotkey', account]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  declareColdkeys: {
    selector: '0x7a49981b',
    args: [['coldkeys', vector(account)]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  freezeEpoch: {
    selector: '0xdddffd38',
    args: [],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  claimIdentity: {
    selector: '0xd4a4f73a',
    args: [['githubId', u64], ['coldkey', account], ['proofRef', str]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  voteIdentity: {
    selector: '0x4de104c1',
    args: [['hotkey', account], ['coldkey', account], ['githubId', u64]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  enrol: {
    selector: '0xf06dff3f',
    args: [['picks', vector(u64)]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  proposePairs: {
    selector: '0xbe845765',
    args: [['anchor', u32], ['ratingVersion', u16], ['ratingsHash', fixedBytes(32)], ['pairs', vector(ProposedPairCodec)]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  start: {
    selector: '0x3c1e3986',
    args: [['anchor', u32], ['max', u32]],
    answer: u32,
    error: ContractErrorCodec,
    mutates: true,
  },
  voteOutcome: {
    selector: '0x1bfbedf1',
    args: [['competitionId', u64], ['payload', OutcomePayloadCodec]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  settle: {
    selector: '0x6c337222',
    args: [['competitionId', u64]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  expire: {
    selector: '0xb2c68550',
    args: [['limit', u32]],
    answer: u32,
    error: ContractErrorCodec,
    mutates: true,
  },
  config: {
    selector: '0x70714744',
    args: [],
    answer: ConfigCodec,
    error: null,
    mutates: false,
  },
  params: {
    selector: '0xf5353fe9',
    args: [],
    answer: ParamsCodec,
    error: null,
    mutates: false,
  },
  ledger: {
    selector: '0x0f8de3c5',
    args: [],
    answer: LedgerCodec,
    error: ContractErrorCodec,
    mutates: false,
  },
  audit: {
    selector: '0x0db6cff6',
    args: [],
    answer: AuditCodec,
    error: ContractErrorCodec,
    mutates: false,
  },
  issue: {
    selector: '0xc392ba4d',
    args: [['id', u64]],
    answer: option(IssueCodec),
    error: null,
    mutates: false,
  },
  issues: {
    selector: '0x5273ce3f',
    args: [['status', option(IssueStatusCodec)], ['from', u64], ['limit', u32]],
    answer: IssuePageCodec,
    error: null,
    mutates: false,
  },
  competition: {
    selector: '0x05e774a3',
    args: [['id', u64]],
    answer: option(CompetitionCodec),
    error: null,
    mutates: false,
  },
  competitions: {
    selector: '0xd853e58a',
    args: [['from', u64], ['limit', u32]],
    answer: CompetitionPageCodec,
    error: null,
    mutates: false,
  },
  openCompetitions: {
    selector: '0x0dbcb49c',
    args: [],
    answer: vector(CompetitionCodec),
    error: null,
    mutates: false,
  },
  results: {
    selector: '0x9014ac33',
    args: [['fromBlock', u32], ['limit', u32]],
    answer: CompetitionResultPageCodec,
    error: null,
    mutates: false,
  },
  enrolment: {
    selector: '0x89372018',
    args: [['hotkey', account]],
    answer: option(EnrolmentCodec),
    error: null,
    mutates: false,
  },
  enrolments: {
    selector: '0x027e4e75',
    args: [['from', u32], ['limit', u32]],
    answer: EnrolmentPageCodec,
    error: null,
    mutates: false,
  },
  identity: {
    selector: '0xcbfefbec',
    args: [['hotkey', account]],
    answer: option(IdentityCodec),
    error: null,
    mutates: false,
  },
  identities: {
    selector: '0x2e2d7e6e',
    args: [['from', u32], ['limit', u32]],
    answer: IdentityPageCodec,
    error: null,
    mutates: false,
  },
  claims: {
    selector: '0xce4d74f3',
    args: [['from', u32], ['limit', u32]],
    answer: ClaimPageCodec,
    error: null,
    mutates: false,
  },
  validators: {
    selector: '0xcc64f718',
    args: [],
    answer: vector(ValidatorCodec),
    error: null,
    mutates: false,
  },
  pairs: {
    selector: '0x1b355f51',
    args: [['anchor', u32]],
    answer: vector(PairStatusCodec),
    error: null,
    mutates: false,
  },
  tally: {
    selector: '0x969b66ea',
    args: [['subject', SubjectCodec]],
    answer: option(TallyCodec),
    error: null,
    mutates: false,
  },
} as const;

export const CONSTRUCTORS = {
  new: {
    selector: '0x9bae9d5e',
    args: [['netuid', u16], ['hotkey', account], ['blocksPerDay', u32], ['msPerBlock', u32], ['usesAvailability', bool], ['params', ParamsCodec]],
  },
} as const;
