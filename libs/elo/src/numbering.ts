const FEWEST_SLOTS = 64;

/**
 * Numbers keys of 64 bits in the order in which they first come: 0, 1, 2 ... A table of open addresses: a Map of bigints would
 * take most of the time of a replay.
 */
export class Numbering {
  /** Number of the key at each slot, plus one; 0 where nothing is. At most half of them are taken. */
  private slots: Uint32Array;
  private lows: Uint32Array;
  private highs: Uint32Array;
  private taken = 0;

  /** @param expected about how many keys will come; more are welcome */
  constructor(expected = 0) {
    let slots = FEWEST_SLOTS;
    while (slots <= 2 * expected) slots *= 2;
    this.slots = new Uint32Array(slots);
    this.lows = new Uint32Array(slots / 2);
    this.highs = new Uint32Array(slots / 2);
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
      if (lows[next - 1] === low && highs[next - 1] === high) return next - 1;
    }
  }

  private add(slot: number, low: number, high: number): number {
    const number = this.taken;
    this.lows[number] = low;
    this.highs[number] = high;
    this.taken += 1;
    this.slots[slot] = this.taken;
    if (2 * this.taken === this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    const slots = new Uint32Array(2 * this.slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.taken; number += 1) {
      let slot = firstSlot(this.lows[number] ?? 0, this.highs[number] ?? 0, mask);
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.slots = slots;
    this.lows = doubled(this.lows);
    this.highs = doubled(this.highs);
  }
}

/** Keys that count up stay side by side; pairs of up to 256 players have a slot each. */
const firstSlot = (low: number, high: number, mask: number): number => (low ^ (high << 8) ^ (high >>> 8)) & mask;

const doubled = (words: Uint32Array): Uint32Array => {
  const longer = new Uint32Array(2 * words.length);
  longer.set(words);
  return longer;
};
