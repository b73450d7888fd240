import fc from 'fast-check';
import { ONE } from './constants.ts';
import { expOfMinus } from './micro.ts';

describe('expOfMinus', () => {
  it.each([
    // e = 2.718281828…: 1/e = 0.3678794, 1/e² = 0.1353353, 1/e^0.5 = 0.6065307, 1/e^8 = 0.0003355, 1/e^14 = 0.0000008.
    [0n, 1_000_000n],
    [500_000n, 606_531n],
    [1_000_000n, 367_879n],
    [2_000_000n, 135_335n],
    [8_000_000n, 335n],
    [14_000_000n, 1n],
    [15_000_001n, 0n],
  ])('of %s is %s', (x, value) => expect(expOfMinus(x)).toBe(value));

  it('is the nearest millionth to what floating point says', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 20n * ONE }), (x) => {
        expect(Math.abs(Number(expOfMinus(x)) - Math.exp(-Number(x) / 1e6) * 1e6)).toBeLessThan(0.500_001);
      }),
    ));

  it('refuses negative numbers', () => expect(() => expOfMinus(-1n)).toThrow(RangeError));
});
