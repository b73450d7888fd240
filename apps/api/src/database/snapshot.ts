import type { QueryRunner } from 'typeorm';

/** Reads of one moment: a read-only transaction that sees no later commit. */
export class Snapshot {
  constructor(private readonly runner: QueryRunner) {}

  /** All rows of a statement. The columns' types are the caller's word: it wrote the statement. */
  rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.runner.query(sql, [...values]) as Promise<Row[]>;
  }

  /** The first row, null without one. */
  async first<Row>(sql: string, values: readonly unknown[] = []): Promise<Row | null> {
    return (await this.rows<Row>(sql, values))[0] ?? null;
  }

  /** The row of a statement that always has one, as an aggregate does. */
  async one<Row>(sql: string, values: readonly unknown[] = []): Promise<Row> {
    const row = await this.first<Row>(sql, values);
    if (row === null) throw new Error(`no row from: ${sql}`);
    return row;
  }
}
