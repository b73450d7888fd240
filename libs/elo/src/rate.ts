import { HOUSE, START, WINDOW_DAYS } from './constants.ts';
import { decay, driftDays } from './decay.ts';
import { expected, part } from './expected.ts';
import { eventK, playerK } from './k-factor.ts';
import { EMA_START, perform, relax, scoresOf } from './performance.ts';
import { wholeDays } from './quotient.ts';
import { strikesOf } from './strikes.ts';
import type { BlockNumber, CompetitionResult, MilliElo, Outcome, Player, PlayerRating, Q16, RateOptions, Ratings } from './types.ts';

/** A player while the window is replayed. */
interface Standing {
  rating: MilliElo;
  results: number;
  ema: Q16;
  strikes: number;
  lastStrike: BlockNumber | null;
  early: number;
  last: BlockNumber | null;
}

/** A result as it reads at the anchor. */
interface Event extends CompetitionResult {
  readonly reverted: boolean;
  readonly struckAt: BlockNumber;
}

/**
 * Replays the results of one window into ratings (mechanism 2.4, normative): same results, same bits, in any order.
 * @param results finished competitions; those outside `(anchor - 90 days, anchor]` are ignored
 * @returns a rating for every player of a result that is not VOID; nobody else appears
 * @throws RangeError for two results with one id, or a player against itself: the contract allows neither
 */
export const rate = (results: Iterable<CompetitionResult>, options: RateOptions): Ratings => {
  const { anchor, blocksPerDay } = options;
  const standings = new Map<Player, Standing>();
  const meetings = new Map<string, number>();
  let house = 0;
  for (const event of window(results, options)) {
    const a = standing(standings, event.a);
    const b = standing(standings, event.b);
    for (const side of [a, b]) arrive(side, event, blocksPerDay);
    const age = wholeDays(anchor - event.resolvedBlock, blocksPerDay);
    const k = eventK(event.outcome, playerK(a.results, age), playerK(b.results, age), meet(meetings, event));
    house += exchange(event.outcome, a, b, k);
    judge(a, 'A', event);
    judge(b, 'B', event);
  }
  const players = [...standings].map(([player, kept]) => [player, close(player, kept, options)] as const);
  return { players: new Map(players), house };
};

/** The results that count at the anchor, as they read there, in chain order. */
const window = (results: Iterable<CompetitionResult>, { anchor, blocksPerDay }: RateOptions): Event[] => {
  const events: Event[] = [];
  const opened = anchor - WINDOW_DAYS * blocksPerDay;
  for (const result of results) {
    if (result.a === result.b) throw new RangeError(`result ${result.id}: a player cannot meet itself`);
    if (result.resolvedBlock <= opened || result.resolvedBlock > anchor) continue;
    const event = asOf(result, anchor);
    if (event.outcome !== 'Void') events.push(event);
  }
  events.sort((x, y) => x.resolvedBlock - y.resolvedBlock || (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
  const ids = new Set(events.map(({ id }) => id));
  if (ids.size !== events.length) throw new RangeError('two results have one id');
  return events;
};

/** An amendment counts from its own block on, at the place of the original (mechanism 2.5). */
const asOf = (result: CompetitionResult, anchor: BlockNumber): Event => {
  const amended = result.amended !== undefined && result.amended.at <= anchor ? result.amended : undefined;
  return {
    ...result,
    outcome: amended?.outcome ?? result.outcome,
    reverted: amended !== undefined,
    struckAt: amended?.at ?? result.resolvedBlock,
  };
};

const standing = (standings: Map<Player, Standing>, player: Player): Standing => {
  const known = standings.get(player);
  if (known !== undefined) return known;
  const fresh = { rating: START, results: 0, ema: EMA_START, strikes: 0, lastStrike: null, early: 0, last: null };
  standings.set(player, fresh);
  return fresh;
};

/** Idle drift from the end of the last result to the start of this one. */
const arrive = (side: Standing, event: Event, blocksPerDay: number): void => {
  if (side.last !== null) {
    const days = driftDays(side.last, event.startBlock, blocksPerDay);
    side.rating = decay(side.rating, days);
    side.ema = relax(side.ema, days);
  }
  side.last = event.resolvedBlock;
};

/** How often this unordered pair met before. */
const meet = (meetings: Map<string, number>, { a, b }: Event): number => {
  const pair = a < b ? `${a}:${b}` : `${b}:${a}`;
  const before = meetings.get(pair) ?? 0;
  meetings.set(pair, before + 1);
  return before;
};

/** Moves the ratings; answers what the house took. A result that did not rate a side does not count for it. */
const exchange = (outcome: Outcome, a: Standing, b: Standing, k: MilliElo): MilliElo => {
  switch (outcome) {
    case 'WinA':
    case 'WalkoverA':
      return win(a, b, k);
    case 'WinB':
    case 'WalkoverB':
      return win(b, a, k);
    case 'BothFail': {
      const before = a.rating;
      return fail(a, b.rating, k) + fail(b, before, k);
    }
    case 'FaultA':
    case 'EarlyA':
      return fail(a, b.rating, k);
    case 'FaultB':
    case 'EarlyB':
      return fail(b, a.rating, k);
    case 'Void':
      return 0;
  }
};

const win = (winner: Standing, loser: Standing, k: MilliElo): 0 => {
  const moved = part(k, expected(loser.rating, winner.rating));
  winner.rating += moved;
  loser.rating -= moved;
  winner.results += 1;
  loser.results += 1;
  return 0;
};

/** The weaker of opponent and house is who wins: so failing together is never cheaper than losing. */
const fail = (side: Standing, opponent: MilliElo, k: MilliElo): MilliElo => {
  const moved = part(k, expected(side.rating, opponent < HOUSE ? opponent : HOUSE));
  side.rating -= moved;
  side.results += 1;
  return moved;
};

/** Performance and strikes of one side. */
const judge = (side: Standing, name: 'A' | 'B', event: Event): void => {
  const { outcome, reverted } = event;
  const valid = name === 'A' ? event.validA : event.validB;
  for (const score of scoresOf(name, outcome, valid)) side.ema = perform(side.ema, score);
  const strikes = strikesOf({ side: name, outcome, valid, reverted, earlier: side.early });
  side.strikes += strikes;
  if (strikes > 0 && (side.lastStrike === null || side.lastStrike < event.struckAt)) side.lastStrike = event.struckAt;
  if (outcome === `Early${name}`) side.early += 1;
};

const close = (player: Player, side: Standing, options: RateOptions): PlayerRating => {
  if (side.last === null) throw new Error(`player ${player} has no result`);
  const { anchor, blocksPerDay, occupied } = options;
  const days = occupied?.has(player) === true ? 0 : driftDays(side.last, anchor, blocksPerDay);
  return {
    rating: side.rating,
    effective: decay(side.rating, days),
    results: side.results,
    ema: relax(side.ema, days),
    strikes: side.strikes,
    lastStrike: side.lastStrike,
    lastBlock: side.last,
  };
};
