import fc from 'fast-check';
import { START } from './constants.ts';
import { rate } from './rate.ts';
import { histories, mirrored, OUTCOMES, RATED } from './testing/histories.ts';
import { ANCHOR, AT, DAY } from './testing/results.ts';
import type { CompetitionResult, Outcome, Ratings } from './types.ts';

const plain = ({ players, house }: Ratings) => ({ players: [...players].sort(([x], [y]) => Number(x - y)), house });
const sum = ({ players, house }: Ratings): number => [...players.values()].reduce((total, { rating }) => total + rating, house);
const seed = { seed: 20_261_121 };

describe('the laws of mechanism 2.8', () => {
  it('1: without drift nothing is created or lost', () =>
    fc.assert(
      fc.property(histories(OUTCOMES, { span: 13 * DAY }), (results) => {
        const ratings = rate(results, AT);
        return sum(ratings) === ratings.players.size * START;
      }),
      { ...seed, numRuns: 500 },
    ));

  it('2: a win is at least nothing, a loss at most nothing, a double failure at most a loss', () =>
    fc.assert(
      fc.property(histories(RATED, { size: 20 }), (results) => {
        const after = (outcome: Outcome): number => ratingOf([...results, last(outcome)]);
        const nothing = ratingOf([...results, last('FaultB')]);
        const [won, lost, failed] = [after('WinA'), after('WinB'), after('BothFail')];
        return won >= nothing && nothing >= lost && lost >= failed;
      }),
      { ...seed, numRuns: 500 },
    ));

  it('3: the order of the input and the roles of a and b never matter', () =>
    fc.assert(
      fc.property(histories(), fc.infiniteStream(fc.boolean()), (results, flips) => {
        const turned = [...results].reverse().map((one) => (flips.next().value === true ? mirrored(one) : one));
        expect(plain(rate(turned, AT))).toEqual(plain(rate(results, AT)));
      }),
      { ...seed, numRuns: 500 },
    ));

  it('3: a VOID changes nothing', () =>
    fc.assert(
      fc.property(histories(), (results) => {
        const without = results.filter(({ outcome }) => outcome !== 'Void');
        expect(plain(rate(results, AT))).toEqual(plain(rate(without, AT)));
      }),
      seed,
    ));

  it('4: letting the rival win is never worse than failing together', () =>
    fc.assert(
      fc.property(histories(RATED), fc.nat(), (results, pick) => {
        const fails = results.filter(({ outcome }) => outcome === 'BothFail');
        const flipped = fails[pick % fails.length];
        fc.pre(flipped !== undefined);
        const lost = results.map((one) => (one === flipped ? { ...one, outcome: 'WinB' as const } : one));
        const of = (all: CompetitionResult[]) => rate(all, AT).players.get(flipped.a)?.rating ?? START;
        return of(lost) >= of(results);
      }),
      { ...seed, numRuns: 1_000 },
    ));

  it('5: a rating moves at most 96 points a result', () =>
    fc.assert(
      fc.property(histories(), (results) =>
        [...rate(results, AT).players.values()].every((player) => Math.abs(player.rating - START) <= 96_000 * player.results),
      ),
      seed,
    ));

  it('7: a result leaves the window after exactly ninety days', () => {
    const one = { ...last('WinA'), resolvedBlock: ANCHOR };
    const sizes = [ANCHOR - 1, ANCHOR, ANCHOR + 90 * DAY - 1, ANCHOR + 90 * DAY].map(
      (anchor) => rate([one], { ...AT, anchor }).players.size,
    );
    expect(sizes).toEqual([0, 2, 2, 0]);
  });

  it('9: results outside the window change nothing', () =>
    fc.assert(
      fc.property(histories(), histories(RATED, { size: 10 }), (results, others) => {
        const outside = others.flatMap((one, index) => [
          { ...one, id: BigInt(1_000 + index), resolvedBlock: ANCHOR - 90 * DAY - index },
          { ...one, id: BigInt(2_000 + index), resolvedBlock: ANCHOR + 1 + index },
        ]);
        expect(plain(rate([...results, ...outside], AT))).toEqual(plain(rate(results, AT)));
      }),
      seed,
    ));
});

/** One more result of players 1 and 2 at the anchor. */
const last = (outcome: Outcome): CompetitionResult => ({
  id: 10_000n,
  startBlock: ANCHOR - DAY,
  resolvedBlock: ANCHOR,
  a: 1n,
  b: 2n,
  outcome,
  validA: true,
  validB: true,
});

const ratingOf = (results: CompetitionResult[]): number => {
  const player = rate(results, AT).players.get(1n);
  if (player === undefined) throw new Error('player 1 is in every history of this test');
  return player.rating;
};
