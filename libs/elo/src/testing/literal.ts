import { HOUSE, START } from '../constants.ts';
import { decay, driftDays } from '../decay.ts';
import { expected, portion } from '../expected.ts';
import { playerK } from '../k-factor.ts';
import { RULINGS, type Part } from '../outcomes.ts';
import { EMA_START, isDouble, perform, relax, scoreOf } from '../performance.ts';
import { strikesOf } from '../strikes.ts';
import type { BlockNumber, CompetitionResult, MilliElo, Player, PlayerRating, RateOptions, Ratings } from '../types.ts';

interface Standing {
  rating: MilliElo;
  results: number;
  ema: number;
  strikes: number;
  lastStrike: BlockNumber | null;
  early: number;
  last: BlockNumber | null;
}

const WINS: readonly Part[] = ['won', 'present'];
const FAILURES: readonly Part[] = ['failed', 'faulted', 'left'];

/** `rate` as the mechanism tells it (2.3 to 2.7), result after result, as slow as that is: the judge of the fast one. */
export const literalRate = (results: readonly CompetitionResult[], { anchor, blocksPerDay, occupied }: RateOptions): Ratings => {
  const standings = new Map<Player, Standing>();
  const meetings = new Map<string, number>();
  let house = 0;
  const window = results
    .filter(({ resolvedBlock }) => resolvedBlock > anchor - 90 * blocksPerDay && resolvedBlock <= anchor)
    .sort((x, y) => x.resolvedBlock - y.resolvedBlock || Number(x.id - y.id));
  for (const result of window) {
    const amended = result.amended !== undefined && result.amended.at <= anchor ? result.amended : null;
    const ruling = RULINGS[amended?.outcome ?? result.outcome];
    if (ruling === null) continue;
    const [a, b] = [result.a, result.b].map((player) => {
      const side = standings.get(player) ?? newcomer();
      standings.set(player, side);
      const days = side.last === null ? 0 : driftDays(side.last, result.startBlock, blocksPerDay);
      side.rating = decay(side.rating, days);
      side.ema = relax(side.ema, days);
      side.last = result.resolvedBlock;
      return side;
    }) as [Standing, Standing];

    const pair = result.a < result.b ? `${result.a} ${result.b}` : `${result.b} ${result.a}`;
    const met = meetings.get(pair) ?? 0;
    meetings.set(pair, met + 1);
    const age = Math.floor((anchor - result.resolvedBlock) / blocksPerDay);
    const mean = Math.floor((playerK(a.results, age) + playerK(b.results, age)) / 2);
    const again = !ruling.weight.rematch || met === 0 ? mean : met === 1 ? Math.floor(mean / 2) : 0;
    const k = Math.floor(again / 2 ** ruling.weight.halvings);

    if (WINS.includes(ruling.a)) win(a, b, k);
    if (WINS.includes(ruling.b)) win(b, a, k);
    const [beforeA, beforeB] = [a.rating, b.rating];
    if (FAILURES.includes(ruling.a)) house += fail(a, beforeB, k);
    if (FAILURES.includes(ruling.b)) house += fail(b, beforeA, k);

    const struckAt = amended?.at ?? result.resolvedBlock;
    judge(a, ruling.a, result.validA, amended !== null, struckAt);
    judge(b, ruling.b, result.validB, amended !== null, struckAt);
  }
  const players = [...standings].map(([player, side]): [Player, PlayerRating] => {
    const days = occupied?.has(player) === true ? 0 : driftDays(side.last ?? anchor, anchor, blocksPerDay);
    const { rating, results, strikes, lastStrike, last } = side;
    return [
      player,
      { rating, effective: decay(rating, days), results, ema: relax(side.ema, days), strikes, lastStrike, lastBlock: last ?? 0 },
    ];
  });
  return { players: new Map(players.sort(([x], [y]) => (x < y ? -1 : 1))), house };
};

const newcomer = (): Standing => ({
  rating: START,
  results: 0,
  ema: EMA_START,
  strikes: 0,
  lastStrike: null,
  early: 0,
  last: null,
});

const win = (winner: Standing, loser: Standing, k: MilliElo): void => {
  const moved = portion(k, expected(loser.rating, winner.rating));
  winner.rating += moved;
  loser.rating -= moved;
  winner.results += 1;
  loser.results += 1;
};

const fail = (side: Standing, opponent: MilliElo, k: MilliElo): MilliElo => {
  const lost = portion(k, expected(side.rating, Math.min(opponent, HOUSE)));
  side.rating -= lost;
  side.results += 1;
  return lost;
};

const judge = (side: Standing, part: Part, valid: boolean, reverted: boolean, struckAt: BlockNumber): void => {
  if (part === 'spared') return;
  side.ema = perform(side.ema, scoreOf(part, valid));
  if (isDouble(part)) side.ema = perform(side.ema, scoreOf(part, valid));
  const strikes = strikesOf(part, valid, reverted, side.early);
  side.strikes += strikes;
  if (strikes > 0) side.lastStrike = Math.max(side.lastStrike ?? struckAt, struckAt);
  if (part === 'left') side.early += 1;
};
