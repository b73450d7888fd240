import { BONUS_POINTS, FULL_BONUS_TOKENS, ONE, QUALITY_POINTS, SATURATION_TOKENS } from './constants.ts';
import { expOfMinus, least, times, type Micro } from './micro.ts';

export interface Tokens {
  /** Tokens of source code: files with a grammar that are no tests. */
  readonly source: Micro;
  /** Tokens of all files. */
  readonly total: Micro;
}

/** `25 (1 - e^(-source/58)) + 5 min(total/1500, 1)` points. */
export const baseScore = ({ source, total }: Tokens): Micro =>
  times(QUALITY_POINTS, ONE - expOfMinus(source / SATURATION_TOKENS)) +
  (BONUS_POINTS * least(total, FULL_BONUS_TOKENS)) / FULL_BONUS_TOKENS;
