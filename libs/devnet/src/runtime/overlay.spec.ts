import fc from 'fast-check';
import type { Hex } from '../hex.ts';
import { Overlay } from './overlay.ts';

const keys: Hex[] = ['0xa1', '0xa2', '0xa203', '0xa3', '0xb1'];
const below = (stored: Map<Hex, Hex>, prefix: Hex) => (key: Hex, orEqual: boolean) =>
  [...stored.keys()].sort().find((own) => (orEqual ? own >= key : own > key) && own.startsWith(prefix));

describe('writes over a stored state', () => {
  it('tells written, deleted and untouched apart', () => {
    const overlay = new Overlay(new Map<Hex, Hex | null>([['0xa1', '0x01'], ['0xa2', null]]));
    expect(overlay.get('0xa1')).toBe('0x01');
    expect(overlay.get('0xa2')).toBeNull();
    expect(overlay.get('0xa3')).toBeUndefined();
  });

  it('walks the keys as if both were one state', () =>
    fc.assert(
      fc.property(
        fc.subarray(keys),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom<Hex | null>('0x01', null))),
        fc.constantFrom<Hex>('0x', '0xa2', '0xb1'),
        (storedKeys, written, prefix) => {
          const stored = new Map(storedKeys.map((key) => [key, '0xff' as Hex]));
          const overlay = new Overlay(new Map(written));
          const both = new Map<Hex, Hex>(stored);
          for (const [key, value] of new Map(written)) value === null ? both.delete(key) : both.set(key, value);
          const walked: Hex[] = [];
          let key = overlay.nextKey(prefix, prefix, true, below(stored, prefix));
          while (key !== undefined) {
            walked.push(key);
            key = overlay.nextKey(prefix, key, false, below(stored, prefix));
          }
          expect(walked).toEqual([...both.keys()].filter((own) => own.startsWith(prefix)).sort());
        },
      ),
    ));
});
