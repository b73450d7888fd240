import { Injectable } from '@nestjs/common';
import { eligibility, RATING_VERSION, ratingsHash, WINDOW_DAYS } from '@joust/elo';
import { recordsOf } from '../competitions/results.ts';
import { rulesOf } from '../contract/rules.ts';
import { Database } from '../database/database.ts';
import { InvalidRequest } from '../http/refusals.ts';
import { minerRefs } from '../miners/miner-refs.ts';
import { asOf } from '../scan/position.ts';
import { fingerprint, readCursor, writeCursor } from '../wire/cursor.ts';
import { ranking } from './ranking.ts';
import type { RatingPage } from './rating.dto.ts';
import { occupiedAt, RatingBook } from './rating-book.ts';
import { ratingNow } from './rating-now.ts';
import type { RatingsQuery } from './ratings.query.ts';

/** The leaderboard, now or at any past block. */
@Injectable()
export class RatingsService {
  constructor(private readonly database: Database) {}

  list({ atBlock, limit, cursor }: RatingsQuery): Promise<RatingPage> {
    return this.database.read(async (snapshot) => {
      const moment = await asOf(snapshot);
      const rules = await rulesOf(snapshot);
      const anchor = atBlock ?? moment.block;
      if (anchor > moment.block) throw future(anchor, moment.block);
      const occupied = await occupiedAt(snapshot, anchor);
      const book = await RatingBook.open(snapshot, rules.blocksPerDay, anchor, anchor);
      const ratings = book.at(anchor, new Set(occupied.keys()));
      const ranked = await ranking(snapshot, ratings, anchor);
      // Ratings are computed, not stored: a page is a slice, and its cursor the rank it ends with.
      const seal = fingerprint(['ratings', atBlock]);
      const seen = cursor === undefined ? 0 : Math.max(0, Number(readCursor(cursor, seal, ['int'])[0]));
      const shown = ranked.slice(seen, seen + limit);
      const ids = shown.map((row) => row.githubId);
      const miner = await minerRefs(snapshot, ids);
      const record = await recordsOf(snapshot, ids, anchor);
      return {
        items: shown.map((row) => ({
          rank: row.rank,
          miner: miner(row),
          rating: ratingNow(row.player),
          record: record(row.githubId),
          eligible: eligibility(row.player, { anchor, blocksPerDay: rules.blocksPerDay }).eligible,
          occupiedIn: occupied.get(row.githubId) ?? null,
        })),
        page: { next: seen + limit < ranked.length ? writeCursor(seal, [String(seen + limit)]) : null, limit, total: ranked.length },
        basis: {
          anchor,
          ratingVersion: RATING_VERSION,
          windowDays: WINDOW_DAYS,
          blocksPerDay: rules.blocksPerDay,
          results: book.count(anchor),
          house: ratings.house,
          hash: ratingsHash(ratings),
        },
        asOf: moment,
      };
    });
  }
}

const future = (asked: number, known: number): InvalidRequest =>
  new InvalidRequest([
    { pointer: '/query/atBlock', code: 'too_big', message: `block ${asked} is not indexed yet; the last one is ${known}` },
  ]);
