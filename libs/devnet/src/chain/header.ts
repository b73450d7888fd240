import { compactToU8a } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import { Reader, u64, vec } from './scale.ts';

const ZERO_HASH: Hex = `0x${'00'.repeat(32)}`;
/** The root of an empty trie, Substrate's extrinsics root of a genesis block. */
const EMPTY_ROOT: Hex = '0x03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314';

/** A header in Substrate's JSON form; digest items stay encoded. */
export interface Header {
  readonly parentHash: Hex;
  readonly number: number;
  readonly stateRoot: Hex;
  readonly extrinsicsRoot: Hex;
  readonly logs: readonly Hex[];
}

export const encodeHeader = ({ parentHash, number, stateRoot, extrinsicsRoot, logs }: Header): Hex =>
  toHex(
    Buffer.concat([
      fromHex(parentHash),
      compactToU8a(number),
      fromHex(stateRoot),
      fromHex(extrinsicsRoot),
      compactToU8a(logs.length),
      ...logs.map(fromHex),
    ]),
  );

export const decodeHeader = (header: Hex): Header => {
  const reader = new Reader(fromHex(header));
  return {
    parentHash: toHex(reader.take(32)),
    number: reader.compact(),
    stateRoot: toHex(reader.take(32)),
    extrinsicsRoot: toHex(reader.take(32)),
    logs: reader.list(digestItem),
  };
};

export const hashOf = (bytes: Hex): Hex => toHex(blake2AsU8a(fromHex(bytes), 256));

export const genesisHeader = (stateRoot: Hex): Hex =>
  encodeHeader({ parentHash: ZERO_HASH, number: 0, stateRoot, extrinsicsRoot: EMPTY_ROOT, logs: [] });

/** The header a block begins with: roots are the runtime's to fill in, the digest names the Aura slot. */
export const openingHeader = (parentHash: Hex, number: number, slot: bigint): Hex =>
  encodeHeader({ parentHash, number, stateRoot: ZERO_HASH, extrinsicsRoot: ZERO_HASH, logs: [auraSlot(slot)] });

const PRE_RUNTIME = 6;
const RUNTIME_UPDATED = 8;
const ENGINE_ITEMS = new Set([4, 5, PRE_RUNTIME]);

const auraSlot = (slot: bigint): Hex => toHex(Buffer.concat([Buffer.from([PRE_RUNTIME]), Buffer.from('aura'), vec(u64(slot))]));

/** One digest item, kept encoded. Layout: sp_runtime::generic::DigestItem. */
const digestItem = (reader: Reader): Hex => {
  const start = reader.position;
  const kind = reader.u8();
  if (ENGINE_ITEMS.has(kind)) reader.take(4);
  if (kind !== RUNTIME_UPDATED) reader.vec();
  return toHex(reader.since(start));
};
