// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.
import type { AccountId } from '@joust/units';
import { account, bool, fixedBytes, option, str, u16, u32, u64, unit, vector, type Hex } from '../scale/index.ts';
import { AuditCodec, CancelReasonCodec, ClaimPageCodec, CompetitionCodec, CompetitionPageCodec, CompetitionResultPageCodec, ConfigCodec, ContractErrorCodec, EnrolmentCodec, EnrolmentPageCodec, HarvestCodec, IdentityCodec, IdentityPageCodec, IssueCodec, IssuePageCodec, IssueStatusCodec, LedgerCodec, OutcomePayloadCodec, PairStatusCodec, ParamsCodec, ProposedPairCodec, SubjectCodec, TallyCodec, ValidatorCodec } from './codecs.ts';
import type { Audit, CancelReason, ClaimPage, Competition, CompetitionPage, CompetitionResultPage, Config, Enrolment, EnrolmentPage, Harvest, Identity, IdentityPage, Issue, IssuePage, IssueStatus, Ledger, OutcomePayload, PairStatus, Params, ProposedPair, Subject, Tally, Validator } from './types.ts';

/** Reads: messages that change nothing; `joust.read.*`. */
export interface Reads {
  config: { args: []; answer: Config };
  params: { args: []; answer: Params };
  ledger: { args: []; answer: Ledger };
  audit: { args: []; answer: Audit };
  issue: { args: [id: bigint]; answer: Issue | null };
  issues: { args: [status: IssueStatus | null, from: bigint, limit: number]; answer: IssuePage };
  competition: { args: [id: bigint]; answer: Competition | null };
  competitions: { args: [from: bigint, limit: number]; answer: CompetitionPage };
  openCompetitions: { args: []; answer: Competition[] };
  results: { args: [fromBlock: number, limit: number]; answer: CompetitionResultPage };
  enrolment: { args: [hotkey: AccountId]; answer: Enrolment | null };
  enrolments: { args: [from: number, limit: number]; answer: EnrolmentPage };
  identity: { args: [hotkey: AccountId]; answer: Identity | null };
  identities: { args: [from: number, limit: number]; answer: IdentityPage };
  claims: { args: [from: number, limit: number]; answer: ClaimPage };
  validators: { args: []; answer: Validator[] };
  pairs: { args: [anchor: number]; answer: PairStatus[] };
  tally: { args: [subject: Subject]; answer: Tally | null };
}

/** Submits: messages that change state; `joust.submit.*`. */
export interface Submits {
  registerIssue: { args: [repoId: bigint, repo: string, number: number, nodeId: string, authorId: bigint, baseBranch: string, contentHash: Hex, target: bigint]; answer: bigint };
  cancelIssue: { args: [issueId: bigint, reason: CancelReason]; answer: null };
  harvest: { args: [maxIssues: number]; answer: Harvest };
  addValidator: { args: [hotkey: AccountId]; answer: null };
  declareColdkeys: { args: [coldkeys: AccountId[]]; answer: null };
  freezeEpoch: { args: []; answer: null };
  claimIdentity: { args: [githubId: bigint, coldkey: AccountId, proofRef: string]; answer: null };
  voteIdentity: { args: [hotkey: AccountId, coldkey: AccountId, githubId: bigint]; answer: null };
  enrol: { args: [picks: bigint[]]; answer: null };
  proposePairs: { args: [anchor: number, ratingVersion: number, ratingsHash: Hex, pairs: ProposedPair[]]; answer: null };
  start: { args: [anchor: number, max: number]; answer: number };
  voteOutcome: { args: [competitionId: bigint, payload: OutcomePayload]; answer: null };
  settle: { args: [competitionId: bigint]; answer: null };
  expire: { args: [limit: number]; answer: number };
}

/** Constructors: how a contract comes to be. */
export interface Constructors {
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
