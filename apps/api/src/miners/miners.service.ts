import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { page, type Condition, type Page } from '../wire/listing.ts';
import { PAYOUT_COLUMNS, payoutRows, POINT_COLUMNS, POINT_FROM, pointRows, type StoredPayout, type StoredPoint } from './history-rows.ts';
import type { MinerDetail, MinerSummary, PayoutRow, RatingPointRow } from './miner.dto.ts';
import { claimOf, minerDetail } from './miner-detail.ts';
import { IDENTITY_COLUMNS, minerSummaries, type IdentityRow } from './miner-rows.ts';
import type { MinerRowsQuery, MinersQuery } from './miners.query.ts';

const OCCUPIED = 'EXISTS (SELECT FROM competition_side s WHERE s.github_id = d.github_id AND s.released_at IS NULL)';

/** Reads of the miners room. */
@Injectable()
export class MinersService {
  constructor(private readonly database: Database) {}

  list({ q, occupied, limit, cursor }: MinersQuery): Promise<Page<MinerSummary>> {
    const where: Condition[] = [];
    if (q !== undefined) {
      const text = q.replace(/[\\%_]/g, '\\$&');
      where.push(['g.login ILIKE ? OR d.hotkey LIKE ?', `%${text}%`, `${text}%`]);
    }
    if (occupied !== undefined) where.push([`${OCCUPIED} = ?::boolean`, occupied]);
    return this.database.read((snapshot) =>
      page<IdentityRow, MinerSummary>(snapshot, {
        sealedTo: ['miners', q, occupied],
        select: IDENTITY_COLUMNS,
        from: 'identity d LEFT JOIN github_account g ON g.github_id = d.github_id',
        where,
        order: [
          { sql: 'd.block_number', type: 'int' },
          { sql: 'd.event_index', type: 'int' },
          { sql: 'd.hotkey', type: 'text' },
        ],
        descending: false,
        limit,
        cursor,
        show: (rows, asOf) => minerSummaries(snapshot, rows, asOf),
      }),
    );
  }

  one(hotkey: string): Promise<MinerDetail> {
    return this.database.read((snapshot) => minerDetail(snapshot, hotkey));
  }

  ratings(hotkey: string, { limit, cursor }: MinerRowsQuery): Promise<Page<RatingPointRow>> {
    return this.database.read(async (snapshot) => {
      const { githubId } = await claimOf(snapshot, hotkey);
      return page<StoredPoint, RatingPointRow>(snapshot, {
        sealedTo: ['rating points', githubId],
        select: POINT_COLUMNS,
        from: POINT_FROM,
        where: [['p.github_id = ?', githubId]],
        order: [
          { sql: 'p.block_number', type: 'int' },
          { sql: 'p.competition_id', type: 'numeric' },
        ],
        descending: true,
        limit,
        cursor,
        show: (rows) => pointRows(snapshot, rows),
      });
    });
  }

  payouts(hotkey: string, { limit, cursor }: MinerRowsQuery): Promise<Page<PayoutRow>> {
    return this.database.read(async (snapshot) => {
      await claimOf(snapshot, hotkey);
      return page<StoredPayout, PayoutRow>(snapshot, {
        sealedTo: ['payouts', hotkey],
        select: PAYOUT_COLUMNS,
        from: 'payout p',
        where: [['p.hotkey = ?', hotkey]],
        order: [
          { sql: 'p.block_number', type: 'int' },
          { sql: 'p.event_index', type: 'int' },
        ],
        descending: true,
        limit,
        cursor,
        show: (rows) => payoutRows(snapshot, rows),
      });
    });
  }
}
