import type { PairState } from '@joust/tables/competitions';
import { z } from 'zod';
import type { Snapshot } from '../database/snapshot.ts';
import { eventRefs } from '../scan/references.ts';
import { quorumAt } from '../validators/quorum.ts';
import { word } from '../wire/words.ts';
import type { CompetitionRow, Sides } from './competition-rows.ts';
import type { PairTally } from './tally.dto.ts';

/** The payload of PairsProposed as the worker stores it. */
const Proposal = z.object({
  ratingsHash: z.string(),
  pairs: z.array(z.object({ issueId: z.string(), a: z.string(), b: z.string() })),
});

interface PairRow {
  state: PairState;
  weight: string;
  heads: number;
}
interface ProposalRow {
  blockNumber: number;
  eventIndex: number;
  validator: string;
  weight: string;
  payload: unknown;
}

/** How the pair of a competition came to be: the proposals of its epoch that named it. */
export const pairTally = async (
  snapshot: Snapshot,
  competition: Pick<CompetitionRow, 'id' | 'anchor' | 'issueId'>,
  sides: Sides,
): Promise<PairTally> => {
  const pair = await snapshot.first<PairRow>('SELECT state, weight, heads FROM pair WHERE competition_id = $1', [competition.id]);
  if (!pair) throw new Error(`competition ${competition.id} has no pair in the index`);
  const proposals = await snapshot.rows<ProposalRow>(
    `SELECT block_number AS "blockNumber", event_index AS "eventIndex", validator, weight, payload FROM vote
     WHERE kind = 'pairs' AND subject = $1 ORDER BY block_number, event_index`,
    [String(competition.anchor)],
  );
  const wanted = JSON.stringify([sides.a.hotkey, sides.b.hotkey].sort());
  const read = proposals.map((row) => ({ ...row, proposal: Proposal.parse(row.payload) }));
  const naming = read.filter(({ proposal }) =>
    proposal.pairs.some((one) => one.issueId === competition.issueId && JSON.stringify([one.a, one.b].sort()) === wanted),
  );
  const event = await eventRefs(snapshot, naming);
  return {
    anchor: competition.anchor,
    state: word(pair.state),
    weight: pair.weight,
    heads: pair.heads,
    ...(await quorumAt(snapshot, competition.anchor)),
    votes: naming.map((row) => ({ validator: row.validator, weight: row.weight, ratingsHash: row.proposal.ratingsHash, cast: event(row) })),
  };
};
