import fc from 'fast-check';
import { daysToBlocks, scaleBlocks, wholeDays } from './duration.ts';

describe('durations in contract days', () => {
  it.each([
    // nominal, blocks a day, scaled
    [1_800, 36, 9], // PAIR_EPOCH of the demo
    [10, 36, 1], // ANCHOR_DELAY never falls to nothing
    [14_400, 36, 72],
    [151_200, 36, 756],
    [201, 36, 2],
    [200, 36, 1],
    [0, 36, 1],
    [1_800, 7_200, 1_800],
    [1_800, 28_800, 7_200],
  ])('%i blocks at %i a day are %i', (nominal, rate, scaled) => expect(scaleBlocks(nominal, rate)).toBe(scaled));

  it('is the number itself at the nominal rate', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), (nominal) => expect(scaleBlocks(nominal, 7_200)).toBe(nominal))));

  it('never falls short of the share, and by less than a block exceeds it', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 100_000 }), (nominal, rate) => {
        const scaled = scaleBlocks(nominal, rate);
        expect(scaled * 7_200).toBeGreaterThanOrEqual(nominal * rate);
        expect((scaled - 1) * 7_200).toBeLessThan(nominal * rate);
      }),
    ));

  it('counts days there and back', () => {
    expect(daysToBlocks(30, 36)).toBe(1_080);
    expect(wholeDays(1_080, 36)).toBe(30);
    expect(wholeDays(1_079, 36)).toBe(29);
  });

  it.each([
    [-1, 36],
    [1.5, 36],
    [1, 0],
    [1, -7],
    [1, 1.5],
  ])('refuses %p blocks at %p a day', (nominal, rate) => expect(() => scaleBlocks(nominal, rate)).toThrow(RangeError));
});
