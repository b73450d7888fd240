import { z } from 'zod';

export const graphqlRequestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).optional(),
  operationName: z.string().optional(),
});

export const clockSchema = z.object({ now: z.number().int().nonnegative() });
