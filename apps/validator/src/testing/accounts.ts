import { accountId } from '@joust/units';

/** The same data with every name of the builders (`V1`, `M2`, `C3`) replaced by an account, for real encodings. */
export const withAccounts = <T>(value: T): T => replace(value) as T;

const replace = (value: unknown): unknown => {
  if (typeof value === 'string') return /^[VMC][0-9]+$/.test(value) ? accountOf(value) : value;
  if (Array.isArray(value)) return value.map(replace);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [replace(key), replace(one)]));
  if (value instanceof Set) return new Set([...value].map(replace));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replace(one)]));
};

/** 32 bytes that hold the name. */
export const accountOf = (name: string): string => {
  const bytes = new Uint8Array(32);
  bytes.set(new TextEncoder().encode(name));
  return accountId(bytes);
};
