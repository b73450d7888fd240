import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.ts';
import { accountSchema, HotkeyParam, Queried } from '../http/parameters.ts';
import { Parse } from '../http/parse.pipe.ts';
import type { Page } from '../wire/listing.ts';
import { pageOf } from '../wire/page.dto.ts';
import { MinerDetail, MinerSummary, PayoutRow, RatingPointRow } from './miner.dto.ts';
import { minerRowsQuery, type MinerRowsQuery, minersQuery, type MinersQuery } from './miners.query.ts';
import { MinersService } from './miners.service.ts';

class MinerPage extends pageOf(MinerSummary) {}
class RatingPointPage extends pageOf(RatingPointRow) {}
class PayoutPage extends pageOf(PayoutRow) {}

@ApiTags('miners')
@Controller('miners')
export class MinersController {
  constructor(private readonly miners: MinersService) {}

  @Get()
  @Queried(minersQuery)
  @Answers({ summary: 'Miners in the order in which they claimed their identity', type: MinerPage, problems: [400] })
  listMiners(@Query(new Parse(minersQuery)) query: MinersQuery): Promise<Page<MinerSummary>> {
    return this.miners.list(query);
  }

  @Get(':hotkey')
  @HotkeyParam()
  @Answers({ summary: 'One miner', type: MinerDetail, problems: [400, 404] })
  getMiner(@Param('hotkey', new Parse(accountSchema)) hotkey: string): Promise<MinerDetail> {
    return this.miners.one(hotkey);
  }

  @Get(':hotkey/ratings')
  @HotkeyParam()
  @Queried(minerRowsQuery)
  @Answers({ summary: 'What each result did to the rating, the newest first', type: RatingPointPage, problems: [400, 404] })
  listMinerRatings(
    @Param('hotkey', new Parse(accountSchema)) hotkey: string,
    @Query(new Parse(minerRowsQuery)) query: MinerRowsQuery,
  ): Promise<Page<RatingPointRow>> {
    return this.miners.ratings(hotkey, query);
  }

  @Get(':hotkey/payouts')
  @HotkeyParam()
  @Queried(minerRowsQuery)
  @Answers({ summary: 'What the miner was paid, the newest first', type: PayoutPage, problems: [400, 404] })
  listMinerPayouts(
    @Param('hotkey', new Parse(accountSchema)) hotkey: string,
    @Query(new Parse(minerRowsQuery)) query: MinerRowsQuery,
  ): Promise<Page<PayoutRow>> {
    return this.miners.payouts(hotkey, query);
  }
}
