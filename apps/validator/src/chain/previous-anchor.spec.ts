import { fakeJoust } from '../testing/fake-joust.ts';
import { configAt, CREATED, HASH, params } from '../testing/view.ts';
import { readPreviousAnchor } from './previous-anchor.ts';

/** Epochs of 9 blocks up to 1090, of 18 (3,600 blocks of 7,200 a day) from there on. */
const config = (anchor: number, epochBlocks: number, paramsId: number) => configAt(anchor + 2, { anchor, epochBlocks, paramsId });
const read = (known: readonly number[], ...terms: Parameters<typeof config>) => {
  const { joust } = fakeJoust({
    reads: { paramsAt: (id) => ({ ...params, pairEpoch: id === 1 ? 1_800 : 3_600 }) },
    attempts: {
      start: (_caller, anchor) =>
        known.includes(anchor as number) ? { ok: true, value: 0 } : { ok: false, error: { type: 'WrongAnchor' } },
    },
  });
  return readPreviousAnchor(joust, config(...terms), 'V1', HASH);
};

describe('the anchor before', () => {
  it.each<[string, readonly number[], Parameters<typeof config>, number | null]>([
    ['none in the first epoch', [CREATED], [CREATED, 9, 1], null],
    ['an epoch earlier under the first parameters', [], [1_081, 9, 1], 1_072],
    ['an epoch earlier when other parameters changed', [], [1_108, 18, 3], 1_090],
    ['an epoch of the old length at the change', [1_090, 1_081], [1_090, 18, 2], 1_081],
    ['one of the new length after it', [1_108, 1_090], [1_108, 18, 2], 1_090],
    ['none that the contract says while it is paused', [], [1_090, 18, 2], null],
  ])('%s', async (_name, known, terms, expected) => expect(await read(known, ...terms)).toBe(expected));
});
