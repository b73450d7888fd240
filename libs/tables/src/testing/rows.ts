import type { Competition, CompetitionSide, ParamsInForce } from '../competitions/index.ts';
import type { Enrolment } from '../enrolments/index.ts';
import type { Issue } from '../issues/index.ts';

/** Rows that hold together; a test states only what it is about. */
const ALPHA = 1_000_000_000n;
const T0 = Date.UTC(2026, 0, 1);
/** Chain time of a block of the builders: a second each. */
export const timeOf = (block: number): Date => new Date(T0 + block * 1000);

export const params: ParamsInForce = {
  pairEpoch: 9,
  anchorDelay: 1,
  registerDelay: 36,
  enrolTtl: 252,
  submitOpen: 72,
  submitClose: 324,
  resolve: 756,
  grace: 252,
  challenge: 108,
  minBounty: '10000000000',
  fillCapBps: 10_000,
  ratingVersion: 1,
  extend: 504,
  holdback: 756,
  holdbackBps: 2_500,
  cBps: 0,
  slashLossBps: 1_000,
  slashBothFailBps: 2_500,
  slashLateBps: 5_000,
  slashFraudBps: 10_000,
  capProvisional: '100000000000',
  capProbation: '50000000000',
};

export const anIssue = (row: Partial<Issue> = {}): Issue => ({
  id: 1n,
  repoId: 77n,
  repo: 'acme/anvil',
  number: Number(row.id ?? 1n),
  nodeId: 'I_1',
  authorId: 5n,
  baseBranch: 'main',
  contentHash: `0x${'11'.repeat(32)}`,
  target: 20n * ALPHA,
  filled: 20n * ALPHA,
  recycled: 0n,
  status: 'Open',
  registeredAt: 10,
  fundedAt: 20,
  openedAt: 60,
  endedAt: null,
  statusSince: 60,
  competitionId: null,
  cancelReason: null,
  priority: 0,
  nextTarget: null,
  nextPriority: null,
  nextFrom: null,
  unavailableAt: null,
  blockNumber: 10,
  eventIndex: Number(row.id ?? 1n),
  ...row,
});

export const aCompetition = (row: Partial<Competition> = {}): Competition => {
  const startedAt = row.startedAt ?? 100;
  return {
    id: 1n,
    issueId: 1n,
    anchor: startedAt - 4,
    bounty: 20n * ALPHA,
    phase: 'Running',
    startedAt,
    startedTime: timeOf(startedAt),
    openAt: startedAt + 72,
    openTime: timeOf(startedAt + 72),
    closeAt: startedAt + 324,
    closeTime: timeOf(startedAt + 324),
    resolveAt: startedAt + 756,
    resolveTime: timeOf(startedAt + 756),
    expiresAt: startedAt + 1008,
    outcome: null,
    voidCause: null,
    pullNumber: null,
    mergeSha: null,
    validA: null,
    validB: null,
    winner: null,
    decidedAt: null,
    resolvedAt: null,
    resolvedOutcome: null,
    resolvedValidA: null,
    resolvedValidB: null,
    settleAt: null,
    finalAt: null,
    settledAt: null,
    extendedAt: null,
    reopenedAt: null,
    revertedAt: null,
    amendedOutcome: null,
    amendedAt: null,
    paid: 0n,
    held: 0n,
    paramsId: 1,
    params,
    blockNumber: startedAt,
    eventIndex: Number(row.id ?? 1n),
    ...row,
  };
};

export const aSide = (row: Partial<CompetitionSide> = {}): CompetitionSide => ({
  competitionId: 1n,
  side: 'a',
  hotkey: 'hot-1',
  coldkey: `cold-${row.hotkey ?? 'hot-1'}`,
  githubId: 1001n,
  collateral: 0n,
  withdrawnAt: null,
  releasedAt: null,
  blockNumber: 100,
  eventIndex: 1,
  ...row,
});

export const anEnrolment = (row: Partial<Enrolment> = {}): Enrolment => ({
  hotkey: 'hot-1',
  githubId: 1001n,
  picks: [1n],
  enrolledAt: 80,
  expiresAt: 332,
  collateral: 0n,
  endedAt: null,
  endReason: null,
  blockNumber: 80,
  eventIndex: 0,
  ...row,
});
