import { Injectable } from '@nestjs/common';
import { ISSUE_STATUSES } from '@joust/tables/issues';
import type { CompetitionSummary } from '../competitions/competition-summary.dto.ts';
import { COMPETITION_COLUMNS, type CompetitionRow } from '../competitions/competition-rows.ts';
import { summaries } from '../competitions/summaries.ts';
import { Database } from '../database/database.ts';
import { page, type Condition, type Page, type SortKey } from '../wire/listing.ts';
import { nameOf } from '../wire/words.ts';
import { enrolmentRows, WAITING_COLUMNS, type WaitingRow } from './enrolment-rows.ts';
import { fundingRows, FUNDING_COLUMNS, type FundingEntryRow } from './funding-rows.ts';
import type { EnrolmentRow, FundingRow, IssueDetail, IssueStats, IssueSummary } from './issue.dto.ts';
import { ensureIssue, issueDetail } from './issue-detail.ts';
import { ISSUE_COLUMNS, ISSUE_FROM, type IssueRow } from './issue-rows.ts';
import { issueStats } from './issue-stats.ts';
import { issueSummaries } from './issue-summaries.ts';
import type { IssuesQuery, PageQuery } from './issues.query.ts';

const ID: SortKey = { sql: 'i.id', type: 'numeric' };
const ORDERS: Record<IssuesQuery['sort']['field'], SortKey[]> = {
  id: [ID],
  target: [{ sql: 'i.target', type: 'numeric' }, ID],
  filled: [{ sql: 'i.filled', type: 'numeric' }, ID],
  statusSince: [{ sql: 'i.status_since', type: 'int' }, ID],
};
const BY_EVENT: SortKey[] = [
  { sql: 'f.block_number', type: 'int' },
  { sql: 'f.event_index', type: 'int' },
];

/** Reads of the issues room. */
@Injectable()
export class IssuesService {
  constructor(private readonly database: Database) {}

  list(query: IssuesQuery): Promise<Page<IssueSummary>> {
    return this.database.read((snapshot) =>
      page<IssueRow, IssueSummary>(snapshot, {
        sealedTo: ['issues', query.status, query.q, query.repo, query.duel],
        select: ISSUE_COLUMNS,
        from: ISSUE_FROM,
        where: filters(query),
        order: ORDERS[query.sort.field],
        descending: query.sort.descending,
        limit: query.limit,
        cursor: query.cursor,
        show: (rows, asOf) => issueSummaries(snapshot, rows, asOf),
      }),
    );
  }

  stats(): Promise<IssueStats> {
    return this.database.read(issueStats);
  }

  one(id: string): Promise<IssueDetail> {
    return this.database.read((snapshot) => issueDetail(snapshot, id));
  }

  funding(id: string, { limit, cursor }: PageQuery): Promise<Page<FundingRow>> {
    return this.database.read(async (snapshot) => {
      await ensureIssue(snapshot, id);
      return page<FundingEntryRow, FundingRow>(snapshot, {
        sealedTo: ['funding', id],
        select: FUNDING_COLUMNS,
        from: 'funding_entry f',
        where: [['f.issue_id = ?', id]],
        order: BY_EVENT,
        descending: true,
        limit,
        cursor,
        show: (rows) => fundingRows(snapshot, rows),
      });
    });
  }

  enrolments(id: string, { limit, cursor }: PageQuery): Promise<Page<EnrolmentRow>> {
    return this.database.read(async (snapshot) => {
      await ensureIssue(snapshot, id);
      return page<WaitingRow, EnrolmentRow>(snapshot, {
        sealedTo: ['enrolments', id],
        select: WAITING_COLUMNS,
        from: 'enrolment e JOIN identity d ON d.hotkey = e.hotkey',
        where: [['e.ended_at IS NULL AND e.picks @> jsonb_build_array(?::text)', id]],
        order: [
          { sql: 'e.waiting_since', type: 'int' },
          { sql: 'e.hotkey', type: 'text' },
        ],
        descending: false,
        limit,
        cursor,
        show: (rows, asOf) => enrolmentRows(snapshot, id, rows, asOf),
      });
    });
  }

  competitions(id: string, { limit, cursor }: PageQuery): Promise<Page<CompetitionSummary>> {
    return this.database.read(async (snapshot) => {
      await ensureIssue(snapshot, id);
      return page<CompetitionRow, CompetitionSummary>(snapshot, {
        sealedTo: ['issue competitions', id],
        select: COMPETITION_COLUMNS,
        from: 'competition c',
        where: [['c.issue_id = ?', id]],
        order: [{ sql: 'c.id', type: 'numeric' }],
        descending: true,
        limit,
        cursor,
        show: (rows, asOf) => summaries(snapshot, rows, asOf),
      });
    });
  }
}

const filters = (query: IssuesQuery): Condition[] => {
  const where: Condition[] = [];
  if (query.status) where.push(['i.status = ANY(?::text[])', query.status.map((status) => nameOf(ISSUE_STATUSES, status))]);
  if (query.repo) where.push(['i.repo = ?', query.repo.toLowerCase()]);
  if (query.duel !== undefined) where.push([`(i.status = 'Competing') = ?::boolean`, query.duel]);
  if (query.q) where.push(search(query.q));
  return where;
};

/** `owner/name#12` is an address; anything else is looked for in repository and title. */
const search = (text: string): Condition => {
  const address = /^([\w.-]+\/[\w.-]+)#(\d{1,9})$/.exec(text);
  if (address) return ['i.repo = ? AND i.number = ?::int', address[1]?.toLowerCase(), address[2]];
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return ['i.repo ILIKE ? OR g.title ILIKE ?', pattern, pattern];
};
