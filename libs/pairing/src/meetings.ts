import { WINDOW_DAYS, type BlockNumber, type CompetitionResult, type Player } from '@joust/elo';
import type { Meetings } from './types.ts';

/**
 * Counts the meetings of every pair in the window of the ratings, `(anchor - 90 days, anchor]`; a VOID is no meeting,
 * as in the ratings (mechanism 2.4, 3.2 step 4).
 */
export const countMeetings = (
  results: Iterable<CompetitionResult>,
  { anchor, blocksPerDay }: { readonly anchor: BlockNumber; readonly blocksPerDay: number },
): Meetings => {
  const counts = new Map<Player, Map<Player, number>>();
  const count = (one: Player, other: Player): void => {
    const met = counts.get(one) ?? new Map<Player, number>();
    counts.set(one, met.set(other, (met.get(other) ?? 0) + 1));
  };
  for (const { a, b, outcome, resolvedBlock } of results) {
    if (outcome === 'Void' || resolvedBlock <= anchor - WINDOW_DAYS * blocksPerDay || resolvedBlock > anchor) continue;
    count(a, b);
    count(b, a);
  }
  return (a, b) => counts.get(a)?.get(b) ?? 0;
};
