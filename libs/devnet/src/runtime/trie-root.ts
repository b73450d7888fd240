import { compactToU8a } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';

/*
 * The root of Substrate's base-16 Merkle tree. Format: the Polkadot specification, "State storage" (node headers by kind and
 * nibble count; a node of 32 bytes or more is named by its hash). From state version 1 on, a value of 33 bytes or more stands
 * in its node by its hash.
 */

/** The root over keys and values; keys must differ. */
export const trieRoot = (pairs: ReadonlyArray<readonly [Uint8Array, Uint8Array]>, version: number): Uint8Array => {
  const entries = pairs.map(([key, value]) => ({ key: nibbles(key), value: placed(value, version) }));
  return blake2AsU8a(entries.length === 0 ? Buffer.from([0]) : node(entries, 0), 256);
};

/** The root over a list, keyed by the compact index: the extrinsics root of a header. */
export const orderedRoot = (values: readonly Uint8Array[], version: number): Uint8Array =>
  trieRoot(
    values.map((value, index) => [compactToU8a(index), value]),
    version,
  );

interface Placed {
  readonly hashed: boolean;
  readonly bytes: Uint8Array;
}
interface Entry {
  readonly key: readonly number[];
  readonly value: Placed;
}

const LONGEST_INLINE = 32;
const placed = (value: Uint8Array, version: number): Placed =>
  version > 0 && value.length > LONGEST_INLINE
    ? { hashed: true, bytes: blake2AsU8a(value, 256) }
    : { hashed: false, bytes: Buffer.concat([compactToU8a(value.length), value]) };

const nibbles = (key: Uint8Array): number[] => [...key].flatMap((byte) => [byte >> 4, byte & 15]);

const node = (entries: readonly Entry[], depth: number): Buffer => {
  const [first] = entries as [Entry, ...Entry[]];
  const shared = entries.length === 1 ? first.key.length : sharedLength(entries, depth);
  const partial = first.key.slice(depth, shared);
  const own = entries.find(({ key }) => key.length === shared);
  const children = Array.from({ length: 16 }, (_, nibble) => entries.filter(({ key }) => key.length > shared && key[shared] === nibble));
  if (children.every((child) => child.length === 0) && own)
    return Buffer.concat([header(own.value.hashed ? HASHED_LEAF : LEAF, partial), own.value.bytes]);
  const kind = own ? (own.value.hashed ? HASHED_BRANCH : BRANCH_WITH_VALUE) : BRANCH;
  const bitmap = Buffer.alloc(2);
  bitmap.writeUInt16LE(children.reduce((bits, child, nibble) => bits | (child.length ? 1 << nibble : 0), 0));
  const links = children.filter((child) => child.length).map((child) => link(node(child, shared + 1)));
  return Buffer.concat([header(kind, partial), bitmap, own?.value.bytes ?? Buffer.alloc(0), ...links]);
};

const sharedLength = (entries: readonly Entry[], depth: number): number => {
  const [first] = entries as [Entry, ...Entry[]];
  let length = depth;
  while (length < first.key.length && entries.every(({ key }) => key[length] === first.key[length])) length += 1;
  return length;
};

const link = (encoded: Buffer): Buffer => {
  const name = encoded.length < 32 ? encoded : blake2AsU8a(encoded, 256);
  return Buffer.concat([compactToU8a(name.length), name]);
};

/** First bits of a node, and how many bits are left in that byte for the nibble count. */
type Kind = readonly [bits: number, room: number];
const LEAF: Kind = [0b0100_0000, 6];
const BRANCH: Kind = [0b1000_0000, 6];
const BRANCH_WITH_VALUE: Kind = [0b1100_0000, 6];
const HASHED_LEAF: Kind = [0b0010_0000, 5];
const HASHED_BRANCH: Kind = [0b0001_0000, 4];

const header = ([bits, room]: Kind, partial: readonly number[]): Buffer => {
  const full = 2 ** room - 1;
  const bytes = [bits | Math.min(partial.length, full)];
  for (let rest = partial.length - full; rest >= 0; rest -= 255) bytes.push(Math.min(rest, 255));
  const padded = partial.length % 2 ? [0, ...partial] : partial;
  for (let i = 0; i < padded.length; i += 2) bytes.push(((padded[i] as number) << 4) | (padded[i + 1] as number));
  return Buffer.from(bytes);
};
