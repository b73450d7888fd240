// Generated from contract/artifacts/joust.json by libs/contract/generate.mjs. Do not edit.
import type { AccountId } from '@joust/units';
import { account, bool, fixedBytes, option, str, u16, u32, u64, u8, unit, vector, type Hex } from '../scale/index.ts';
import { ActionCodec, AuditCodec, BallotCodec, CancelReasonCodec, ClaimPageCodec, CompetitionCodec, CompetitionPageByU32Codec, CompetitionPageCodec, CompetitionResultPageCodec, ConfigCodec, ContractErrorCodec, DepositCodec, DepositPageCodec, EnrolmentCodec, EnrolmentIntentCodec, EnrolmentPageCodec, HarvestCodec, IdentityCodec, IdentityPageCodec, IssueCodec, IssuePageCodec, IssueStatusCodec, LedgerCodec, OutcomePayloadCodec, PairStatusPageCodec, ParamsCodec, ProposedPairCodec, SubjectCodec, TallyCodec, ValidatorCodec } from './codecs.ts';
import type { Action, Audit, Ballot, CancelReason, ClaimPage, Competition, CompetitionPage, CompetitionPageByU32, CompetitionResultPage, Config, Deposit, DepositPage, Enrolment, EnrolmentIntent, EnrolmentPage, Harvest, Identity, IdentityPage, Issue, IssuePage, IssueStatus, Ledger, OutcomePayload, PairStatusPage, Params, ProposedPair, Subject, Tally, Validator } from './types.ts';

/** Reads: messages that change nothing; `joust.read.*`. */
export interface Reads {
  /** Settings, clock and the present epoch. */
  config: { args: []; answer: Config };
  /** The parameters in force. */
  params: { args: []; answer: Params };
  /** The parameters of an id that was ever in force, or of the one proposed. */
  paramsAt: { args: [id: number]; answer: Params | null };
  /** The books beside the stake that the chain shows now. Errors: `Chain`. */
  ledger: { args: []; answer: Ledger };
  /** Checks every invariant; `problems` is empty. Errors: `Chain`. */
  audit: { args: []; answer: Audit };
  issue: { args: [id: bigint]; answer: Issue | null };
  /** Issues by id from `from`, at most 20 a page. A page may be empty and still have a `next`. */
  issues: { args: [status: IssueStatus | null, from: bigint, limit: number]; answer: IssuePage };
  competition: { args: [id: bigint]; answer: Competition | null };
  /** Competitions by id from `from`, at most 34 a page. */
  competitions: { args: [from: bigint, limit: number]; answer: CompetitionPage };
  /** Competitions that are neither final nor void, by id, at most 34 a page; positions are stable within a block. */
  openCompetitions: { args: [from: number, limit: number]; answer: CompetitionPageByU32 };
  /** Results of the last 92 days resolved at `from_block` or later, at most 128 a page (more if one block has more). */
  results: { args: [fromBlock: number, limit: number]; answer: CompetitionResultPage };
  /** A miner's latest enrolment, withdrawn, lapsed or not. */
  enrolment: { args: [hotkey: AccountId]; answer: Enrolment | null };
  /**
   * Enrolments by position, at most 64 a page: the present one of each miner, and the one that it replaced while that
   * counts at the last anchor. Positions are stable within a block.
   */
  enrolments: { args: [from: number, limit: number]; answer: EnrolmentPage };
  /** The nonce that the hotkey's next signed intent must exceed. */
  enrolmentNonce: { args: [hotkey: AccountId]; answer: bigint };
  /** A miner's collateral; zero for who never deposited. */
  depositOf: { args: [hotkey: AccountId]; answer: Deposit };
  /** The collateral of bound miners in the order of their first binding, at most 128 a page. */
  deposits: { args: [from: number, limit: number]; answer: DepositPage };
  identity: { args: [hotkey: AccountId]; answer: Identity | null };
  /** Bound identities in the order of their first binding, at most 76 a page. */
  identities: { args: [from: number, limit: number]; answer: IdentityPage };
  /** Claims without a quorum yet, at most 40 a page; positions are stable within a block. */
  claims: { args: [from: number, limit: number]; answer: ClaimPage };
  /** The whitelist with the weights of the last freeze. */
  validators: { args: []; answer: Validator[] };
  /** What was proposed for an epoch and how far it came: accepted pairs first, then by weight, at most 128 a page. */
  pairs: { args: [anchor: number, from: number, limit: number]; answer: PairStatusPage };
  /** The latest round of a subject; none before its first vote. */
  tally: { args: [subject: Subject]; answer: Tally | null };
  /** A validator's ballots in the open rounds of at most 64 subjects; none where it may still vote. */
  votes: { args: [subjects: Subject[], validator: AccountId]; answer: (Ballot | null)[] };
  /** What a miner or a validator may do now, or waits for. */
  nextAction: { args: [hotkey: AccountId]; answer: Action[] };
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
   * Counts new stake and fills bounties, the oldest first, at most `max_issues` and at most 7; when all unfilled
   * bounties were looked at, the rest is recycled. Anyone. Errors: `Chain`.
   */
  harvest: { args: [maxIssues: number]; answer: Harvest };
  /**
   * Admits a validator, 3 days later, or at once before the very first freeze; it weighs something from the second freeze
   * it is part of, or at once in the very first. Takes a removal back. Owner only. Errors: `NotOwner`, `ValidatorExists`, `TooManyValidators`.
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
   * Other parameters from the next anchor on; a second proposal of an epoch takes the place of the first. A competition
   * keeps those it began with. Owner only. Errors: `NotOwner`, `BadParams`.
   */
  proposeParams: { args: [params: Params]; answer: null };
  /**
   * Raises a bounty's target from the next anchor on. Owner only.
   * Errors: `NotOwner`, `IssueNotFound`, `IssueFinished`, `NotRaised`.
   */
  raiseBounty: { args: [issueId: bigint, target: bigint]; answer: null };
  /**
   * Harvests fill the highest priority first, from the next anchor on. Owner only.
   * Errors: `NotOwner`, `IssueNotFound`, `IssueFinished`.
   */
  setPriority: { args: [issueId: bigint, priority: number]; answer: null };
  /**
   * Moves the contract's stake on another hotkey to its own; the next harvest counts it. Anyone.
   * Errors: `NothingToSweep`, `Chain`.
   */
  sweep: { args: [hotkey: AccountId]; answer: null };
  /**
   * Tries again what the chain refused: payments that are due, and recycling while no bounty lacks anything; at most
   * `limit` and at most 1 movement. Anyone. Answers how many were tried. Errors: `Chain`.
   */
  retry: { args: [limit: number]; answer: number };
  /**
   * Takes a validator off the whitelist, 3 days later. Owner only.
   * Errors: `NotOwner`, `ValidatorNotFound`, `ValidatorLeaves`.
   */
  removeValidator: { args: [hotkey: AccountId]; answer: null };
  /**
   * Stops new issues, enrolments, deposits and pairs. Votes, payments, expiry and withdrawals go on. Owner only.
   * Errors: `NotOwner`, `Paused`.
   */
  pause: { args: []; answer: null };
  /** Owner only. Errors: `NotOwner`, `WoundDown`, `NotPaused`. */
  unpause: { args: []; answer: null };
  /** Offers the ownership to an account, which must accept it; replaces an earlier offer. Owner only. Errors: `NotOwner`. */
  proposeOwner: { args: [account: AccountId]; answer: null };
  /** The proposed owner takes the contract over. Errors: `NotProposedOwner`. */
  acceptOwner: { args: []; answer: null };
  /**
   * Says that code is to replace the contract's, from 14 to 28 days later; replaces an earlier announcement. Owner only.
   * Errors: `NotOwner`.
   */
  announceCode: { args: [codeHash: Hex]; answer: null };
  /**
   * A ballot against announced code: more than a third of the weight stops it. Validators.
   * Errors: `NotValidator`, `CodeNotAnnounced`, `NotFrozen`, `NoWeight`, `AlreadyVoted`.
   */
  vetoCode: { args: [codeHash: Hex]; answer: null };
  /**
   * Replaces the contract's code by the announced one, if the chain has that and its libraries. Owner only.
   * Errors: `NotOwner`, `CodeNotAnnounced`, `TooEarly`, `TooLate`, `CodeNotFound`.
   */
  setCode: { args: [codeHash: Hex]; answer: null };
  /**
   * Ends the contract when the chain says that its subnet is gone: the first call pauses it for ever, a second one 3 days
   * later fixes the rate at which owed bounties are paid in TAO. Anyone.
   * Errors: `Unsupported`, `SubnetExists`, `TooEarly`, `WoundDown`, `Chain`.
   */
  windDown: { args: []; answer: null };
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
   * Errors: `BadPicks`, `NotBound`, `Busy`, `NotRegistered`, `TooManyEnrolments`, `IssueNotFound`,
   * `IssueNotOpen`, `NotEnoughCollateral`, `Chain`.
   */
  enrol: { args: [picks: bigint[]]; answer: null };
  /** Ends the enrolment from the next anchor on. Enrolled miners. Errors: `NotEnrolled`. */
  withdrawEnrolment: { args: []; answer: null };
  /** Takes 7 days of credit against idleness, twice in 90 days. Bound miners. Errors: `NotBound`, `NoSkipLeft`. */
  skip: { args: []; answer: null };
  /**
   * Enrols a miner who signed for it. Validators. Errors: `NotValidator`, `IntentExpired`, `StaleNonce`,
   * `BadSignature`, and those of `enrol`.
   */
  relayEnrolment: { args: [intent: EnrolmentIntent, signature: Hex]; answer: null };
  /**
   * Adds the TAO sent along to the caller's collateral. Bound miners.
   * Errors: `Paused`, `NotBound`, `NoValue`.
   */
  deposit: { args: []; answer: null };
  /**
   * Pays `amount` of the free collateral back to the caller. Depositors.
   * Errors: `NoValue`, `NotEnoughCollateral`, `TransferFailed`.
   */
  withdrawDeposit: { args: [amount: bigint]; answer: null };
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
   * `TooLate`, `BadReason`, `NotFlagged`, `NotFrozen`, `NoWeight`, `AlreadyVoted`, `Chain`.
   */
  voteOutcome: { args: [competitionId: bigint, payload: OutcomePayload]; answer: null };
  /**
   * Leaves a competition. Before the window opens it ends at once; from then to its close the other goes on alone.
   * Competitors. Errors: `CompetitionNotFound`, `NotCompetitor`, `NotRunning`, `TooLate`, `AlreadyWithdrawn`, `Chain`.
   */
  withdrawCompetition: { args: [competitionId: bigint]; answer: null };
  /**
   * Votes for more time, once, while a valid pull request is in review. Validators.
   * Errors: `NotValidator`, `CompetitionNotFound`, `NotRunning`, `AlreadyExtended`, `TooEarly`, `TooLate`, `NotFrozen`,
   * `NoWeight`, `AlreadyVoted`.
   */
  voteExtend: { args: [competitionId: bigint]; answer: null };
  /**
   * Votes against a decision inside the challenge window; more than a third of the weight lets the vote begin again,
   * once. Validators. Errors: `NotValidator`, `CompetitionNotFound`, `NotDecided`, `AlreadyChallenged`, `TooLate`,
   * `NotFrozen`, `NoWeight`, `AlreadyVoted`.
   */
  challenge: { args: [competitionId: bigint]; answer: null };
  /**
   * Says that the merge was undone inside the holdback; at quorum what is held back is recycled. Validators.
   * Errors: `NotValidator`, `CompetitionNotFound`, `NothingHeld`, `TooEarly`, `TooLate`, `NotFrozen`, `NoWeight`,
   * `AlreadyVoted`, `Chain`.
   */
  voteReverted: { args: [competitionId: bigint]; answer: null };
  /**
   * Votes to end an issue that nobody competes for. `Transferred` and `Deleted` need a flag that is a day old.
   * Validators. Errors: `NotValidator`, `IssueNotFound`, `IssueBusy`, `IssueFinished`, `BadReason`, `NotFlagged`,
   * `TooEarly`, `NotFrozen`, `NoWeight`, `AlreadyVoted`, `Chain`.
   */
  voteCancel: { args: [issueId: bigint, reason: CancelReason]; answer: null };
  /**
   * Stamps that the issue could not be read (404, 410, moved); lapses after 7 days. Validators.
   * Errors: `NotValidator`, `IssueNotFound`, `IssueFinished`, `AlreadyFlagged`.
   */
  flagUnavailable: { args: [issueId: bigint]; answer: null };
  /**
   * Executes a decision. After the challenge window: pays the winner's first part, or ends a competition without a
   * winner. After the holdback: pays the rest and gives collateral back. What the chain refuses stays owed
   * (`PayoutFailed`, no error). Anyone.
   * Errors: `CompetitionNotFound`, `NotDecided`, `NothingOwed`, `TooEarly`, `Chain`.
   */
  settle: { args: [competitionId: bigint]; answer: null };
  /**
   * Does what time asks for, at most `limit` and at most 2 changes: opens funded issues, voids competitions past
   * their grace, drops old enrolments and claims; with none of these, recycles what was slashed. Anyone. Answers how
   * many. Errors: `Chain`.
   */
  expire: { args: [limit: number]; answer: number };
}

/** Constructors: how a contract comes to be. */
export interface Constructors {
  /**
   * A contract for the neuron `hotkey` of subnet `netuid`; the caller is the owner. `blocks_per_day` and
   * `ms_per_block` describe the chain; `uses_availability` says that it has extension functions 34 and 36;
   * `genesis_hash` is part of what miners sign. Errors: `BadParams`, `Chain`.
   */
  new: { args: [netuid: number, hotkey: AccountId, blocksPerDay: number, msPerBlock: number, usesAvailability: boolean, params: Params, genesisHash: Hex] };
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
  proposeParams: {
    selector: '0x096d1869',
    args: [['params', ParamsCodec]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  raiseBounty: {
    selector: '0x2ae1cda0',
    args: [['issueId', u64], ['target', u64]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  setPriority: {
    selector: '0x8d7dbaa5',
    args: [['issueId', u64], ['priority', u8]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  sweep: {
    selector: '0x6edcf23a',
    args: [['hotkey', account]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  retry: {
    selector: '0xaad7141b',
    args: [['limit', u32]],
    answer: u32,
    error: ContractErrorCodec,
    mutates: true,
  },
  removeValidator: {
    selector: '0x62135acd',
    args: [['hotkey', account]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  pause: {
    selector: '0x81e0c604',
    args: [],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  unpause: {
    selector: '0x67616649',
    args: [],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  proposeOwner: {
    selector: '0x1f4b986a',
    args: [['account', account]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  acceptOwner: {
    selector: '0xd23d9d39',
    args: [],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  announceCode: {
    selector: '0xbbc94b6f',
    args: [['codeHash', fixedBytes(32)]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  vetoCode: {
    selector: '0x7d8c9a39',
    args: [['codeHash', fixedBytes(32)]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  setCode: {
    selector: '0x694fb50f',
    args: [['codeHash', fixedBytes(32)]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  windDown: {
    selector: '0x7308ac39',
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
  withdrawEnrolment: {
    selector: '0x6f984319',
    args: [],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  skip: {
    selector: '0x47dced96',
    args: [],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  relayEnrolment: {
    selector: '0xfe5060e9',
    args: [['intent', EnrolmentIntentCodec], ['signature', fixedBytes(64)]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  deposit: {
    selector: '0x2d10c9bd',
    args: [],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  withdrawDeposit: {
    selector: '0x4e9f2970',
    args: [['amount', u64]],
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
  withdrawCompetition: {
    selector: '0xa8ada785',
    args: [['competitionId', u64]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  voteExtend: {
    selector: '0x80577791',
    args: [['competitionId', u64]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  challenge: {
    selector: '0xf755a053',
    args: [['competitionId', u64]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  voteReverted: {
    selector: '0xf3afdf5f',
    args: [['competitionId', u64]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  voteCancel: {
    selector: '0x4969120b',
    args: [['issueId', u64], ['reason', CancelReasonCodec]],
    answer: unit,
    error: ContractErrorCodec,
    mutates: true,
  },
  flagUnavailable: {
    selector: '0x84336b1f',
    args: [['issueId', u64]],
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
  paramsAt: {
    selector: '0xdfc8f86d',
    args: [['id', u32]],
    answer: option(ParamsCodec),
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
    args: [['from', u32], ['limit', u32]],
    answer: CompetitionPageByU32Codec,
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
  enrolmentNonce: {
    selector: '0xa37825e6',
    args: [['hotkey', account]],
    answer: u64,
    error: null,
    mutates: false,
  },
  depositOf: {
    selector: '0xd09bf337',
    args: [['hotkey', account]],
    answer: DepositCodec,
    error: null,
    mutates: false,
  },
  deposits: {
    selector: '0xfcd05283',
    args: [['from', u32], ['limit', u32]],
    answer: DepositPageCodec,
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
    args: [['anchor', u32], ['from', u32], ['limit', u32]],
    answer: PairStatusPageCodec,
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
  votes: {
    selector: '0x5bd966f1',
    args: [['subjects', vector(SubjectCodec)], ['validator', account]],
    answer: vector(option(BallotCodec)),
    error: null,
    mutates: false,
  },
  nextAction: {
    selector: '0x16bf4361',
    args: [['hotkey', account]],
    answer: vector(ActionCodec),
    error: null,
    mutates: false,
  },
} as const;

export const CONSTRUCTORS = {
  new: {
    selector: '0x9bae9d5e',
    args: [['netuid', u16], ['hotkey', account], ['blocksPerDay', u32], ['msPerBlock', u32], ['usesAvailability', bool], ['params', ParamsCodec], ['genesisHash', fixedBytes(32)]],
  },
} as const;
