import { driftTo } from './decay.ts';
import { quotient } from './quotient.ts';
import type { Outcome, Q16 } from './types.ts';

/** Performance of a player nobody has seen yet: one half. */
export const EMA_START: Q16 = 32_768;
/** Below this (0.20) a miner is on probation (mechanism 2.7). */
export const PROBATION_BELOW: Q16 = 13_107;

const WON = 65_536;
const LOST_WITH_PULL = 26_214;
const FAILED_WITH_PULL = 16_384;
const NOTHING = 0;

/**
 * The scores one result gives a side, in order; a fault counts twice, and what says nothing about a side gives none
 * (mechanism 2.5, column EMA).
 * @param side whose scores
 * @param valid whether this side had a valid pull request
 */
export const scoresOf = (side: 'A' | 'B', outcome: Outcome, valid: boolean): readonly Q16[] => {
  switch (outcome) {
    case 'WinA':
    case 'WinB':
      if (outcome === `Win${side}`) return [WON];
      return [valid ? LOST_WITH_PULL : NOTHING];
    case 'WalkoverA':
    case 'WalkoverB':
      return outcome === `Walkover${side}` ? [WON] : [NOTHING, NOTHING];
    case 'BothFail':
      return [valid ? FAILED_WITH_PULL : NOTHING];
    case 'FaultA':
    case 'FaultB':
      return outcome === `Fault${side}` ? [NOTHING, NOTHING] : [];
    case 'EarlyA':
    case 'EarlyB':
      return outcome === `Early${side}` ? [FAILED_WITH_PULL] : [];
    case 'Void':
      return [];
  }
};

/** Moves the performance a quarter of the way to a score: `(3p + s + 2) >> 2` (mechanism 2.7). */
export const perform = (ema: Q16, score: Q16): Q16 => quotient(3 * ema + score + 2, 4);

/** Idle performance drifts to one half by the same table and grace as ratings. */
export const relax = (ema: Q16, days: number): Q16 => driftTo(EMA_START, ema, days);
