import fc from 'fast-check';
import { comparePositions, formatPosition, parsePosition, positionKey, positionOf, type BlockPosition } from './position.ts';

const position = fc.record({ block: fc.nat(2 ** 31 - 1), index: fc.nat(999_999) });
const sign = (a: BlockPosition, b: BlockPosition) => Math.sign(comparePositions(a, b));

describe('block position', () => {
  it.each([
    [{ block: 0, index: 0 }, 0n, '0000000000-000000'],
    [{ block: 1234, index: 5 }, 1_234_000_005n, '0000001234-000005'],
    [{ block: 2 ** 32 - 1, index: 999_999 }, 4_294_967_295_999_999n, '4294967295-999999'],
  ])('%j has one key and one text', (place, key, text) => {
    expect(positionKey(place)).toBe(key);
    expect(formatPosition(place)).toBe(text);
    expect(Number.isSafeInteger(Number(key))).toBe(true);
  });

  it('comes back unchanged from key and text', () =>
    fc.assert(
      fc.property(position, (place) => {
        expect(positionOf(positionKey(place))).toEqual(place);
        expect(parsePosition(formatPosition(place))).toEqual(place);
      }),
    ));

  it('sorts alike as a place, a key and a text', () =>
    fc.assert(
      fc.property(position, position, (a, b) => {
        const [keyA, keyB] = [positionKey(a), positionKey(b)];
        const [textA, textB] = [formatPosition(a), formatPosition(b)];
        expect(keyA < keyB ? -1 : keyA > keyB ? 1 : 0).toBe(sign(a, b));
        expect(textA < textB ? -1 : textA > textB ? 1 : 0).toBe(sign(a, b));
      }),
    ));

  it.each([
    { block: -1, index: 0 },
    { block: 0, index: 1_000_000 },
    { block: 1.5, index: 0 },
    { block: 2 ** 32, index: 0 },
  ])('refuses %j', (place) => {
    expect(() => positionKey(place)).toThrow(RangeError);
    expect(() => formatPosition(place)).toThrow(RangeError);
  });

  it.each(['', '1-2', '0000000001_000001', '9999999999-000000'])('refuses the text "%s"', (text) =>
    expect(() => parsePosition(text)).toThrow(RangeError),
  );
});
