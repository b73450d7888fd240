import fc from 'fast-check';
import { OUTCOMES } from './outcomes.ts';
import { rate } from './rate.ts';
import { histories } from './testing/histories.ts';
import { literalRate } from './testing/literal.ts';
import { ANCHOR, AT, DAY } from './testing/results.ts';
import { dice } from './testing/seasons.ts';
import type { CompetitionResult } from './types.ts';

const rows = ({ players, house }: ReturnType<typeof rate>) => ({ house, players: [...players] });

/** Any outcome with any amendment, ids and players of 64 bits, sorted by block or not at all. */
const wild = (seed: number, count: number, players: number, sorted: boolean): CompetitionResult[] => {
  const roll = dice(seed);
  const results = Array.from({ length: count }, (_, index): CompetitionResult => {
    const a = roll(players);
    const resolvedBlock = ANCHOR + DAY - roll(95 * DAY);
    const amended = { at: resolvedBlock + roll(30 * DAY), outcome: OUTCOMES[roll(10)] ?? 'Void' };
    return {
      id: (BigInt(roll(3)) << 60n) + BigInt(count - index),
      startBlock: resolvedBlock - roll(40 * DAY),
      resolvedBlock,
      a: (1n << 63n) + BigInt(a),
      b: (1n << 63n) + BigInt((a + 1 + roll(players - 1)) % players),
      outcome: OUTCOMES[roll(10)] ?? 'Void',
      validA: roll(2) === 0,
      validB: roll(2) === 0,
      ...(roll(8) === 0 ? { amended } : {}),
    };
  });
  return sorted ? results.sort((x, y) => x.resolvedBlock - y.resolvedBlock || (x.id < y.id ? -1 : 1)) : results;
};

describe('rate says what the mechanism says word by word', () => {
  it('for any short history', () =>
    fc.assert(
      fc.property(histories(), (results) => expect(rows(rate(results, AT))).toEqual(rows(literalRate(results, AT)))),
      { seed: 20_261_121, numRuns: 500 },
    ));

  it.each([
    ['few players who meet often', 3_000, 5],
    ['players far apart', 3_000, 64],
    ['more players than results', 300, 2_000],
  ])('%s', (_name, count, players) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const results = wild(seed, count, players, seed % 2 === 0);
      const at = { anchor: ANCHOR - seed, blocksPerDay: [DAY, 36, 1_000, 1][seed % 4] ?? DAY, occupied: new Set([(1n << 63n) + 1n]) };
      expect(rows(rate(results, at))).toEqual(rows(literalRate(results, at)));
    }
  });

  it('refuses one id twice wherever the two are', () => {
    const results = wild(1, 300, 64, true);
    const twin = (index: number) => results.map((one, place) => (place === 299 ? { ...one, id: results[index]?.id ?? 0n } : one));
    for (const index of [0, 150, 298]) expect(() => rate(twin(index), AT)).toThrow('one id');
  });

  it('leaves the results as they are', () => {
    const results = wild(1, 300, 64, false);
    const before = [...results];
    rate(results, AT);
    expect(results).toEqual(before);
  });
});
