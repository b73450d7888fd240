import type { IssueStatus } from '@joust/tables/issues';
import type { Snapshot } from '../database/snapshot.ts';
import { ledgerNow } from '../contract/ledger.ts';
import { asOf } from '../scan/position.ts';
import { word } from '../wire/words.ts';
import type { IssueStats, StatusCounts } from './issue.dto.ts';

/** Numbers over all issues. */
export const issueStats = async (snapshot: Snapshot): Promise<IssueStats> => {
  const moment = await asOf(snapshot);
  const byStatus = await snapshot.rows<{ status: IssueStatus; count: string; target: string; filled: string }>(
    'SELECT status, count(*), sum(target) AS target, sum(filled) AS filled FROM issue GROUP BY status',
  );
  const competitions = await snapshot.one<{ all: string; open: string }>(
    `SELECT count(*) AS all, count(*) FILTER (WHERE phase = 'Running') AS open FROM competition`,
  );
  const counts: StatusCounts = { registered: 0, funded: 0, open: 0, competing: 0, solved: 0, cancelled: 0 };
  for (const row of byStatus) counts[word(row.status)] = Number(row.count);
  const live = byStatus.filter((row) => row.status !== 'Solved' && row.status !== 'Cancelled');
  const ledger = await ledgerNow(snapshot);
  return {
    counts,
    openCompetitions: Number(competitions.open),
    competitions: Number(competitions.all),
    target: sum(live.map((row) => row.target)),
    filled: sum(live.map((row) => row.filled)),
    paid: ledger.paid,
    recycled: ledger.recycled,
    asOf: moment,
  };
};

const sum = (amounts: readonly string[]): string => amounts.reduce((total, amount) => total + BigInt(amount), 0n).toString();
