import type { Snapshot } from '../database/snapshot.ts';
import { eventRefs } from '../scan/references.ts';
import type { PayoutProof } from './side.dto.ts';

interface PayoutProofRow {
  amount: string;
  hotkey: string;
  coldkey: string;
  blockNumber: number;
  eventIndex: number;
}

/** The payment of a competition with what proves it; null before. */
export const payoutOf = async (snapshot: Snapshot, competitionId: string): Promise<PayoutProof | null> => {
  const row = await snapshot.first<PayoutProofRow>(
    'SELECT amount, hotkey, coldkey, block_number AS "blockNumber", event_index AS "eventIndex" FROM payout WHERE competition_id = $1',
    [competitionId],
  );
  if (!row) return null;
  const event = (await eventRefs(snapshot, [row]))(row);
  return { amount: row.amount, hotkey: row.hotkey, coldkey: row.coldkey, ...event };
};
