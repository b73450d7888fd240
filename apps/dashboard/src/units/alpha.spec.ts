import { basisPoints, formatAlpha, formatShare, parseRao } from './alpha';

describe('alpha', () => {
  it.each([
    ['0', 9, '0'],
    ['1', 9, '0.000000001'],
    ['1', 2, '<0.01'],
    ['9999999', 2, '<0.01'],
    ['10000000', 2, '0.01'],
    ['1000000000', 9, '1'],
    ['12500000000', 9, '12.5'],
    ['1999999999', 2, '1.99'],
    ['1234567890123456789', 9, '1,234,567,890.123456789'],
    ['18446744073709551615', 9, '18,446,744,073.709551615'],
    ['-2500000000', 4, '−2.5'],
  ] as const)('%s rao with %i decimals reads %s', (rao, decimals, text) => {
    expect(formatAlpha(rao, decimals)).toBe(text);
  });

  it('is exact where a double is not', () => {
    expect(formatAlpha('9007199254740993000')).toBe('9,007,199,254.740993');
  });

  it.each(['', '1.5', '1e9', ' 1', '0x10', 'NaN'])('refuses %j as an amount', (text) => {
    expect(() => parseRao(text)).toThrow(RangeError);
  });

  it.each([
    ['0', '0', 0],
    ['1', '3', 3333],
    ['2', '3', 6666],
    ['5', '4', 10_000],
    ['18446744073709551614', '18446744073709551615', 9999],
  ] as const)('%s of %s is %i bp', (part, whole, bps) => expect(basisPoints(part, whole)).toBe(bps));

  it.each([
    [6234, '62.3 %'],
    [5000, '50 %'],
    [9999, '99.9 %'],
    [10_000, '100 %'],
    [0, '0 %'],
  ] as const)('%i bp reads %s', (bps, text) => expect(formatShare(bps)).toBe(text));
});
