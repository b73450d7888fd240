import type { DatabaseSync } from 'node:sqlite';

/** Raised when the layout of the file changes; a file of another layout is refused, not converted. */
export const LAYOUT = 1;

/*
 * `state` keeps every version of every key: the value since block `number`, NULL = deleted there.
 * The state at block n is, for each key, the row with the greatest number <= n, so any block can be read
 * for ever and nothing of it needs to stay in memory.
 */
export const createTables = (db: DatabaseSync): void =>
  db.exec(`
    CREATE TABLE block (
      number INTEGER PRIMARY KEY,
      hash BLOB NOT NULL UNIQUE,
      header BLOB NOT NULL,
      extrinsics TEXT NOT NULL
    );
    CREATE TABLE state (
      key BLOB NOT NULL,
      number INTEGER NOT NULL,
      value BLOB,
      PRIMARY KEY (key, number)
    ) WITHOUT ROWID;
    CREATE TABLE change (number INTEGER NOT NULL, key BLOB NOT NULL, PRIMARY KEY (number, key)) WITHOUT ROWID;
    CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    PRAGMA user_version = ${LAYOUT};
  `);
