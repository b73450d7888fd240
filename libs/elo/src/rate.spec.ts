import type { CompetitionResult } from './index.ts';
import { rate } from './rate.ts';
import { ANCHOR, AT, DAY, result } from './testing/results.ts';

const [A, B, C] = [1n, 2n, 3n] as const;

/** Ratings at the anchor by player, and the house. */
const ratings = (results: CompetitionResult[]) => {
  const { players, house } = rate(results, AT);
  return { ...Object.fromEntries([...players].map(([player, { rating }]) => [String(player), rating])), house };
};

describe('rate, the worked examples of mechanism 2.6', () => {
  it.each([
    ['X1 a win between two new players', 'WinA', 1_548_000, 1_452_000, 0],
    ['X2 both fail', 'BothFail', 1_438_554, 1_438_554, 122_892],
    ['X3 b does not show up', 'FaultB', 1_500_000, 1_438_554, 61_446],
    ['X4 a walkover', 'WalkoverA', 1_524_000, 1_476_000, 0],
  ] as const)('%s', (_name, outcome, a, b, house) => expect(ratings([result(outcome, A, B, 0)])).toEqual({ 1: a, 2: b, house }));

  const chain = [result('WinA', A, B, 40), result('WinA', A, C, 28), result('BothFail', B, C, 14), result('WinA', C, A, 2)];

  it('X5 a chain of four results', () => expect(ratings(chain)).toEqual({ 1: 1_549_794, 2: 1_398_744, 3: 1_438_149, house: 111_443 }));

  it('X5 with the second result reverted replays everything after it', () => {
    const reverted = chain.map((one) =>
      one.resolvedBlock === ANCHOR - 28 * DAY ? { ...one, amended: { at: ANCHOR - 5 * DAY, outcome: 'FaultA' as const } } : one,
    );
    expect(ratings(reverted)).toEqual({ 1: 1_454_620, 2: 1_398_744, 3: 1_465_511, house: 184_164 });
  });

  it('an amendment after the anchor does not exist yet', () => {
    const later = chain.map((one) => ({ ...one, amended: { at: ANCHOR + 1, outcome: 'FaultA' as const } }));
    expect(ratings(later)).toEqual(ratings(chain));
  });

  it.each([
    [80, 1_532_000, 1_506_964],
    [44, 1_548_000, 1_524_000],
  ])('X6, X7 a win %i days ago fades and drifts', (ago, rating, effective) =>
    expect(rate([result('WinA', A, B, ago)], AT).players.get(A)).toMatchObject({ rating, effective }),
  );

  it('X6 a win ninety days ago is gone', () => expect(rate([result('WinA', A, B, 90)], AT).players.size).toBe(0));

  it('a competing player does not drift', () =>
    expect(rate([result('WinA', A, B, 44)], { ...AT, occupied: new Set([A]) }).players.get(A)).toMatchObject({
      rating: 1_548_000,
      effective: 1_548_000,
    }));

  it('four double failures in a row fall below 1,300', () => {
    const fails = [4, 3, 2, 1].map((ago, index) => result('BothFail', A, BigInt(10 + index), ago));
    expect(fails.map((_, index) => rate(fails.slice(0, index + 1), AT).players.get(A)?.rating)).toEqual([
      1_438_554, 1_385_249, 1_339_286, 1_299_590,
    ]);
  });

  it('six losses in a row to new players fall below 1,300', () => {
    const losses = [6, 5, 4, 3, 2, 1].map((ago, index) => result('WinB', A, BigInt(10 + index), ago));
    expect(losses.map((_, index) => rate(losses.slice(0, index + 1), AT).players.get(A)?.rating)).toEqual([
      1_452_000, 1_410_590, 1_374_677, 1_343_277, 1_315_571, 1_295_012,
    ]);
  });
});

describe('rate, the rules around them', () => {
  it('moves half in a rematch and nothing in a third meeting', () => {
    const first = rate([result('WinA', A, B, 3)], AT).players.get(A)?.rating ?? 0;
    const meetings = [result('WinA', A, B, 3), result('WinB', B, A, 2)];
    const second = rate(meetings, AT).players.get(A)?.rating ?? 0;
    const third = rate([...meetings, result('WinA', A, B, 1)], AT).players.get(A);
    expect(second - first).toBeGreaterThan(0);
    expect(second - first).toBeLessThan(first - 1_500_000);
    expect(third).toMatchObject({ rating: second, results: 3 });
  });

  it('moves a quarter on an early withdrawal, and only the one who left', () =>
    expect(ratings([result('EarlyB', A, B, 0)])).toEqual({ 1: 1_500_000, 2: 1_484_638, house: 15_362 }));

  it('refuses a player against itself and two results with one id', () => {
    expect(() => rate([result('WinA', A, A, 1)], AT)).toThrow('cannot meet itself');
    expect(() => rate([result('WinA', A, B, 1), result('WinB', A, C, 1)], AT)).toThrow('one id');
  });

  it('counts days in blocks of the chain at hand', () => {
    const fast = [{ ...result('WinA', A, B, 0), id: 1n, startBlock: 500, resolvedBlock: 1_000 }];
    const { players } = rate(fast, { anchor: 1_000 + 44 * 36, blocksPerDay: 36 });
    expect(players.get(A)).toMatchObject({ rating: 1_548_000, effective: 1_524_000 });
  });
});
