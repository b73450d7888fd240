import { Competition, CompetitionPull, CompetitionSide, GithubPull, Pair, Payout, RatingPoint, Tally, Vote } from '@joust/tables';
import { aCompetition, aSide, timeOf } from '@joust/tables/testing';
import { ALPHA, at, COLDKEYS, GITHUB, hash, HOTKEYS, VALIDATORS, type Put } from './people.ts';

const payload = (outcome: string, pullNumber: number) => ({
  outcome,
  void: null,
  pullNumber,
  mergeSha: pullNumber ? `0x${'9d'.repeat(20)}` : `0x${'00'.repeat(20)}`,
  validA: true,
  validB: false,
});

/** Competition 1: A won and was paid. 2: under way, two votes. 3: void for want of a quorum, same two miners as 1. */
export const duels = async (put: Put): Promise<void> => {
  await put(Competition, [
    aCompetition({
      id: 1n,
      issueId: 1n,
      phase: 'Final',
      outcome: 'WinA',
      pullNumber: 91,
      mergeSha: `0x${'9d'.repeat(20)}`,
      validA: true,
      validB: false,
      winner: at(HOTKEYS, 0),
      decidedAt: 500,
      resolvedAt: 500,
      resolvedOutcome: 'WinA',
      resolvedValidA: true,
      resolvedValidB: false,
      settleAt: 608,
      finalAt: 1256,
      settledAt: 700,
      paid: 20n * ALPHA,
    }),
    aCompetition({ id: 2n, issueId: 2n, startedAt: 600 }),
    aCompetition({
      id: 3n,
      issueId: 3n,
      startedAt: 501,
      phase: 'Void',
      voidCause: { type: 'NoQuorum' },
      decidedAt: 590,
      resolvedAt: 590,
      settledAt: 590,
      openAt: 510,
      openTime: timeOf(510),
      closeAt: 520,
      closeTime: timeOf(520),
      resolveAt: 530,
      resolveTime: timeOf(530),
      expiresAt: 589,
    }),
  ]);
  const side = (competitionId: bigint, name: 'a' | 'b', miner: number, releasedAt: number | null) =>
    aSide({ competitionId, side: name, hotkey: at(HOTKEYS, miner), coldkey: at(COLDKEYS, miner), githubId: at(GITHUB, miner), releasedAt });
  await put(CompetitionSide, [
    side(1n, 'a', 0, 500),
    side(1n, 'b', 1, 500),
    side(2n, 'a', 1, null),
    side(2n, 'b', 0, null),
    side(3n, 'a', 0, 590),
    side(3n, 'b', 1, 590),
  ]);
  const pair = (competitionId: bigint, issueId: bigint, anchor: number, a: number, b: number): Pair => ({
    anchor,
    issueId,
    a: at(HOTKEYS, a),
    b: at(HOTKEYS, b),
    weight: 120n * ALPHA,
    heads: 4,
    state: 'Started',
    skipReason: null,
    competitionId,
    blockNumber: anchor + 1,
    eventIndex: Number(competitionId),
  });
  await put(Pair, [pair(1n, 1n, 96, 0, 1), pair(2n, 2n, 596, 1, 0), pair(3n, 3n, 497, 0, 1)]);
  const proposal = (n: number, anchor: number, issueId: string, a: number, b: number): Vote => ({
    blockNumber: anchor + 1,
    eventIndex: 20 + n,
    kind: 'pairs',
    subject: String(anchor),
    round: 0,
    validator: at(VALIDATORS, n),
    payloadHash: hash(anchor),
    weight: 30n * ALPHA,
    payload: { ratingVersion: 1, ratingsHash: hash(9), pairs: [{ issueId, a: at(HOTKEYS, a), b: at(HOTKEYS, b) }] },
  });
  const ballot = (n: number, block: number, subject: string, outcome: string, pull: number): Vote => ({
    blockNumber: block,
    eventIndex: 30 + n,
    kind: 'outcome',
    subject,
    round: 0,
    validator: at(VALIDATORS, n),
    payloadHash: hash(outcome.length),
    payload: payload(outcome, pull),
    weight: 30n * ALPHA,
  });
  await put(Vote, [
    ...[0, 1, 2, 3].flatMap((n) => [proposal(n, 96, '1', 0, 1), proposal(n, 596, '2', 1, 0)]),
    ...[0, 1, 2].map((n) => ballot(n, 499 + (n === 2 ? 1 : 0), '1', 'WinA', 91)),
    ballot(0, 990, '2', 'BothFail', 0),
    ballot(1, 991, '2', 'WinB', 92),
  ]);
  const tally = (row: Partial<Tally>): Tally => ({
    kind: 'outcome',
    subject: '1',
    round: 0,
    totalWeight: 120n * ALPHA,
    neededWeight: 60n * ALPHA + 1n,
    neededHeads: 3,
    leadingWeight: 90n * ALPHA,
    leadingHeads: 3,
    leadingPayloadHash: hash(4),
    reached: true,
    reachedAt: 500,
    blockNumber: 500,
    eventIndex: 32,
    ...row,
  });
  await put(Tally, [
    tally({}),
    tally({
      subject: '2',
      leadingWeight: 30n * ALPHA,
      leadingHeads: 1,
      leadingPayloadHash: hash(8),
      reached: false,
      reachedAt: null,
      blockNumber: 991,
      eventIndex: 31,
    }),
  ]);
  const point = (competitionId: bigint, player: number, opponent: number, before: number, after: number): RatingPoint => ({
    competitionId,
    githubId: at(GITHUB, player),
    opponentId: at(GITHUB, opponent),
    outcome: 'WinA',
    before,
    after,
    results: 1,
    ema: 40_960,
    strikes: 0,
    blockNumber: 500,
    eventIndex: 33,
  });
  await put(RatingPoint, [point(1n, 0, 1, 1_500_000, 1_548_000), point(1n, 1, 0, 1_500_000, 1_452_000)]);
  await put(Payout, [
    {
      competitionId: 1n,
      part: 'first',
      issueId: 1n,
      hotkey: at(HOTKEYS, 0),
      coldkey: at(COLDKEYS, 0),
      amount: 20n * ALPHA,
      extrinsicIndex: 1,
      blockNumber: 700,
      eventIndex: 3,
    },
  ]);
  const pull = (number: number, author: number, row: Partial<GithubPull>): GithubPull => ({
    repoId: 77n,
    number,
    authorId: at(GITHUB, author),
    title: `Fix ${number}`,
    htmlUrl: `https://github.com/acme/anvil/pull/${number}`,
    state: 'open',
    draft: false,
    baseBranch: 'main',
    headSha: '9d'.repeat(20),
    commits: 1,
    additions: 3,
    deletions: 1,
    changedFiles: 1,
    reviewDecision: null,
    checks: null,
    createdAt: timeOf(200),
    updatedAt: timeOf(210),
    closedAt: null,
    mergedAt: null,
    mergeSha: null,
    mergedByLogin: null,
    fetchedAt: timeOf(300),
    etag: null,
    ...row,
  });
  await put(GithubPull, [
    pull(91, 0, {
      state: 'merged',
      mergedAt: timeOf(480),
      closedAt: timeOf(480),
      mergeSha: '9d'.repeat(20),
      mergedByLogin: 'maintainer',
      reviewDecision: 'approved',
      checks: 'success',
    }),
    pull(90, 1, { createdAt: timeOf(150), draft: true }),
    pull(92, 0, { createdAt: timeOf(700), state: 'closed', closedAt: timeOf(800) }),
  ]);
  const judged = (competitionId: bigint, number: number, name: 'a' | 'b', reasons: string[]): CompetitionPull => ({
    competitionId,
    number,
    side: name,
    inWindow: !reasons.includes('before the window'),
    valid: reasons.length === 0,
    reasons,
    judgedTime: timeOf(490),
    judgedAt: 490,
    mergeSha: null,
  });
  await put(CompetitionPull, [judged(1n, 91, 'a', []), judged(1n, 90, 'b', ['before the window']), judged(2n, 92, 'b', ['closed'])]);
};
