import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.ts';
import { idSchema, IdParam, Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { CompetitionPage, type CompetitionSummary } from './competition-summary.dto.ts';
import { competitionRowsQuery, type CompetitionRowsQuery, competitionsQuery, type CompetitionsQuery } from './competitions.query.ts';
import { CompetitionsService } from './competitions.service.ts';
import { Matchup } from './matchup.dto.ts';
import { Ballot } from './tally.dto.ts';
import { TimelineEntry } from './timeline.dto.ts';

class BallotPage extends pageOf(Ballot) {}
class TimelinePage extends pageOf(TimelineEntry) {}

@ApiTags('competitions')
@Controller('competitions')
export class CompetitionsController {
  constructor(private readonly competitions: CompetitionsService) {}

  @Get()
  @Queried(competitionsQuery)
  @Answers({ summary: 'Competitions, the newest first unless sorted otherwise', type: CompetitionPage, problems: [400] })
  listCompetitions(@Query(new Parse(competitionsQuery)) query: CompetitionsQuery): Promise<Page<CompetitionSummary>> {
    return this.competitions.list(query);
  }

  @Get(':id')
  @IdParam('Competition.')
  @Answers({ summary: 'A against B: everything that is known of one competition', type: Matchup, problems: [400, 404] })
  getCompetition(@Param('id', new Parse(idSchema)) id: string): Promise<Matchup> {
    return this.competitions.matchup(id);
  }

  @Get(':id/votes')
  @IdParam('Competition.')
  @Queried(competitionRowsQuery)
  @Answers({ summary: 'Ballots on its outcome in all rounds, the newest first', type: BallotPage, problems: [400, 404] })
  listCompetitionVotes(
    @Param('id', new Parse(idSchema)) id: string,
    @Query(new Parse(competitionRowsQuery)) query: CompetitionRowsQuery,
  ): Promise<Page<Ballot>> {
    return this.competitions.votes(id, query);
  }

  @Get(':id/timeline')
  @IdParam('Competition.')
  @Queried(competitionRowsQuery)
  @Answers({ summary: 'What happened in it so far, the oldest first', type: TimelinePage, problems: [400, 404] })
  listCompetitionTimeline(
    @Param('id', new Parse(idSchema)) id: string,
    @Query(new Parse(competitionRowsQuery)) query: CompetitionRowsQuery,
  ): Promise<Page<TimelineEntry>> {
    return this.competitions.timeline(id, query);
  }
}
