/**
 * Reads the type registry of ink! metadata (version 5, scale-info's portable form) as TypeScript types and codecs.
 * Naming: docs/plan/interfaces.md, "TypeScript names".
 */

const NUMBERS = new Set(['u8', 'u16', 'u32', 'i32']);
const BIGINTS = new Set(['u64', 'u128', 'i64']);

export const camel = (name) => name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** @returns {{ use(id: number): { ts: string, codec: string }, named: Map<string, object> }} */
export const registry = (metadata) => {
  const types = new Map(metadata.types.map(({ id, type }) => [id, type]));
  const known = new Map();
  /** Interfaces and enums in the order in which they may be defined: parts before wholes. */
  const named = new Map();

  const get = (id) => types.get(id) ?? fail(`type ${id} is not in the registry`);
  const use = (id) => {
    if (!known.has(id)) known.set(id, translate(id, get(id)));
    return known.get(id);
  };

  const translate = (id, type) => {
    const { def } = type;
    if ('primitive' in def) return primitive(def.primitive);
    if ('sequence' in def) return isByte(def.sequence.type) ? { ts: 'Hex', codec: 'bytes' } : list(use(def.sequence.type));
    if ('array' in def) {
      if (!isByte(def.array.type)) return fail(`type ${id}: arrays are of bytes only`);
      return { ts: 'Hex', codec: `fixedBytes(${def.array.len})` };
    }
    if ('tuple' in def) return tuple(def.tuple.map(use));
    if ('composite' in def) return composite(type, def.composite.fields ?? []);
    if ('variant' in def) return variant(type, def.variant.variants ?? []);
    return fail(`type ${id}: ${Object.keys(def)} is not supported`);
  };

  const isByte = (id) => get(id).def.primitive === 'u8';

  const composite = (type, fields) => {
    const name = type.path?.at(-1);
    if (name === 'AccountId') return { ts: 'AccountId', codec: 'account' };
    if (fields.length === 1 && !fields[0].name) return use(fields[0].type);
    if (fields.some((field) => !field.name)) return tuple(fields.map((field) => use(field.type)));
    return define(type, { kind: 'struct', fields: fieldsOf(fields) });
  };

  const variant = (type, variants) => {
    const name = type.path?.at(-1);
    if (name === 'Option') {
      const some = use(variants.find((one) => one.name === 'Some').fields[0].type);
      if (some.ts.endsWith('| null')) return fail('an Option of an Option has no place in `T | null`');
      return { ts: `${some.ts} | null`, codec: `option(${some.codec})` };
    }
    if (name === 'Result') return fail('a Result is expected only as the answer of a message');
    const cases = variants.map((one) => ({ index: one.index, name: one.name, docs: one.docs, data: payload(one.fields ?? []) }));
    return define(type, { kind: cases.some((one) => one.data) ? 'tagged' : 'names', cases });
  };

  /** What a variant carries: nothing, one value, a tuple, or named fields. */
  const payload = (fields) => {
    if (fields.length === 0) return null;
    if (fields.every((field) => field.name)) {
      const members = fieldsOf(fields);
      return {
        ts: `{ ${members.map((field) => `${field.name}: ${field.ts}`).join('; ')} }`,
        codec: `struct({ ${members.map((field) => `${field.name}: ${field.codec}`).join(', ')} })`,
      };
    }
    return fields.length === 1 ? use(fields[0].type) : tuple(fields.map((field) => use(field.type)));
  };

  const fieldsOf = (fields) => fields.map((field) => ({ name: camel(field.name), docs: field.docs, ...use(field.type) }));

  const define = (type, shape) => {
    const origin = JSON.stringify([type.path, type.params]);
    const free = (name) => !named.has(name) || named.get(name).origin === origin;
    const name = [nameOf(type), `${nameOf(type)}By${keysOf(type)}`].find(free) ?? fail(`two types would be called ${nameOf(type)}`);
    named.set(name, { name, origin, docs: type.docs ?? [], ...shape });
    return { ts: name, codec: `${name}Codec` };
  };

  /** `Page<Issue, u64>` is called IssuePage; the contract's `Error` makes way for JavaScript's. */
  const nameOf = (type) => {
    const base = type.path.at(-1);
    const params = (type.params ?? []).flatMap((param) => (param.type === undefined || param.type === null ? [] : [use(param.type).ts]));
    return params.filter((ts) => named.has(ts)).join('') + (base === 'Error' ? 'ContractError' : base);
  };

  /** `Page<Competition, u64>` and `Page<Competition, u32>` would have one name: the second is told apart by its cursor. */
  const keysOf = (type) =>
    (type.params ?? [])
      .flatMap((param) => (param.type === undefined || param.type === null ? [] : [use(param.type)]))
      .filter(({ ts }) => !named.has(ts))
      .map(({ codec }) => codec[0].toUpperCase() + codec.slice(1))
      .join('');

  /** The answer of a message: `Result<T, LangError>`, where T itself may be a `Result<U, Error>`. */
  const answer = (id) => {
    const outer = resultOf(id) ?? fail(`type ${id} is not an ink! message result`);
    const inner = resultOf(outer.ok);
    return inner ? { ...use(inner.ok), error: use(inner.error) } : { ...use(outer.ok), error: null };
  };

  const resultOf = (id) => {
    const type = get(id);
    if (type.path?.at(-1) !== 'Result') return null;
    const field = (name) => type.def.variant.variants.find((one) => one.name === name).fields[0].type;
    return { ok: field('Ok'), error: field('Err') };
  };

  return { use, answer, named, errorOf: (id) => use(id) };
};

const primitive = (name) => {
  if (NUMBERS.has(name)) return { ts: 'number', codec: name };
  if (BIGINTS.has(name)) return { ts: 'bigint', codec: name };
  if (name === 'bool') return { ts: 'boolean', codec: 'bool' };
  if (name === 'str') return { ts: 'string', codec: 'str' };
  return fail(`primitive ${name} is not supported`);
};

const list = (item) => ({ ts: item.ts.includes('|') ? `(${item.ts})[]` : `${item.ts}[]`, codec: `vector(${item.codec})` });

const tuple = (items) =>
  items.length === 0
    ? { ts: 'null', codec: 'unit' }
    : {
        ts: `[${items.map((item) => item.ts).join(', ')}]`,
        codec: `tuple<[${items.map((item) => item.ts).join(', ')}]>(${items.map((item) => item.codec).join(', ')})`,
      };

export const fail = (why) => {
  throw new Error(`contract metadata: ${why}`);
};
