import { hexToU8a, isHex } from '@polkadot/util';
import { ScaleReader } from './reader.ts';
import { ScaleWriter } from './writer.ts';

/** Both directions of one type's SCALE encoding. `least` is the fewest bytes a value takes: it bounds lengths read from the wire. */
export interface Codec<T> {
  readonly least: number;
  decode(from: ScaleReader): T;
  encode(to: ScaleWriter, value: T): void;
}

export type Hex = `0x${string}`;

/** Bytes given as they are or as `0x…`. Errors: TypeError for a text that is no hex. */
export const bytesOf = (data: Uint8Array | string): Uint8Array => {
  if (typeof data !== 'string') return data;
  if (!isHex(data, -1, true)) throw new TypeError(`"${data.slice(0, 80)}" is not 0x-prefixed hex`);
  return hexToU8a(data);
};

/** Reads one whole value: bytes left over are an error. Errors: DecodeFailed. */
export const decodeWith = <T>(codec: Codec<T>, data: Uint8Array | string): T => {
  const reader = new ScaleReader(bytesOf(data));
  const value = codec.decode(reader);
  reader.end();
  return value;
};

/** The bytes of one value. Errors: RangeError for a number outside its type. */
export const encodeWith = <T>(codec: Codec<T>, value: T): Uint8Array => {
  const writer = new ScaleWriter();
  codec.encode(writer, value);
  return writer.bytes();
};
