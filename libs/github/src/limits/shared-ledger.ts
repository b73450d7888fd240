import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { OwnLedger, type Ledger } from './ledger.ts';
import { UNKNOWN, type LimitState, type Resource } from './limit.ts';

const stateSchema: z.ZodType<LimitState> = z.object({
  resetAt: z.number(),
  limit: z.number().nullable(),
  used: z.number(),
  pending: z.number(),
  quietUntil: z.number(),
  nextAt: z.number(),
});
const rowSchema = z.object({ state: z.string() }).optional();
const saltSchema = z.object({ salt: z.string() });

/** How long a process waits for another one's change, which takes milliseconds. */
const WAIT_MILLIS = 1_000;

/**
 * Shared by all processes of this machine that use the same token: an SQLite file, changed under its write lock. It is no
 * memory that decides anything: without it, or when it is deleted or damaged, a process counts alone and GitHub's own
 * answers say the rest. The token is in it as a salted hash only.
 */
export class SharedLedger implements Ledger {
  private readonly file: string;
  /** Follows the shared state, and takes over where the file fails. */
  private readonly own = new OwnLedger();

  /** @param account whose limit it is: the API's address and the token. */
  constructor(
    private readonly folder: string,
    private readonly account: string,
  ) {
    this.file = join(folder, 'github-limits.sqlite');
  }

  change<T>(resource: Resource, change: (state: LimitState) => [LimitState, T]): T {
    try {
      const [state, result] = this.changeShared(resource, change);
      this.own.change(resource, () => [state, null]);
      return result;
    } catch (error) {
      const failure = fileFailureSchema.safeParse(error);
      if (!failure.success) throw error;
      if (DAMAGED.has(failure.data.errcode ?? 0)) rmSync(this.file, { force: true });
      return this.own.change(resource, change);
    }
  }

  /** Opened each time (a millisecond), so that a file which somebody deleted is made anew. */
  private changeShared<T>(resource: Resource, change: (state: LimitState) => [LimitState, T]): [LimitState, T] {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(this.file, { timeout: WAIT_MILLIS });
    try {
      database.exec(`PRAGMA synchronous = OFF; BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS secret (id INTEGER PRIMARY KEY, salt TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS limits (account TEXT NOT NULL, resource TEXT NOT NULL, state TEXT NOT NULL,
          PRIMARY KEY (account, resource)) STRICT;`);
      const account = this.hidden(database);
      const row = rowSchema.parse(database.prepare('SELECT state FROM limits WHERE account = ? AND resource = ?').get(account, resource));
      const changed = change(row ? stateOf(row.state) : UNKNOWN);
      database
        .prepare('INSERT INTO limits VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state')
        .run(account, resource, JSON.stringify(changed[0]));
      database.exec('COMMIT');
      return changed;
    } finally {
      database.close();
    }
  }

  private hidden(database: DatabaseSync): string {
    database.prepare('INSERT OR IGNORE INTO secret VALUES (1, ?)').run(randomBytes(16).toString('hex'));
    const { salt } = saltSchema.parse(database.prepare('SELECT salt FROM secret WHERE id = 1').get());
    return createHmac('sha256', salt).update(this.account).digest('hex');
  }
}

/** A state that another version wrote tells nothing. */
const stateOf = (text: string): LimitState => stateSchema.safeParse(parsed(text)).data ?? UNKNOWN;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** SQLITE_CORRUPT and SQLITE_NOTADB (https://sqlite.org/rescode.html). */
const DAMAGED = new Set([11, 26]);

/** Of SQLite or of the file system: locked too long, full, forbidden, damaged. */
const fileFailureSchema = z.object({ code: z.string().regex(/^(ERR_SQLITE|E[A-Z]+$)/), errcode: z.number().optional() });
