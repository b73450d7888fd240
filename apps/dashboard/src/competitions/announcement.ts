import type { Matchup } from '../api/model';
import { OUTCOME_WORDS } from './outcome-words';

const PHASE_NEWS: Partial<Record<Matchup['window']['phase'], string>> = {
  submitting: 'The window is open: pull requests count now.',
  review: 'The window is closed: new pull requests no longer count.',
  reopened: 'A challenge passed: validators vote again.',
};

/** Undecided, or set aside by a challenge. */
const isOpen = ({ outcome, window }: Matchup): boolean => outcome === null || window.phase === 'reopened';

/** What of a change is worth saying aloud: the payment, the result, a quorum, the window. Null when none of them changed. */
export const announcement = (before: Matchup, after: Matchup): string | null => {
  if (!before.holdback?.reverted && after.holdback?.reverted) return 'The solution was reverted: what was held back is recycled.';
  if (!before.rest && after.rest) return 'The rest of the bounty was paid.';
  if (!before.payout && after.payout) return 'The first part of the bounty was paid.';
  if (after.outcome && isOpen(before) && !isOpen(after)) return `Decided: ${OUTCOME_WORDS[after.outcome.outcome]}.`;
  if (!before.tally.reached && after.tally.reached) return 'The vote has reached its quorum.';
  if (before.window.phase !== after.window.phase) return PHASE_NEWS[after.window.phase] ?? null;
  return null;
};
