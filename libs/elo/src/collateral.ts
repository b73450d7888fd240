import type { Q16 } from './types.ts';

const ONE_AND_A_HALF: Q16 = 98_304;
const LEAST: Q16 = 32_768;

/**
 * What performance would make of collateral: `1.5 - p`, between one half and one and a half, Q16 (mechanism 4.7). Not in force
 * in version 1, whose contract asks everybody for the same share of the bounty; for simulation and display.
 * @param ema performance of the miner, Q16
 */
export const collateralFactor = (ema: Q16): Q16 => {
  const factor = ONE_AND_A_HALF - ema;
  if (factor < LEAST) return LEAST;
  return factor > ONE_AND_A_HALF ? ONE_AND_A_HALF : factor;
};
