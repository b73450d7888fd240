import fc from 'fast-check';
import { ONE } from './constants.ts';
import { expected } from './expected.ts';
import { winChance, winPermille } from './win-probability.ts';

const rating = fc.integer({ min: 0, max: 3_000_000 });

describe('expected', () => {
  it.each([
    [1_500_000, 1_500_000, 8388608],
    [1_600_000, 1_500_000, 10738509],
    [1_500_123, 1_412_877, 10451915],
    [1_000_000, 1_800_000, 166111],
    [1_000_000, 1_900_000, 166111],
  ] as const)('%i against %i is %i (mechanism 2.6)', (a, b, score) => expect(expected(a, b)).toBe(score));

  it('adds up to one for both sides', () => fc.assert(fc.property(rating, rating, (a, b) => expected(a, b) + expected(b, a) === ONE)));

  it('never falls as the difference grows from -900 to 900', () => {
    let before = 0;
    for (let difference = -900_000; difference <= 900_000; difference += 97) {
      const score = expected(1_500_000 + difference, 1_500_000);
      expect(score).toBeGreaterThanOrEqual(before);
      before = score;
    }
  });
});

describe('winPermille', () => {
  it.each([
    [1_500_000, 1_500_000, 500],
    [1_600_000, 1_500_000, 640],
    [1_500_000, 1_600_000, 360],
  ])('%i against %i reads %i', (a, b, permille) => expect(winPermille(a, b)).toBe(permille));

  it('adds up to a thousand', () => fc.assert(fc.property(rating, rating, (a, b) => winPermille(a, b) + winPermille(b, a) === 1000)));
});

describe('winChance', () => {
  const seen = (effective: number, results: number) => ({ effective, results });

  it.each([
    ['two strangers: nearly anything', seen(1_500_000, 0), seen(1_500_000, 0), { permille: 500, low: 110, high: 890 }],
    ['two strangers after eight results each', seen(1_500_000, 8), seen(1_500_000, 8), { permille: 500, low: 251, high: 749 }],
    ['a favourite', seen(1_600_000, 8), seen(1_500_000, 8), { permille: 640, low: 374, high: 841 }],
  ])('%s', (_name, a, b, chance) => expect(winChance(a, b)).toEqual(chance));

  // sqrt(2 x 200^2) x 1.282 = 362.6 points: 1 / (1 + 10^(362.6 / 400)) = 0.110.
  it('grows surer with every result and is the mirror image from the other side', () =>
    fc.assert(
      fc.property(rating, rating, fc.nat(40), fc.nat(40), (a, b, first, second) => {
        const chance = winChance(seen(a, first), seen(b, second));
        const later = winChance(seen(a, first + 1), seen(b, second));
        const mirror = winChance(seen(b, second), seen(a, first));
        expect(later.low).toBeGreaterThanOrEqual(chance.low);
        expect(later.high).toBeLessThanOrEqual(chance.high);
        expect([chance.low, chance.permille, chance.high]).toEqual([1000 - mirror.high, 1000 - mirror.permille, 1000 - mirror.low]);
      }),
    ));
});
