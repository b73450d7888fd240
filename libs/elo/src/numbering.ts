const FEWEST_SLOTS = 1_024;

/**
 * Numbers keys of 64 bits in the order in which they first come: 0, 1, 2 ... A table of open addresses: a Map of bigints would
 * take most of the time of a replay.
 */
export class Numbering {
  /** Number of the key at each slot, plus one; 0 where nothing is. At most a quarter of them are taken. */
  private slots: Uint32Array;
  /** Words of the key at each slot. */
  private lows: Uint32Array;
  private highs: Uint32Array;
  private taken = 0;

  /** @param expected about how many keys will come; more are welcome */
  constructor(expected = 0) {
    let slots = FEWEST_SLOTS;
    while (slots <= 4 * expected) slots *= 2;
    this.slots = new Uint32Array(slots);
    this.lows = new Uint32Array(slots);
    this.highs = new Uint32Array(slots);
  }

  /** How many keys have come. */
  get size(): number {
    return this.taken;
  }

  /** The number of a key, given as two words of 32 bits. */
  of(low: number, high: number): number {
    const { slots, lows, highs } = this;
    const mask = slots.length - 1;
    for (let slot = firstSlot(low, high, mask); ; slot = (slot + 1) & mask) {
      const next = slots[slot] ?? 0;
      if (next === 0) return this.add(slot, low, high);
      if (lows[slot] === low && highs[slot] === high) return next - 1;
    }
  }

  private add(slot: number, low: number, high: number): number {
    this.put(slot, low, high, this.taken);
    this.taken += 1;
    if (4 * this.taken >= this.slots.length) this.grow();
    return this.taken - 1;
  }

  private put(slot: number, low: number, high: number, number: number): void {
    this.slots[slot] = number + 1;
    this.lows[slot] = low;
    this.highs[slot] = high;
  }

  private grow(): void {
    const { slots, lows, highs } = this;
    this.slots = new Uint32Array(2 * slots.length);
    this.lows = new Uint32Array(2 * slots.length);
    this.highs = new Uint32Array(2 * slots.length);
    const mask = this.slots.length - 1;
    slots.forEach((next, old) => {
      if (next === 0) return;
      const [low, high] = [lows[old] ?? 0, highs[old] ?? 0];
      let slot = firstSlot(low, high, mask);
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.put(slot, low, high, next - 1);
    });
  }
}

/** Keys that count up stay side by side; pairs of up to 256 players have a slot each. */
const firstSlot = (low: number, high: number, mask: number): number => (low ^ (high << 8) ^ (high >>> 8)) & mask;
