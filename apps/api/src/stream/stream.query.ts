import { z } from 'zod';
import { topics } from '../http/parameters.ts';

export const streamQuery = z.strictObject({ topics });
export type StreamQuery = z.output<typeof streamQuery>;
