import fc from 'fast-check';
import { ONE } from './constants.ts';
import { baseScore } from './base-score.ts';
import { decay } from './decay.ts';
import { AT } from './testing/contributions.ts';

const tokens = fc.bigInt({ min: 0n, max: 5_000n * ONE });

describe('baseScore', () => {
  it.each([
    [0n, 0n, 0n],
    // 58 tokens of source: 25 (1 - 0.367879) = 15.803025; 150 in all: 5 x 0.1 = 0.5.
    [58n, 150n, 16_303_025n],
    // 116: 25 (1 - 0.135335) = 21.616625; 2,000 are more than 1,500: 5.
    [116n, 2_000n, 26_616_625n],
    // Documentation only: 0 + 5 x 24 / 1,500 = 0.08.
    [0n, 24n, 80_000n],
    [5_000n, 5_000n, 30_000_000n],
  ])('of %s source tokens and %s in all is %s', (source, total, points) =>
    expect(baseScore({ source: source * ONE, total: total * ONE })).toBe(points),
  );

  it('never falls with more of either and never leaves 30 points', () =>
    fc.assert(
      fc.property(tokens, tokens, tokens, (source, total, more) => {
        const before = baseScore({ source, total });
        expect(baseScore({ source: source + more, total })).toBeGreaterThanOrEqual(before);
        expect(baseScore({ source, total: total + more })).toBeGreaterThanOrEqual(before);
        expect(before).toBeLessThanOrEqual(30n * ONE);
      }),
    ));
});

describe('decay', () => {
  const hours = (count: number): bigint => decay(AT - count * 3_600_000, AT);

  it.each([
    [0, 1_000_000n],
    [12, 1_000_000n],
    // 5 days: 1 / (1 + e^-2) = 1 / 1.135335 = 0.880797.
    [5 * 24, 880_797n],
    [10 * 24, 500_000n],
    // 15 days: e^-2 / (1 + e^-2) = 0.135335 / 1.135335 = 0.119202(7), rounded down from six decimals.
    [15 * 24, 119_202n],
    // 29 days: 0.0005 is below the floor.
    [29 * 24, 50_000n],
  ])('after %i hours is %s', (age, left) => expect(hours(age)).toBe(left));

  it('never grows with age', () =>
    fc.assert(fc.property(fc.nat(800), fc.nat(100), (age, more) => expect(hours(age + more)).toBeLessThanOrEqual(hours(age)))));

  it('refuses a merge after the block', () => expect(() => decay(AT + 1, AT)).toThrow('later than the block'));
});
