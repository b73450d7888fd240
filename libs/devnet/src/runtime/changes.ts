import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';

/** The state under the changes: of a stored block, or of nothing but a runtime's code. */
export interface StoredState {
  readonly get: (key: Hex) => Hex | undefined;
  /** The least key with this prefix after `key`, or `key` itself if `orEqual`. */
  readonly nextKey: (prefix: Hex, key: Hex, orEqual: boolean) => Hex | undefined;
}

/** What a runtime wrote: null is deleted. Keys are flat: those of child tries carry their prefix (child-keys.ts). */
type Layer = Map<Hex, Buffer | null>;

/** The state a runtime sees while it runs: its writes, in nested transactions, over what a block left. */
export class Changes {
  private readonly stored: StoredState;
  private readonly layers: Layer[];
  private written: readonly Hex[] | undefined;

  constructor(stored: StoredState, overlay: ReadonlyArray<readonly [Hex, Hex | null]>) {
    this.stored = stored;
    // The first layer came before; the second collects what this run writes.
    this.layers = [new Map(overlay.map(([key, value]) => [key, value === null ? null : fromHex(value)])), new Map()];
  }

  get(key: Hex): Buffer | undefined {
    const value = this.writtenValue(key);
    if (value !== undefined) return value ?? undefined;
    const stored = this.stored.get(key);
    return stored === undefined ? undefined : fromHex(stored);
  }

  set(key: Hex, value: Buffer | null): void {
    this.written = undefined;
    this.top.set(key, value);
  }

  nextKey(prefix: Hex, key: Hex, orEqual = false): Hex | undefined {
    let stored = this.stored.nextKey(prefix, key, orEqual);
    while (stored !== undefined && this.writtenValue(stored) === null) stored = this.stored.nextKey(prefix, stored, false);
    const own = this.writtenKeys().find(
      (one) => (orEqual ? one >= key : one > key) && one.startsWith(prefix) && this.writtenValue(one) !== null,
    );
    if (stored === undefined || own === undefined) return stored ?? own;
    return stored < own ? stored : own;
  }

  /**
   * Deletes what has the prefix: everything written since the block, and of the block's own keys at most `limit`.
   * Answers how many of those were looked at, and whether some are left. (sp-state-machine: Ext::clear_prefix)
   */
  clear(prefix: Hex, limit: number | undefined): { looked: number; left: boolean } {
    for (const key of this.writtenKeys()) if (key.startsWith(prefix) && this.writtenValue(key) !== null) this.set(key, null);
    let looked = 0;
    for (let key = this.stored.nextKey(prefix, prefix, true); key !== undefined; key = this.stored.nextKey(prefix, key, false)) {
      if (looked === limit) return { looked, left: true };
      if (this.writtenValue(key) !== null) this.set(key, null);
      looked += 1;
    }
    return { looked, left: false };
  }

  begin(): void {
    this.layers.push(new Map());
  }

  commit(): void {
    const done = this.pop();
    for (const [key, value] of done) this.top.set(key, value);
  }

  rollback(): void {
    this.written = undefined;
    this.pop();
  }

  /** What was written by this run, without transactions that were left open. */
  diff(): Array<readonly [Hex, Hex | null]> {
    return [...(this.layers[1] ?? [])].map(([key, value]) => [key, value === null ? null : toHex(value)]);
  }

  /** All that differs from the stored state, in the order of keys. */
  all(): Array<readonly [Hex, Buffer | null]> {
    return [...this.writtenKeys()].map((key) => [key, this.writtenValue(key) ?? null]);
  }

  private get top(): Layer {
    return this.layers[this.layers.length - 1] as Layer;
  }

  private pop(): Layer {
    if (this.layers.length <= 2) throw new Error('The runtime closes a storage transaction that it did not open');
    return this.layers.pop() as Layer;
  }

  private writtenValue(key: Hex): Buffer | null | undefined {
    for (let depth = this.layers.length - 1; depth >= 0; depth -= 1) {
      const value = this.layers[depth]?.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  private writtenKeys(): readonly Hex[] {
    this.written ??= [...new Set(this.layers.flatMap((layer) => [...layer.keys()]))].sort();
    return this.written;
  }
}
