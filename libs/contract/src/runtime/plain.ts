import { u8aToHex } from '@polkadot/util';

/** A decoded value that JSON can hold: bigints as decimal text, bytes as 0x text, fields in camelCase. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [field: string]: Plain };

/** Turns what papi or our codecs decoded into {@link Plain}. `undefined` (none) becomes null. */
export const plain = (value: unknown): Plain => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (value instanceof Uint8Array) return u8aToHex(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [camel(name), plain(part)]));
  }
  throw new TypeError(`${typeof value} has no place in a decoded value`);
};

const camel = (name: string): string => name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
