import { FADE_DAYS, GRACE_DAYS, HOUSE, START, WINDOW_DAYS } from './constants.ts';
import { decay, driftDays } from './decay.ts';
import { expected, portion } from './expected.ts';
import { history, type History } from './history.ts';
import { JUDGEMENTS, type Judgement, type SideJudgement } from './judgements.ts';
import { eventK, playerK } from './k-factor.ts';
import { EMA_START, perform, relax } from './performance.ts';
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
  /** Block of the last result; {@link NOT_YET} before the first. */
  last: BlockNumber;
}

/** Later than every block, so that a newcomer is at rest until its first result. */
const NOT_YET = 0x7fff_ffff;

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
export const replay = (past: History, options: RateOptions): Ratings => {
  const { anchor, blocksPerDay } = options;
  if (!Number.isSafeInteger(anchor)) throw new RangeError(`${anchor} is not a block`);
  if (!Number.isSafeInteger(blocksPerDay) || blocksPerDay < 1) throw new RangeError(`a day cannot have ${blocksPerDay} blocks`);
  const { startBlocks, resolvedBlocks, codes, a: as, b: bs, pairOf, amendments } = past;
  const standings = past.players.map(newcomer);
  const meetings = new Uint32Array(past.pairs);
  // Days are divided out only where they matter: for results that fade, and after rests that drift.
  const fadesUntil = anchor - (WINDOW_DAYS - FADE_DAYS + 1) * blocksPerDay;
  const driftsFrom = (GRACE_DAYS + 1) * blocksPerDay;
  const end = firstAfter(resolvedBlocks, anchor);
  let house = 0;
  for (let index = firstAfter(resolvedBlocks, anchor - WINDOW_DAYS * blocksPerDay); index < end; index += 1) {
    const amendment = amendments.size > 0 ? amendments.get(index) : undefined;
    const amended = amendment !== undefined && amendment.at <= anchor ? amendment : null;
    const judgement = JUDGEMENTS[(amended === null ? codes[index] : amended.code) ?? 0] ?? null;
    const a = standings[as[index] ?? 0];
    const b = standings[bs[index] ?? 0];
    if (a === undefined || b === undefined) throw new Error(`result ${index} of a history has no players`);
    if (judgement === null) continue;
    const startBlock = startBlocks[index] ?? 0;
    const resolvedBlock = resolvedBlocks[index] ?? 0;
    if (startBlock - a.last >= driftsFrom) drift(a, startBlock, blocksPerDay);
    if (startBlock - b.last >= driftsFrom) drift(b, startBlock, blocksPerDay);
    a.last = resolvedBlock;
    b.last = resolvedBlock;
    const pair = pairOf[index] ?? 0;
    const met = meetings[pair] ?? 0;
    meetings[pair] = met + 1;
    const age = resolvedBlock > fadesUntil ? 0 : wholeDays(anchor - resolvedBlock, blocksPerDay);
    const k = eventK(judgement.weight, playerK(a.results, age), playerK(b.results, age), met);
    house += exchange(judgement, a, b, k);
    score(a, judgement.a);
    score(b, judgement.b);
    // An amendment counts from its own block on, at the place of the original (mechanism 2.5).
    const struckAt = amended === null ? resolvedBlock : amended.at;
    if (judgement.a.blamed) blame(a, judgement.a, amended !== null, struckAt);
    if (judgement.b.blamed) blame(b, judgement.b, amended !== null, struckAt);
  }
  return { players: close(standings, past, options), house };
};

/** Place of the first result that was resolved after `block`. */
const firstAfter = (resolvedBlocks: Int32Array, block: BlockNumber): number => {
  let low = 0;
  let high = resolvedBlocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((resolvedBlocks[middle] ?? 0) <= block) low = middle + 1;
    else high = middle;
  }
  return low;
};

const newcomer = (): Standing => ({
  rating: START,
  results: 0,
  ema: EMA_START,
  strikes: 0,
  lastStrike: null,
  early: 0,
  last: NOT_YET,
});

/** Idle drift from the end of the last result to the start of this one. */
const drift = (side: Standing, startBlock: BlockNumber, blocksPerDay: number): void => {
  const days = driftDays(side.last, startBlock, blocksPerDay);
  side.rating = decay(side.rating, days);
  side.ema = relax(side.ema, days);
};

/** Moves the ratings; answers what the house took. A result that did not rate a side does not count for it. */
const exchange = ({ aWon, bWon, a: judgedA, b: judgedB }: Judgement, a: Standing, b: Standing, k: MilliElo): MilliElo => {
  if (aWon || bWon) return win(aWon ? a : b, aWon ? b : a, k);
  const before = a.rating;
  return (judgedA.failed ? fail(a, b.rating, k) : 0) + (judgedB.failed ? fail(b, before, k) : 0);
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

/** Performance of one side. */
const score = (side: Standing, { judged, score, double }: SideJudgement): void => {
  if (judged) side.ema = double ? perform(perform(side.ema, score), score) : perform(side.ema, score);
};

/** Strikes of one side. */
const blame = (side: Standing, { part, valid }: SideJudgement, reverted: boolean, struckAt: BlockNumber): void => {
  const strikes = strikesOf(part, valid, reverted, side.early);
  side.strikes += strikes;
  if (strikes > 0 && (side.lastStrike === null || side.lastStrike < struckAt)) side.lastStrike = struckAt;
  if (part === 'left') side.early += 1;
};

const close = (standings: readonly Standing[], { players, ascending }: History, options: RateOptions): Map<Player, PlayerRating> => {
  const rated = new Map<Player, PlayerRating>();
  for (const place of ascending) {
    const [player, standing] = [players[place], standings[place]];
    if (player === undefined || standing === undefined) throw new Error(`a history without its player ${place}`);
    if (standing.last !== NOT_YET) rated.set(player, atAnchor(player, standing, options));
  }
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
