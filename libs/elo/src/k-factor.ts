import { FADE_DAYS, K_PROVISIONAL, K_SETTLED, PROVISIONAL_RESULTS, WINDOW_DAYS } from './constants.ts';
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

/** How much an outcome moves: whether a rematch counts less, and how often K is halved. */
export interface Weight {
  readonly rematch: boolean;
  readonly halvings: number;
}

/**
 * K of one event: the mean of both players', less for walkovers (half) and early withdrawals (a quarter). Wins of a pair's
 * second meeting move half, from the third on nothing; failures always count in full.
 * @param meetings results of this pair before this one in the window
 * @returns milli-Elo
 */
export const eventK = ({ rematch, halvings }: Weight, kA: MilliElo, kB: MilliElo, meetings: number): MilliElo => {
  const k = (kA + kB) >> 1;
  if (!rematch) return k >> halvings;
  return meetings < 2 ? (k >> meetings) >> halvings : 0;
};
