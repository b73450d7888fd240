import type { Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

/**
 * The wire's vocabulary: one decorator a kind of value, so that a kind has one format everywhere
 * (amounts are decimal strings of rao, u64 ids decimal strings, times ISO-8601 UTC, accounts SS58).
 */
type Options = Pick<ApiPropertyOptions, 'nullable'>;

export const Rao = (description: string, example = '12500000000', options: Options = {}): PropertyDecorator =>
  ApiProperty({
    type: 'string',
    pattern: '^-?\\d{1,20}$',
    description: `${description} Integer rao (10^9 rao are 1 alpha).`,
    example,
    ...options,
  });

export const Id = (description: string, example = '7', options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: 'string', pattern: '^\\d{1,20}$', description, example, ...options });

export const Int = (
  description: string,
  example: number,
  options: Options & { minimum?: number; maximum?: number } = {},
): PropertyDecorator => ApiProperty({ type: 'integer', description, example, ...options });

export const BlockNumber = (description: string, example = 5120, options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, description, example, ...options });

/** Milli-Elo: 1,500.000 points are 1500000. */
export const MilliElo = (description: string, example = 1548000, options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: 'integer', description: `${description} Milli-Elo: 1548000 is 1,548.000 points.`, example, ...options });

export const Bps = (description: string, example = 6400, options: Options = {}): PropertyDecorator =>
  ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 10_000,
    description: `${description} Basis points: 10000 is all.`,
    example,
    ...options,
  });

export const Time = (description: string, example = '2026-11-21T07:00:00.000Z', options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: 'string', format: 'date-time', description, example, ...options });

export const Account = (
  description: string,
  example = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  options: Options = {},
): PropertyDecorator => ApiProperty({ type: 'string', description: `${description} SS58, prefix 42.`, example, ...options });

export const Hash = (description: string, example = `0x${'2f'.repeat(32)}`, options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: 'string', pattern: '^0x[0-9a-f]*$', description, example, ...options });

export const Url = (description: string, example = 'https://github.com/acme/anvil/issues/12', options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: 'string', format: 'uri', description, example, ...options });

export const Text = (description: string, example: string, options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: 'string', description, example, ...options });

export const Flag = (description: string, example: boolean, options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: 'boolean', description, example, ...options });

export const Word = (description: string, words: readonly string[], example: string, options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: 'string', enum: options.nullable ? [...words, null] : [...words], description, example, ...options });

/** `type` stays an arrow function under its own name: that is how the document's builder knows a type given late. */
export const Part = (description: string, type: () => Type, options: Options = {}): PropertyDecorator =>
  ApiProperty({ type: () => type(), description, ...options });

export const ListOf = (description: string, type: () => Type): PropertyDecorator =>
  ApiProperty({ type: () => type(), isArray: true, description });

export const TextList = (description: string, example: string[], items: { pattern?: string } = {}): PropertyDecorator =>
  ApiProperty({ type: 'array', items: { type: 'string', ...items }, description, example });

/** Decoded fields whose names depend on the event or message. */
export const Fields = (description: string, example: Record<string, unknown>): PropertyDecorator =>
  ApiProperty({ type: 'object', additionalProperties: true, description, example });
