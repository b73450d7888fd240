import type { Snapshot } from '../database/snapshot.ts';
import { asOf } from '../scan/position.ts';
import type { AsOf } from './as-of.dto.ts';
import { fingerprint, readCursor, writeCursor, type KeyType } from './cursor.ts';
import type { PageInfo } from './page.dto.ts';

export interface Page<Row> {
  items: Row[];
  page: PageInfo;
  asOf: AsOf;
}

/** One column of the order; the last one must make it total. */
export interface SortKey {
  /** SQL expression over the list's `from`. */
  sql: string;
  /** SQL type its cursor value is read back as. */
  type: KeyType;
}

export interface Listing<Row, Shown> {
  /** The list's name and filters as the client gave them: what a cursor is sealed to. */
  sealedTo: readonly unknown[];
  select: string;
  from: string;
  /** SQL conditions with `?` for each of their values, in order. */
  where: Condition[];
  order: readonly SortKey[];
  descending: boolean;
  limit: number;
  cursor: string | undefined;
  /** Turns the rows of the page into what travels. */
  show: (rows: Row[], asOf: AsOf) => Shown[] | Promise<Shown[]>;
}

export type Condition = readonly [sql: string, ...values: unknown[]];

/** A page by keyset: stable under inserts, and as cheap on page 1,000 as on page 1. */
export const page = async <Row extends object, Shown extends object>(
  snapshot: Snapshot,
  listing: Listing<Row, Shown>,
): Promise<Page<Shown>> => {
  const moment = await asOf(snapshot);
  const { select, from, where, order, descending, limit } = listing;
  const seal = fingerprint([...listing.sealedTo, order.map((key) => key.sql), descending]);
  const filters = conditions(where);
  const after =
    listing.cursor === undefined
      ? []
      : [
          beyond(
            order,
            descending,
            readCursor(
              listing.cursor,
              seal,
              order.map((key) => key.type),
            ),
          ),
        ];
  const bounded = conditions([...where, ...after]);
  const direction = descending ? 'DESC' : 'ASC';
  const keys = `ARRAY[${order.map((key) => `(${key.sql})::text`).join(', ')}] AS "sortKeys"`;
  const rows = await snapshot.rows<Row & { sortKeys: string[] }>(
    `SELECT ${select}, ${keys} FROM ${from} ${bounded.sql} ORDER BY ${order.map((key) => `${key.sql} ${direction}`).join(', ')} LIMIT ${limit + 1}`,
    bounded.values,
  );
  const { total } = await snapshot.one<{ total: string }>(`SELECT count(*) AS total FROM ${from} ${filters.sql}`, filters.values);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? writeCursor(seal, last.sortKeys) : null;
  return {
    items: await listing.show(
      shown.map(({ sortKeys: _, ...row }) => row as unknown as Row),
      moment,
    ),
    page: { next, limit, total: Number(total) },
    asOf: moment,
  };
};

const beyond = (order: readonly SortKey[], descending: boolean, keys: readonly string[]): Condition => [
  `(${order.map((key) => key.sql).join(', ')}) ${descending ? '<' : '>'} (${order.map((key) => `?::text::${key.type}`).join(', ')})`,
  ...keys,
];

/** Numbers the placeholders of all conditions. */
const conditions = (where: readonly Condition[]): { sql: string; values: unknown[] } => {
  const values = where.flatMap(([, ...given]) => given);
  let index = 0;
  const sql = where.map(([text]) => `(${text.replaceAll('?', () => `$${(index += 1)}`)})`).join(' AND ');
  return { sql: sql && `WHERE ${sql}`, values };
};
