import { driftTo } from './decay.ts';
import type { Part } from './outcomes.ts';
import type { Q16 } from './types.ts';

/** Performance of a player nobody has seen yet: one half. */
export const EMA_START: Q16 = 32_768;
/** Below this (0.20) a miner is on probation (mechanism 2.7). */
export const PROBATION_BELOW: Q16 = 13_107;

const WON = 65_536;
const LOST_WITH_PULL = 26_214;
const FAILED_WITH_PULL = 16_384;
const NOTHING = 0;

/** Moves the performance a quarter of the way to a score: `(3p + s + 2) >> 2` (mechanism 2.7). */
export const perform = (ema: Q16, score: Q16): Q16 => (3 * ema + score + 2) >> 2;

/**
 * Performance after a result: a fault counts twice, and a result that does not judge a side leaves it alone
 * (mechanism 2.5, column EMA).
 * @param valid whether this side had a valid pull request
 */
export const performed = (ema: Q16, part: Part, valid: boolean): Q16 => {
  switch (part) {
    case 'won':
    case 'present':
      return perform(ema, WON);
    case 'lost':
      return perform(ema, valid ? LOST_WITH_PULL : NOTHING);
    case 'failed':
      return perform(ema, valid ? FAILED_WITH_PULL : NOTHING);
    case 'left':
      return perform(ema, FAILED_WITH_PULL);
    case 'faulted':
    case 'absent':
      return perform(perform(ema, NOTHING), NOTHING);
    case 'spared':
      return ema;
  }
};

/** Idle performance drifts to one half by the same table and grace as ratings. */
export const relax = (ema: Q16, days: number): Q16 => driftTo(EMA_START, ema, days);
