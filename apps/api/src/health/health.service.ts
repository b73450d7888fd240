import { Injectable } from '@nestjs/common';
import type { Cursor, CursorName } from '@joust/tables/scan';
import { columns, type Raw } from '../database/raw.ts';
import { Database } from '../database/database.ts';
import { IndexNotReady } from '../http/refusals.ts';
import { asOf } from '../scan/position.ts';
import type { IndexerHealth, Ready, TaskHealth } from './health.dto.ts';

const FIELDS = [
  'name',
  'blockNumber',
  'blockHash',
  'version',
  'headBlock',
  'genesisHash',
  'updatedAt',
  'lastError',
  'lastErrorAt',
] as const satisfies (keyof Cursor)[];
type CursorRow = Pick<Raw<Cursor>, (typeof FIELDS)[number]>;

/** Whether answers can be given, and how fresh they are. */
@Injectable()
export class HealthService {
  constructor(private readonly database: Database) {}

  /** Errors: DatabaseUnavailable and IndexNotReady, both 503. */
  async ready(): Promise<Ready> {
    const moment = await this.database.read(asOf);
    return { status: 'ready', block: moment.block };
  }

  indexer(): Promise<IndexerHealth> {
    return this.database.read(async (snapshot) => {
      const moment = await asOf(snapshot);
      const rows = await snapshot.rows<CursorRow>(`SELECT ${columns<Cursor>('c', FIELDS)} FROM cursor c`);
      const named = (name: CursorName): CursorRow | undefined => rows.find((row) => row.name === name);
      const scan = named('scan');
      const github = named('github');
      if (!scan) throw new IndexNotReady();
      return {
        genesisHash: scan.genesisHash,
        headBlock: scan.headBlock,
        lagBlocks: moment.lagBlocks,
        at: moment.at,
        scan: task(scan),
        github: github ? task(github) : null,
      };
    });
  }
}

const task = (row: CursorRow): TaskHealth => ({
  block: row.blockNumber,
  hash: row.blockHash,
  version: row.version,
  updatedAt: row.updatedAt.toISOString(),
  lastError: row.lastError,
  lastErrorAt: row.lastErrorAt && row.lastErrorAt.toISOString(),
});
