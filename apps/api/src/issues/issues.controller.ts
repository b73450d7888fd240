import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompetitionPage, type CompetitionSummary } from '../competitions/competition-summary.dto.ts';
import { Answers } from '../http/answers.ts';
import { idSchema, IdParam, Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { EnrolmentRow, FundingRow, IssueDetail, IssueStats, IssueSummary } from './issue.dto.ts';
import { issuesQuery, type IssuesQuery, pageQuery, type PageQuery } from './issues.query.ts';
import { IssuesService } from './issues.service.ts';

class IssuePage extends pageOf(IssueSummary) {}
class FundingPage extends pageOf(FundingRow) {}
class EnrolmentPage extends pageOf(EnrolmentRow) {}

@ApiTags('issues')
@Controller('issues')
export class IssuesController {
  constructor(private readonly issues: IssuesService) {}

  /** The order is total: rows that are equal in `sort` are ordered by id. */
  @Get()
  @Queried(issuesQuery)
  @Answers({ summary: 'Issues, the newest first unless sorted otherwise', type: IssuePage, problems: [400] })
  listIssues(@Query(new Parse(issuesQuery)) query: IssuesQuery): Promise<Page<IssueSummary>> {
    return this.issues.list(query);
  }

  @Get('stats')
  @Answers({ summary: 'Numbers over all issues', type: IssueStats })
  getIssueStats(): Promise<IssueStats> {
    return this.issues.stats();
  }

  @Get(':id')
  @IdParam('Issue.')
  @Answers({ summary: 'One issue', type: IssueDetail, problems: [400, 404] })
  getIssue(@Param('id', new Parse(idSchema)) id: string): Promise<IssueDetail> {
    return this.issues.one(id);
  }

  @Get(':id/funding')
  @IdParam('Issue.')
  @Queried(pageQuery)
  @Answers({ summary: 'Where its bounty came from, the newest first', type: FundingPage, problems: [400, 404] })
  listIssueFunding(@Param('id', new Parse(idSchema)) id: string, @Query(new Parse(pageQuery)) query: PageQuery): Promise<Page<FundingRow>> {
    return this.issues.funding(id, query);
  }

  @Get(':id/enrolments')
  @IdParam('Issue.')
  @Queried(pageQuery)
  @Answers({ summary: 'Miners that wait for it, the longest waiting first', type: EnrolmentPage, problems: [400, 404] })
  listIssueEnrolments(
    @Param('id', new Parse(idSchema)) id: string,
    @Query(new Parse(pageQuery)) query: PageQuery,
  ): Promise<Page<EnrolmentRow>> {
    return this.issues.enrolments(id, query);
  }

  @Get(':id/competitions')
  @IdParam('Issue.')
  @Queried(pageQuery)
  @Answers({ summary: 'Its competitions, the newest first', type: CompetitionPage, problems: [400, 404] })
  listIssueCompetitions(
    @Param('id', new Parse(idSchema)) id: string,
    @Query(new Parse(pageQuery)) query: PageQuery,
  ): Promise<Page<CompetitionSummary>> {
    return this.issues.competitions(id, query);
  }
}
