import type { Snapshot } from '../database/snapshot.ts';
import type { PayoutPart } from '@joust/tables/bounties';
import { eventRefs } from '../scan/references.ts';
import type { PayoutProof } from './side.dto.ts';

interface PayoutProofRow {
  part: PayoutPart;
  amount: string;
  hotkey: string;
  coldkey: string;
  blockNumber: number;
  eventIndex: number;
}

/** The two payments of a competition: after the challenge window, and after the holdback. */
export type Payouts = Readonly<Record<PayoutPart, PayoutProof | null>>;

/** The payments of a competition with what proves them; null before each. */
export const payoutsOf = async (snapshot: Snapshot, competitionId: string): Promise<Payouts> => {
  const rows = await snapshot.rows<PayoutProofRow>(
    'SELECT part, amount, hotkey, coldkey, block_number AS "blockNumber", event_index AS "eventIndex" FROM payout WHERE competition_id = $1',
    [competitionId],
  );
  const event = await eventRefs(snapshot, rows);
  const proof = (part: PayoutPart): PayoutProof | null => {
    const row = rows.find((one) => one.part === part);
    return row ? { amount: row.amount, hotkey: row.hotkey, coldkey: row.coldkey, ...event(row) } : null;
  };
  return { first: proof('first'), rest: proof('rest') };
};
