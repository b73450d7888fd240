import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.ts';
import { Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import { RatingPage } from './rating.dto.ts';
import { ratingsQuery, type RatingsQuery } from './ratings.query.ts';
import { RatingsService } from './ratings.service.ts';

@ApiTags('ratings')
@Controller('ratings')
export class RatingsController {
  constructor(private readonly ratings: RatingsService) {}

  /** Computed from the stored results by the code the validators use. */
  @Get()
  @Queried(ratingsQuery)
  @Answers({ summary: 'The leaderboard now or at a past block', type: RatingPage, problems: [400] })
  listRatings(@Query(new Parse(ratingsQuery)) query: RatingsQuery): Promise<RatingPage> {
    return this.ratings.list(query);
  }
}
