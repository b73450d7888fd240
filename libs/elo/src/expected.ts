import { HALF, ONE } from './constants.ts';
import { quotient, smallQuotient } from './quotient.ts';
import { EXPECTED_OF_LOWER } from './tables/expected-table.ts';
import type { MilliElo, Q24 } from './types.ts';

/**
 * Reads a curve that is tabled for every rating point; straight between two points, level beyond the last.
 * @param difference milli-Elo, not negative
 */
export const lookUp = (table: readonly Q24[], difference: MilliElo): Q24 => {
  const last = table.length - 1;
  if (difference >= last * 1000) return entry(table, last);
  const points = smallQuotient(difference, 1000);
  const level = entry(table, points);
  const step = level - entry(table, points + 1);
  return level - smallQuotient(step * (difference - points * 1000) + 500, 1000);
};

const entry = (table: readonly Q24[], index: number): Q24 => {
  const value = table[index];
  if (value === undefined) throw new RangeError(`no expected score for a difference of ${index} points`);
  return value;
};

/** The curve with its last entry once more, for the line beyond it: so the hot loop of `rate` needs no turn at its end. */
export const CURVE = Int32Array.of(...EXPECTED_OF_LOWER, ...EXPECTED_OF_LOWER.slice(-1));

/** Expected score of the side that is `difference` milli-Elo behind. */
const ofLower = (difference: MilliElo): Q24 => lookUp(EXPECTED_OF_LOWER, difference);

/**
 * Expected score of `a` against `b`, Q24: `expected(a, b) + expected(b, a)` is exactly one (mechanism 2.2).
 * @param a rating of the player, milli-Elo
 * @param b rating of the opponent, milli-Elo
 */
export const expected = (a: MilliElo, b: MilliElo): Q24 => (a >= b ? ONE - ofLower(a - b) : ofLower(b - a));

/** `amount` times a Q24 part, to the nearest whole number, halves up. */
export const portion = (amount: number, share: Q24): number => quotient(amount * share + HALF, ONE);
