import { FakeChain } from '../testing/fake-chain.ts';
import { ForkBelowFinality, LooseBlocks, ensureLinked, nextRange } from './chain-link.ts';

it.each([
  ['behind', 5, 9, 100, { first: 6, last: 9 }],
  ['far behind', 5, 900, 100, { first: 6, last: 105 }],
  ['at the tip', 9, 9, 100, null],
  ['ahead of a node that lags', 9, 7, 100, null],
] as const)('reads on when it is %s', (_, after, tip, most, expected) => {
  expect(nextRange({ number: after, hash: '0xa' }, { number: tip, hash: '0xb' }, most)).toEqual(expected);
});

describe('links', () => {
  const chain = new FakeChain().upTo(6);
  const point = async (number: number) => ({ number, hash: await chain.hashAt(number) });

  it('hold for blocks in a row', async () => expect(ensureLinked(await point(2), await chain.blocks(3, 6))).toBeUndefined());
  it('hold from genesis', async () => expect(ensureLinked(await point(0), await chain.blocks(1, 3))).toBeUndefined());
  it('break at the stored block: that is a fork', async () => {
    expect(() => ensureLinked({ number: 2, hash: '0xother' }, [])).not.toThrow();
    const blocks = await chain.blocks(3, 4);
    expect(() => ensureLinked({ number: 2, hash: '0xother' }, blocks)).toThrow(ForkBelowFinality);
  });
  it('break inside an answer: the node is asked again', async () => {
    const [after, [third], [fifth]] = [await point(2), await chain.blocks(3, 3), await chain.blocks(5, 5)];
    const swapped = { ...fifth, number: 4 } as NonNullable<typeof fifth>;
    expect(() => ensureLinked(after, [third as NonNullable<typeof third>, swapped])).toThrow(LooseBlocks);
    expect(() => ensureLinked(after, [fifth as NonNullable<typeof fifth>])).toThrow(LooseBlocks);
  });
});
