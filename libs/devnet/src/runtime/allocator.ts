/**
 * The heap that the host keeps for a runtime (Substrate's freeing-bump allocator): blocks of a power of two, each behind eight
 * bytes that hold its order, freed blocks used again.
 */
export class Allocator {
  private next = 0;
  private readonly free: number[][] = Array.from({ length: ORDERS }, () => []);
  private readonly memory: WebAssembly.Memory;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
  }

  /** The heap begins where the runtime's own data ends. */
  beginAt(heapBase: number): void {
    this.next = (heapBase + 7) & ~7;
  }

  /** How far the memory was used. */
  get end(): number {
    return this.next;
  }

  allocate(size: number): number {
    const order = Math.max(0, 32 - Math.clz32(Math.max(size, SMALLEST) - 1) - SMALLEST_ORDER);
    if (size < 0 || order >= ORDERS) throw new RangeError(`The runtime asks for ${size >>> 0} bytes at once`);
    const header = this.free[order]?.pop() ?? this.bump(HEADER + SMALLEST * 2 ** order);
    new DataView(this.memory.buffer).setUint32(header, order, true);
    return header + HEADER;
  }

  release(pointer: number): void {
    const header = pointer - HEADER;
    const order = new DataView(this.memory.buffer).getUint32(header, true);
    const list = this.free[order];
    if (!list) throw new RangeError('The runtime frees what it never got');
    list.push(header);
  }

  private bump(size: number): number {
    const start = this.next;
    this.next += size;
    const missing = this.next - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.max(GROWTH_PAGES, Math.ceil(missing / PAGE)));
    return start;
  }
}

const HEADER = 8;
const SMALLEST = 8;
const SMALLEST_ORDER = 3;
/** 8 bytes to 32 MB, Substrate's largest possible allocation. */
const ORDERS = 23;
const PAGE = 65_536;
const GROWTH_PAGES = 64;
