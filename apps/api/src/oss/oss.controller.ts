import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { cursor, limit, optionalId, optionalText, Queried, sortBy } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { Contribution } from './contribution.dto.ts';
import { OssService } from './oss.service.ts';

export const contributionsQuery = z.strictObject({
  githubId: optionalId('Only contributions of this GitHub account.'),
  repo: optionalText('Only this repository, owner/name.', 140),
  sort: sortBy(['mergedAt'] as const),
  limit,
  cursor,
});
export type ContributionsQuery = z.output<typeof contributionsQuery>;

class ContributionPage extends pageOf(Contribution) {}

@ApiTags('oss')
@Controller('oss')
export class OssController {
  constructor(private readonly oss: OssService) {}

  @Get('contributions')
  @Queried(contributionsQuery)
  @Answers({
    summary: 'Merged pull requests outside competitions, the newest first unless sorted otherwise',
    type: ContributionPage,
    problems: [400],
  })
  listContributions(@Query(new Parse(contributionsQuery)) query: ContributionsQuery): Promise<Page<Contribution>> {
    return this.oss.contributions(query);
  }
}
