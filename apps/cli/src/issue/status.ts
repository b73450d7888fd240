import type { IssueStatus } from '@joust/contract';
import { Misused } from '../answer/answer.ts';

/** As the command line writes them; the contract's own names in lower case. */
const STATUSES = {
  registered: 'Registered',
  funded: 'Funded',
  open: 'Open',
  competing: 'Competing',
  solved: 'Solved',
  cancelled: 'Cancelled',
} as const satisfies Record<string, IssueStatus>;

export const ISSUE_STATUSES = Object.keys(STATUSES);

/** Without a word, all statuses (null). Errors: {@link Misused}. */
export const parseStatus = (word: string | undefined): IssueStatus | null => {
  if (word === undefined) return null;
  const status = Object.entries(STATUSES).find(([name]) => name === word)?.[1];
  if (status === undefined) throw new Misused(`"${word}" is no status; use one of ${ISSUE_STATUSES.join(', ')}.`);
  return status;
};
