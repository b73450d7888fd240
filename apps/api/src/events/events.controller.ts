import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { cursor, limit, optionalAccount, optionalBlock, optionalId, optionalText, Queried, sortBy } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { EventRow } from './event.dto.ts';
import { EventsService } from './events.service.ts';

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

class EventPage extends pageOf(EventRow) {}

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Get()
  @Queried(eventsQuery)
  @Answers({ summary: 'Events in the order of the chain, the newest first unless sorted otherwise', type: EventPage, problems: [400] })
  listEvents(@Query(new Parse(eventsQuery)) query: EventsQuery): Promise<Page<EventRow>> {
    return this.events.list(query);
  }
}
