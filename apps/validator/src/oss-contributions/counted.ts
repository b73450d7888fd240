import { isMaintainer, type Pull } from './as-of.ts';
import { DAY } from './constants.ts';
import type { Repository } from './records.ts';

/** Whether something of that age still counts in this repository. */
export const isRecent = (since: number, { lookbackDays }: Repository, at: number): boolean => since > at - lookbackDays * DAY;

/** Why a pull request is as if it did not exist, whatever became of it; null when it counts. */
export const droppedBecause = (pull: Pull, repository: Repository): string | null => {
  if (isMaintainer(pull.authorAssociation)) return `its author is ${pull.authorAssociation} of the repository`;
  if (pull.selfMerged && pull.approvals === 0) return 'its author merged it and nobody approved';
  return wrongBranch(pull, repository);
};

/** Why the branches of a pull request do not count: not into an allowed branch, or from one allowed branch to another. */
export const wrongBranch = (pull: Pull, { id, branches }: Repository): string | null => {
  if (!isAllowed(pull.baseBranch, branches)) return `branch ${pull.baseBranch} does not count`;
  if (pull.headRepositoryId === id && isAllowed(pull.headBranch, branches)) return `it only moves ${pull.headBranch} to ${pull.baseBranch}`;
  return null;
};

const isAllowed = (branch: string, patterns: readonly string[]): boolean => patterns.some((pattern) => matches(branch, pattern));

/** `*` stands for any characters, also none. Written out: a pattern of many stars must not take exponential time. */
const matches = (branch: string, pattern: string): boolean => {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return branch === pattern;
  const last = rest.pop() ?? '';
  if (!branch.startsWith(first) || !branch.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = branch.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return from <= branch.length - last.length;
};
