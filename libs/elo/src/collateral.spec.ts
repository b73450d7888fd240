import { collateralFactor } from './collateral.ts';

it.each([
  [0, 98_304],
  [32_768, 65_536],
  [65_536, 32_768],
])('performance %i asks for %i of the collateral (mechanism 4.7)', (ema, factor) => expect(collateralFactor(ema)).toBe(factor));
