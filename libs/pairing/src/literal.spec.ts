import fc from 'fast-check';
import { pair } from './pair.ts';
import { epoch, epochs, issue, miner } from './testing/epoch.ts';
import { readLiterally } from './testing/literal.ts';
import { drawFrom, randomEpoch, smallEpoch, type Size } from './testing/random.ts';

describe('pair agrees with the literal reading of mechanism 3.2', () => {
  it('on any small epoch', () =>
    fc.assert(
      fc.property(epochs, (input) => expect(pair(input)).toEqual(readLiterally(input).pairs)),
      { numRuns: 1_000 },
    ));

  it('on 10,000 random epochs, which pair and leave issues', () => {
    const draw = drawFrom(20_000);
    const seen = { pairs: 0, left: 0 };
    for (let run = 0; run < 10_000; run += 1) {
      const input = smallEpoch(draw);
      const { pairs, left } = readLiterally(input);
      if (!sameJson(pair(input), pairs)) expect(pair(input)).toEqual(pairs);
      seen.pairs += pairs.length;
      seen.left += left.length;
    }
    expect(seen.pairs).toBeGreaterThan(10_000);
    expect(seen.left).toBeGreaterThan(5_000);
  });

  it.each<Size>([
    { miners: 256, issues: 50, meetings: 4_500 },
    { miners: 100, issues: 50, meetings: 300 },
    { miners: 60, issues: 50, meetings: 60 },
  ])('on large epochs: %j', (size) => {
    const draw = drawFrom(size.miners);
    for (let run = 0; run < 20; run += 1) {
      const input = randomEpoch(size, draw);
      expect(pair(input)).toEqual(readLiterally(input).pairs);
    }
  });

  it('on a chain in which every issue but one leaves play', () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
    const chain = epoch(
      numbers.map((n) => issue(n, n)),
      numbers.map((n) => miner(n, 2_000 - n, n < 50 ? [n, n + 1] : [n])),
    );
    const { pairs, left } = readLiterally(chain);
    expect(pair(chain)).toEqual(pairs);
    expect([pairs.length, left.length]).toEqual([25, 25]);
  });
});

const sameJson = (x: unknown, y: unknown): boolean => {
  const text = (value: unknown): string => JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${one}` : one));
  return text(x) === text(y);
};
