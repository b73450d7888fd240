import { z } from 'zod';
import { cursor, limit, optionalAccount, optionalId, someOf, sortBy } from '../http/parameters.ts';
import { PHASE_WORDS } from '../wire/words.ts';

export const competitionsQuery = z.strictObject({
  status: someOf(PHASE_WORDS, 'Only competitions that stand so.'),
  miner: optionalAccount('Only competitions of this hotkey.'),
  issue: optionalId('Only competitions for this issue.'),
  sort: sortBy(['id', 'bounty', 'decided'] as const),
  limit,
  cursor,
});
export type CompetitionsQuery = z.output<typeof competitionsQuery>;

export const competitionRowsQuery = z.strictObject({ limit, cursor });
export type CompetitionRowsQuery = z.output<typeof competitionRowsQuery>;
