import { calculate_state_root } from '@acala-network/chopsticks-executor';
import fc from 'fast-check';
import { fromHex, toHex } from '../hex.ts';
import { orderedRoot, trieRoot } from './trie-root.ts';

describe('the root of a tree', () => {
  it('of nothing is the one of Substrate', () =>
    expect(toHex(trieRoot([], 1))).toBe('0x03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314'));

  it.each([0, 1])("agrees with smoldot's, in state version %i", async (version) => {
    const key = fc.uint8Array({ minLength: 1, maxLength: 6 }).map(toHex);
    const long = fc.uint8Array({ minLength: 60, maxLength: 200 }).map(toHex);
    const value = fc.uint8Array({ maxLength: 70 }).map(toHex);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.oneof(key, long), value, { minKeys: 1, maxKeys: 40 }), async (state) => {
        const entries = Object.entries(state);
        const theirs = (await calculate_state_root(entries, version)) as string;
        expect(
          toHex(
            trieRoot(
              entries.map(([one, other]) => [fromHex(one), fromHex(other)]),
              version,
            ),
          ),
        ).toBe(theirs);
      }),
      { numRuns: 150 },
    );
  });

  it('of a list goes by the order', () => {
    const [a, b] = [Buffer.from('a'), Buffer.from('b')];
    expect(orderedRoot([a, b], 1)).not.toEqual(orderedRoot([b, a], 1));
  });
});
