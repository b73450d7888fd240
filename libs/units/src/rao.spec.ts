import fc from 'fast-check';
import { alpha, formatAlpha, formatRao, NotAnAmount, parseAlpha, parseRao, RAO_PER_ALPHA } from './rao.ts';

describe('alpha', () => {
  it.each([
    ['0', 0n],
    ['12', 12_000_000_000n],
    ['0.5', 500_000_000n],
    ['0.000000001', 1n],
    ['1.10', 1_100_000_000n],
    [' 3 ', 3_000_000_000n],
    ['18446744073.709551615', 18_446_744_073_709_551_615n],
    ['9007199254740993.000000001', 9_007_199_254_740_993_000_000_001n],
  ])('reads %s exactly', (text, rao) => expect(parseAlpha(text)).toBe(rao));

  it.each(['', '.', '1.', '.5', '-1', '+1', '1e3', '1,5', '1_000', '0x10', '1.0000000001', 'ten', '١'])('refuses "%s"', (text) =>
    expect(() => parseAlpha(text)).toThrow(NotAnAmount),
  );

  it.each([
    [0n, '0'],
    [1n, '0.000000001'],
    [-1n, '-0.000000001'],
    [alpha(20), '20'],
    [1_100_000_000n, '1.1'],
    [-2_500_000_000n, '-2.5'],
  ])('writes %s rao as %s', (rao, text) => expect(formatAlpha(rao)).toBe(text));

  it('comes back unchanged from its text', () =>
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 80n }), (rao) => expect(parseAlpha(formatAlpha(rao))).toBe(rao))));

  it('adds like integers, however it was written', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: RAO_PER_ALPHA * 1000n }), fc.nat(1000), (rao, whole) =>
        expect(parseAlpha(formatAlpha(rao)) + alpha(whole)).toBe(parseAlpha(formatAlpha(rao + alpha(whole)))),
      ),
    ));
});

describe('rao in JSON', () => {
  it('comes back unchanged', () =>
    fc.assert(fc.property(fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }), (rao) => expect(parseRao(formatRao(rao))).toBe(rao))));

  it.each(['', '1.5', '1e9', 'NaN', '--1', ' 1'])('refuses "%s"', (text) => expect(() => parseRao(text)).toThrow(NotAnAmount));
});
