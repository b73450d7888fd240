import { ONE } from './constants.ts';
import { expected } from './expected.ts';
import { quotient } from './quotient.ts';
import type { MilliElo } from './types.ts';

/**
 * The chance of `a` against `b` for people to read, in tenths of a percent (640 is 64.0 %), nearest.
 * Both sides' numbers add up to 1,000: the higher-rated side is rounded, the other gets the rest.
 */
export const winPermille = (a: MilliElo, b: MilliElo): number => (a >= b ? nearestPermille(a, b) : 1000 - nearestPermille(b, a));

const nearestPermille = (higher: MilliElo, lower: MilliElo): number => quotient(expected(higher, lower) * 1000 + ONE / 2, ONE);
