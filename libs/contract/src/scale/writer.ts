/** Gathers SCALE bytes in a buffer that grows. */
export class ScaleWriter {
  private buffer = new Uint8Array(256);
  private view = new DataView(this.buffer.buffer);
  private length = 0;

  /** What was written so far. */
  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  raw(bytes: Uint8Array): void {
    const at = this.room(bytes.length);
    this.buffer.set(bytes, at);
  }

  u8(value: number): void {
    ensure(value, 0, 0xff, 'u8');
    const at = this.room(1);
    this.view.setUint8(at, value);
  }

  u16(value: number): void {
    ensure(value, 0, 0xffff, 'u16');
    const at = this.room(2);
    this.view.setUint16(at, value, true);
  }

  u32(value: number): void {
    ensure(value, 0, 0xffff_ffff, 'u32');
    const at = this.room(4);
    this.view.setUint32(at, value, true);
  }

  i32(value: number): void {
    ensure(value, -0x8000_0000, 0x7fff_ffff, 'i32');
    const at = this.room(4);
    this.view.setInt32(at, value, true);
  }

  u64(value: bigint): void {
    if (BigInt.asUintN(64, value) !== value) throw new RangeError(`${value} is not a u64`);
    const at = this.room(8);
    this.view.setBigUint64(at, value, true);
  }

  i64(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw new RangeError(`${value} is not an i64`);
    const at = this.room(8);
    this.view.setBigInt64(at, value, true);
  }

  /** A compact integer below 2^30 needs 1 to 4 bytes; above, a length byte and the little-endian bytes. */
  compact(value: number | bigint): void {
    const wide = BigInt(value);
    if (wide < 0n) throw new RangeError(`${wide} is not a compact integer`);
    if (wide < 1n << 6n) return this.u8(Number(wide) << 2);
    if (wide < 1n << 14n) return this.u16((Number(wide) << 2) | 1);
    if (wide < 1n << 30n) return this.u32(Number((wide << 2n) | 2n));
    const bytes: number[] = [];
    for (let rest = wide; rest > 0n; rest >>= 8n) bytes.push(Number(rest & 0xffn));
    while (bytes.length < 4) bytes.push(0);
    this.u8(((bytes.length - 4) << 2) | 3);
    this.raw(Uint8Array.from(bytes));
  }

  private room(length: number): number {
    const at = this.length;
    this.length += length;
    if (this.length > this.buffer.length) this.grow();
    return at;
  }

  private grow(): void {
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length));
    larger.set(this.buffer);
    this.buffer = larger;
    this.view = new DataView(larger.buffer);
  }
}

const ensure = (value: number, least: number, most: number, type: string): void => {
  if (!Number.isInteger(value) || value < least || value > most) throw new RangeError(`${value} is not a ${type}`);
};
