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

/** The score of a side for a result that judges it (mechanism 2.5, column EMA). */
export const scoreOf = (part: Part, valid: boolean): Q16 => {
  switch (part) {
    case 'won':
    case 'present':
      return WON;
    case 'lost':
      return valid ? LOST_WITH_PULL : NOTHING;
    case 'failed':
      return valid ? FAILED_WITH_PULL : NOTHING;
    case 'left':
      return FAILED_WITH_PULL;
    case 'faulted':
    case 'absent':
    case 'spared':
      return NOTHING;
  }
};

/** A fault counts twice (mechanism 2.5). */
export const isDouble = (part: Part): boolean => part === 'faulted' || part === 'absent';

/** Idle performance drifts to one half by the same table and grace as ratings. */
export const relax = (ema: Q16, days: number): Q16 => driftTo(EMA_START, ema, days);
