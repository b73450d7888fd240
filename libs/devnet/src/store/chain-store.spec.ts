import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import type { Hex } from '../hex.ts';
import { ChainStore, type StoredBlock, UnknownStoreLayout } from './chain-store.ts';

const block = (number: number): StoredBlock => ({
  number,
  hash: `0x${number.toString(16).padStart(64, '0')}`,
  header: '0xaa',
  extrinsics: ['0x01', '0x0203'],
});
const diff = (writes: Record<string, Hex | null>) => new Map(Object.entries(writes) as Array<[Hex, Hex | null]>);

describe('the store of blocks and state', () => {
  let folder: string;
  let store: ChainStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'joust-store-'));
    store = new ChainStore(folder);
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  it('reads each block with the state it had', () => {
    store.append(block(0), diff({ '0xa1': '0x00', '0xa2': '0x02' }));
    store.append(block(1), diff({ '0xa1': '0x01' }));
    store.append(block(2), diff({ '0xa2': null }));
    expect([0, 1, 2].map((at) => store.state.get('0xa1', at))).toEqual(['0x00', '0x01', '0x01']);
    expect([0, 1, 2].map((at) => store.state.get('0xa2', at))).toEqual(['0x02', '0x02', undefined]);
    expect(store.changesOf(2)).toEqual(['0xa2']);
    expect(store.blockOf(block(1).hash)).toEqual(block(1));
    expect(store.blockOf(block(9).hash)).toBeUndefined();
  });

  it('keeps an empty value apart from none', () => {
    store.append(block(0), diff({ '0xa1': '0x' }));
    expect(store.state.get('0xa1', 0)).toBe('0x');
    expect(store.state.nextKey('0x', '0x', 0, true)).toBe('0xa1');
  });

  it('goes through keys in order, without deleted ones and those of later blocks', () => {
    store.append(block(0), diff({ '0xa1': '0x01', '0xa2': '0x02', '0xa203': '0x03', '0xb1': '0x04' }));
    store.append(block(1), diff({ '0xa2': null, '0xa0': '0x05' }));
    expect(store.state.keys('0xa2', 10, undefined, 0)).toEqual(['0xa2', '0xa203']);
    expect(store.state.keys('0x', 10, undefined, 1)).toEqual(['0xa0', '0xa1', '0xa203', '0xb1']);
    expect(store.state.keys('0x', 2, '0xa0', 1)).toEqual(['0xa1', '0xa203']);
  });

  it('hides the storage of contracts from a walk over the main state', () => {
    const child: Hex = `0x${Buffer.from(':child_storage:default:').toString('hex')}${'11'.repeat(32)}`;
    store.append(block(0), diff({ '0x01': '0x01', [`${child}ab`]: '0x02', '0xf1': '0x03' }));
    expect(store.state.keys('0x', 10, undefined, 0)).toEqual(['0x01', '0xf1']);
    expect(store.state.keys(child, 10, undefined, 0)).toEqual([`${child}ab`]);
  });

  it('refuses a block twice and keeps nothing of the second', () => {
    store.append(block(0), diff({ '0xa1': '0x00' }));
    expect(() => store.append(block(0), diff({ '0xa1': '0xff' }))).toThrow('UNIQUE');
    expect(store.state.get('0xa1', 0)).toBe('0x00');
  });

  it('refuses a file of another layout', () => {
    store.close();
    const db = new DatabaseSync(store.file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => new ChainStore(folder)).toThrow(UnknownStoreLayout);
    const fixed = new DatabaseSync(store.file);
    fixed.exec('PRAGMA user_version = 1');
    fixed.close();
    store = new ChainStore(folder);
  });

  it('answers as a plain map would, at every block', () => {
    const key = fc.constantFrom<Hex>('0xa1', '0xa2', '0xa203', '0xb1');
    const writes = fc.array(fc.tuple(key, fc.constantFrom<Hex | null>('0x01', '0x02', null)), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(writes, { minLength: 1, maxLength: 8 }), (blocks) => {
        const own = mkdtempSync(join(tmpdir(), 'joust-store-'));
        const chain = new ChainStore(own);
        const states: Array<Map<Hex, Hex>> = [];
        blocks.forEach((changes, number) => {
          const next = new Map(states.at(-1));
          for (const [changed, value] of new Map(changes)) {
            if (value === null) next.delete(changed);
            else next.set(changed, value);
          }
          states.push(next);
          chain.append(block(number), new Map(changes));
        });
        states.forEach((state, at) => {
          expect(chain.state.keys('0x', 100, undefined, at)).toEqual([...state.keys()].sort());
          for (const known of state.keys()) expect(chain.state.get(known, at)).toBe(state.get(known));
        });
        chain.close();
        rmSync(own, { recursive: true });
      }),
      { numRuns: 25 },
    );
  });
});
