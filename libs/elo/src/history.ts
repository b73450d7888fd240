import { Numbering } from './numbering.ts';
import { OUTCOMES } from './outcomes.ts';
import type { BlockNumber, CompetitionResult, Outcome, Player } from './types.ts';

/**
 * Finished competitions in chain order, by `(resolved block, id)`, ready to be replayed at any anchor. One column for each
 * fact: a replay then reads memory from front to back.
 */
export interface History {
  readonly startBlocks: Int32Array;
  readonly resolvedBlocks: Int32Array;
  /** Outcome and validity as they first were, see {@link codeOf}. */
  readonly codes: Uint8Array;
  /** Places in `players` of a and b, one after the other. */
  readonly sides: Uint32Array;
  /** Number of the pair, in either order. */
  readonly pairOf: Uint32Array;
  /** By place of the result. */
  readonly amendments: ReadonlyMap<number, CodedAmendment>;
  /** In the order in which they first come. */
  readonly players: readonly Player[];
  /** Places in `players`, ascending by player. */
  readonly ascending: readonly number[];
  /** Pairs have numbers below this. */
  readonly pairs: number;
}

export interface CodedAmendment {
  readonly at: BlockNumber;
  readonly code: number;
}

/**
 * Sorts and numbers finished competitions once, for one replay or many.
 * @param results in any order; fastest in chain order
 * @throws RangeError for two results with one id, a player against itself, or a block that is no whole number below 2^31:
 * the contract has none of them
 */
export const history = (results: Iterable<CompetitionResult>): History => {
  const given: readonly CompetitionResult[] = Array.isArray(results) ? results : [...results];
  return columns(given) ?? columns([...given].sort(inOrder)) ?? unsorted();
};

const inOrder = (x: CompetitionResult, y: CompetitionResult): number =>
  x.resolvedBlock === y.resolvedBlock ? (x.id < y.id ? -1 : 1) : x.resolvedBlock - y.resolvedBlock;

const unsorted = (): never => {
  throw new Error('sorted results are not in order');
};

/**
 * The results column by column, in one pass; null when they are not in order. A hot loop: names of this module are read once
 * before it, ids are compared as two words because bigints are slow.
 */
const columns = (results: readonly CompetitionResult[]): History | null => {
  const count = results.length;
  const startBlocks = new Int32Array(count);
  const resolvedBlocks = new Int32Array(count);
  const codes = new Uint8Array(count);
  const sides = new Uint32Array(2 * count);
  const amendments = new Map<number, CodedAmendment>();
  const players: Player[] = [];
  const numbers = new Numbering();
  const keys = new BigUint64Array(3);
  const words = new Uint32Array(keys.buffer);
  const names = NAMES;
  let previousBlock = -0x8000_0000;
  let previousLow = 0;
  let previousHigh = 0;
  let idsAscend = true;
  for (let index = 0; index < count; index += 1) {
    const result = results[index];
    if (result === undefined) throw new RangeError(`there is no result ${index}`);
    const { id, startBlock, resolvedBlock, outcome, amended } = result;
    keys[0] = id;
    keys[1] = result.a;
    keys[2] = result.b;
    const idLow = words[0] ?? 0;
    const idHigh = words[1] ?? 0;
    if (resolvedBlock < previousBlock) return null;
    if (index > 0 && (idHigh < previousHigh || (idHigh === previousHigh && idLow <= previousLow))) {
      if (resolvedBlock === previousBlock && (idHigh !== previousHigh || idLow !== previousLow)) return null;
      idsAscend = false;
    }
    previousBlock = resolvedBlock;
    previousLow = idLow;
    previousHigh = idHigh;
    if ((startBlock | 0) !== startBlock) throw noBlock(startBlock, id);
    if ((resolvedBlock | 0) !== resolvedBlock) throw noBlock(resolvedBlock, id);
    startBlocks[index] = startBlock;
    resolvedBlocks[index] = resolvedBlock;
    const place = placeOf(outcome);
    if (names[place] !== outcome) throw new RangeError(`${outcome} is no outcome`);
    codes[index] = (place << 2) | (Number(result.validA) << 1) | Number(result.validB);
    const a = numbers.of(words[2] ?? 0, words[3] ?? 0);
    if (a === players.length) players.push(result.a);
    const b = numbers.of(words[4] ?? 0, words[5] ?? 0);
    if (b === players.length) players.push(result.b);
    if (a === b) throw new RangeError(`result ${id}: a player cannot meet itself`);
    sides[2 * index] = a;
    sides[2 * index + 1] = b;
    if (amended !== undefined) amendments.set(index, codedAmendment(result, amended));
  }
  if (!idsAscend) refuseTwins(results);
  return {
    startBlocks,
    resolvedBlocks,
    codes,
    sides,
    amendments,
    players,
    ascending: ascending(players),
    ...numberPairs(sides, players.length),
  };
};

const noBlock = (number: BlockNumber, id: bigint): RangeError => new RangeError(`result ${id}: ${number} is not a block`);

const codedAmendment = (result: CompetitionResult, { at, outcome }: { at: BlockNumber; outcome: Outcome }): CodedAmendment => {
  if ((at | 0) !== at) throw noBlock(at, result.id);
  return { at, code: codeOf(outcome, result.validA, result.validB) };
};

/** Contracts count ids up, so a set is seldom needed: only when results end in another order than they began. */
const refuseTwins = (results: readonly CompetitionResult[]): void => {
  const ids = new Numbering(results.length);
  const key = new BigUint64Array(1);
  const words = new Uint32Array(key.buffer);
  for (const [index, { id }] of results.entries()) {
    key[0] = id;
    if (ids.of(words[0] ?? 0, words[1] ?? 0) !== index) throw new RangeError(`two results have one id, ${id}`);
  }
};

/** Few players have a number for each pair that could meet; among many, only pairs that met are numbered. */
const numberPairs = (sides: Uint32Array, players: number): { pairOf: Uint32Array; pairs: number } => {
  const count = sides.length / 2;
  const pairOf = new Uint32Array(count);
  const all = players * players <= 16 * count;
  const met = new Numbering(all ? 0 : count);
  for (let index = 0; index < count; index += 1) {
    const [a, b] = [sides[2 * index] ?? 0, sides[2 * index + 1] ?? 0];
    const toLesser = (a - b) & ((a - b) >> 31);
    const [lesser, greater] = [b + toLesser, a - toLesser];
    pairOf[index] = all ? lesser * players + greater : met.of(lesser, greater);
  }
  return { pairOf, pairs: all ? players * players : met.size };
};

/** One of 16 places, another for each outcome: faster to find than by any search. */
const placeOf = (name: string): number => (4 * name.charCodeAt(0) + name.charCodeAt(name.length - 1) + 5 * name.length) & 15;

/** Outcomes at their places. */
const NAMES: readonly (Outcome | null)[] = Array.from(
  { length: 16 },
  (_, place) => OUTCOMES.find((name) => placeOf(name) === place) ?? null,
);

/** How many codes there are. */
export const CODES = 4 * NAMES.length;

/** The place of an outcome and who had a valid pull request as one number. */
export const codeOf = (outcome: Outcome, validA: boolean, validB: boolean): number => {
  const place = placeOf(outcome);
  if (NAMES[place] !== outcome) throw new RangeError(`${outcome} is no outcome`);
  return (place << 2) | (Number(validA) << 1) | Number(validB);
};

const ascending = (players: readonly Player[]): number[] =>
  players
    .map((player, place) => ({ player, place }))
    .sort((x, y) => (x.player < y.player ? -1 : 1))
    .map(({ place }) => place);
