import type { ColumnOptions } from 'typeorm';

/** Postgres answers numeric as text; inside the program an amount or id is a bigint, never a float. */
const bigintText = {
  to: (value: bigint | null | undefined): string | null | undefined => (typeof value === 'bigint' ? value.toString() : value),
  from: (value: string | null): bigint | null => (value === null ? null : BigInt(value)),
};

/** A `u64` of the contract: an id, a GitHub id or an amount in rao. */
export const u64 = { type: 'numeric', precision: 20, scale: 0, transformer: bigintText } as const satisfies ColumnOptions;

/** A list of `u64` ids: a JSON array of decimal strings, because a JSON number would lose digits. */
export const u64List = {
  type: 'jsonb',
  transformer: {
    to: (values: readonly bigint[]): string[] => values.map(String),
    from: (values: readonly string[]): bigint[] => values.map(BigInt),
  },
} as const satisfies ColumnOptions;

/** A block number or an index inside a block (`u32`; Postgres' int reaches 2^31, 800 years of 12 s blocks). */
export const u32 = { type: 'int' } as const satisfies ColumnOptions;

/** Chain time or GitHub's time, with its zone. */
export const instant = { type: 'timestamptz' } as const satisfies ColumnOptions;

export const text = { type: 'text' } as const satisfies ColumnOptions;
export const flag = { type: 'boolean' } as const satisfies ColumnOptions;
export const json = { type: 'jsonb' } as const satisfies ColumnOptions;
export const optional = { nullable: true } as const satisfies ColumnOptions;
