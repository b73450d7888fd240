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
  /** Places in `players`. */
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Number of the pair, in either order. */
  readonly pairOf: Uint32Array;
  /** By place of the result. */
  readonly amendments: ReadonlyMap<number, CodedAmendment>;
  /** In the order in which they first come. */
  readonly players: readonly Player[];
  /** Places in `players`, ascending by player. */
  readonly ascending: readonly number[];
  /** How many pairs met. */
  readonly pairs: number;
}

export interface CodedAmendment {
  readonly at: BlockNumber;
  readonly code: number;
}

/** Validity of a, and of b, in a code. */
export const VALID_A = 2;
export const VALID_B = 1;

const CODES = new Map(OUTCOMES.map((outcome, code) => [outcome, 4 * code]));

/** An outcome and who had a valid pull request as one number, 0 to 39. */
const codeOf = (outcome: Outcome, { validA, validB }: CompetitionResult): number => {
  const code = CODES.get(outcome);
  if (code === undefined) throw new RangeError(`${outcome} is no outcome`);
  return code + (validA ? VALID_A : 0) + (validB ? VALID_B : 0);
};

/**
 * Sorts and numbers finished competitions once, for one replay or many.
 * @param results in any order; fastest in chain order
 * @throws RangeError for two results with one id, a player against itself, or a block that is no whole number below 2^31:
 * the contract has none of them
 */
export const history = (results: Iterable<CompetitionResult>): History => {
  const sorted = inOrder([...results]);
  const count = sorted.length;
  const columns = {
    startBlocks: new Int32Array(count),
    resolvedBlocks: new Int32Array(count),
    codes: new Uint8Array(count),
    a: new Uint32Array(count),
    b: new Uint32Array(count),
    pairOf: new Uint32Array(count),
  };
  const { startBlocks, resolvedBlocks, codes, a: as, b: bs, pairOf } = columns;
  const amendments = new Map<number, CodedAmendment>();
  const players: Player[] = [];
  const [ids, numbers, pairs] = [new Numbering(count), new Numbering(), new Numbering(count)];
  const keys = new BigUint64Array(3);
  const words = new Uint32Array(keys.buffer);
  const word = (index: number): number => words[index] ?? 0;
  sorted.forEach((result, index) => {
    const { id, startBlock, resolvedBlock, amended } = result;
    keys[0] = id;
    keys[1] = result.a;
    keys[2] = result.b;
    if (ids.of(word(0), word(1)) !== index) throw new RangeError(`two results have one id, ${id}`);
    const a = numbers.of(word(2), word(3));
    if (a === players.length) players.push(result.a);
    const b = numbers.of(word(4), word(5));
    if (b === players.length) players.push(result.b);
    if (a === b) throw new RangeError(`result ${id}: a player cannot meet itself`);
    startBlocks[index] = block(startBlock, id);
    resolvedBlocks[index] = block(resolvedBlock, id);
    codes[index] = codeOf(result.outcome, result);
    as[index] = a;
    bs[index] = b;
    pairOf[index] = a < b ? pairs.of(a, b) : pairs.of(b, a);
    if (amended !== undefined) amendments.set(index, { at: block(amended.at, id), code: codeOf(amended.outcome, result) });
  });
  return { ...columns, amendments, players, ascending: ascending(players), pairs: pairs.size };
};

const inOrder = (results: CompetitionResult[]): readonly CompetitionResult[] =>
  results.every((result, index) => index === 0 || isBefore(results[index - 1] ?? result, result))
    ? results
    : results.sort((x, y) => (isBefore(x, y) ? -1 : 1));

const isBefore = (x: CompetitionResult, y: CompetitionResult): boolean =>
  x.resolvedBlock === y.resolvedBlock ? x.id < y.id : x.resolvedBlock < y.resolvedBlock;

const block = (number: BlockNumber, id: bigint): BlockNumber => {
  if ((number | 0) !== number) throw new RangeError(`result ${id}: ${number} is not a block`);
  return number;
};

const ascending = (players: readonly Player[]): number[] =>
  players
    .map((player, place) => ({ player, place }))
    .sort((x, y) => (x.player < y.player ? -1 : 1))
    .map(({ place }) => place);
