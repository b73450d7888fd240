import { z } from 'zod';
import { cursor, limit, optionalFlag, optionalText } from '../http/parameters.ts';

export const minersQuery = z.strictObject({
  q: optionalText('Part of the GitHub login, or the beginning of a hotkey.'),
  occupied: optionalFlag('Only miners in (true) or out of (false) a competition.'),
  limit,
  cursor,
});
export type MinersQuery = z.output<typeof minersQuery>;

export const minerRowsQuery = z.strictObject({ limit, cursor });
export type MinerRowsQuery = z.output<typeof minerRowsQuery>;
