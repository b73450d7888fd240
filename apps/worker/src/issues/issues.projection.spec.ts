import type { ContractEvent } from '@joust/contract';
import type { Issue } from '@joust/tables';
import { timeOf } from '../testing/fake-chain.ts';
import { ALPHA, funded, opened, registered, started } from '../testing/story.ts';
import { applyIssueEvent, type Issues } from './issues.projection.ts';

/** Each event in a block of its own, from 1. */
const issueAfter = (...events: ContractEvent[]): Issue | undefined => {
  const issues: Issues = new Map();
  events.forEach((event, index) =>
    applyIssueEvent(issues, { event, block: index + 1, time: timeOf(index + 1), index: 0, extrinsic: 1 } as Parameters<
      typeof applyIssueEvent
    >[1]),
  );
  return issues.get(1n);
};
const full = funded(1n, 10n * ALPHA, 10n * ALPHA);
const cancelled: ContractEvent = { name: 'IssueCancelled', issueId: 1n, reason: 'Duplicate', recycled: 4n * ALPHA };
const solved: ContractEvent = { name: 'IssueSolved', issueId: 1n, competitionId: 1n };

it.each([
  ['registered', [registered()], { status: 'Registered', filled: 0n, statusSince: 1 }],
  ['partly filled', [registered(), funded(1n, 4n * ALPHA, 4n * ALPHA)], { status: 'Registered', filled: 4n * ALPHA, fundedAt: null }],
  ['full', [registered(), full], { status: 'Funded', fundedAt: 2, statusSince: 2 }],
  ['open', [registered(), full, opened()], { status: 'Open', openedAt: 3 }],
  ['competing', [registered(), full, opened(), started(4)], { status: 'Competing', competitionId: 1n, openedAt: 3 }],
  ['open again', [registered(), full, opened(), started(4), opened()], { status: 'Open', competitionId: null, openedAt: 5 }],
  ['solved', [registered(), full, opened(), started(4), solved], { status: 'Solved', competitionId: 1n, endedAt: 5 }],
  ['cancelled', [registered(), cancelled], { status: 'Cancelled', cancelReason: 'Duplicate', recycled: 4n * ALPHA, endedAt: 2 }],
] as const)('is %s', (_, events, expected) => expect(issueAfter(...events)).toMatchObject(expected));

it('does not invent an issue that nobody registered', () => {
  expect(() => issueAfter(opened())).toThrow('issue 1, which no earlier event created');
});
