import { z } from 'zod';
import { cursor, limit } from '../http/parameters.ts';

export const validatorsQuery = z.strictObject({ limit, cursor });
export type ValidatorsQuery = z.output<typeof validatorsQuery>;
