import { CANCEL_REASONS } from '@joust/tables/issues';
import { OUTCOMES } from '@joust/tables/competitions';
import { z } from 'zod';
import type { Snapshot } from '../database/snapshot.ts';
import { eventRefs } from '../scan/references.ts';
import { word } from '../wire/words.ts';
import { winnerOf } from './results.ts';
import type { Ballot, VotedOutcome } from './tally.dto.ts';

/** The payload of OutcomeVoted as the worker stores it: the contract's fields, camelCase. */
const Payload = z.object({
  outcome: z.enum(OUTCOMES),
  void: z
    .union([z.object({ type: z.literal('Return') }), z.object({ type: z.literal('Cancel'), value: z.enum(CANCEL_REASONS) })])
    .nullable(),
  pullNumber: z.number().int(),
  mergeSha: z.string(),
  validA: z.boolean(),
  validB: z.boolean(),
});

export interface OutcomeVoteRow {
  blockNumber: number;
  eventIndex: number;
  round: number;
  validator: string;
  payloadHash: string;
  payload: unknown;
  weight: string;
}

/** Columns of `vote v` a ballot is made of. */
export const BALLOT_COLUMNS = `v.block_number AS "blockNumber", v.event_index AS "eventIndex", v.round, v.validator, v.payload_hash AS "payloadHash", v.payload, v.weight`;

/** The facts voted for. The contract writes "none" as 0 and as zeros. */
export const votedOutcome = (stored: unknown): VotedOutcome => {
  const payload = Payload.parse(stored);
  return {
    outcome: word(payload.outcome),
    winner: winnerOf(payload.outcome),
    pullNumber: payload.pullNumber === 0 ? null : payload.pullNumber,
    mergeSha: /^0x0*$/.test(payload.mergeSha) ? null : payload.mergeSha,
    validA: payload.validA,
    validB: payload.validB,
    voidAction: payload.void && word(payload.void.type),
    cancelReason: payload.void?.type === 'Cancel' ? word(payload.void.value) : null,
  };
};

interface Round {
  round: number;
  totalWeight: string;
  leadingPayloadHash: string;
}

/** Ballots with their parts of the total and whether they lead their round. */
export const ballots = async (snapshot: Snapshot, rows: readonly OutcomeVoteRow[], rounds: readonly Round[]): Promise<Ballot[]> => {
  const event = await eventRefs(snapshot, rows);
  return rows.map((row) => {
    const round = rounds.find((tally) => tally.round === row.round);
    if (!round) throw new Error(`ballot ${row.blockNumber}.${row.eventIndex} belongs to a round without a tally`);
    return {
      validator: row.validator,
      round: row.round,
      payload: votedOutcome(row.payload),
      payloadHash: row.payloadHash,
      weight: row.weight,
      weightBps: partBps(row.weight, round.totalWeight),
      leading: row.payloadHash === round.leadingPayloadHash,
      cast: event(row),
    };
  });
};

/** A part of a whole in basis points, rounded down; 0 of nothing. */
export const partBps = (part: string, whole: string): number =>
  BigInt(whole) === 0n ? 0 : Number((BigInt(part) * 10_000n) / BigInt(whole));
