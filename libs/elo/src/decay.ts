import { GRACE_DAYS, START, WINDOW_DAYS } from './constants.ts';
import { portion } from './expected.ts';
import { wholeDays } from './quotient.ts';
import { HALVING } from './tables/halving-table.ts';
import type { BlockNumber, MilliElo } from './types.ts';

/** Pulls a value toward `centre`: half the distance in 30 days, at most 90 days (mechanism 2.3, 2.4). */
export const driftTo = (centre: number, value: number, days: number): number => {
  if (days <= 0) return value;
  const kept = portion(value >= centre ? value - centre : centre - value, halving(days));
  return value >= centre ? centre + kept : centre - kept;
};

const halving = (days: number): number => {
  const value = HALVING[days < WINDOW_DAYS ? days : WINDOW_DAYS];
  if (value === undefined) throw new RangeError(`days are whole numbers, not ${days}`);
  return value;
};

/**
 * A rating after `days` of drift toward 1,500; negative and zero days change nothing (mechanism 2.4).
 * @param rating milli-Elo
 * @param days whole contract days beyond the grace of 14
 */
export const decay = (rating: MilliElo, days: number): MilliElo => driftTo(START, rating, days);

/** Days of drift between the end of the last result and `until`: whole idle days beyond the grace, 0 within it. */
export const driftDays = (last: BlockNumber, until: BlockNumber, blocksPerDay: number): number => {
  const idle = until - last;
  return idle <= GRACE_DAYS * blocksPerDay ? 0 : wholeDays(idle, blocksPerDay) - GRACE_DAYS;
};
