import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { page, type Condition, type Page, type SortKey } from '../wire/listing.ts';
import { BALLOT_COLUMNS, ballots, type OutcomeVoteRow } from './ballots.ts';
import type { CompetitionSummary } from './competition-summary.dto.ts';
import { COMPETITION_COLUMNS, type CompetitionRow } from './competition-rows.ts';
import type { CompetitionRowsQuery, CompetitionsQuery } from './competitions.query.ts';
import type { Matchup } from './matchup.dto.ts';
import { competitionRow, matchup } from './matchup.ts';
import { roundsOf } from './outcome-tally.ts';
import { summaries } from './summaries.ts';
import type { Ballot } from './tally.dto.ts';
import type { TimelineEntry } from './timeline.dto.ts';
import { timelinePage } from './timeline-page.ts';
import { PHASE_SQL } from './window.ts';

const ID: SortKey = { sql: 'c.id', type: 'numeric' };
const ORDERS: Record<CompetitionsQuery['sort']['field'], SortKey[]> = {
  id: [ID],
  bounty: [{ sql: 'c.bounty', type: 'numeric' }, ID],
  decided: [{ sql: 'coalesce(c.decided_at, 0)', type: 'int' }, ID],
};

/** Reads of the competitions room. */
@Injectable()
export class CompetitionsService {
  constructor(private readonly database: Database) {}

  list(query: CompetitionsQuery): Promise<Page<CompetitionSummary>> {
    const where: Condition[] = [];
    if (query.status) where.push([`${PHASE_SQL} = ANY(?::text[])`, query.status]);
    if (query.issue) where.push(['c.issue_id = ?', query.issue]);
    if (query.miner) where.push(['EXISTS (SELECT FROM competition_side m WHERE m.competition_id = c.id AND m.hotkey = ?)', query.miner]);
    return this.database.read((snapshot) =>
      page<CompetitionRow, CompetitionSummary>(snapshot, {
        sealedTo: ['competitions', query.status, query.issue, query.miner],
        select: COMPETITION_COLUMNS,
        from: 'competition c',
        where,
        order: ORDERS[query.sort.field],
        descending: query.sort.descending,
        limit: query.limit,
        cursor: query.cursor,
        show: (rows, asOf) => summaries(snapshot, rows, asOf),
      }),
    );
  }

  matchup(id: string): Promise<Matchup> {
    return this.database.read((snapshot) => matchup(snapshot, id));
  }

  votes(id: string, query: CompetitionRowsQuery): Promise<Page<Ballot>> {
    return this.database.read(async (snapshot) => {
      await competitionRow(snapshot, id);
      const rounds = await roundsOf(snapshot, id);
      return page<OutcomeVoteRow, Ballot>(snapshot, {
        sealedTo: ['votes', id],
        select: BALLOT_COLUMNS,
        from: 'vote v',
        where: [[`v.kind = 'outcome' AND v.subject = ?`, id]],
        order: [
          { sql: 'v.block_number', type: 'int' },
          { sql: 'v.event_index', type: 'int' },
        ],
        descending: true,
        limit: query.limit,
        cursor: query.cursor,
        show: (rows) => ballots(snapshot, rows, rounds),
      });
    });
  }

  timeline(id: string, query: CompetitionRowsQuery): Promise<Page<TimelineEntry>> {
    return this.database.read(async (snapshot) => timelinePage(await matchup(snapshot, id), query));
  }
}
