import type { EntityTarget, ObjectLiteral } from 'typeorm';

export const ALPHA = 1_000_000_000n;

/** Addresses of the development keys' form; only their shape matters here. */
export const HOTKEYS = [1, 2, 3, 4].map((n) => `5Miner${'1'.repeat(40)}${n}A`);
export const COLDKEYS = [1, 2, 3, 4].map((n) => `5Coin1${'1'.repeat(40)}${n}A`);
export const VALIDATORS = [1, 2, 3, 4].map((n) => `5Vadit${'1'.repeat(40)}${n}A`);
export const GITHUB = [9001n, 9002n, 9003n, 9004n] as const;
/** The last indexed block. */
export const HEAD = 1000;

/** The entry of a list that has it. */
export const at = <T>(list: readonly T[], index: number): T => {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no entry ${index}`);
  return value;
};
/** A hash that names a number. */
export const hash = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;

/** Writes rows of one table. */
export type Put = <T extends ObjectLiteral>(entity: EntityTarget<T>, rows: T[]) => Promise<void>;
