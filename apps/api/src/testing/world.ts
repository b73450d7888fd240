import 'reflect-metadata';
import {
  Block, Competition, CompetitionPull, CompetitionSide, Contract, ContractChange, Cursor, dataSourceOptions, Enrolment, Event, Extrinsic, FundingEntry,
  GithubAccount, GithubIssue, GithubPull, Identity, Issue, LedgerEntry, OssContribution, Pair, Payout, RatingPoint, Tally, Validator, Vote, Weight,
  NOTICE_CHANNEL, noticeText, type Notice, type ParamsInForce,
} from '@joust/tables';
import { aCompetition, anEnrolment, anIssue, aSide, params, timeOf } from '@joust/tables/testing';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';

const ALPHA = 1_000_000_000n;

/** Addresses of the development keys' form; only their shape matters here. */
export const HOTKEYS = [1, 2, 3, 4].map((n) => `5Miner${'1'.repeat(40)}${n}A`);
export const COLDKEYS = [1, 2, 3, 4].map((n) => `5Coin1${'1'.repeat(40)}${n}A`);
export const VALIDATORS = [1, 2, 3, 4].map((n) => `5Vadit${'1'.repeat(40)}${n}A`);
export const GITHUB = [9001n, 9002n, 9003n, 9004n] as const;
/** The last indexed block. */
export const HEAD = 1000;

const at = <T>(list: readonly T[], index: number): T => {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no entry ${index}`);
  return value;
};
const hash = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;

/** A database as the worker would have left it at block 1000: one duel paid, one running with votes, one void, and issues in every state. */
export const buildWorld = async (url: string): Promise<DataSource> => {
  const db = await new DataSource(dataSourceOptions(url)).initialize();
  await db.runMigrations();
  const put = async <T extends ObjectLiteral>(entity: EntityTarget<T>, rows: T[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += 500) await db.getRepository(entity).insert(rows.slice(from, from + 500) as never);
  };
  await put(Block, Array.from({ length: HEAD + 1 }, (_, number) => ({ number, hash: hash(number), parentHash: hash(number - 1), at: timeOf(number), specVersion: 1, indexedAt: timeOf(number) })));
  await put(Extrinsic, [
    { blockNumber: 700, extrinsicIndex: 1, hash: hash(70_001), signer: at(VALIDATORS, 0), pallet: 'Contracts', call: 'call', message: 'settle', args: { competitionId: '1' }, success: true, error: null, fee: 1_250_000n, nonce: 4 },
    { blockNumber: 701, extrinsicIndex: 1, hash: hash(70_101), signer: at(HOTKEYS, 0), pallet: 'Contracts', call: 'call', message: 'vote_outcome', args: { competitionId: '2' }, success: false, error: 'NotValidator', fee: 900_000n, nonce: 1 },
    { blockNumber: 700, extrinsicIndex: 0, hash: hash(70_000), signer: null, pallet: 'Timestamp', call: 'set', message: null, args: { now: '1' }, success: true, error: null, fee: null, nonce: null },
  ]);
  await put(Contract, [contractRow(params)]);
  await put(ContractChange, [{ blockNumber: 6, eventIndex: 0, name: 'ValidatorAdded', before: null, after: { hotkey: at(VALIDATORS, 0) } }]);
  await put(Validator, VALIDATORS.map((hotkey, n) => ({ hotkey, coldkeys: [`5Vcold${'1'.repeat(40)}${n + 1}A`], addedAt: 6, raw: 50n * ALPHA, weight: 30n * ALPHA, frozenAnchor: 9, blockNumber: 6, eventIndex: n })));
  await put(Weight, VALIDATORS.map((hotkey, n) => ({ anchor: 9, hotkey, raw: 50n * ALPHA, weight: 30n * ALPHA, blockNumber: 9, eventIndex: n })));
  await put(GithubAccount, GITHUB.slice(0, 3).map((githubId, n) => ({ githubId, login: `octo-${n + 1}`, avatarUrl: `https://avatars.githubusercontent.com/u/${githubId}`, htmlUrl: `https://github.com/octo-${n + 1}`, fetchedAt: timeOf(20) })));
  await put(Identity, GITHUB.map((githubId, n) => ({ hotkey: at(HOTKEYS, n), coldkey: at(COLDKEYS, n), githubId, proofRef: `https://gist.github.com/octo/${n}`, claimedAt: 20, boundAt: n === 3 ? null : 25, blockNumber: 20, eventIndex: n })));
  await issues(put);
  await duels(put);
  await put(Enrolment, [
    anEnrolment({ hotkey: at(HOTKEYS, 2), githubId: GITHUB[2], picks: [3n, 4n], enrolledAt: 900, expiresAt: 1152, blockNumber: 900, eventIndex: 2 }),
    anEnrolment({ hotkey: at(HOTKEYS, 0), githubId: GITHUB[0], picks: [1n], enrolledAt: 80, endedAt: 100, endReason: 'Started', blockNumber: 80, eventIndex: 1 }),
  ]);
  await put(LedgerEntry, [
    { blockNumber: 50, eventIndex: 4, kind: 'Harvested', amount: 90n * ALPHA, issueId: null, competitionId: null, received: 90n * ALPHA, pool: 0n, filledUnpaid: 85n * ALPHA, paid: 0n, recycled: 5n * ALPHA, rounding: 0n },
    { blockNumber: 700, eventIndex: 3, kind: 'Paid', amount: 20n * ALPHA, issueId: 1n, competitionId: 1n, received: 90n * ALPHA, pool: 0n, filledUnpaid: 65n * ALPHA, paid: 20n * ALPHA, recycled: 5n * ALPHA, rounding: 0n },
  ]);
  await put(Event, [
    anEvent(10, 1, 'IssueRegistered', { issueId: 1n }),
    anEvent(100, 1, 'CompetitionStarted', { issueId: 1n, competitionId: 1n, accounts: [at(HOTKEYS, 0), at(HOTKEYS, 1)] }),
    anEvent(700, 3, 'PayoutReleased', { issueId: 1n, competitionId: 1n, accounts: [at(HOTKEYS, 0)], extrinsicIndex: 1 }),
    { ...anEvent(701, 0, 'ExtrinsicFailed', {}), source: 'System', extrinsicIndex: 1 },
    anEvent(990, 0, 'OutcomeVoted', { competitionId: 2n, accounts: [at(VALIDATORS, 0)] }),
  ]);
  await put(OssContribution, [1, 2, 3].map((number) => ({ repoId: 77n, number, repo: 'acme/anvil', githubId: GITHUB[0], login: 'octo-1', title: `Contribution ${number}`, htmlUrl: `https://github.com/acme/anvil/pull/${number}`, additions: number, deletions: 0, mergedAt: timeOf(number), fetchedAt: timeOf(20) })));
  await put(Cursor, [
    { name: 'scan', blockNumber: HEAD, blockHash: hash(HEAD), eventIndex: -1, version: 40, headBlock: HEAD + 2, genesisHash: hash(0), updatedAt: timeOf(HEAD), lastError: null, lastErrorAt: null },
    { name: 'github', blockNumber: HEAD - 5, blockHash: hash(HEAD - 5), eventIndex: -1, version: 7, headBlock: HEAD, genesisHash: hash(0), updatedAt: timeOf(HEAD), lastError: 'GitHub asked us to slow down', lastErrorAt: timeOf(HEAD) },
  ]);
  return db;
};

type Put = <T extends ObjectLiteral>(entity: EntityTarget<T>, rows: T[]) => Promise<void>;

const contractRow = (inForce: ParamsInForce): Contract => ({
  address: `5Contract${'1'.repeat(38)}A`, codeHash: hash(1), version: 1, owner: `5owner${'1'.repeat(41)}A`, netuid: 1, hotkey: `5Neuron${'1'.repeat(40)}A`,
  blocksPerDay: 36, msPerBlock: 1000, createdAt: 5, epochBlocks: 9, usesAvailability: true, params: inForce, blockNumber: 5,
});

const anEvent = (blockNumber: number, eventIndex: number, name: string, row: Partial<Event>): Event => ({
  blockNumber, eventIndex, extrinsicIndex: null, source: 'contract', name, data: { issueId: '1' }, issueId: null, competitionId: null, accounts: [], ...row,
});

/** Issue 1 is solved, 2 competes, 3 waits for a pair, 4 is half filled, 5 cancelled, 6 just registered and unknown to GitHub. */
const issues = async (put: Put): Promise<void> => {
  await put(Issue, [
    anIssue({ id: 1n, status: 'Solved', endedAt: 700, statusSince: 700, competitionId: 1n }),
    anIssue({ id: 2n, status: 'Competing', statusSince: 600, competitionId: 2n }),
    anIssue({ id: 3n }),
    anIssue({ id: 4n, status: 'Registered', filled: 12_500_000_000n, fundedAt: null, openedAt: null, statusSince: 10 }),
    anIssue({ id: 5n, status: 'Cancelled', filled: 5n * ALPHA, fundedAt: null, openedAt: null, recycled: 5n * ALPHA, endedAt: 55, statusSince: 55, cancelReason: 'NotPlanned' }),
    anIssue({ id: 6n, status: 'Registered', filled: 0n, fundedAt: null, openedAt: null, statusSince: 10, repo: 'acme/hammer' }),
  ]);
  const named = [1n, 2n, 3n, 4n, 5n];
  await put(GithubIssue, named.map((issueId) => ({
    issueId, title: `Anvil ${issueId} 🔨 \u202egnp`, body: issueId === 1n ? null : 'Steps', htmlUrl: `https://github.com/acme/anvil/issues/${issueId}`,
    state: issueId === 1n ? ('closed' as const) : ('open' as const), stateReason: issueId === 1n ? 'completed' : null, authorLogin: 'reporter', labels: [{ name: 'bug', color: 'd73a4a' }],
    comments: 2, language: 'TypeScript', createdAt: timeOf(1), updatedAt: timeOf(2), closedAt: issueId === 1n ? timeOf(690) : null, fetchedAt: timeOf(20), etag: null,
  })));
  await put(FundingEntry, [
    { blockNumber: 30, eventIndex: 1, issueId: 4n, amount: 10n * ALPHA, filled: 10n * ALPHA, target: 20n * ALPHA },
    { blockNumber: 50, eventIndex: 1, issueId: 4n, amount: 2_500_000_000n, filled: 12_500_000_000n, target: 20n * ALPHA },
  ]);
};

const payload = (outcome: string, pullNumber: number) => ({ outcome, void: null, pullNumber, mergeSha: pullNumber ? `0x${'9d'.repeat(20)}` : `0x${'00'.repeat(20)}`, validA: true, validB: false });

/** Competition 1: A won and was paid. 2: under way, two votes. 3: void for want of a quorum, same two miners as 1. */
const duels = async (put: Put): Promise<void> => {
  await put(Competition, [
    aCompetition({ id: 1n, issueId: 1n, phase: 'Paid', outcome: 'WinA', pullNumber: 91, mergeSha: `0x${'9d'.repeat(20)}`, validA: true, validB: false, winner: at(HOTKEYS, 0), decidedAt: 500, settleAt: 608, settledAt: 700, paid: 20n * ALPHA }),
    aCompetition({ id: 2n, issueId: 2n, startedAt: 600 }),
    aCompetition({ id: 3n, issueId: 3n, startedAt: 501, phase: 'Void', voidCause: { type: 'NoQuorum' }, decidedAt: 590, openAt: 510, openTime: timeOf(510), closeAt: 520, closeTime: timeOf(520), resolveAt: 530, resolveTime: timeOf(530), expiresAt: 589 }),
  ]);
  const side = (competitionId: bigint, name: 'a' | 'b', miner: number, releasedAt: number | null) =>
    aSide({ competitionId, side: name, hotkey: at(HOTKEYS, miner), coldkey: at(COLDKEYS, miner), githubId: at(GITHUB, miner), releasedAt });
  await put(CompetitionSide, [side(1n, 'a', 0, 500), side(1n, 'b', 1, 500), side(2n, 'a', 1, null), side(2n, 'b', 0, null), side(3n, 'a', 0, 590), side(3n, 'b', 1, 590)]);
  const pair = (competitionId: bigint, issueId: bigint, anchor: number, a: number, b: number): Pair => ({
    anchor, issueId, a: at(HOTKEYS, a), b: at(HOTKEYS, b), weight: 120n * ALPHA, heads: 4, state: 'Started', skipReason: null, competitionId, blockNumber: anchor + 1, eventIndex: Number(competitionId),
  });
  await put(Pair, [pair(1n, 1n, 96, 0, 1), pair(2n, 2n, 596, 1, 0), pair(3n, 3n, 497, 0, 1)]);
  const proposal = (n: number, anchor: number, issueId: string, a: number, b: number): Vote => ({
    blockNumber: anchor + 1, eventIndex: 20 + n, kind: 'pairs', subject: String(anchor), round: 0, validator: at(VALIDATORS, n), payloadHash: hash(anchor), weight: 30n * ALPHA,
    payload: { ratingVersion: 1, ratingsHash: hash(9), pairs: [{ issueId, a: at(HOTKEYS, a), b: at(HOTKEYS, b) }] },
  });
  const ballot = (n: number, block: number, subject: string, outcome: string, pull: number): Vote => ({
    blockNumber: block, eventIndex: 30 + n, kind: 'outcome', subject, round: 0, validator: at(VALIDATORS, n), payloadHash: hash(outcome.length), payload: payload(outcome, pull), weight: 30n * ALPHA,
  });
  await put(Vote, [
    ...[0, 1, 2, 3].flatMap((n) => [proposal(n, 96, '1', 0, 1), proposal(n, 596, '2', 1, 0)]),
    ...[0, 1, 2].map((n) => ballot(n, 499 + (n === 2 ? 1 : 0), '1', 'WinA', 91)),
    ballot(0, 990, '2', 'BothFail', 0),
    ballot(1, 991, '2', 'WinB', 92),
  ]);
  const tally = (row: Partial<Tally>): Tally => ({
    kind: 'outcome', subject: '1', round: 0, totalWeight: 120n * ALPHA, neededHeads: 3, leadingWeight: 90n * ALPHA, leadingHeads: 3, leadingPayloadHash: hash(4), reached: true, reachedAt: 500,
    blockNumber: 500, eventIndex: 32, ...row,
  });
  await put(Tally, [tally({}), tally({ subject: '2', leadingWeight: 30n * ALPHA, leadingHeads: 1, leadingPayloadHash: hash(8), reached: false, reachedAt: null, blockNumber: 991, eventIndex: 31 })]);
  const point = (competitionId: bigint, player: number, opponent: number, before: number, after: number): RatingPoint => ({
    competitionId, githubId: at(GITHUB, player), opponentId: at(GITHUB, opponent), outcome: 'WinA', before, after, results: 1, ema: 40_960, strikes: 0, blockNumber: 500, eventIndex: 33,
  });
  await put(RatingPoint, [point(1n, 0, 1, 1_500_000, 1_548_000), point(1n, 1, 0, 1_500_000, 1_452_000)]);
  await put(Payout, [{ competitionId: 1n, issueId: 1n, hotkey: at(HOTKEYS, 0), coldkey: at(COLDKEYS, 0), amount: 20n * ALPHA, extrinsicIndex: 1, blockNumber: 700, eventIndex: 3 }]);
  const pull = (number: number, author: number, row: Partial<GithubPull>): GithubPull => ({
    repoId: 77n, number, authorId: at(GITHUB, author), title: `Fix ${number}`, htmlUrl: `https://github.com/acme/anvil/pull/${number}`, state: 'open', draft: false, baseBranch: 'main', headSha: '9d'.repeat(20),
    commits: 1, additions: 3, deletions: 1, changedFiles: 1, reviewDecision: null, checks: null, createdAt: timeOf(200), updatedAt: timeOf(210), closedAt: null, mergedAt: null, mergeSha: null, mergedByLogin: null,
    fetchedAt: timeOf(300), etag: null, ...row,
  });
  await put(GithubPull, [
    pull(91, 0, { state: 'merged', mergedAt: timeOf(480), closedAt: timeOf(480), mergeSha: '9d'.repeat(20), mergedByLogin: 'maintainer', reviewDecision: 'approved', checks: 'success' }),
    pull(90, 1, { createdAt: timeOf(150), draft: true }),
    pull(92, 0, { createdAt: timeOf(700), state: 'closed', closedAt: timeOf(800) }),
  ]);
  const judged = (competitionId: bigint, number: number, name: 'a' | 'b', reasons: string[]): CompetitionPull => ({
    competitionId, number, side: name, inWindow: !reasons.includes('before the window'), valid: reasons.length === 0, reasons, judgedTime: timeOf(490), judgedAt: 490, mergeSha: null,
  });
  await put(CompetitionPull, [judged(1n, 91, 'a', []), judged(1n, 90, 'b', ['before the window']), judged(2n, 92, 'b', ['closed'])]);
};

/** Moves the index on by a block, as the worker does: rows, cursor and notice in one transaction. */
export const commitBlock = async (db: DataSource, notice: Notice): Promise<void> => {
  await db.transaction(async (tx) => {
    const { block } = notice;
    await tx.insert(Block, { number: block, hash: hash(block), parentHash: hash(block - 1), at: timeOf(block), specVersion: 1, indexedAt: timeOf(block) });
    const named = Math.max(notice.issues?.length ?? 0, notice.competitions?.length ?? 0);
    for (let index = 0; index < named; index += 1) {
      const issue = notice.issues?.[index];
      const competition = notice.competitions?.[index];
      await tx.insert(Event, anEvent(block, index, 'BountyFunded', { issueId: issue === undefined ? null : BigInt(issue), competitionId: competition === undefined ? null : BigInt(competition) }) as never);
    }
    await tx.query(`UPDATE cursor SET block_number = $1, block_hash = $2, event_index = $3, version = version + 1, head_block = $1 WHERE name = 'scan'`, [block, hash(block), notice.eventIndex]);
    await tx.query('SELECT pg_notify($1, $2)', [NOTICE_CHANNEL, noticeText(notice)]);
  });
};
