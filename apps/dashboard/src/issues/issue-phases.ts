import type { BlockRef, CompetitionWindow as Window, IssueDetail } from '../api/model';
import type { Step } from '../design/stepper';

/** What of an issue says how far it is. */
export type IssueProgress = Pick<IssueDetail, 'status' | 'registered' | 'funded' | 'opened' | 'ended'>;

const NAMES = ['Registered', 'Funded', 'Open', 'Paired', 'Window', 'Review', 'Decided', 'Paid'] as const;

/** How many of the eight steps are behind the issue. An issue that returns to Open after a lost duel stands at Open again. */
const reached = ({ status }: IssueProgress, window: Window | null, block: number): number => {
  switch (status) {
    case 'registered':
      return 0;
    case 'funded':
      return 1;
    case 'open':
      return 2;
    case 'solved':
      return 7;
    case 'competing': {
      if (window?.phase === 'decided') return 6;
      if (!window || block < window.opensBlock) return 3;
      return block <= window.closesBlock ? 4 : 5;
    }
    case 'cancelled':
      return -1;
  }
};

/** The eight steps with the blocks that are known; a cancelled issue fails at the step it had not reached. */
export const phaseSteps = (issue: IssueProgress, window: Window | null, now: number): Step[] => {
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
  ];
  return NAMES.map((name, index) => {
    if (failedAt !== null) {
      if (index === failedAt) return { name: 'Cancelled', state: 'failed', block: number(issue.ended) };
      return { name, state: index < failedAt ? 'done' : 'ahead', block: index < failedAt ? (blocks[index] ?? null) : null };
    }
    const state = index < at || at === NAMES.length - 1 ? 'done' : index === at ? 'current' : 'ahead';
    const block = blocks[index] ?? null;
    // A duel decided early never reached the later marks of its window.
    return { name, state, block: block !== null && paid !== null && block > paid ? null : block };
  });
};
