import { HOUSE, START, WINDOW_DAYS } from './constants.ts';
import { decay, driftDays } from './decay.ts';
import { expected, portion } from './expected.ts';
import { history, type Entry, type History } from './history.ts';
import { eventK, playerK } from './k-factor.ts';
import type { Part, Ruling } from './outcomes.ts';
import { EMA_START, performed, relax } from './performance.ts';
import { wholeDays } from './quotient.ts';
import { strikesOf } from './strikes.ts';
import type { BlockNumber, CompetitionResult, MilliElo, Player, PlayerRating, Q16, RateOptions, Ratings } from './types.ts';

/** A player while the window is replayed. */
interface Standing {
  rating: MilliElo;
  results: number;
  ema: Q16;
  strikes: number;
  /** Block of the last strike. */
  lastStrike: BlockNumber | null;
  early: number;
  last: BlockNumber;
}

/**
 * Replays the results of one window into ratings (mechanism 2.4, normative): same results, same bits, in any order.
 * @param results finished competitions; those outside `(anchor - 90 days, anchor]` are ignored
 * @returns a rating for every player of a result that is not VOID, ascending by player; nobody else appears
 * @throws RangeError for what {@link history} refuses, an anchor that is no whole number, or no block in a day
 */
export const rate = (results: Iterable<CompetitionResult>, options: RateOptions): Ratings => replay(history(results), options);

/**
 * The same for a history that was sorted and numbered before: for many anchors, or for speed.
 * @throws RangeError for an anchor that is no whole number, or no block in a day
 */
export const replay = ({ entries, players, pairs }: History, options: RateOptions): Ratings => {
  const { anchor, blocksPerDay } = options;
  if (!Number.isSafeInteger(anchor)) throw new RangeError(`${anchor} is not a block`);
  if (!Number.isSafeInteger(blocksPerDay) || blocksPerDay < 1) throw new RangeError(`a day cannot have ${blocksPerDay} blocks`);
  const standings = players.map((): Standing | null => null);
  const meetings = new Uint32Array(pairs);
  const end = firstAfter(entries, anchor);
  let house = 0;
  let age = 0;
  // Entries up to this block, not yet seen, are as old as the last one.
  let sameAgeUntil = anchor - WINDOW_DAYS * blocksPerDay;
  for (let index = firstAfter(entries, anchor - WINDOW_DAYS * blocksPerDay); index < end; index += 1) {
    const entry = entries[index];
    if (entry === undefined) throw new Error(`a history without its entry ${index}`);
    const amended = entry.amended !== null && entry.amended.at <= anchor ? entry.amended : null;
    const ruling = amended === null ? entry.ruling : amended.ruling;
    if (ruling === null) continue;
    const a = (standings[entry.a] ??= fresh(entry));
    const b = (standings[entry.b] ??= fresh(entry));
    arrive(a, entry, blocksPerDay);
    arrive(b, entry, blocksPerDay);
    const met = meetings[entry.pair] ?? 0;
    meetings[entry.pair] = met + 1;
    if (entry.resolvedBlock > sameAgeUntil) {
      age = wholeDays(anchor - entry.resolvedBlock, blocksPerDay);
      sameAgeUntil = anchor - age * blocksPerDay;
    }
    const k = eventK(ruling.weight, playerK(a.results, age), playerK(b.results, age), met);
    house += exchange(ruling, a, b, k);
    // An amendment counts from its own block on, at the place of the original (mechanism 2.5).
    const struckAt = amended === null ? entry.resolvedBlock : amended.at;
    judge(a, ruling.a, entry.validA, amended !== null, struckAt);
    judge(b, ruling.b, entry.validB, amended !== null, struckAt);
  }
  return { players: close(standings, players, options), house };
};

/** Place of the first entry that was resolved after `block`. */
const firstAfter = (entries: readonly Entry[], block: BlockNumber): number => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.resolvedBlock <= block) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A newcomer, at rest until the start of its first result. */
const fresh = ({ startBlock }: Entry): Standing => ({
  rating: START,
  results: 0,
  ema: EMA_START,
  strikes: 0,
  lastStrike: null,
  early: 0,
  last: startBlock,
});

/** Idle drift from the end of the last result to the start of this one. */
const arrive = (side: Standing, entry: Entry, blocksPerDay: number): void => {
  const days = driftDays(side.last, entry.startBlock, blocksPerDay);
  if (days > 0) {
    side.rating = decay(side.rating, days);
    side.ema = relax(side.ema, days);
  }
  side.last = entry.resolvedBlock;
};

/** Moves the ratings; answers what the house took. A result that did not rate a side does not count for it. */
const exchange = ({ a: partA, b: partB }: Ruling, a: Standing, b: Standing, k: MilliElo): MilliElo => {
  if (partA === 'won' || partA === 'present') return win(a, b, k);
  if (partB === 'won' || partB === 'present') return win(b, a, k);
  const before = a.rating;
  return (partA === 'spared' ? 0 : fail(a, b.rating, k)) + (partB === 'spared' ? 0 : fail(b, before, k));
};

const win = (winner: Standing, loser: Standing, k: MilliElo): 0 => {
  const moved = portion(k, expected(loser.rating, winner.rating));
  winner.rating += moved;
  loser.rating -= moved;
  winner.results += 1;
  loser.results += 1;
  return 0;
};

/** The weaker of opponent and house is who wins: so failing together is never cheaper than losing. */
const fail = (side: Standing, opponent: MilliElo, k: MilliElo): MilliElo => {
  const moved = portion(k, expected(side.rating, opponent < HOUSE ? opponent : HOUSE));
  side.rating -= moved;
  side.results += 1;
  return moved;
};

/** Performance and strikes of one side. */
const judge = (side: Standing, part: Part, valid: boolean, reverted: boolean, struckAt: BlockNumber): void => {
  side.ema = performed(side.ema, part, valid);
  const strikes = strikesOf(part, valid, reverted, side.early);
  side.strikes += strikes;
  if (strikes > 0 && (side.lastStrike === null || side.lastStrike < struckAt)) side.lastStrike = struckAt;
  if (part === 'left') side.early += 1;
};

const close = (standings: readonly (Standing | null)[], players: readonly Player[], options: RateOptions): Map<Player, PlayerRating> => {
  const rated = new Map<Player, PlayerRating>();
  players.forEach((player, number) => {
    const standing = standings[number] ?? null;
    if (standing !== null) rated.set(player, atAnchor(player, standing, options));
  });
  return rated;
};

/** A player as the anchor finds it: idle drift included, unless it is competing. */
const atAnchor = (player: Player, side: Standing, { anchor, blocksPerDay, occupied }: RateOptions): PlayerRating => {
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
