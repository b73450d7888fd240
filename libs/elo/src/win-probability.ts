import { ONE } from './constants.ts';
import { expected } from './expected.ts';
import { quotient } from './quotient.ts';
import type { MilliElo, PlayerRating } from './types.ts';

/**
 * The chance of `a` against `b` for people to read, in tenths of a percent (640 is 64.0 %), nearest.
 * Both sides' numbers add up to 1,000: the higher-rated side is rounded, the other gets the rest.
 */
export const winPermille = (a: MilliElo, b: MilliElo): number => (a >= b ? nearestPermille(a, b) : 1000 - nearestPermille(b, a));

const nearestPermille = (higher: MilliElo, lower: MilliElo): number => quotient(expected(higher, lower) * 1000 + ONE / 2, ONE);

/** Variance of skill among miners nobody has seen, in points squared: a standard deviation of 200 (docs/mechanism). */
const UNKNOWN = 40_000;
/**
 * What one even game adds to what is known, as a part in 100,000 of what is known at the start: 200^2 x (ln 10 / 400)^2 / 4,
 * the Fisher information of the logistic curve.
 */
const LEARNT = 33_137;
/** Four times in five the truth lies within this many thousandths of a standard deviation. */
const FOUR_IN_FIVE = 1_282;

export interface WinChance {
  /** As {@link winPermille}. */
  readonly permille: number;
  /** Four times in five the chance is between these two, in tenths of a percent. */
  readonly low: number;
  readonly high: number;
}

type Seen = Pick<PlayerRating, 'effective' | 'results'>;

/**
 * The chance of `a` against `b` and how sure it is: the fewer results, the wider. For people to read, enters no vote. The
 * width is the least any estimate from so many games can have (Cramér and Rao), starting from what a newcomer may be.
 */
export const winChance = (a: Seen, b: Seen): WinChance => {
  const spread = quotient(root((varianceOf(a.results) + varianceOf(b.results)) * 1_000_000) * FOUR_IN_FIVE, 1000);
  return {
    permille: winPermille(a.effective, b.effective),
    low: winPermille(a.effective - spread, b.effective),
    high: winPermille(a.effective + spread, b.effective),
  };
};

const varianceOf = (results: number): number => quotient(UNKNOWN * 100_000, 100_000 + LEARNT * results);

/** Largest whole number whose square is not above `square`, by Newton's steps from above. */
const root = (square: number): number => {
  let guess = square;
  for (let next = quotient(guess + 1, 2); next < guess; next = quotient(guess + quotient(square, guess), 2)) guess = next;
  return guess;
};
