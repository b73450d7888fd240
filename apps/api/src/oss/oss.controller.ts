import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.ts';
import { Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { Contribution } from './contribution.dto.ts';
import { contributionsQuery, type ContributionsQuery } from './oss.query.ts';
import { OssService } from './oss.service.ts';

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
