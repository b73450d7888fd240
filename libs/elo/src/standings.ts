import { START } from './constants.ts';
import { EMA_START } from './performance.ts';

/**
 * Players while a window is replayed: eight whole numbers each, one player after the other in one array.
 * - 0: rating, milli-Elo; 1: rated results; 2: performance, Q16;
 * - 3: block of the last result, {@link NOT_YET} before the first;
 * - 4: strikes; 5: 1 after an early withdrawal;
 * - 6: where the block of a result goes that was no strike: nobody reads it, but choosing a place is faster than choosing whether;
 * - 7: block of the last strike, where there are strikes.
 */
export const STANDING = 8;
export const RATING = 0;
export const EMA = 2;
export const LAST = 3;
const NO_STRIKE = 6;
export const LAST_STRIKE = 7;

/** Later than every block, so that a newcomer is at rest until its first result. */
export const NOT_YET = 0x7fff_ffff;
const NEVER = -0x8000_0000;

/** So many newcomers. */
export const newcomers = (players: number): Int32Array => {
  const standings = new Int32Array(players * STANDING);
  for (let at = 0; at < standings.length; at += STANDING) {
    standings[at + RATING] = START;
    standings[at + EMA] = EMA_START;
    standings[at + LAST] = NOT_YET;
    standings[at + NO_STRIKE] = NEVER;
    standings[at + LAST_STRIKE] = NEVER;
  }
  return standings;
};
