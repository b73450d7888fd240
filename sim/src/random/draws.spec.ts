import fc from 'fast-check';
import { lognormal, normal, poisson, shuffled } from './draws.ts';
import { exp, winChance } from './exp.ts';
import { SplitMix64 } from './splitmix64.ts';
import { stream } from './stream.ts';

const MANY = 20_000;
const sample = (draw: (random: SplitMix64) => number): number[] => {
  const random = new SplitMix64(11n);
  return Array.from({ length: MANY }, () => draw(random));
};
const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

describe('draws', () => {
  it('exp is Math.exp to 13 digits', () =>
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13)),
    ));

  it('200 points ahead win 75.97 % (Elo table)', () => expect(winChance(200)).toBeCloseTo(0.759747, 6));

  it('normal has mean 0 and deviation 1', () => {
    const list = sample(normal);
    expect(mean(list)).toBeCloseTo(0, 1);
    expect(mean(list.map((x) => x * x))).toBeCloseTo(1, 1);
  });

  it('poisson has the mean asked for', () => expect(mean(sample((random) => poisson(random, 0.55)))).toBeCloseTo(0.55, 1));

  it('half of the lognormal numbers lie below the median', () =>
    expect(mean(sample((random) => (lognormal(random, 2, 1.1) < 2 ? 1 : 0)))).toBeCloseTo(0.5, 1));

  it('shuffling loses nobody and moves somebody', () => {
    const list = Array.from({ length: 30 }, (_, index) => index);
    const mixed = shuffled(new SplitMix64(5n), list);
    expect(mixed).not.toEqual(list);
    expect(mixed.toSorted((x, y) => x - y)).toEqual(list);
  });
});

describe('stream', () => {
  it('is the same for the same labels and another for any other label', () => {
    const numbers = [
      stream(1, 'fate', 2, 3),
      stream(1, 'fate', 2, 3),
      stream(1, 'fate', 3, 2),
      stream(1, 'skill', 2, 3),
      stream(2, 'fate', 2, 3),
    ].map((random) => random.next());
    expect(numbers[0]).toBe(numbers[1]);
    expect(new Set(numbers).size).toBe(4);
  });
});
