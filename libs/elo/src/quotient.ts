/** Whole quotient of non-negative whole numbers, exact below 2^53: the remainder is taken off before dividing. */
export const quotient = (dividend: number, divisor: number): number => (dividend - (dividend % divisor)) / divisor;

/** Whole contract days in a number of blocks; negative (not yet begun) spans count as no day. */
export const wholeDays = (blocks: number, blocksPerDay: number): number => (blocks > 0 ? quotient(blocks, blocksPerDay) : 0);
