import type { Outcome, SideName } from '@joust/tables/competitions';
import { resultFor } from '../competitions/results.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { issueRefs } from '../issues/issue-refs.ts';
import { blockRefs, eventRefs } from '../scan/references.ts';
import { word } from '../wire/words.ts';
import type { PayoutRow, RatingPointRow } from './miner.dto.ts';
import { minerRefs } from './miner-refs.ts';

export interface StoredPoint {
  competitionId: string;
  decidedAt: number;
  outcome: Outcome;
  side: SideName;
  before: number;
  after: number;
  results: number;
  strikes: number;
  opponentHotkey: string;
  opponentColdkey: string;
  opponentId: string;
}

/** Columns and tables of a rating point with the opponent as he was in that competition. */
export const POINT_COLUMNS = `p.competition_id AS "competitionId", p.block_number AS "decidedAt", p.outcome, s.side, p.before, p.after, p.results, p.strikes,
  o.hotkey AS "opponentHotkey", o.coldkey AS "opponentColdkey", o.github_id AS "opponentId"`;
export const POINT_FROM = `rating_point p
  JOIN competition_side s ON s.competition_id = p.competition_id AND s.github_id = p.github_id
  JOIN competition_side o ON o.competition_id = p.competition_id AND o.side <> s.side`;

export const pointRows = async (snapshot: Snapshot, rows: readonly StoredPoint[]): Promise<RatingPointRow[]> => {
  const block = await blockRefs(
    snapshot,
    rows.map((row) => row.decidedAt),
  );
  const miner = await minerRefs(
    snapshot,
    rows.map((row) => row.opponentId),
  );
  return rows.map((row) => ({
    competitionId: row.competitionId,
    decided: block(row.decidedAt),
    opponent: miner({ hotkey: row.opponentHotkey, coldkey: row.opponentColdkey, githubId: row.opponentId }),
    outcome: word(row.outcome),
    result: resultFor(row.outcome, row.side),
    before: row.before,
    after: row.after,
    delta: row.after - row.before,
    results: row.results,
    strikes: row.strikes,
  }));
};

export interface StoredPayout {
  competitionId: string;
  issueId: string;
  amount: string;
  coldkey: string;
  blockNumber: number;
  eventIndex: number;
}

/** Columns of `payout p`. */
export const PAYOUT_COLUMNS = `p.competition_id AS "competitionId", p.issue_id AS "issueId", p.amount, p.coldkey, p.block_number AS "blockNumber", p.event_index AS "eventIndex"`;

export const payoutRows = async (snapshot: Snapshot, rows: readonly StoredPayout[]): Promise<PayoutRow[]> => {
  const issue = await issueRefs(
    snapshot,
    rows.map((row) => row.issueId),
  );
  const event = await eventRefs(snapshot, rows);
  return rows.map((row) => ({
    competitionId: row.competitionId,
    issue: issue(row.issueId),
    amount: row.amount,
    coldkey: row.coldkey,
    event: event(row),
  }));
};
