import { lookUp } from '../expected.ts';

/** Differences from which the weaker side's score is .49, .48 … 0 (FIDE rating regulations B.02, 8.1.2). */
const STEPS = [
  4, 11, 18, 26, 33, 40, 47, 54, 62, 69, 77, 84, 92, 99, 107, 114, 122, 130, 138, 146, 154, 163, 171, 180, 189, 198, 207, 216, 226, 236,
  246, 257, 268, 279, 291, 303, 316, 329, 345, 358, 375, 392, 412, 433, 457, 485, 518, 560, 620, 736,
];

/** FIDE's curve in the form of ours, but in hundredths: one entry a rating point. */
const HUNDREDTHS = Array.from({ length: 801 }, (_, points) => 50 - STEPS.filter((step) => step <= points).length);

/** Differences above 400 count as 400, except for players of 2,650 and more (8.3.1). */
const counted = (rating: number, opponent: number): number => {
  const difference = Math.abs(rating - opponent);
  return rating < 2650 && difference > 400 ? 400 : difference;
};

/** The change of one game by a curve for the weaker side in parts of `one`: `K x (score - expected)`, nearest. */
export const ratingDiff = (
  { table, one }: { readonly table: readonly number[]; readonly one: number },
  [rating, k, opponent, score]: readonly [number, number, number, 0 | 0.5 | 1],
): number => {
  const lower = lookUp(table, counted(rating, opponent) * 1000) / one;
  const change = k * (score - (rating >= opponent ? 1 - lower : lower));
  return Math.sign(change) * Math.round(Math.abs(change));
};

export const FIDE = { table: HUNDREDTHS, one: 100 };
