import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.ts';
import { Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { ExtrinsicRow } from './extrinsic.dto.ts';
import { extrinsicsQuery, type ExtrinsicsQuery } from './extrinsics.query.ts';
import { ExtrinsicsService } from './extrinsics.service.ts';

class ExtrinsicPage extends pageOf(ExtrinsicRow) {}

@ApiTags('events')
@Controller('extrinsics')
export class ExtrinsicsController {
  constructor(private readonly extrinsics: ExtrinsicsService) {}

  @Get()
  @Queried(extrinsicsQuery)
  @Answers({
    summary: 'Extrinsics in the order of the chain, the newest first unless sorted otherwise',
    type: ExtrinsicPage,
    problems: [400],
  })
  listExtrinsics(@Query(new Parse(extrinsicsQuery)) query: ExtrinsicsQuery): Promise<Page<ExtrinsicRow>> {
    return this.extrinsics.list(query);
  }
}
