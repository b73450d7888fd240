import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { dataSourceOptions } from '@joust/tables';
import { DataSource, QueryFailedError } from 'typeorm';
import type { Settings } from '../environment.ts';
import { DatabaseUnavailable, IndexNotReady } from '../http/refusals.ts';
import { Snapshot } from './snapshot.ts';

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;
/** SQLSTATE of a table that is not there: the worker, who owns the schema, has not run its migrations yet. */
const UNDEFINED_TABLE = '42P01';
/** A statement that runs longer is cancelled by Postgres. */
const STATEMENT_MILLIS = 5_000;

/** The one way to the rows: read-only snapshots of a database that may be away. */
@Injectable()
export class Database implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Database.name);
  private readonly source: DataSource;
  private closing = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(settings: Pick<Settings, 'databaseUrl'>) {
    this.source = new DataSource({
      ...dataSourceOptions(settings.databaseUrl),
      poolErrorHandler: (error: Error) => this.log.warn(`A connection to the database was lost: ${error.message}`),
      extra: { max: 10, connectionTimeoutMillis: 3_000, statement_timeout: STATEMENT_MILLIS, application_name: 'joust-api' },
    });
  }

  /** Tries to connect, and goes on trying while the process serves what it can. */
  onApplicationBootstrap(): void {
    void this.connect(FIRST_WAIT);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    clearTimeout(this.timer);
    if (this.source.isInitialized) await this.source.destroy();
  }

  /**
   * Runs reads that all see one moment. Errors: {@link DatabaseUnavailable}, {@link IndexNotReady}; what `read` throws
   * passes unchanged.
   */
  async read<Answer>(read: (snapshot: Snapshot) => Promise<Answer>): Promise<Answer> {
    if (!this.source.isInitialized) throw new DatabaseUnavailable(undefined);
    const runner = this.source.createQueryRunner();
    let broken = false;
    try {
      await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const answer = await read(new Snapshot(runner));
      await runner.query('COMMIT');
      return answer;
    } catch (error) {
      const known = translated(error);
      broken = known instanceof DatabaseUnavailable;
      if (!broken) await runner.query('ROLLBACK').catch((cause: unknown) => this.log.warn(`Rollback failed: ${String(cause)}`));
      throw known;
    } finally {
      await runner.release();
    }
  }

  private async connect(wait: number): Promise<void> {
    try {
      await this.source.initialize();
      this.log.log('Connected to the database.');
    } catch (error) {
      if (this.closing) return;
      this.log.warn(`The database does not answer (${reasonOf(error)}); trying again in ${wait} ms.`);
      this.timer = setTimeout(() => void this.connect(Math.min(wait * 2, LONGEST_WAIT)), wait);
    }
  }
}

const translated = (error: unknown): unknown => {
  const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : (error as { code?: string }).code;
  if (code === UNDEFINED_TABLE) return new IndexNotReady('The database has no tables yet. They appear when the worker starts.');
  return isOutage(error, code) ? new DatabaseUnavailable(error) : error;
};

/** Sockets that fail, class 08 (connection), 57P (shutdown) and 53300 (too many clients) of Postgres, or pg's own words. */
const isOutage = (error: unknown, code: string | undefined): boolean =>
  (code !== undefined && /^(E[A-Z]+|08...|57P..|53300)$/.test(code)) ||
  (error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i.test(error.message));

const reasonOf = (error: unknown): string => {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
};
