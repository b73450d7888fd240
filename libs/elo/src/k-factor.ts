import { FADE_DAYS, K_PROVISIONAL, K_SETTLED, PROVISIONAL_RESULTS, WINDOW_DAYS } from './constants.ts';
import type { Weight } from './outcomes.ts';
import { smallQuotient } from './quotient.ts';
import type { MilliElo } from './types.ts';

/**
 * K of one player for a result `age` whole days old (mechanism 2.3, 2.4).
 * @param results rated results of the player before this one
 * @returns milli-Elo
 */
export const playerK = (results: number, age: number): MilliElo => {
  const k = results < PROVISIONAL_RESULTS ? K_PROVISIONAL : K_SETTLED;
  const left = WINDOW_DAYS - age;
  return left >= FADE_DAYS ? k : smallQuotient(k * left, FADE_DAYS);
};

/** Wins of a pair's second meeting move half, from the third on nothing; failures always count in full. */
const rematch = (k: MilliElo, meetings: number): MilliElo => {
  if (meetings === 0) return k;
  return meetings === 1 ? smallQuotient(k, 2) : 0;
};

/**
 * K of one event: the mean of both players', less for rematches, walkovers (half) and early withdrawals (a quarter).
 * @param meetings results of this pair before this one in the window
 * @returns milli-Elo
 */
export const eventK = (weight: Weight, kA: MilliElo, kB: MilliElo, meetings: number): MilliElo => {
  const k = smallQuotient(kA + kB, 2);
  switch (weight) {
    case 'win':
      return rematch(k, meetings);
    case 'walkover':
      return smallQuotient(rematch(k, meetings), 2);
    case 'failure':
      return k;
    case 'withdrawal':
      return smallQuotient(k, 4);
  }
};
