import { accountHex } from '@joust/units';
import { z } from 'zod';
import type { Hex } from '../hex.ts';
import { invalidParams } from './errors.ts';

const isHex = (text: string): text is Hex => /^0x([0-9a-f]{2})*$/.test(text);

/** Bytes; upper case is accepted and lowered, so one key has one text. */
export const hex = z.string().transform((text, context) => {
  const lowered = text.toLowerCase();
  if (isHex(lowered)) return lowered;
  context.addIssue({ code: 'custom', message: 'expected 0x and an even number of hex digits' });
  return z.NEVER;
});

export const hash = hex.refine((text) => text.length === 66, 'a block hash has 32 bytes').nullish();

const number = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^(0x[0-9a-fA-F]{1,8}|\d{1,10})$/)
    .transform(Number),
]);
export const blockNumbers = z.union([number, z.array(number)]).nullish();

export const account = z.string().transform((text, context) => {
  try {
    return accountHex(text) as Hex;
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

export const pageSize = z.int().min(1).max(1_000);
export const text = z.string();

/** Parses positional parameters; left-out ones at the end are undefined. Errors: RpcRefusal -32602. */
export const parse = <const T extends readonly z.ZodType[]>(params: readonly unknown[], schemas: T): { [K in keyof T]: z.infer<T[K]> } =>
  schemas.map((schema, index) => {
    const parsed = schema.safeParse(params[index]);
    if (!parsed.success) throw invalidParams(`parameter ${index + 1}: ${parsed.error.issues[0]?.message ?? 'not understood'}`);
    return parsed.data;
  }) as unknown as { [K in keyof T]: z.infer<T[K]> };
