import type { Codec } from './codec.ts';

/** A struct: its fields in order. */
export const struct = <T extends object>(fields: { readonly [K in keyof T]-?: Codec<T[K]> }): Codec<T> => {
  const entries = Object.entries(fields) as [keyof T & string, Codec<unknown>][];
  return {
    least: entries.reduce((sum, [, codec]) => sum + codec.least, 0),
    decode: (from) => {
      const value: Record<string, unknown> = {};
      for (const [name, codec] of entries) value[name] = codec.decode(from);
      return value as T;
    },
    encode: (to, value) => {
      for (const [name, codec] of entries) codec.encode(to, value[name]);
    },
  };
};

/** A tuple, as a fixed array. */
export const tuple = <T extends readonly unknown[]>(...items: { readonly [K in keyof T]: Codec<T[K]> }): Codec<T> => ({
  least: items.reduce((sum, codec) => sum + codec.least, 0),
  decode: (from) => items.map((codec) => codec.decode(from)) as unknown as T,
  encode: (to, value) => items.forEach((codec, index) => codec.encode(to, value[index])),
});

export const vector = <T>(item: Codec<T>): Codec<T[]> => ({
  least: 1,
  decode: (from) => {
    const count = from.count(Math.max(1, item.least)); // a vector of `()` would be free to claim any length
    const items: T[] = [];
    for (let index = 0; index < count; index += 1) items.push(item.decode(from));
    return items;
  },
  encode: (to, items) => {
    to.compact(items.length);
    for (const value of items) item.encode(to, value);
  },
});

/** `Option<T>`; none is `null`. */
export const option = <T>(some: Codec<T>): Codec<T | null> => ({
  least: 1,
  decode: (from) => {
    const tag = from.u8();
    if (tag === 0) return null;
    return tag === 1 ? some.decode(from) : from.fail(`${tag} is not an Option`);
  },
  encode: (to, value) => {
    to.u8(value === null ? 0 : 1);
    if (value !== null) some.encode(to, value);
  },
});

export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const result = <T, E>(value: Codec<T>, error: Codec<E>): Codec<Result<T, E>> => ({
  least: 1,
  decode: (from) => {
    const tag = from.u8();
    if (tag === 0) return { ok: true, value: value.decode(from) };
    return tag === 1 ? { ok: false, error: error.decode(from) } : from.fail(`${tag} is not a Result`);
  },
  encode: (to, outcome) => {
    to.u8(outcome.ok ? 0 : 1);
    if (outcome.ok) value.encode(to, outcome.value);
    else error.encode(to, outcome.error);
  },
});

/** An enum without data: the variant's name. Keys are the variants' indices on the wire. */
export const named = <N extends string>(variants: Readonly<Record<number, N>>): Codec<N> => {
  const indices = new Map(Object.entries(variants).map(([index, name]) => [name, Number(index)]));
  return {
    least: 1,
    decode: (from) => {
      const index = from.u8();
      return variants[index] ?? from.fail(`no variant ${index}`);
    },
    encode: (to, name) => to.u8(variantOf(indices, name)),
  };
};

/** One variant of a union: `{ type: 'Return' }`, or `{ type: 'Cancel', value: … }` when it carries data. */
type Variant = { readonly type: string; readonly value?: unknown };
type ValueOf<U extends Variant, N extends U['type']> = Extract<U, { readonly type: N }> extends { readonly value: infer V } ? V : null;

/** An enum with data. Each variant is `[name, codec of its value, or null]` under its index on the wire. */
export const tagged = <U extends Variant>(
  variants: Readonly<Record<number, { [N in U['type']]: readonly [N, Codec<ValueOf<U, N>> | null] }[U['type']]>>,
): Codec<U> => {
  const list = variants as Readonly<Record<number, readonly [string, Codec<unknown> | null]>>;
  const indices = new Map(Object.entries(list).map(([index, [name]]) => [name, Number(index)]));
  return {
    least: 1,
    decode: (from) => {
      const index = from.u8();
      const [type, codec] = list[index] ?? from.fail(`no variant ${index}`);
      return (codec ? { type, value: codec.decode(from) } : { type }) as U;
    },
    encode: (to, value) => {
      const index = variantOf(indices, value.type);
      to.u8(index);
      list[index]?.[1]?.encode(to, value.value);
    },
  };
};

const variantOf = (indices: ReadonlyMap<string, number>, name: string): number => {
  const index = indices.get(name);
  if (index === undefined) throw new RangeError(`"${name}" is not one of ${[...indices.keys()].join(', ')}`);
  return index;
};
