import type { Snapshot } from '../database/snapshot.ts';
import { eventRefs } from '../scan/references.ts';
import type { FundingRow } from './issue.dto.ts';

export interface FundingEntryRow {
  blockNumber: number;
  eventIndex: number;
  amount: string;
  filled: string;
  target: string;
}

/** Columns of `funding_entry f`. */
export const FUNDING_COLUMNS = 'f.block_number AS "blockNumber", f.event_index AS "eventIndex", f.amount, f.filled, f.target';

export const fundingRows = async (snapshot: Snapshot, rows: readonly FundingEntryRow[]): Promise<FundingRow[]> => {
  const event = await eventRefs(snapshot, rows);
  return rows.map((row) => ({
    event: event(row),
    amount: row.amount,
    before: (BigInt(row.filled) - BigInt(row.amount)).toString(),
    after: row.filled,
    target: row.target,
    fillBps: Number((BigInt(row.filled) * 10_000n) / BigInt(row.target)),
  }));
};
