import { ONE } from './constants.ts';

/** Millionths of a token, of a point, or of a factor of one; never negative here. */
export type Micro = bigint;

/** A value times a factor, rounded down. */
export const times = (value: Micro, factor: Micro): Micro => (value * factor) / ONE;

export const least = (first: bigint, second: bigint): bigint => (first < second ? first : second);
export const most = (first: bigint, second: bigint): bigint => (first > second ? first : second);

/** Working precision: 24 decimals, so that the six that are kept are right. */
const SCALE = 1_000_000_000_000_000_000_000_000n;
/** 1/e with 24 decimals. */
const INVERSE_E = 367_879_441_171_442_321_595_524n;
/** Above this, e^-x is less than half a millionth. */
const VANISHED = 15n * ONE;

/**
 * e^-x in whole numbers, the same on every machine: the whole part by powers of 1/e, the rest by its series.
 * @param x micro, not negative
 * @returns micro, to the nearest
 */
export const expOfMinus = (x: Micro): Micro => {
  if (x < 0n) throw new RangeError(`e^-x is for x from 0 on, not ${x} millionths`);
  if (x > VANISHED) return 0n;
  const value = (wholePower(x / ONE) * series(x % ONE)) / SCALE;
  return (value * ONE + SCALE / 2n) / SCALE;
};

const wholePower = (exponent: bigint): bigint => {
  let power = SCALE;
  for (let left = exponent; left > 0n; left -= 1n) power = (power * INVERSE_E) / SCALE;
  return power;
};

/** 1 - x + x²/2 - x³/6 …, for x below one. */
const series = (x: Micro): bigint => {
  let sum = SCALE;
  let term = SCALE;
  for (let n = 1n; term !== 0n; n += 1n) {
    term = (-term * x) / (ONE * n);
    sum += term;
  }
  return sum;
};
