import { START } from './constants.ts';
import { history } from './history.ts';
import { eligibility } from './eligibility.ts';
import { NEWCOMER, ratingOf as standingOf } from './newcomer.ts';
import { rate, replay } from './rate.ts';
import { recovery } from './recovery.ts';
import { ANCHOR, AT, DAY } from './testing/results.ts';
import { season } from './testing/seasons.ts';
import type { CompetitionResult, Outcome, Player } from './types.ts';

const ratingOf = (results: CompetitionResult[], player: Player): number => rate(results, AT).players.get(player)?.rating ?? START;

/** Every result of the season with outcome `from`, turned into `to` alone: what that does to player a. */
const flips = (results: CompetitionResult[], from: Outcome, to: Outcome): number[] =>
  results
    .filter(({ outcome }) => outcome === from)
    .map((one) => {
      const turned = results.map((other) => (other === one ? { ...one, outcome: to } : other));
      return ratingOf(turned, one.a) - ratingOf(results, one.a);
    });

describe('gates of mechanism 2.8 over whole seasons', () => {
  it('4: letting the rival win never lowers a rating against failing together', () => {
    const changes = Array.from({ length: 60 }, (_, seed) => flips(season(seed + 1), 'BothFail', 'WinB')).flat();
    expect(changes.length).toBeGreaterThan(2_000);
    expect(Math.min(...changes)).toBeGreaterThanOrEqual(0);
  });

  it('4: a win instead of a loss lowers a rating in at most one of 100,000 cases', () => {
    const changes = Array.from({ length: 60 }, (_, seed) => flips(season(seed + 1), 'WinB', 'WinA')).flat();
    expect(changes.length).toBeGreaterThan(4_000);
    expect(changes.filter((change) => change < 0).length).toBeLessThanOrEqual(changes.length / 100_000);
  });

  it('7: without a new result a rating moves at most 50 points in a day', () => {
    const moves: number[] = [];
    for (let seed = 1; seed <= 40; seed += 1) {
      const seasons = history(season(seed));
      for (let day = 0; day < 90; day += 1) {
        const today = replay(seasons, { ...AT, anchor: ANCHOR + day * DAY }).players;
        const tomorrow = replay(seasons, { ...AT, anchor: ANCHOR + (day + 1) * DAY }).players;
        for (const [player, { rating }] of today) moves.push(Math.abs((tomorrow.get(player)?.rating ?? START) - rating));
      }
    }
    expect(moves.length).toBeGreaterThan(100_000);
    expect(moves.reduce((worst, move) => (move > worst ? move : worst))).toBeLessThanOrEqual(50_000);
  });

  it('10: recovery names the first idle day on which a miner may be paired again, within ninety days of its last result', () => {
    let kept = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const one = history(season(seed));
      const players = replay(one, AT).players;
      for (const [player, rating] of players) {
        const allowed = (block: number) =>
          eligibility(standingOf(replay(one, { ...AT, anchor: block }), player), { ...AT, anchor: block }).eligible;
        const from = recovery(one, player, AT);
        if (eligibility(rating, AT).eligible) {
          expect(from).toBe(ANCHOR);
          continue;
        }
        kept += 1;
        expect(from - rating.lastBlock).toBeLessThanOrEqual(90 * DAY);
        expect(allowed(from)).toBe(true);
        for (let block = rating.lastBlock; block < from; block += DAY) if (block >= ANCHOR) expect(allowed(block)).toBe(false);
      }
    }
    expect(kept).toBeGreaterThan(200);
  });

  it('10: a stranger may be paired at once', () => {
    expect(recovery(history(season(1)), 999n, AT)).toBe(ANCHOR);
    expect(eligibility(NEWCOMER, AT).from).toBe(ANCHOR);
  });
});
