import { z } from 'zod';
import { cursor, limit, optionalAccount, optionalBlock, optionalId, optionalText, sortBy } from '../http/parameters.ts';

export const eventsQuery = z.strictObject({
  source: optionalText("`contract`, or a pallet's name."),
  name: optionalText('Name of the event.'),
  issue: optionalId('Only events of this issue.'),
  competition: optionalId('Only events of this competition.'),
  account: optionalAccount('Only events that speak of this account.'),
  fromBlock: optionalBlock('From this block on.'),
  toBlock: optionalBlock('Up to this block.'),
  sort: sortBy(['block'] as const),
  limit,
  cursor,
});
export type EventsQuery = z.output<typeof eventsQuery>;
