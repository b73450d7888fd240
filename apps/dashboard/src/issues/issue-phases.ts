import type { BlockRef, CompetitionSummary, IssueDetail } from '../api/model';
import type { Step } from '../design/stepper';
import { parseRao } from '../units/alpha';

/** What of an issue says how far it is. */
export type IssueProgress = Pick<IssueDetail, 'status' | 'registered' | 'funded' | 'opened' | 'ended'>;

/** The issue's newest duel, as a list tells it. */
export type IssueDuelProgress = Pick<CompetitionSummary, 'window' | 'bounty' | 'paid'>;

const NAMES = ['Registered', 'Funded', 'Open', 'Paired', 'Window', 'Review', 'Decided', 'First part', 'Rest'] as const;
const REST = NAMES.indexOf('Rest');

/** All was not paid and nothing more will be: the solution was reverted and what was held back is recycled. */
export const isReverted = (duel: IssueDuelProgress | null): boolean =>
  duel?.window.phase === 'final' && parseRao(duel.paid) > 0n && parseRao(duel.paid) < parseRao(duel.bounty);

/** How many of the nine steps are behind the issue. An issue that returns to Open after a lost duel stands at Open again. */
const reached = ({ status }: IssueProgress, window: IssueDuelProgress['window'] | null, block: number): number => {
  switch (status) {
    case 'registered':
      return 0;
    case 'funded':
      return 1;
    case 'open':
      return 2;
    case 'solved':
      return window?.phase === 'holdback' ? REST : NAMES.length;
    case 'competing': {
      if (window?.phase === 'decided') return 6;
      if (window?.phase === 'reopened') return 5;
      if (!window || block < window.opensBlock) return 3;
      return block <= window.closesBlock ? 4 : 5;
    }
    case 'cancelled':
      return -1;
  }
};

/** The nine steps with the blocks that are known; a cancelled issue fails at the step it had not reached, a reverted one at the last. */
export const phaseSteps = (issue: IssueProgress, duel: IssueDuelProgress | null, now: number): Step[] => {
  const window = duel?.window ?? null;
  const at = reached(issue, window, now);
  const failedAt = issue.status === 'cancelled' ? [issue.funded, issue.opened].filter((ref) => ref !== null).length + 1 : null;
  const number = (ref: BlockRef | null): number | null => ref?.block ?? null;
  const paid = issue.status === 'solved' ? number(issue.ended) : null;
  const blocks = [
    issue.registered.block,
    number(issue.funded),
    number(issue.opened),
    window?.startBlock ?? null,
    window?.opensBlock ?? null,
    window?.closesBlock ?? null,
    null,
    paid,
    null,
  ];
  return NAMES.map((name, index) => {
    if (failedAt !== null) {
      if (index === failedAt) return { name: 'Cancelled', state: 'failed', block: number(issue.ended) };
      return { name, state: index < failedAt ? 'done' : 'ahead', block: index < failedAt ? (blocks[index] ?? null) : null };
    }
    if (index === REST && issue.status === 'solved' && isReverted(duel)) return { name: 'Reverted', state: 'failed', block: null };
    const state = index < at ? 'done' : index === at ? 'current' : 'ahead';
    const block = blocks[index] ?? null;
    // A duel decided early never reached the later marks of its window.
    return { name, state, block: block !== null && paid !== null && block > paid ? null : block };
  });
};
