import type { VotedOutcome } from '../api/model';
import { CANCEL_WORDS } from '../issues/issue-words';

/** How a competition ended, in a few words. A walkover is a win whose rival was at fault. */
export const OUTCOME_WORDS: Record<VotedOutcome['outcome'], string> = {
  win_a: 'A wins',
  win_b: 'B wins',
  both_fail: 'Both fail',
  fault_a: 'Fault of A',
  fault_b: 'Fault of B',
  void: 'Void',
  walkover_a: 'Walkover for A',
  walkover_b: 'Walkover for B',
  early_a: 'A left early',
  early_b: 'B left early',
};

/** The same with what happens to the issue, for a payload somebody voted for. */
export const votedWords = (payload: Pick<VotedOutcome, 'outcome' | 'voidAction' | 'cancelReason' | 'pullNumber'>): string => {
  const words = OUTCOME_WORDS[payload.outcome];
  if (payload.voidAction === 'return') return `${words}, the issue returns`;
  if (payload.voidAction === 'cancel') return `${words}, ${payload.cancelReason ? CANCEL_WORDS[payload.cancelReason] : 'cancelled'}`;
  return payload.pullNumber === null ? words : `${words} with #${payload.pullNumber}`;
};
