import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { page, type Condition, type Page } from '../wire/listing.ts';
import type { EventRow } from './event.dto.ts';
import type { EventsQuery } from './events.query.ts';

type StoredEvent = Omit<EventRow, 'at'> & { at: Date };

/** Reads of the explorer's events. */
@Injectable()
export class EventsService {
  constructor(private readonly database: Database) {}

  list(query: EventsQuery): Promise<Page<EventRow>> {
    const where: Condition[] = [];
    if (query.source) where.push(['e.source = ?', query.source]);
    if (query.name) where.push(['e.name = ?', query.name]);
    if (query.issue) where.push(['e.issue_id = ?', query.issue]);
    if (query.competition) where.push(['e.competition_id = ?', query.competition]);
    if (query.account) where.push(['e.accounts @> ARRAY[?::text]', query.account]);
    if (query.fromBlock !== undefined) where.push(['e.block_number >= ?', query.fromBlock]);
    if (query.toBlock !== undefined) where.push(['e.block_number <= ?', query.toBlock]);
    return this.database.read((snapshot) =>
      page<StoredEvent, EventRow>(snapshot, {
        sealedTo: ['events', query.source, query.name, query.issue, query.competition, query.account, query.fromBlock, query.toBlock],
        select: `e.block_number AS block, b.at, e.event_index AS "eventIndex", e.extrinsic_index AS "extrinsicIndex", x.hash AS "extrinsicHash",
                 e.source, e.name, e.data, e.issue_id AS "issueId", e.competition_id AS "competitionId", e.accounts`,
        from: `event e JOIN block b ON b.number = e.block_number
               LEFT JOIN extrinsic x ON x.block_number = e.block_number AND x.extrinsic_index = e.extrinsic_index`,
        where,
        order: [
          { sql: 'e.block_number', type: 'int' },
          { sql: 'e.event_index', type: 'int' },
        ],
        descending: query.sort.descending,
        limit: query.limit,
        cursor: query.cursor,
        show: (rows) =>
          rows.map(({ block, at, eventIndex, extrinsicIndex, extrinsicHash, source, name, data, issueId, competitionId, accounts }) => ({
            block,
            at: at.toISOString(),
            eventIndex,
            extrinsicIndex,
            extrinsicHash,
            source,
            name,
            data,
            issueId,
            competitionId,
            accounts,
          })),
      }),
    );
  }
}
