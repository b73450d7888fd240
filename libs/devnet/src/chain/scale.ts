import { compactFromU8a, compactToU8a } from '@polkadot/util';

/** Reads SCALE values one after another from a buffer. Errors: RangeError past the end. */
export class Reader {
  private offset = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get done(): boolean {
    return this.offset === this.bytes.length;
  }

  take(length: number): Uint8Array {
    const end = this.offset + length;
    if (end > this.bytes.length) throw new RangeError(`SCALE value ends at byte ${this.bytes.length}, wanted ${end}`);
    const part = this.bytes.subarray(this.offset, end);
    this.offset = end;
    return part;
  }

  u8(): number {
    return this.take(1)[0] as number;
  }

  u32(): number {
    return Buffer.from(this.take(4)).readUInt32LE();
  }

  u64(): bigint {
    return Buffer.from(this.take(8)).readBigUInt64LE();
  }

  compact(): number {
    const [length, value] = compactFromU8a(this.bytes.subarray(this.offset));
    this.take(length);
    return value.toNumber();
  }

  /** A byte vector: compact length, then the bytes. */
  vec(): Uint8Array {
    return this.take(this.compact());
  }

  /** A vector of values. */
  list<T>(item: (reader: this) => T): T[] {
    return Array.from({ length: this.compact() }, () => item(this));
  }

  /** What has been read since `start`, for items kept in their encoded form. */
  since(start: number): Uint8Array {
    return this.bytes.subarray(start, this.offset);
  }

  get position(): number {
    return this.offset;
  }
}

export const u64 = (value: bigint): Uint8Array => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
};

/** A byte vector: compact length, then the bytes. */
export const vec = (bytes: Uint8Array): Uint8Array => Buffer.concat([compactToU8a(bytes.length), bytes]);
