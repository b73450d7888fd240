import { blake2b } from '@noble/hashes/blake2b';
import { hexToBytes } from '@noble/hashes/utils';
import type { PairingMiner } from './types.ts';

/**
 * The order of choice: priority falling, then enrolment rising, then `blake2_256(hash of the anchor block ‖ GitHub id
 * as u64 little endian)` rising, which nobody can choose when enrolling (mechanism 3.2 step 2, A9).
 */
export const inOrder = (miners: readonly PairingMiner[], anchorHash: string): PairingMiner[] => {
  const anchor = hexToBytes(anchorHash.slice(2));
  if (!anchorHash.startsWith('0x') || anchor.length !== 32) throw new RangeError(`${anchorHash} is not a block hash`);
  const lots = new Map<bigint, Uint8Array>();
  const lotOf = (id: bigint): Uint8Array => {
    const known = lots.get(id);
    if (known !== undefined) return known;
    const lot = drawLot(anchor, id);
    lots.set(id, lot);
    return lot;
  };
  return [...miners].sort(
    (x, y) => y.priority - x.priority || x.enrolledAt - y.enrolledAt || compareBytes(lotOf(x.githubId), lotOf(y.githubId)),
  );
};

/** A miner's lot for one anchor: 32 bytes. */
export const drawLot = (anchor: Uint8Array, githubId: bigint): Uint8Array => {
  const input = new Uint8Array(anchor.length + 8);
  input.set(anchor);
  new DataView(input.buffer).setBigUint64(anchor.length, githubId, true);
  return blake2b(input, { dkLen: 32 });
};

const compareBytes = (x: Uint8Array, y: Uint8Array): number => {
  for (const [index, byte] of x.entries()) {
    const difference = byte - (y[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
