import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import type { ProblemError } from '../wire/problem.dto.ts';
import { InvalidRequest } from './refusals.ts';

/** The door of a request: what passes is what the schema says; all faults are told at once, with pointers. */
export class Parse<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown, { type, data }: ArgumentMetadata): z.output<Schema> {
    const parsed = this.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const place = type === 'param' ? ['path', ...(data ? [data] : [])] : ['query'];
    throw new InvalidRequest(parsed.error.issues.flatMap((fault) => errorsOf(fault, place)));
  }
}

const errorsOf = (fault: z.core.$ZodIssue, place: string[]): ProblemError[] => {
  const at = (path: PropertyKey[]): string => `/${[...place, ...path.map(String)].join('/')}`;
  if (fault.code === 'unrecognized_keys') {
    return fault.keys.map((key) => ({
      pointer: at([...fault.path, key]),
      code: 'unknown_parameter',
      message: 'is not a parameter of this list',
    }));
  }
  return [{ pointer: at(fault.path), code: fault.code, message: fault.message }];
};
