/** Taken once: looking up a global costs more than the division where globals are watched, as in tests. */
const { floor } = Math;

/**
 * Whole quotient of non-negative whole numbers. Exact below 2^52: IEEE 754 division is rounded correctly, and a quotient
 * that is not whole lies too far from the next whole number to be rounded onto it.
 */
export const quotient = (dividend: number, divisor: number): number => floor(dividend / divisor);

/** The same for dividends below 2^31, which engines divide as integers. */
export const smallQuotient = (dividend: number, divisor: number): number => (dividend / divisor) | 0;

/** Whole contract days in a number of blocks; negative (not yet begun) spans count as no day. */
export const wholeDays = (blocks: number, blocksPerDay: number): number => (blocks > 0 ? quotient(blocks, blocksPerDay) : 0);
