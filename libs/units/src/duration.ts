/** Blocks a day on the main chain; every duration of the contract is written at this rate. */
export const NOMINAL_BLOCKS_PER_DAY = 7_200;

/**
 * A duration written at 7,200 blocks a day, on a chain of `blocksPerDay`: ceil(n * blocksPerDay / 7,200), at least 1.
 * Source: contract.md, Time. The contract does the same in Rust. Errors: RangeError.
 */
export const scaleBlocks = (nominal: number, blocksPerDay: number): number => {
  if (!Number.isSafeInteger(nominal) || nominal < 0) throw new RangeError(`${nominal} is not a duration in blocks`);
  ensureRate(blocksPerDay);
  const scaled = (BigInt(nominal) * BigInt(blocksPerDay) + BigInt(NOMINAL_BLOCKS_PER_DAY - 1)) / BigInt(NOMINAL_BLOCKS_PER_DAY);
  return scaled < 1n ? 1 : Number(scaled);
};

/** Blocks of a number of whole contract days. Errors: RangeError. */
export const daysToBlocks = (days: number, blocksPerDay: number): number => scaleBlocks(days * NOMINAL_BLOCKS_PER_DAY, blocksPerDay);

/** Whole contract days that have passed in `blocks`. Errors: RangeError. */
export const wholeDays = (blocks: number, blocksPerDay: number): number => {
  ensureRate(blocksPerDay);
  return Math.floor(blocks / blocksPerDay);
};

const ensureRate = (blocksPerDay: number): void => {
  if (!Number.isSafeInteger(blocksPerDay) || blocksPerDay < 1) throw new RangeError(`${blocksPerDay} is not a number of blocks a day`);
};
