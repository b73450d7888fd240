import { xxhashAsU8a } from '@polkadot/util-crypto';
import type { Hex } from './hex.ts';
import { toHex } from './hex.ts';

/** Where the runtime's code lies. */
export const CODE_KEY: Hex = toHex(Buffer.from(':code'));

/** The key of a plain value: twox128(pallet) ++ twox128(item). */
const plainKey = (pallet: string, item: string): Hex => toHex(Buffer.concat([xxhashAsU8a(pallet, 128), xxhashAsU8a(item, 128)]));

/** `Timestamp.Now`, milliseconds as u64. */
export const NOW_KEY: Hex = plainKey('Timestamp', 'Now');
