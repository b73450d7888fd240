import { createHash } from 'node:crypto';
import { EXPECTED_OF_LOWER } from './expected-table.ts';
import { HALVING } from './halving-table.ts';

const digest = (table: readonly number[]): string =>
  createHash('sha256')
    .update(new Uint8Array(Uint32Array.from(table).buffer))
    .digest('hex');

describe('the tables', () => {
  it.each([
    ['expected', EXPECTED_OF_LOWER, 801, 'cf22f12ece3fab07063d7a63e73960d1a601bd2e903247b06e8a75286100fdc6'],
    ['halving', HALVING, 91, '0af06a1c4126b87d2f89cbcd936631c243a177b12bf94d4e5e5bdf4fc447b94f'],
  ] as const)('%s is the one the mechanism names', (_name, table, length, sha256) => {
    expect(table).toHaveLength(length);
    expect(digest(table)).toBe(sha256);
  });

  it('has the entries that the mechanism prints', () => {
    expect([0, 100, 200, 400, 800].map((index) => EXPECTED_OF_LOWER[index])).toEqual([8388608, 6038707, 4030778, 1525201, 166111]);
    expect([1, 7, 15, 30, 90].map((day) => HALVING[day])).toEqual([16394024, 14271827, 11863283, 8388608, 2097152]);
  });

  // Nearest means: one half of 2^-24 less is too low and one half more too high; checked in whole numbers, without a power of ten.
  it('holds the nearest whole number to 2^24 / (1 + 10^(i / 400)), all 801 of them', () => {
    const distant = (twice: bigint, index: number): bigint => (2n ** 25n - twice) ** 400n - 10n ** BigInt(index) * twice ** 400n;
    EXPECTED_OF_LOWER.forEach((value, index) => {
      expect(distant(2n * BigInt(value) - 1n, index) > 0n).toBe(true);
      expect(distant(2n * BigInt(value) + 1n, index) < 0n).toBe(true);
    });
  });

  it('holds the nearest whole number to 2^24 * 2^(-k / 30), all 91 of them', () =>
    HALVING.forEach((value, day) => {
      const exact = 2n ** BigInt(25 * 30 - day);
      expect((2n * BigInt(value) - 1n) ** 30n < exact).toBe(true);
      expect((2n * BigInt(value) + 1n) ** 30n > exact).toBe(true);
    }));
});
