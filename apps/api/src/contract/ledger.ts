import type { Snapshot } from '../database/snapshot.ts';
import type { LedgerTotals } from './contract.dto.ts';

export const TOTAL_COLUMNS = 'l.received, l.pool, l.filled_unpaid AS "filledUnpaid", l.holdbacks, l.paid, l.recycled, l.rounding';

export type TotalsRow = Omit<LedgerTotals, 'gap'>;

/** The account with its check: what was received minus where it went. */
export const totals = ({ received, pool, filledUnpaid, holdbacks, paid, recycled, rounding }: TotalsRow): LedgerTotals => {
  const accounted = [pool, filledUnpaid, holdbacks, paid, recycled, rounding].reduce((sum, amount) => sum + BigInt(amount), 0n);
  return { received, pool, filledUnpaid, holdbacks, paid, recycled, rounding, gap: (BigInt(received) - accounted).toString() };
};

const NOTHING: TotalsRow = { received: '0', pool: '0', filledUnpaid: '0', holdbacks: '0', paid: '0', recycled: '0', rounding: '0' };

/** The account after the last movement; zeros before the first, which is then the truth. */
export const ledgerNow = async (snapshot: Snapshot): Promise<LedgerTotals> => {
  const row = await snapshot.first<TotalsRow>(
    `SELECT ${TOTAL_COLUMNS} FROM ledger_entry l ORDER BY l.block_number DESC, l.event_index DESC LIMIT 1`,
  );
  return totals(row ?? NOTHING);
};
