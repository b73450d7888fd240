import { ratingOf } from '@joust/elo';
import { rulesOf } from '../contract/rules.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { recordsOf } from '../competitions/results.ts';
import { ranking } from '../ratings/ranking.ts';
import { occupiedAt, RatingBook } from '../ratings/rating-book.ts';
import { ratingNow } from '../ratings/rating-now.ts';
import type { AsOf } from '../wire/as-of.dto.ts';
import type { MinerSummary } from './miner.dto.ts';
import { minerRefs } from './miner-refs.ts';

export interface IdentityRow {
  hotkey: string;
  coldkey: string;
  githubId: string;
  boundAt: number | null;
}

/** Columns of `identity d`. */
export const IDENTITY_COLUMNS = 'd.hotkey, d.coldkey, d.github_id AS "githubId", d.bound_at AS "boundAt"';

/** Miners as they stand in a list: a fixed number of queries whatever the length. */
export const minerSummaries = async (snapshot: Snapshot, rows: readonly IdentityRow[], asOf: AsOf): Promise<MinerSummary[]> => {
  if (rows.length === 0) return [];
  const rules = await rulesOf(snapshot);
  const occupied = await occupiedAt(snapshot, asOf.block);
  const book = await RatingBook.open(snapshot, rules.blocksPerDay, asOf.block, asOf.block);
  const ratings = book.at(asOf.block, new Set(occupied.keys()));
  const ranks = new Map((await ranking(snapshot, ratings, asOf.block)).map((row) => [row.hotkey, row.rank]));
  const miner = await minerRefs(
    snapshot,
    rows.map((row) => row.githubId),
  );
  const record = await recordsOf(
    snapshot,
    rows.map((row) => row.githubId),
    asOf.block,
  );
  const hotkeys = rows.map((row) => row.hotkey);
  const picks = await picksOf(snapshot, hotkeys);
  const earned = await earnedBy(snapshot, hotkeys);
  return rows.map((row) => ({
    miner: miner(row),
    bound: row.boundAt !== null,
    rating: ratingNow(ratingOf(ratings, BigInt(row.githubId))),
    rank: ranks.get(row.hotkey) ?? null,
    record: record(row.githubId),
    occupiedIn: occupied.get(row.githubId) ?? null,
    picks: picks.get(row.hotkey) ?? [],
    earned: earned.get(row.hotkey) ?? '0',
  }));
};

const picksOf = async (snapshot: Snapshot, hotkeys: readonly string[]): Promise<Map<string, string[]>> => {
  const rows = await snapshot.rows<{ hotkey: string; picks: string[] }>(
    'SELECT hotkey, picks FROM enrolment WHERE ended_at IS NULL AND hotkey = ANY($1)',
    [hotkeys],
  );
  return new Map(rows.map((row) => [row.hotkey, row.picks]));
};

/** Sums of payments by hotkey; those without one are absent. */
export const earnedBy = async (snapshot: Snapshot, hotkeys: readonly string[]): Promise<Map<string, string>> => {
  const rows = await snapshot.rows<{ hotkey: string; earned: string }>(
    'SELECT hotkey, sum(amount) AS earned FROM payout WHERE hotkey = ANY($1) GROUP BY 1',
    [hotkeys],
  );
  return new Map(rows.map((row) => [row.hotkey, row.earned]));
};
