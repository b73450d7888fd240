import { PermanentError } from '@joust/units';

/** Bytes that are not what their type says: cut short, too long, or an impossible tag. Says where. */
export class DecodeFailed extends PermanentError {
  constructor(
    why: string,
    readonly offset: number,
  ) {
    super(`SCALE decoding failed at byte ${offset}: ${why}`, { context: { offset } });
  }
}

/** Walks over SCALE bytes. Every read checks its bounds: a short input is {@link DecodeFailed}, never a zero. */
export class ScaleReader {
  offset = 0;
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The next `length` bytes, as a view on the input. */
  take(length: number): Uint8Array {
    return this.bytes.subarray(this.step(length), this.offset);
  }

  u8(): number {
    return this.view.getUint8(this.step(1));
  }

  u16(): number {
    return this.view.getUint16(this.step(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.step(4), true);
  }

  i32(): number {
    return this.view.getInt32(this.step(4), true);
  }

  u64(): bigint {
    return this.view.getBigUint64(this.step(8), true);
  }

  i64(): bigint {
    return this.view.getBigInt64(this.step(8), true);
  }

  /** A compact integer (SCALE: two low bits choose 1, 2, 4 or n bytes). */
  compact(): bigint {
    const first = this.u8();
    const mode = first & 3;
    if (mode === 0) return BigInt(first >> 2);
    this.offset -= 1;
    if (mode === 1) return BigInt(this.u16() >> 2);
    if (mode === 2) return BigInt(this.u32() >>> 2);
    const length = (this.u8() >> 2) + 4;
    return this.take(length).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  }

  /** The length of a sequence whose items take at least `itemBytes`; more than the input can hold is refused before allocating. */
  count(itemBytes: number): number {
    const at = this.offset;
    const count = this.compact();
    if (count * BigInt(itemBytes) > BigInt(this.bytes.length - this.offset))
      throw new DecodeFailed(`a length of ${count} runs past the end`, at);
    return Number(count);
  }

  /** Throws unless all of the input was read. */
  end(): void {
    if (this.offset !== this.bytes.length) throw new DecodeFailed(`${this.bytes.length - this.offset} bytes are left over`, this.offset);
  }

  fail(why: string): never {
    throw new DecodeFailed(why, this.offset);
  }

  private step(length: number): number {
    const start = this.offset;
    if (start + length > this.bytes.length) throw new DecodeFailed(`${length} bytes wanted, ${this.bytes.length - start} left`, start);
    this.offset = start + length;
    return start;
  }
}
