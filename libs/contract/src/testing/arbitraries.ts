import { encodeAddress } from '@polkadot/util-crypto';
import { u8aToHex } from '@polkadot/util';
import fc from 'fast-check';
import metadata from '../../../../contract/artifacts/joust.json' with { type: 'json' };

interface Field {
  readonly name?: string;
  readonly type: number;
}
interface TypeDef {
  readonly path?: readonly string[];
  readonly def: {
    readonly primitive?: string;
    readonly sequence?: { readonly type: number };
    readonly array?: { readonly len: number; readonly type: number };
    readonly tuple?: readonly number[];
    readonly composite?: { readonly fields?: readonly Field[] };
    readonly variant?: { readonly variants?: readonly { readonly name: string; readonly fields?: readonly Field[] }[] };
  };
}

const types = new Map<number, TypeDef>(metadata.types.map(({ id, type }) => [id, type as unknown as TypeDef]));
const camel = (name: string): string => name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const hex = (length: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => u8aToHex(bytes));

/** Any value of a type of the ABI, in the shape docs/plan/interfaces.md promises: read from the metadata alone, not from the generated codecs. */
export const valueOf = (id: number): fc.Arbitrary<unknown> => {
  const { path = [], def } = types.get(id) ?? raise(id);
  const name = path.at(-1);
  if (def.primitive) return primitive(def.primitive);
  if (def.sequence)
    return isByte(def.sequence.type)
      ? fc.uint8Array({ maxLength: 40 }).map((bytes) => u8aToHex(bytes))
      : fc.array(valueOf(def.sequence.type), { maxLength: 5 });
  if (def.array) return hex(def.array.len);
  if (def.tuple) return def.tuple.length === 0 ? fc.constant(null) : fc.tuple(...def.tuple.map(valueOf));
  if (name === 'AccountId') return fc.uint8Array({ minLength: 32, maxLength: 32 }).map((key) => encodeAddress(key, 42));
  if (def.composite) return fields(def.composite.fields ?? []);
  const variants = def.variant?.variants ?? raise(id);
  if (name === 'Option')
    return fc.oneof(fc.constant(null), valueOf((variants.find((one) => one.name === 'Some')?.fields ?? raise(id))[0]?.type ?? raise(id)));
  if (variants.every((one) => !one.fields?.length)) return fc.constantFrom(...variants.map((one) => one.name));
  return fc.oneof(
    ...variants.map((one): fc.Arbitrary<unknown> =>
      one.fields?.length ? fields(one.fields).map((value) => ({ type: one.name, value })) : fc.constant({ type: one.name }),
    ),
  );
};

const fields = (list: readonly Field[]): fc.Arbitrary<unknown> => {
  if (list.length === 1 && list[0] && !list[0].name) return valueOf(list[0].type);
  if (list.some((field) => !field.name)) return fc.tuple(...list.map((field) => valueOf(field.type)));
  return fc.record(Object.fromEntries(list.map((field) => [camel(field.name ?? ''), valueOf(field.type)])), { noNullPrototype: true });
};

const primitive = (name: string): fc.Arbitrary<unknown> => {
  const bits = Number(name.slice(1));
  if (name === 'bool') return fc.boolean();
  if (name === 'str') return fc.string({ unit: 'grapheme', maxLength: 30 });
  if (name.startsWith('u'))
    return bits > 32 ? fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }) : fc.integer({ min: 0, max: 2 ** bits - 1 });
  return bits > 32
    ? fc.bigInt({ min: -(1n << BigInt(bits - 1)), max: (1n << BigInt(bits - 1)) - 1n })
    : fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
};

const isByte = (id: number): boolean => types.get(id)?.def.primitive === 'u8';
const raise = (id: number): never => {
  throw new Error(`type ${id} is not as expected`);
};

/** Fields of an event or arguments of a message, by name. */
export const labelled = (
  args: readonly { readonly label: string; readonly type: { readonly type: number } }[],
): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(args.map((arg) => [camel(arg.label), valueOf(arg.type.type)])), { noNullPrototype: true });

/** `T` and `E` of a message's `Result<Result<T, E>, LangError>`; E is null for a message that cannot be refused. */
export const answerTypes = (returnType: number): { value: number; error: number | null } => {
  const ok = variant(returnType, 'Ok') ?? raise(returnType);
  const inner = variant(ok, 'Ok');
  return inner === null ? { value: ok, error: null } : { value: inner, error: variant(ok, 'Err') };
};

const variant = (id: number, name: string): number | null => {
  const type = types.get(id);
  if (type?.path?.at(-1) !== 'Result') return null;
  return type.def.variant?.variants?.find((one) => one.name === name)?.fields?.[0]?.type ?? null;
};

export { metadata, camel };
