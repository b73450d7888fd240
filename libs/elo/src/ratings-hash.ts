import { blake2b } from '@noble/hashes/blake2b';
import { RATING_VERSION } from './constants.ts';
import type { Player, PlayerRating, Ratings } from './types.ts';

const HEADER = 16;
const ROW = 32;

/**
 * What `ratingsHash` hashes, little endian, players in ascending order:
 * header `rating version u32, players u32, house i64`; then for each player
 * `player u64, rating i32, effective i32, results u32, ema u32, strikes u32, last block u32`.
 */
export const ratingsBytes = ({ players, house }: Ratings): Uint8Array => {
  const rows = [...players].sort(([x], [y]) => (x < y ? -1 : 1));
  const bytes = new Uint8Array(HEADER + ROW * rows.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, RATING_VERSION, true);
  view.setUint32(4, rows.length, true);
  view.setBigInt64(8, BigInt(house), true);
  rows.forEach(([player, rating], index) => writeRow(view, HEADER + ROW * index, player, rating));
  return bytes;
};

const writeRow = (view: DataView, at: number, player: Player, row: PlayerRating): void => {
  view.setBigUint64(at, player, true);
  view.setInt32(at + 8, row.rating, true);
  view.setInt32(at + 12, row.effective, true);
  view.setUint32(at + 16, row.results, true);
  view.setUint32(at + 20, row.ema, true);
  view.setUint32(at + 24, row.strikes, true);
  view.setUint32(at + 28, row.lastBlock, true);
};

/**
 * blake2b-256 of {@link ratingsBytes} as `0x` and 64 hex digits. Goes on the chain with the proposed pairs, so that
 * two validators with different ratings are seen (mechanism 3.3, A17).
 */
export const ratingsHash = (ratings: Ratings): `0x${string}` => {
  const digest = blake2b(ratingsBytes(ratings), { dkLen: 32 });
  return `0x${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};
