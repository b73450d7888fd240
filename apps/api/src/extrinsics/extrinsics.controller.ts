import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { cursor, limit, optionalAccount, optionalBlock, optionalFlag, optionalText, Queried, sortBy } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { ExtrinsicRow } from './extrinsic.dto.ts';
import { ExtrinsicsService } from './extrinsics.service.ts';

export const extrinsicsQuery = z.strictObject({
  signer: optionalAccount('Only extrinsics this account signed.'),
  message: optionalText('Only calls of this message of the contract, snake_case.'),
  hash: optionalText('Only the extrinsic with this hash, 0x text.'),
  success: optionalFlag('Only extrinsics that took effect (true) or failed (false).'),
  fromBlock: optionalBlock('From this block on.'),
  toBlock: optionalBlock('Up to this block.'),
  sort: sortBy(['block'] as const),
  limit,
  cursor,
});
export type ExtrinsicsQuery = z.output<typeof extrinsicsQuery>;

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
