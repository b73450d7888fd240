import { inventHistory, BASE_WORLD } from '../history/world.ts';
import { normal } from '../random/draws.ts';
import { winChance } from '../random/exp.ts';
import { SplitMix64 } from '../random/splitmix64.ts';
import { bradleyTerry, fitBradleyTerry } from './bradley-terry.ts';
import type { Game } from './games.ts';
import { LOGIT } from './games.ts';
import { glickoPeriod } from './glicko2.ts';
import { wholeHistory } from './whole-history.ts';

const PLAYERS = 12;
const random = new SplitMix64(3n);
const truth = Array.from({ length: PLAYERS }, () => 150 * normal(random));
const games: Game[] = Array.from({ length: 40_000 }, (_, index) => {
  const a = index % PLAYERS;
  const b = (a + 1 + random.below(PLAYERS - 1)) % PLAYERS;
  const aWins = random.uniform() < winChance((truth[a] as number) - (truth[b] as number));
  return { winner: aWins ? a : b, loser: aWins ? b : a, day: 1 };
});
const centred = (list: readonly number[]): number[] => {
  const middle = list.reduce((sum, x) => sum + x, 0) / list.length;
  return list.map((x) => x - middle);
};

/** Zermelo's and Ford's minorise-maximise iteration (Hunter, 2004): another road to the same maximum. */
const byMinoriseMaximise = (): number[] => {
  let gamma = new Array<number>(PLAYERS).fill(1);
  for (let step = 0; step < 300; step += 1) {
    const wins = new Array<number>(PLAYERS).fill(0);
    const weight = new Array<number>(PLAYERS).fill(0);
    for (const { winner, loser } of games) {
      const share = 1 / ((gamma[winner] as number) + (gamma[loser] as number));
      wins[winner] = (wins[winner] as number) + 1;
      weight[winner] = (weight[winner] as number) + share;
      weight[loser] = (weight[loser] as number) + share;
    }
    gamma = wins.map((won, player) => won / (weight[player] as number));
  }
  return gamma.map((value) => Math.log(value) / LOGIT);
};

describe('Bradley and Terry', () => {
  const fitted = centred([...fitBradleyTerry(games, PLAYERS, 1e6)].map((theta) => theta / LOGIT));

  it('recovers known strengths within 20 points from 40,000 games', () =>
    centred(truth).forEach((skill, player) => expect(Math.abs((fitted[player] as number) - skill)).toBeLessThan(20)));

  it('is the maximum that minorise-maximise finds', () =>
    centred(byMinoriseMaximise()).forEach((rating, player) => expect(fitted[player]).toBeCloseTo(rating, 2)));

  it('a narrow prior keeps everybody near 1,500', () =>
    expect(Math.max(...[...fitBradleyTerry(games, PLAYERS, 1)].map((theta) => Math.abs(theta / LOGIT)))).toBeLessThan(10));
});

describe('Whole-History Rating', () => {
  it('with hardly any walk is Bradley and Terry with the same prior', () => {
    const history = inventHistory({ ...BASE_WORLD, players: 20, days: 100 }, 2);
    const still = wholeHistory({ priorSd: 200, variance: 1e-3, house: true, window: 90 })(history)(99);
    const fixed = bradleyTerry({ priorSd: 200, house: true, window: 90 })(history)(99);
    still.score.forEach((theta, player) => expect(Math.abs(theta - (fixed.score[player] as number)) / LOGIT).toBeLessThan(8));
  });
});

describe('Glicko-2', () => {
  it("gives the example of Glickman's paper: 1464.06, 151.52, 0.05999", () => {
    const player = (rating: number, deviation: number) => ({ rating, deviation, volatility: 0.06 });
    const after = glickoPeriod(player(1500, 200), [
      { opponent: player(1400, 30), score: 1 },
      { opponent: player(1550, 100), score: 0 },
      { opponent: player(1700, 300), score: 0 },
    ]);
    expect(after.rating).toBeCloseTo(1464.06, 1);
    expect(after.deviation).toBeCloseTo(151.52, 1);
    expect(after.volatility).toBeCloseTo(0.05999, 4);
  });
});
