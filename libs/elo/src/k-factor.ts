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

/** So many halvings leave nothing of any K. */
const TO_NOTHING = 31;

/**
 * How often K, the mean of both players', is halved: once for walkovers, twice for early withdrawals. Wins of a pair's second
 * meeting move half, from the third on nothing; failures always count in full.
 * @param meetings results of this pair before this one in the window
 */
export const halvings = ({ rematch, halvings: always }: Weight, meetings: number): number => {
  if (!rematch) return always;
  return meetings < 2 ? always + meetings : TO_NOTHING;
};
