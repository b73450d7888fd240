import fc from 'fast-check';
import { SplitMix64 } from './splitmix64.ts';

const MASK = (1n << 64n) - 1n;

/** The reference in its own words (Vigna, splitmix64.c), on big integers. */
const reference = (seed: bigint, count: number): bigint[] => {
  const numbers: bigint[] = [];
  for (let x = seed; numbers.length < count;) {
    x = (x + 0x9e3779b97f4a7c15n) & MASK;
    let z = x;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    numbers.push(z ^ (z >> 31n));
  }
  return numbers;
};

const first = (seed: bigint, count: number): bigint[] => {
  const random = new SplitMix64(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('splitmix64', () => {
  it('gives the published numbers of seed 1234567 (Rosetta Code, "Pseudo-random numbers/Splitmix64")', () =>
    expect(first(1234567n, 5)).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]));

  it('gives the known first number of seed 0', () => expect(first(0n, 1)).toEqual([0xe220a8397b1dcdafn]));

  it('equals the reference for every seed', () =>
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: MASK }), (seed) => expect(first(seed, 40)).toEqual(reference(seed, 40)))));

  it('takes uniform numbers from the upper 53 bits and whole numbers from the upper 32', () => {
    const [x, y] = reference(42n, 2) as [bigint, bigint];
    const random = new SplitMix64(42n);
    expect(random.uniform()).toBe(Number(x >> 11n) / 2 ** 53);
    expect(random.below(1000)).toBe(Number(((y >> 32n) * 1000n) >> 32n));
  });
});
