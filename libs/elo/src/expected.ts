import { HALF, ONE } from './constants.ts';
import { quotient } from './quotient.ts';
import { EXPECTED_OF_LOWER } from './tables/expected-table.ts';
import type { MilliElo, Q24 } from './types.ts';

const LAST = EXPECTED_OF_LOWER.length - 1;

const entry = (index: number): Q24 => {
  const value = EXPECTED_OF_LOWER[index];
  if (value === undefined) throw new RangeError(`no expected score for a difference of ${index} points`);
  return value;
};

/** Expected score of the side that is `difference` milli-Elo (not negative) behind; straight between two points. */
const ofLower = (difference: MilliElo): Q24 => {
  if (difference >= LAST * 1000) return entry(LAST);
  const points = quotient(difference, 1000);
  const fraction = difference % 1000;
  return entry(points) - quotient((entry(points) - entry(points + 1)) * fraction + 500, 1000);
};

/**
 * Expected score of `a` against `b`, Q24: `expected(a, b) + expected(b, a)` is exactly one (mechanism 2.2).
 * @param a rating of the player, milli-Elo
 * @param b rating of the opponent, milli-Elo
 */
export const expected = (a: MilliElo, b: MilliElo): Q24 => (a >= b ? ONE - ofLower(a - b) : ofLower(b - a));

/** `amount` times a Q24 part, to the nearest whole number, halves up. */
export const part = (amount: number, share: Q24): number => quotient(amount * share + HALF, ONE);
