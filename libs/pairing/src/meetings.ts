import { WINDOW_DAYS, type BlockNumber, type CompetitionResult } from '@joust/elo';
import type { Meetings } from './types.ts';

const key = (a: bigint, b: bigint): string => (a < b ? `${a}:${b}` : `${b}:${a}`);

/**
 * Counts the meetings of every pair in the window of the ratings, `(anchor - 90 days, anchor]`; a VOID is no meeting,
 * as in the ratings (mechanism 2.4, 3.2 step 4).
 */
export const countMeetings = (
  results: Iterable<CompetitionResult>,
  { anchor, blocksPerDay }: { readonly anchor: BlockNumber; readonly blocksPerDay: number },
): Meetings => {
  const counts = new Map<string, number>();
  for (const { a, b, outcome, resolvedBlock } of results) {
    if (outcome === 'Void' || resolvedBlock <= anchor - WINDOW_DAYS * blocksPerDay || resolvedBlock > anchor) continue;
    counts.set(key(a, b), (counts.get(key(a, b)) ?? 0) + 1);
  }
  return (a, b) => counts.get(key(a, b)) ?? 0;
};
