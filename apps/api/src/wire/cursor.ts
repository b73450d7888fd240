import { createHash } from 'node:crypto';
import { z } from 'zod';
import { InvalidRequest } from '../http/refusals.ts';

const Held = z.object({ f: z.string(), k: z.array(z.string()).min(1).max(4) });

/** Filters and order a cursor belongs to: with others it points nowhere. */
export const fingerprint = (filters: unknown): string =>
  createHash('sha256').update(JSON.stringify(filters)).digest('base64url').slice(0, 12);

/** Where the next page begins: the sort keys of the last row, sealed to its filters. Opaque to the client. */
export const writeCursor = (filters: string, keys: readonly string[]): string =>
  Buffer.from(JSON.stringify({ f: filters, k: keys })).toString('base64url');

export type KeyType = 'numeric' | 'int' | 'text' | 'timestamptz';

/** Errors: {@link InvalidRequest} for text that is no cursor, or one of other filters or another order. */
export const readCursor = (text: string, filters: string, types: readonly KeyType[]): string[] => {
  const held = Held.safeParse(parsed(text));
  if (!held.success || held.data.k.length !== types.length) throw wrong('is not a cursor of this list');
  if (held.data.f !== filters) throw wrong('belongs to other filters or another order');
  if (!types.every((type, index) => fits(held.data.k[index] ?? '', type))) throw wrong('is not a cursor of this list');
  return held.data.k;
};

/** A forged key must not reach the database as a value it cannot read. */
const fits = (key: string, type: KeyType): boolean => {
  switch (type) {
    case 'text':
      return !key.includes('\0');
    case 'timestamptz':
      return (
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(key) &&
        !Number.isNaN(Date.parse(key.replace(/([+-]\d\d)$/, '$1:00')))
      );
    case 'numeric':
      return /^-?\d{1,30}$/.test(key);
    case 'int':
      return /^-?\d{1,9}$/.test(key) || (/^-?\d{10}$/.test(key) && Math.abs(Number(key)) < 2 ** 31);
  }
};

const parsed = (text: string): unknown => {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const wrong = (message: string): InvalidRequest => new InvalidRequest([{ pointer: '/query/cursor', code: 'invalid_cursor', message }]);
