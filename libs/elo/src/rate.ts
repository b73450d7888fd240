import { FADE_DAYS, GRACE_DAYS, HOUSE, PROVISIONAL_RESULTS, WINDOW_DAYS } from './constants.ts';
import { decay, driftDays } from './decay.ts';
import { CURVE, expected, portion } from './expected.ts';
import { history, type History } from './history.ts';
import { playerK } from './k-factor.ts';
import { relax } from './performance.ts';
import { wholeDays } from './quotient.ts';
import { RULES } from './rules.ts';
import { EMA, LAST, LAST_STRIKE, newcomers, NOT_YET, RATING, STANDING } from './standings.ts';
import type { BlockNumber, CompetitionResult, MilliElo, Player, PlayerRating, RateOptions, Ratings } from './types.ts';

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
  const standings = newcomers(past.players.length);
  const house = playAll(past, standings, anchor, blocksPerDay);
  return { players: close(standings, past, options), house };
};

/**
 * The hot loop: every result of the window, oldest first, into `standings`; answers what the house took. `testing/literal.ts`
 * is the same in the words of the mechanism, and the judge of this. Here a result takes about 30 ns, because
 * - sides, scores and strikes are looked up by outcome ({@link RULES}) and chosen with masks: a processor that has to guess who
 *   won guesses wrong half the time. The turns that are left go one way in long runs;
 * - it reads no constant of another module and calls nothing but for what is seldom: engines look such names up each time.
 *   So `expected`, `portion` and `perform` stand here once more.
 */
const playAll = (past: History, standings: Int32Array, anchor: BlockNumber, blocksPerDay: number): MilliElo => {
  const { startBlocks, resolvedBlocks, codes, sides, pairOf, amendments } = past;
  const rules = RULES;
  const curve = CURVE;
  // A row of RULES, of 16 fields.
  const COUNTS = 0;
  const B_IS_LOW = 1;
  const BOTH_FAIL = 2;
  const STRONGEST = 3;
  const HIGH_WINS = 4;
  const LOW_SCORE = 5;
  const LOW_DOUBLE = 6;
  const LOW_LEFT = 7;
  const HALVINGS = 8;
  const LOW_STRIKES = 11;
  const LOW_FAULT = 12;
  const HIGH_SCORE = 13;
  const HIGH_JUDGED = 14;
  const HIGH_STRIKES = 15;
  // A standing, of 8 fields.
  const RATING = 0;
  const RESULTS = 1;
  const EMA = 2;
  const LAST = 3;
  const STRIKES = 4;
  const LEFT = 5;
  const NO_STRIKE = 6;
  const LAST_STRIKE = 7;
  // One, and one half, Q24.
  const ONE = 16_777_216;
  const HALF = 8_388_608;
  const meetings = new Uint8Array(past.pairs);
  const amends = amendments.size > 0;
  const driftsFrom = (GRACE_DAYS + 1) * blocksPerDay;
  const end = firstAfter(resolvedBlocks, anchor);
  let ageEnds = anchor - WINDOW_DAYS * blocksPerDay;
  let provisional = 0;
  let settled = 0;
  let house = 0;
  for (let index = firstAfter(resolvedBlocks, ageEnds); index < end; index += 1) {
    const amendment = amends ? amendments.get(index) : undefined;
    const amended = amendment !== undefined && amendment.at <= anchor;
    const rule = ((amended ? amendment.code : codes[index]) ?? 0) << 4;
    if (rules[rule | COUNTS] === 0) continue;
    const bIsLow = rules[rule | B_IS_LOW] ?? 0;
    const low = (sides[2 * index + bIsLow] ?? 0) << 3;
    const high = (sides[2 * index + 1 - bIsLow] ?? 0) << 3;

    const resolvedBlock = resolvedBlocks[index] ?? 0;
    const startBlock = startBlocks[index] ?? 0;
    const rested = startBlock - driftsFrom;
    if ((standings[low | LAST] ?? 0) <= rested) drift(standings, low, startBlock, blocksPerDay);
    if ((standings[high | LAST] ?? 0) <= rested) drift(standings, high, startBlock, blocksPerDay);
    standings[low | LAST] = resolvedBlock;
    standings[high | LAST] = resolvedBlock;

    // K fades by whole days, so it is the same until the next day of age.
    if (resolvedBlock > ageEnds) {
      const age = wholeDays(anchor - resolvedBlock, blocksPerDay);
      provisional = playerK(0, age);
      settled = playerK(PROVISIONAL_RESULTS, age);
      ageEnds = age <= WINDOW_DAYS - FADE_DAYS ? anchor : anchor - age * blocksPerDay;
    }
    const pair = pairOf[index] ?? 0;
    const met = meetings[pair] ?? 0;
    if (met < 2) meetings[pair] = met + 1;
    const lowResults = standings[low | RESULTS] ?? 0;
    const highResults = standings[high | RESULTS] ?? 0;
    const kOfBoth = ((lowResults < 5 ? provisional : settled) + (highResults < 5 ? provisional : settled)) | 0;
    const k = (kOfBoth >> 1) >> (rules[(rule | HALVINGS) + met] ?? 0);

    // Expected score of low against the weaker of high and, unless high wins, the house.
    const lowRating = standings[low | RATING] ?? 0;
    const highRating = standings[high | RATING] ?? 0;
    const strongest = rules[rule | STRONGEST] ?? 0;
    const above = (highRating - strongest) | 0;
    const ahead = (lowRating - (strongest + (above & (above >> 31)))) | 0;
    const behind = ahead >> 31;
    const difference = ((ahead ^ behind) - behind) | 0;
    const beyond = (difference - 800_000) | 0;
    const counted = (difference - (beyond & ~(beyond >> 31))) | 0;
    const points = (counted / 1_000) | 0;
    const level = curve[points] ?? 0;
    const toNext = ((level - (curve[points + 1] ?? 0)) * (counted - points * 1_000) + 500) | 0;
    const ofLower = (level - ((toNext / 1_000) | 0)) | 0;
    const share = ((ONE & ~behind) + ((ofLower ^ ~behind) - ~behind)) | 0;
    const moved = ((k * share + HALF) / ONE) | 0;
    const highWins = rules[rule | HIGH_WINS] ?? 0;
    standings[low | RATING] = lowRating - moved;
    standings[high | RATING] = highRating + (moved & highWins);
    standings[low | RESULTS] = lowResults + 1;
    standings[high | RESULTS] = highResults - highWins;
    house += moved & ~highWins;

    const lowScore = ((rules[rule | LOW_SCORE] ?? 0) + 2) | 0;
    const once = (3 * (standings[low | EMA] ?? 0) + lowScore) >> 2;
    const twice = (3 * once + lowScore) >> 2;
    standings[low | EMA] = once + ((twice - once) & (rules[rule | LOW_DOUBLE] ?? 0));
    const highEma = standings[high | EMA] ?? 0;
    const highNext = (3 * highEma + (rules[rule | HIGH_SCORE] ?? 0) + 2) >> 2;
    standings[high | EMA] = highEma + ((highNext - highEma) & (rules[rule | HIGH_JUDGED] ?? 0));

    // An amendment counts from its own block on, at the place of the original (mechanism 2.5).
    const leaves = rules[rule | LOW_LEFT] ?? 0;
    const left = standings[low | LEFT] ?? 0;
    standings[low | LEFT] = left | leaves;
    const strikes = (rules[rule | LOW_STRIKES] ?? 0) + (leaves & left) + (amended ? (rules[rule | LOW_FAULT] ?? 0) : 0);
    const struckAt = amended ? amendment.at : resolvedBlock;
    standings[low | STRIKES] = (standings[low | STRIKES] ?? 0) + strikes;
    const place = low | (LAST_STRIKE + (((strikes - 1) >> 31) & (NO_STRIKE - LAST_STRIKE)));
    if ((standings[place] ?? 0) < struckAt) standings[place] = struckAt;

    if (rules[rule | BOTH_FAIL] === 1) {
      const lost = portion(k, expected(highRating, lowRating < HOUSE ? lowRating : HOUSE));
      house += lost;
      standings[high | RATING] = highRating - lost;
      standings[high | RESULTS] = highResults + 1;
      if (rules[rule | HIGH_STRIKES] === 1) {
        standings[high | STRIKES] = (standings[high | STRIKES] ?? 0) + 1;
        if ((standings[high | LAST_STRIKE] ?? 0) < struckAt) standings[high | LAST_STRIKE] = struckAt;
      }
    }
  }
  return house;
};

/** Idle drift of the player at `side` from the end of the last result to the start of this one. */
const drift = (standings: Int32Array, side: number, startBlock: BlockNumber, blocksPerDay: number): void => {
  const days = driftDays(standings[side | LAST] ?? 0, startBlock, blocksPerDay);
  standings[side | RATING] = decay(standings[side | RATING] ?? 0, days);
  standings[side | EMA] = relax(standings[side | EMA] ?? 0, days);
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

const close = (standings: Int32Array, { players, ascending }: History, options: RateOptions): Map<Player, PlayerRating> => {
  const rated = new Map<Player, PlayerRating>();
  for (const place of ascending) {
    const player = players[place];
    if (player === undefined) throw new Error(`a history without its player ${place}`);
    const standing = standings.subarray(place * STANDING, (place + 1) * STANDING);
    if (standing[LAST] !== NOT_YET) rated.set(player, atAnchor(player, standing, options));
  }
  return rated;
};

/** A player as the anchor finds it: idle drift included, unless it is competing. */
const atAnchor = (player: Player, standing: Int32Array, { anchor, blocksPerDay, occupied }: RateOptions): PlayerRating => {
  const [rating = 0, results = 0, ema = 0, last = 0, strikes = 0] = standing;
  const days = occupied?.has(player) === true ? 0 : driftDays(last, anchor, blocksPerDay);
  return {
    rating,
    effective: decay(rating, days),
    results,
    ema: relax(ema, days),
    strikes,
    lastStrike: strikes > 0 ? (standing[LAST_STRIKE] ?? 0) : null,
    lastBlock: last,
  };
};
