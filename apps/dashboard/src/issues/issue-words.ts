import type { IssueDetail, IssueSummary } from '../api/model';
import type { Tone } from '../design/chip';

type Status = IssueSummary['status'];
type CancelReason = NonNullable<IssueDetail['cancelReason']>;

export const STATUS_WORDS: Record<Status, string> = {
  registered: 'Filling',
  funded: 'Funded',
  open: 'Open',
  competing: 'In a duel',
  solved: 'Solved',
  cancelled: 'Cancelled',
};

export const STATUS_TONES: Record<Status, Tone> = {
  registered: 'plain',
  funded: 'gold',
  open: 'accent',
  competing: 'warn',
  solved: 'good',
  cancelled: 'bad',
};

export const CANCEL_WORDS: Record<CancelReason, string> = {
  owner: 'by the owner',
  not_planned: 'closed as not planned',
  duplicate: 'a duplicate of another issue',
  solved_outside: 'solved by somebody outside the duel',
  solved_invalid: 'solved in a way the rules do not count',
  transferred: 'moved to another repository',
  deleted: 'deleted on GitHub',
  converted: 'converted to a discussion',
};
