import { OUTCOMES, rate, ratingsHash, type CompetitionResult } from './index.ts';

/**
 * 4,500 results of a window from xorshift64, drawn in this order: a, b, end, duration, outcome, validity of a and of b.
 * The digest below is also what an implementation in Python of the reference text (mechanism 2.4, 2.5, 2.7) gives.
 */
const DIGEST = '0x5959d81181d2bad5b0a3a401c3461ef98ffd6ed8c25bb892c81ba529b011e683';
const ANCHOR = 1_000_000;

const xorshift = (): (() => number) => {
  let state = 88_172_645_463_325_252n;
  return () => {
    state ^= (state << 13n) & 0xffff_ffff_ffff_ffffn;
    state ^= state >> 7n;
    state ^= (state << 17n) & 0xffff_ffff_ffff_ffffn;
    return Number(state & 0x7fff_ffffn);
  };
};

const history = (): CompetitionResult[] => {
  const next = xorshift();
  return Array.from({ length: 4_500 }, (_, index) => {
    const a = BigInt((next() % 64) + 1);
    const drawn = BigInt((next() % 64) + 1);
    const resolvedBlock = ANCHOR - (next() % 640_000);
    return {
      id: BigInt(index + 1),
      a,
      b: drawn === a ? a + 100n : drawn,
      resolvedBlock,
      startBlock: resolvedBlock - (next() % 70_000),
      outcome: OUTCOMES[next() % 10] ?? 'Void',
      validA: next() % 2 === 0,
      validB: next() % 2 === 0,
    };
  });
};

describe('a long history', () => {
  it('has the digest that every implementation gives', () =>
    expect(ratingsHash(rate(history(), { anchor: ANCHOR, blocksPerDay: 7_200 }))).toBe(DIGEST));

  it('has its digest in whatever order the results arrive', () =>
    expect(ratingsHash(rate(history().reverse(), { anchor: ANCHOR, blocksPerDay: 7_200 }))).toBe(DIGEST));
});
