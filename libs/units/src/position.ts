/** Where something happened on the chain: the block, and the index of the event (or extrinsic) in it. */
export interface BlockPosition {
  readonly block: number;
  readonly index: number;
}

/** An index is below this; with a u32 block the key still is a safe JavaScript integer. */
export const INDEX_LIMIT = 1_000_000;
const BLOCK_LIMIT = 2 ** 32;

/** The position as one number that sorts like the chain: block * 1,000,000 + index. */
export const positionKey = ({ block, index }: BlockPosition): bigint => {
  ensure(block, BLOCK_LIMIT, 'block');
  ensure(index, INDEX_LIMIT, 'index');
  return BigInt(block) * BigInt(INDEX_LIMIT) + BigInt(index);
};

/** Inverse of {@link positionKey}. Errors: RangeError. */
export const positionOf = (key: bigint): BlockPosition => {
  if (key < 0n || key >= BigInt(BLOCK_LIMIT) * BigInt(INDEX_LIMIT)) throw new RangeError(`${key} is not a block position`);
  return { block: Number(key / BigInt(INDEX_LIMIT)), index: Number(key % BigInt(INDEX_LIMIT)) };
};

/** The position as text that sorts like the chain and can be read: "0000001234-000005". Used as the id of live messages. */
export const formatPosition = ({ block, index }: BlockPosition): string => {
  ensure(block, BLOCK_LIMIT, 'block');
  ensure(index, INDEX_LIMIT, 'index');
  return `${String(block).padStart(10, '0')}-${String(index).padStart(6, '0')}`;
};

/** Inverse of {@link formatPosition}. Errors: RangeError. */
export const parsePosition = (text: string): BlockPosition => {
  const match = /^(\d{10})-(\d{6})$/.exec(text);
  if (!match) throw new RangeError(`"${text}" is not a block position`);
  const position = { block: Number(match[1]), index: Number(match[2]) };
  ensure(position.block, BLOCK_LIMIT, 'block');
  return position;
};

/** Order of the chain, for Array.prototype.sort. */
export const comparePositions = (a: BlockPosition, b: BlockPosition): number => a.block - b.block || a.index - b.index;

const ensure = (value: number, limit: number, what: string): void => {
  if (!Number.isInteger(value) || value < 0 || value >= limit) throw new RangeError(`${what} ${value} is outside 0..${limit - 1}`);
};
