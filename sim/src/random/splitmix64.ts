/**
 * splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014; constants of
 * Vigna's public-domain reference). 64-bit integers as two halves: a number of JavaScript is exact only to 2^53.
 */
export class SplitMix64 {
  #high: number;
  #low: number;
  #outHigh = 0;
  #outLow = 0;

  constructor(seed: bigint) {
    this.#high = Number((seed >> 32n) & 0xffffffffn);
    this.#low = Number(seed & 0xffffffffn);
  }

  /** A generator of its own for a label of 64 bits; this one is left as it is. */
  branch(labelHigh: number, labelLow: number): SplitMix64 {
    const branch = new SplitMix64(0n);
    branch.#high = (this.#high ^ labelHigh) >>> 0;
    branch.#low = (this.#low ^ labelLow) >>> 0;
    branch.#step();
    branch.#high = branch.#outHigh;
    branch.#low = branch.#outLow;
    return branch;
  }

  /** The next 64 bits. */
  next(): bigint {
    this.#step();
    return (BigInt(this.#outHigh) << 32n) | BigInt(this.#outLow);
  }

  /** A multiple of 2^-53 in [0, 1). */
  uniform(): number {
    this.#step();
    return (this.#outHigh * 2_097_152 + (this.#outLow >>> 11)) / 9_007_199_254_740_992;
  }

  /** A whole number below `limit` (at most 2^32); the bias of at most 2^-32 does not matter here. */
  below(limit: number): number {
    this.#step();
    return highProduct(this.#outHigh, limit);
  }

  #step(): void {
    const low = this.#low + 0x7f4a7c15;
    this.#high = (this.#high + 0x9e3779b9 + (low > 0xffffffff ? 1 : 0)) >>> 0;
    this.#low = low >>> 0;
    this.#outHigh = this.#high;
    this.#outLow = this.#low;
    this.#mix(30, 0xbf58476d, 0x1ce4e5b9);
    this.#mix(27, 0x94d049bb, 0x133111eb);
    this.#foldRight(31);
  }

  /** `z = (z ^ (z >> shift)) * factor` modulo 2^64. */
  #mix(shift: number, factorHigh: number, factorLow: number): void {
    this.#foldRight(shift);
    const [high, low] = [this.#outHigh, this.#outLow];
    this.#outHigh = (highProduct(low, factorLow) + Math.imul(low, factorHigh) + Math.imul(high, factorLow)) >>> 0;
    this.#outLow = Math.imul(low, factorLow) >>> 0;
  }

  #foldRight(shift: number): void {
    this.#outLow = (this.#outLow ^ ((this.#outLow >>> shift) | (this.#outHigh << (32 - shift)))) >>> 0;
    this.#outHigh = (this.#outHigh ^ (this.#outHigh >>> shift)) >>> 0;
  }
}

/** The upper 32 bits of the product of two 32-bit numbers. */
const highProduct = (x: number, y: number): number => {
  const [xLow, xHigh, yLow, yHigh] = [x & 0xffff, x >>> 16, y & 0xffff, y >>> 16];
  const first = xHigh * yLow + ((xLow * yLow) >>> 16);
  const second = xLow * yHigh + (first & 0xffff);
  return xHigh * yHigh + (first >>> 16) + (second >>> 16);
};
