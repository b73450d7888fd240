import { DAY, DECAY_FLOOR, DECAY_GRACE, DECAY_MIDPOINT_DAYS, DECAY_STEEPNESS, ONE } from './constants.ts';
import { expOfMinus, most, times, type Micro } from './micro.ts';

/**
 * What time leaves of a merge: all for 12 hours, then `1 / (1 + e^(0.4 (days - 10)))`, at least a twentieth.
 * @param merged Unix milliseconds
 * @param at time of the round's block, Unix milliseconds, not before the merge
 */
export const decay = (merged: number, at: number): Micro => {
  const age = at - merged;
  if (age < 0) throw new RangeError(`a merge at ${merged} is later than the block at ${at}`);
  if (age <= DECAY_GRACE) return ONE;
  const days = (BigInt(age) * ONE) / BigInt(DAY);
  const midpoint = DECAY_MIDPOINT_DAYS * ONE;
  const late = days >= midpoint;
  const small = expOfMinus(times(DECAY_STEEPNESS, late ? days - midpoint : midpoint - days));
  return most(DECAY_FLOOR, ((late ? small : ONE) * ONE) / (ONE + small));
};
