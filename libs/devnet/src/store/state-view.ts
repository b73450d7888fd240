import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isChildKey } from '../child-keys.ts';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';

/** Reads the state at any stored block. Loaded by the executor's thread too, so it is plain TypeScript without the other packages. */
export class StateView {
  private readonly valueAt: StatementSync;
  private readonly versionAt: StatementSync;
  private readonly firstKey: StatementSync;
  private readonly keyAfter: StatementSync;

  constructor(db: DatabaseSync) {
    this.valueAt = db.prepare('SELECT value FROM state WHERE key = ? AND number <= ? ORDER BY number DESC LIMIT 1');
    this.versionAt = db.prepare('SELECT number FROM state WHERE key = ? AND number <= ? ORDER BY number DESC LIMIT 1');
    this.firstKey = db.prepare('SELECT key FROM state WHERE key >= ? ORDER BY key LIMIT 1');
    this.keyAfter = db.prepare('SELECT key FROM state WHERE key > ? ORDER BY key LIMIT 1');
  }

  /** The value of a flat key at block `at`; undefined where there is none. */
  get(key: Hex, at: number): Hex | undefined {
    const row = this.valueAt.get(fromHex(key), at) as { value: Uint8Array | null } | undefined;
    return row?.value ? toHex(row.value) : undefined;
  }

  /** The block that last wrote `key`, at or before `at`. */
  version(key: Hex, at: number): number | undefined {
    return (this.versionAt.get(fromHex(key), at) as { number: number } | undefined)?.number;
  }

  /** The least key at block `at` that starts with `prefix` and lies after `key` (or is `key`, if `orEqual`). */
  nextKey(prefix: Hex, key: Hex, at: number, orEqual = false): Hex | undefined {
    let row = (orEqual ? this.firstKey : this.keyAfter).get(fromHex(key)) as { key: Uint8Array } | undefined;
    while (row) {
      const found = toHex(row.key);
      if (!found.startsWith(prefix)) return undefined;
      if (this.get(found, at) !== undefined) return found;
      row = this.keyAfter.get(row.key) as { key: Uint8Array } | undefined;
    }
    return undefined;
  }

  /** Up to `size` keys under `prefix` after `start`, in order. Keys of child tries show only under a prefix of theirs. */
  keys(prefix: Hex, size: number, start: Hex | undefined, at: number): Hex[] {
    const keys: Hex[] = [];
    let key = start && start > prefix ? this.nextKey(prefix, start, at) : this.nextKey(prefix, prefix, at, true);
    while (key !== undefined && keys.length < size) {
      if (!isChildKey(key) || isChildKey(prefix)) keys.push(key);
      key = this.nextKey(prefix, key, at);
    }
    return keys;
  }
}
