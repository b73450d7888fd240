import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PermanentError } from '@joust/units';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import { createTables, LAYOUT } from './schema.ts';
import { StateView } from './state-view.ts';

/** Keys written or deleted (null) by a block. */
export type StateDiff = ReadonlyMap<Hex, Hex | null>;

export interface StoredBlock {
  readonly number: number;
  readonly hash: Hex;
  /** The SCALE-encoded header. */
  readonly header: Hex;
  /** The encoded extrinsics with their length prefix, as JSON-RPC gives them. */
  readonly extrinsics: readonly Hex[];
}

/** The store was written by another version of this package. */
export class UnknownStoreLayout extends PermanentError {}

interface BlockRow {
  number: number;
  hash: Uint8Array;
  header: Uint8Array;
  extrinsics: string;
}

/**
 * All blocks and every version of the state, in one SQLite file. A block and its state are one transaction in
 * write-ahead mode, so a killed process leaves the chain at a whole block.
 */
export class ChainStore {
  readonly state: StateView;
  readonly file: string;
  private readonly db: DatabaseSync;
  private readonly statements;

  /** Opens or begins the store in `folder`. Errors: {@link UnknownStoreLayout}. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, 'chain.sqlite');
    this.db = new DatabaseSync(this.file);
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000;');
    prepareLayout(this.db, this.file);
    this.state = new StateView(this.db);
    this.statements = prepare(this.db);
  }

  /** The last block, or undefined in a new store. */
  head(): StoredBlock | undefined {
    return block(this.statements.head.get());
  }

  blockAt(number: number): StoredBlock | undefined {
    return block(this.statements.byNumber.get(number));
  }

  blockOf(hash: Hex): StoredBlock | undefined {
    return block(this.statements.byHash.get(fromHex(hash)));
  }

  /** The keys that block `number` wrote. */
  changesOf(number: number): Hex[] {
    return this.statements.changes.all(number).map((row) => toHex((row as unknown as { key: Uint8Array }).key));
  }

  /** Adds the next block with what it changed: all of it or nothing. A number already stored is an error of SQLite. */
  append({ number, hash, header, extrinsics }: StoredBlock, diff: StateDiff): void {
    this.transaction(() => {
      this.statements.addBlock.run(number, fromHex(hash), fromHex(header), JSON.stringify(extrinsics));
      for (const [key, value] of diff) {
        this.statements.addState.run(fromHex(key), number, value === null ? null : fromHex(value));
        this.statements.addChange.run(number, fromHex(key));
      }
    });
  }

  /** A remembered text, such as the fingerprint of the genesis. */
  fact(name: string): string | undefined {
    return (this.statements.fact.get(name) as { value: string } | undefined)?.value;
  }

  remember(name: string, value: string): void {
    this.statements.remember.run(name, value);
  }

  close(): void {
    this.db.close();
  }

  private transaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }
}

const prepareLayout = (db: DatabaseSync, file: string): void => {
  const { user_version: layout } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (layout === 0) return createTables(db);
  if (layout !== LAYOUT)
    throw new UnknownStoreLayout(`${file} has layout ${layout}; this version reads ${LAYOUT}. Begin anew with --fresh.`);
};

const prepare = (db: DatabaseSync) => ({
  head: db.prepare('SELECT number, hash, header, extrinsics FROM block ORDER BY number DESC LIMIT 1'),
  byNumber: db.prepare('SELECT number, hash, header, extrinsics FROM block WHERE number = ?'),
  byHash: db.prepare('SELECT number, hash, header, extrinsics FROM block WHERE hash = ?'),
  changes: db.prepare('SELECT key FROM change WHERE number = ? ORDER BY key'),
  addBlock: db.prepare('INSERT INTO block (number, hash, header, extrinsics) VALUES (?, ?, ?, ?)'),
  addState: db.prepare('INSERT INTO state (key, number, value) VALUES (?, ?, ?)'),
  addChange: db.prepare('INSERT INTO change (number, key) VALUES (?, ?)'),
  fact: db.prepare('SELECT value FROM fact WHERE name = ?'),
  remember: db.prepare('INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'),
});

const block = (row: unknown): StoredBlock | undefined => {
  if (row === undefined) return undefined;
  const { number, hash, header, extrinsics } = row as BlockRow;
  return { number, hash: toHex(hash), header: toHex(header), extrinsics: JSON.parse(extrinsics) as Hex[] };
};
