import { applyDecorators } from '@nestjs/common';
import { ApiParam, ApiQuery, type ApiQueryOptions } from '@nestjs/swagger';
import { z } from 'zod';

/** How a parameter stands in the OpenAPI document; kept beside its schema so that the two cannot part. */
type SchemaObject = NonNullable<Extract<ApiQueryOptions, { schema?: unknown }>['schema']>;

const documented = new WeakMap<z.ZodType, { description: string; schema: SchemaObject }>();

const parameter = <Schema extends z.ZodType>(schema: Schema, description: string, shape: SchemaObject): Schema => {
  documented.set(schema, { description, schema: shape });
  return schema;
};

const U64_MAX = 18_446_744_073_709_551_615n;
const U32_MAX = 2_147_483_647;

/** A u64 id in decimal. */
export const idSchema = z
  .string()
  .regex(/^\d{1,20}$/, 'must be a decimal number')
  .refine((text) => !/^\d+$/.test(text) || BigInt(text) <= U64_MAX, 'must fit 64 bits');

/** An SS58 address by its form; whether it exists is for the database to say. */
export const accountSchema = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{46,50}$/, 'must be an SS58 address');

export const limit = parameter(
  z.coerce.number('must be a number').int('must be whole').min(1, 'must be at least 1').max(100, 'must be at most 100').default(50),
  'Most rows of the page.',
  {
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 50,
  },
);
export const cursor = parameter(
  z.string().min(1).max(1_000).optional(),
  '`page.next` of the page before, with the same filters and order.',
  { type: 'string' },
);

export const optionalId = (description: string) => parameter(idSchema.optional(), description, { type: 'string', pattern: '^\\d{1,20}$' });

export const optionalAccount = (description: string) => parameter(accountSchema.optional(), description, { type: 'string' });

export const optionalBlock = (description: string) =>
  parameter(
    z.coerce.number('must be a number').int('must be whole').min(0, 'must not be negative').max(U32_MAX, 'is no block number').optional(),
    description,
    {
      type: 'integer',
      minimum: 0,
    },
  );

export const optionalText = (description: string, longest = 100) =>
  parameter(z.string().trim().min(1).max(longest).optional(), description, { type: 'string', maxLength: longest });

export const optionalFlag = (description: string) =>
  parameter(
    z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
    description,
    { type: 'boolean' },
  );

/** One or several of a list of words: `?status=open&status=funded`. */
export const someOf = <const Words extends readonly [string, ...string[]]>(words: Words, description: string) =>
  parameter(
    z.preprocess(
      (value) => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(z.enum(words)).min(1).max(words.length).optional(),
    ),
    description,
    { type: 'array', items: { type: 'string', enum: [...words] } },
  );

/** An order by one of `fields`, descending with a minus; the first field descending by default. */
export const sortBy = <const Fields extends readonly [string, ...string[]]>(fields: Fields) => {
  const words = fields.flatMap((field) => [`-${field}`, field]) as [string, ...string[]];
  return parameter(
    z
      .enum(words)
      .default(words[0])
      .transform((text) => ({ field: text.replace(/^-/, '') as Fields[number], descending: text.startsWith('-') })),
    'Order; a minus means descending. Rows that are equal in it are ordered by id.',
    { type: 'string', enum: words, default: words[0] },
  );
};

/** Documents each parameter of a query schema on an operation. */
export const Queried = (schema: z.ZodObject): MethodDecorator =>
  applyDecorators(
    ...Object.entries(schema.shape).map(([name, field]) => {
      const known = documented.get(field as z.ZodType);
      if (!known) throw new TypeError(`query parameter ${name} has no description`);
      return ApiQuery({ name, required: false, ...known });
    }),
  );

export const IdParam = (description: string): MethodDecorator =>
  ApiParam({ name: 'id', description, schema: { type: 'string', pattern: '^\\d{1,20}$' }, example: '7' });

export const HotkeyParam = (): MethodDecorator =>
  ApiParam({
    name: 'hotkey',
    description: 'Hotkey of the miner, SS58.',
    schema: { type: 'string' },
    example: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  });

/** What a live stream tells of: nothing given means everything. */
export const topics = parameter(
  z
    .string()
    .regex(
      /^(head|issues|competitions|(issue|competition):\d{1,20})(,(head|issues|competitions|(issue|competition):\d{1,20}))*$/,
      'must be head, issues, competitions, issue:<id> or competition:<id>, separated by commas',
    )
    .max(2_000)
    .default('head,issues,competitions')
    .transform((list) => new Set(list.split(','))),
  'Comma-separated: `head`, `issues`, `competitions`, `issue:<id>`, `competition:<id>`. Everything by default.',
  { type: 'string', default: 'head,issues,competitions' },
);
