import { z } from 'zod';
import { cursor, limit } from '../http/parameters.ts';

export const contractRowsQuery = z.strictObject({ limit, cursor });
export type ContractRowsQuery = z.output<typeof contractRowsQuery>;
