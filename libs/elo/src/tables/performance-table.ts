/**
 * How far above the mean of its opponents a side performed, in rating points, by its score in whole percent from 50 to 100.
 * The table of FIDE's rating regulations, B.02 8.1.1 (https://handbook.fide.com/chapter/B022024); below 50 % the sign turns.
 */
// prettier-ignore
export const PERFORMANCE_OF_PERCENT: readonly number[] = [
  0, 7, 14, 21, 29, 36, 43, 50, 57, 65,
  72, 80, 87, 95, 102, 110, 117, 125, 133, 141,
  149, 158, 166, 175, 184, 193, 202, 211, 220, 230,
  240, 251, 262, 273, 284, 296, 309, 322, 336, 351,
  366, 383, 401, 422, 444, 470, 501, 538, 589, 677,
  800,
];
