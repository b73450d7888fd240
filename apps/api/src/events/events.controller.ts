import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.ts';
import { Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { EventRow } from './event.dto.ts';
import { eventsQuery, type EventsQuery } from './events.query.ts';
import { EventsService } from './events.service.ts';

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
