import type { Matchup } from '../api/model';
import { OUTCOME_WORDS } from './outcome-words';

const PHASE_NEWS: Partial<Record<Matchup['window']['phase'], string>> = {
  submitting: 'The window is open: pull requests count now.',
  review: 'The window is closed: new pull requests no longer count.',
};

/** What of a change is worth saying aloud: the payment, the result, a quorum, the window. Null when none of them changed. */
export const announcement = (before: Matchup, after: Matchup): string | null => {
  if (!before.payout && after.payout) return 'The bounty was paid.';
  if (!before.outcome && after.outcome) return `Decided: ${OUTCOME_WORDS[after.outcome.outcome]}.`;
  if (!before.tally.reached && after.tally.reached) return 'The vote has reached its quorum.';
  if (before.window.phase !== after.window.phase) return PHASE_NEWS[after.window.phase] ?? null;
  return null;
};
