import fc from 'fast-check';
import { START } from './constants.ts';
import { history } from './history.ts';
import { OUTCOMES } from './outcomes.ts';
import { rate, replay } from './rate.ts';
import { histories, mirrored, RATED } from './testing/histories.ts';
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

  it.each(['WinA', 'WinB', 'WalkoverA', 'WalkoverB'] as const)('2: what the winner of a %s gains the loser loses', (outcome) =>
    fc.assert(
      fc.property(histories(RATED, { size: 20 }), (results) => {
        // The result to judge starts and ends at the anchor, so nothing drifts in between.
        const at = { ...AT, occupied: new Set([1n, 2n]) };
        const still = { ...last(outcome), startBlock: 0 };
        const [before, after] = [rate(results, at), rate([...results, still], at)];
        const moved = (player: bigint) => (after.players.get(player)?.rating ?? START) - (before.players.get(player)?.rating ?? START);
        const winner = outcome.endsWith('A') ? 1n : 2n;
        return moved(1n) + moved(2n) === 0 && moved(winner) >= 0;
      }),
      { ...seed, numRuns: 200 },
    ),
  );

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

  it('3: strangers that are said to compete change nothing', () =>
    fc.assert(
      fc.property(histories(), (results) => {
        expect(plain(rate(results, { ...AT, occupied: new Set([99n]) }))).toEqual(plain(rate(results, AT)));
      }),
      seed,
    ));

  it('3: a history replayed at many anchors says what each window says alone', () =>
    fc.assert(
      fc.property(histories(), fc.integer({ min: 0, max: 100 }), (results, day) => {
        const at = { ...AT, anchor: ANCHOR - day * DAY };
        expect(replay(history(results), at)).toEqual(rate(results, at));
        const seen = results.filter(({ resolvedBlock }) => resolvedBlock <= at.anchor && resolvedBlock > at.anchor - 90 * DAY);
        expect(plain(rate(results, at))).toEqual(plain(rate(seen, at)));
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

  it('7: ninety days after the last result nobody is left', () =>
    fc.assert(
      fc.property(histories(), (results) => {
        const { players, house } = rate(results, { ...AT, anchor: ANCHOR + 90 * DAY });
        return players.size === 0 && house === 0;
      }),
      seed,
    ));

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
