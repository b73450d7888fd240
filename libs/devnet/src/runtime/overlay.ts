import type { Hex } from '../hex.ts';

/** Writes laid over a stored state while a block is being built. */
export class Overlay {
  private readonly values: ReadonlyMap<Hex, Hex | null>;
  private readonly sorted: readonly Hex[];

  constructor(values: ReadonlyMap<Hex, Hex | null>) {
    this.values = values;
    this.sorted = [...values.keys()].sort();
  }

  /** The value, null where it was deleted, undefined where nothing was written. */
  get(key: Hex): Hex | null | undefined {
    return this.values.get(key);
  }

  /**
   * The next key of both: `below(key, orEqual)` answers the stored state's next key.
   * A stored key that was deleted here is passed over.
   */
  nextKey(prefix: Hex, key: Hex, orEqual: boolean, below: (key: Hex, orEqual: boolean) => Hex | undefined): Hex | undefined {
    let stored = below(key, orEqual);
    while (stored !== undefined && this.values.get(stored) === null) stored = below(stored, false);
    const written = this.sorted.find((own) => (orEqual ? own >= key : own > key) && own.startsWith(prefix) && this.values.get(own) !== null);
    if (stored === undefined || written === undefined) return stored ?? written;
    return stored < written ? stored : written;
  }
}
