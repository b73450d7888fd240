import type { Snapshot } from '../database/snapshot.ts';
import { blockRefs, orNull } from '../scan/references.ts';
import { halfOf, quorumAt } from '../validators/quorum.ts';
import { BALLOT_COLUMNS, ballots, partBps, votedOutcome, type OutcomeVoteRow } from './ballots.ts';
import type { OutcomeTally } from './tally.dto.ts';

export interface TallyRow {
  round: number;
  totalWeight: string;
  neededHeads: number;
  leadingWeight: string;
  leadingHeads: number;
  leadingPayloadHash: string;
  reached: boolean;
  reachedAt: number | null;
}

/** Every round of the vote on a competition, the newest first. */
export const roundsOf = (snapshot: Snapshot, competitionId: string): Promise<TallyRow[]> =>
  snapshot.rows<TallyRow>(
    `SELECT round, total_weight AS "totalWeight", needed_heads AS "neededHeads", leading_weight AS "leadingWeight", leading_heads AS "leadingHeads",
            leading_payload_hash AS "leadingPayloadHash", reached, reached_at AS "reachedAt"
     FROM tally WHERE kind = 'outcome' AND subject = $1 ORDER BY round DESC`,
    [competitionId],
  );

/** The current round of the vote; before the first ballot, what a quorum would need now. */
export const outcomeTally = async (snapshot: Snapshot, competitionId: string, currentBlock: number): Promise<OutcomeTally> => {
  const [current] = await roundsOf(snapshot, competitionId);
  if (!current) return unvoted(await quorumAt(snapshot, currentBlock));
  const rows = await snapshot.rows<OutcomeVoteRow>(
    `SELECT ${BALLOT_COLUMNS} FROM vote v WHERE v.kind = 'outcome' AND v.subject = $1 AND v.round = $2 ORDER BY v.block_number, v.event_index`,
    [competitionId, current.round],
  );
  const block = await blockRefs(snapshot, [current.reachedAt]);
  const leading = rows.find((row) => row.payloadHash === current.leadingPayloadHash);
  return {
    round: current.round,
    totalWeight: current.totalWeight,
    leadingWeight: current.leadingWeight,
    leadingBps: partBps(current.leadingWeight, current.totalWeight),
    leadingHeads: current.leadingHeads,
    leading: leading ? votedOutcome(leading.payload) : null,
    neededHeads: current.neededHeads,
    neededWeightExclusive: halfOf(current.totalWeight),
    reached: current.reached,
    reachedIn: orNull(block, current.reachedAt),
    votes: await ballots(snapshot, rows, [current]),
  };
};

const unvoted = (quorum: { totalWeight: string; neededWeightExclusive: string; neededHeads: number }): OutcomeTally => ({
  round: 0,
  totalWeight: quorum.totalWeight,
  leadingWeight: '0',
  leadingBps: 0,
  leadingHeads: 0,
  leading: null,
  neededHeads: quorum.neededHeads,
  neededWeightExclusive: quorum.neededWeightExclusive,
  reached: false,
  reachedIn: null,
  votes: [],
});
