import { accountBytes, accountId, type AccountId } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import { bytesOf, type Codec, type Hex } from './codec.ts';
import type { ScaleReader } from './reader.ts';
import type { ScaleWriter } from './writer.ts';

const primitive = <T>(least: number, decode: (from: ScaleReader) => T, encode: (to: ScaleWriter, value: T) => void): Codec<T> => ({
  least,
  decode,
  encode,
});

export const u8 = primitive(
  1,
  (from) => from.u8(),
  (to, value: number) => to.u8(value),
);
export const u16 = primitive(
  2,
  (from) => from.u16(),
  (to, value: number) => to.u16(value),
);
export const u32 = primitive(
  4,
  (from) => from.u32(),
  (to, value: number) => to.u32(value),
);
export const i32 = primitive(
  4,
  (from) => from.i32(),
  (to, value: number) => to.i32(value),
);
export const u64 = primitive(
  8,
  (from) => from.u64(),
  (to, value: bigint) => to.u64(value),
);
export const i64 = primitive(
  8,
  (from) => from.i64(),
  (to, value: bigint) => to.i64(value),
);
export const compact = primitive(
  1,
  (from) => from.compact(),
  (to, value: bigint) => to.compact(value),
);

export const u128 = primitive(
  16,
  (from) => from.u64() | (from.u64() << 64n),
  (to, value: bigint) => {
    if (BigInt.asUintN(128, value) !== value) throw new RangeError(`${value} is not a u128`);
    to.u64(value & 0xffff_ffff_ffff_ffffn);
    to.u64(value >> 64n);
  },
);

export const bool = primitive<boolean>(
  1,
  (from) => {
    const byte = from.u8();
    return byte > 1 ? from.fail(`${byte} is not a bool`) : byte === 1;
  },
  (to, value) => to.u8(value ? 1 : 0),
);

const utf8 = new TextDecoder('utf-8', { fatal: true });
export const str = primitive<string>(
  1,
  (from) => {
    const bytes = from.take(from.count(1));
    try {
      return utf8.decode(bytes);
    } catch {
      return from.fail('text is not UTF-8');
    }
  },
  (to, value) => {
    const bytes = new TextEncoder().encode(value);
    to.compact(bytes.length);
    to.raw(bytes);
  },
);

/** A byte array of fixed length, as `0x…`. */
export const fixedBytes = (length: number): Codec<Hex> =>
  primitive(
    length,
    (from) => u8aToHex(from.take(length)),
    (to, value) => {
      const bytes = bytesOf(value);
      if (bytes.length !== length) throw new RangeError(`${length} bytes wanted, ${bytes.length} given`);
      to.raw(bytes);
    },
  );

/** A byte vector, as `0x…`. */
export const bytes: Codec<Hex> = primitive(
  1,
  (from) => u8aToHex(from.take(from.count(1))),
  (to, value) => {
    const content = bytesOf(value);
    to.compact(content.length);
    to.raw(content);
  },
);

/** SS58 costs a hash an account; a chain speaks of the same few accounts again and again. */
const KNOWN_ACCOUNTS = 4_096;
const texts = new Map<string, AccountId>();
const ss58 = (key: Uint8Array): AccountId => {
  const hex = u8aToHex(key);
  const known = texts.get(hex);
  if (known !== undefined) return known;
  if (texts.size >= KNOWN_ACCOUNTS) texts.clear();
  const text = accountId(key);
  texts.set(hex, text);
  return text;
};

/** A 32-byte account, as SS58 text. */
export const account = primitive<AccountId>(
  32,
  (from) => ss58(from.take(32)),
  (to, value) => to.raw(accountBytes(value)),
);

/** The type `()`. */
export const unit = primitive<null>(
  0,
  () => null,
  () => undefined,
);
