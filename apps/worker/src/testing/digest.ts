import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

const TABLES = [
  'block',
  'extrinsic',
  'event',
  'issue',
  'funding_entry',
  'payout',
  'payout_failure',
  'identity',
  'enrolment',
  'competition',
  'competition_side',
  'pair',
  'vote',
  'tally',
  'validator',
  'weight',
  'rating_point',
  'contract_change',
  'ledger_entry',
];

/** One hash over every row the scan writes; the moment of writing is left out. Equal digests are equal databases. */
export const digestOf = async (database: DataSource): Promise<string> => {
  const hash = createHash('sha256');
  for (const table of TABLES) {
    const rows: { row: string }[] = await database.query(`SELECT (to_jsonb(t) - 'indexed_at')::text AS row FROM "${table}" t ORDER BY 1`);
    hash.update(`${table}\n${rows.map(({ row }) => row).join('\n')}\n`);
  }
  return hash.digest('hex');
};
