import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import { Problem } from '../wire/problem.dto.ts';
import { streamQuery, type StreamQuery } from './stream.query.ts';
import { StreamService } from './stream.service.ts';

const PROBLEM = { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } };

@ApiTags('stream')
@Controller('stream')
export class StreamController {
  constructor(private readonly streams: StreamService) {}

  @Get()
  @ApiOperation({
    summary: 'Live messages (server-sent events)',
    description:
      'Events: `head` (a block was indexed), `issue` and `competition` (that resource changed: load it again), `resync` (messages were missed: load everything shown again). ' +
      '`data` is `{"v":1,"type","ref","asOf"}` with the `asOf` of every other answer, `id` the position of the last applied event; `Last-Event-ID` is honoured. A comment comes every 15 seconds.',
  })
  @Queried(streamQuery)
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: '`id` of the last message seen.' })
  @ApiProduces('text/event-stream')
  @ApiResponse({
    status: 200,
    description: 'The stream.',
    content: {
      'text/event-stream': {
        schema: { type: 'string' },
        example:
          'event: head\nid: 0000005120-000003\ndata: {"v":1,"type":"head","ref":"5120","asOf":{"block":5120,"hash":"0x2f…","at":"2026-11-21T07:00:00.000Z","indexedAt":"2026-11-21T07:00:00.210Z","lagBlocks":0}}\n\n',
      },
    },
  })
  @ApiResponse({ status: 400, description: 'The request is not valid.', content: PROBLEM })
  @ApiResponse({ status: 503, description: 'Too many streams, or nothing is indexed yet.', content: PROBLEM })
  streamMessages(
    @Query(new Parse(streamQuery)) query: StreamQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.streams.open({ topics: query.topics, lastEventId, request, reply });
  }
}
