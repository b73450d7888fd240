import { RULINGS, type Ruling } from './outcomes.ts';
import type { BlockNumber, CompetitionResult, Player } from './types.ts';

const { isSafeInteger, MAX_SAFE_INTEGER } = Number;
const toNumber = Number;

/** A result with its players and its pair as numbers of the history, and its outcome looked up. */
export interface Entry {
  readonly startBlock: BlockNumber;
  readonly resolvedBlock: BlockNumber;
  readonly a: number;
  readonly b: number;
  readonly pair: number;
  readonly ruling: Ruling | null;
  readonly validA: boolean;
  readonly validB: boolean;
  readonly amended: { readonly at: BlockNumber; readonly ruling: Ruling | null } | null;
}

/** Finished competitions in chain order, ready to be replayed at any anchor. */
export interface History {
  /** By `(resolved block, id)`. */
  readonly entries: readonly Entry[];
  /** Ascending; an entry's `a` and `b` are places in this list. */
  readonly players: readonly Player[];
  /** How many pairs met, in either order. */
  readonly pairs: number;
}

/**
 * Sorts and numbers finished competitions once, for one replay or many.
 * @param results in any order
 * @throws RangeError for two results with one id, a player against itself, or a block that is no whole number: the
 * contract has none of them
 */
export const history = (results: Iterable<CompetitionResult>): History => {
  const sorted = [...results].sort((x, y) => x.resolvedBlock - y.resolvedBlock || (x.id < y.id ? -1 : 1));
  check(sorted);
  const { players, numbers } = numberPlayers(sorted);
  const pairs = new Map<number, number>();
  const entries = sorted.map((result) => entryOf(result, numbers, pairs));
  return { entries, players, pairs: pairs.size };
};

const check = (results: readonly CompetitionResult[]): void => {
  const ids = new Set<Key>();
  for (const { id, a, b, startBlock, resolvedBlock, amended } of results) {
    if (a === b) throw new RangeError(`result ${id}: a player cannot meet itself`);
    checkBlock(startBlock, id);
    checkBlock(resolvedBlock, id);
    if (amended !== undefined) checkBlock(amended.at, id);
    if (ids.size === ids.add(keyOf(id)).size) throw new RangeError(`two results have one id, ${id}`);
  }
};

const checkBlock = (block: BlockNumber, id: bigint): void => {
  if (!isSafeInteger(block)) throw new RangeError(`result ${id}: ${block} is not a block`);
};

/** Maps find numbers several times faster than bigints; every real id is a safe number. */
type Key = number | bigint;
const keyOf = (id: bigint): Key => {
  const number = toNumber(id);
  return number <= MAX_SAFE_INTEGER ? number : id;
};

const numberPlayers = (results: readonly CompetitionResult[]): { players: Player[]; numbers: Map<Key, number> } => {
  const known = new Map<Key, Player>();
  for (const { a, b } of results) known.set(keyOf(a), a).set(keyOf(b), b);
  const players = [...known.values()].sort((x, y) => (x < y ? -1 : 1));
  return { players, numbers: new Map(players.map((player, number) => [keyOf(player), number])) };
};

const entryOf = (result: CompetitionResult, numbers: ReadonlyMap<Key, number>, pairs: Map<number, number>): Entry => {
  const a = numberOf(numbers, result.a);
  const b = numberOf(numbers, result.b);
  const key = a < b ? a * numbers.size + b : b * numbers.size + a;
  const pair = pairs.get(key) ?? pairs.size;
  if (pair === pairs.size) pairs.set(key, pair);
  const { startBlock, resolvedBlock, validA, validB, amended } = result;
  return {
    startBlock,
    resolvedBlock,
    a,
    b,
    pair,
    ruling: RULINGS[result.outcome],
    validA,
    validB,
    amended: amended === undefined ? null : { at: amended.at, ruling: RULINGS[amended.outcome] },
  };
};

const numberOf = (numbers: ReadonlyMap<Key, number>, player: Player): number => {
  const number = numbers.get(keyOf(player));
  if (number === undefined) throw new Error(`player ${player} has no number`);
  return number;
};
