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
});
