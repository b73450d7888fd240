import { z } from 'zod';
import { cursor, limit, optionalBlock } from '../http/parameters.ts';

export const ratingsQuery = z.strictObject({
  atBlock: optionalBlock('Ratings as they stood at the end of this block; the last indexed one by default.'),
  limit,
  cursor,
});
export type RatingsQuery = z.output<typeof ratingsQuery>;
