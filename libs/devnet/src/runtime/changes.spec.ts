import fc from 'fast-check';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import { Changes, type StoredState } from './changes.ts';

const keys: Hex[] = ['0xa1', '0xa2', '0xa203', '0xa3', '0xb1'];
const stateOf = (map: ReadonlyMap<Hex, Hex>): StoredState => ({
  get: (key) => map.get(key),
  nextKey: (prefix, key, orEqual) => [...map.keys()].sort().find((own) => (orEqual ? own >= key : own > key) && own.startsWith(prefix)),
});
const walk = (changes: Changes, prefix: Hex): Hex[] => {
  const found: Hex[] = [];
  for (let key = changes.nextKey(prefix, prefix, true); key !== undefined; key = changes.nextKey(prefix, key)) found.push(key);
  return found;
};

type Step = { readonly do: 'set'; readonly key: Hex; readonly value: Hex | null } | { readonly do: 'begin' | 'commit' | 'rollback' };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      key: fc.constantFrom(...keys),
      value: fc.constantFrom<Hex | null>('0x01', '0x', null),
    }),
  },
  fc.record({ do: fc.constantFrom('begin' as const, 'commit' as const, 'rollback' as const) }),
);

describe('changes over a stored state', () => {
  it('read, walk and undo as one map with snapshots would', () =>
    fc.assert(
      fc.property(
        fc.subarray(keys),
        fc.array(step, { maxLength: 30 }),
        fc.constantFrom<Hex>('0x', '0xa2', '0xb1'),
        (stored, steps, prefix) => {
          const below = new Map(stored.map((key) => [key, '0xff' as Hex]));
          const changes = new Changes(stateOf(below), []);
          let model = new Map<Hex, Hex>(below);
          const snapshots: Array<Map<Hex, Hex>> = [];
          for (const each of steps) {
            if (each.do === 'set') {
              changes.set(each.key, each.value === null ? null : fromHex(each.value));
              if (each.value === null) model.delete(each.key);
              else model.set(each.key, each.value);
            } else if (each.do === 'begin') {
              changes.begin();
              snapshots.push(new Map(model));
            } else if (snapshots.length > 0) {
              const before = snapshots.pop() as Map<Hex, Hex>;
              if (each.do === 'rollback') model = before;
              changes[each.do]();
            }
          }
          for (const key of keys) expect(optionalHex(changes.get(key))).toBe(model.get(key));
          expect(walk(changes, prefix)).toEqual([...model.keys()].filter((key) => key.startsWith(prefix)).sort());
        },
      ),
    ));

  it('refuse to close a transaction that was not opened', () => {
    const changes = new Changes(stateOf(new Map()), []);
    expect(() => changes.commit()).toThrow('did not open');
    expect(() => changes.rollback()).toThrow('did not open');
  });

  it.each([
    // stored keys, written keys, limit, looked at, left over, what remains
    [['0xa1', '0xa2'], [], undefined, 2, false, []],
    [['0xa1', '0xa2', '0xa3'], [], 2, 2, true, ['0xa3']],
    [['0xa1'], ['0xa2', '0xa3'], 0, 0, true, ['0xa1']],
    [[], ['0xa2'], undefined, 0, false, []],
    [['0xa1', '0xb1'], ['0xb2'], undefined, 1, false, ['0xb1', '0xb2']],
  ] as const)('clear a prefix: %j and %j with limit %j', (stored, written, limit, looked, left, remains) => {
    const changes = new Changes(stateOf(new Map(stored.map((key) => [key, '0x01']))), []);
    for (const key of written) changes.set(key, fromHex('0x02'));
    expect(changes.clear('0xa' as Hex, limit)).toEqual({ looked, left });
    expect(walk(changes, '0x')).toEqual(remains);
  });

  it('tell what this run wrote, not what lay under it', () => {
    const changes = new Changes(stateOf(new Map([['0xa1', '0x01']])), [['0xa2', '0x02']]);
    expect(changes.get('0xa2')).toEqual(fromHex('0x02'));
    changes.set('0xa1', null);
    expect(changes.diff()).toEqual([['0xa1', null]]);
  });
});

const optionalHex = (value: Buffer | undefined): Hex | undefined => value && toHex(value);
