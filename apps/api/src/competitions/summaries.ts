import { winPermille } from '@joust/elo';
import { rulesOf } from '../contract/rules.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { issueRefs } from '../issues/issue-refs.ts';
import { minerRefs } from '../miners/miner-refs.ts';
import { RatingBook } from '../ratings/rating-book.ts';
import type { AsOf } from '../wire/as-of.dto.ts';
import { word } from '../wire/words.ts';
import type { CompetitionSummary, DuelSide } from './competition-summary.dto.ts';
import { sidesOf, type CompetitionRow, type SideRow } from './competition-rows.ts';
import { endOf, winnerOf } from './results.ts';
import { windowAt } from './window.ts';

/** Chances of both sides by the ratings alone, in basis points; they add up to 10,000. */
export const winBps = (ratingA: number, ratingB: number): { a: number; b: number } => {
  const a = winPermille(ratingA, ratingB) * 10;
  return { a, b: 10_000 - a };
};

/** Competitions as they stand in a list: a fixed number of queries whatever the length. */
export const summaries = async (snapshot: Snapshot, rows: readonly CompetitionRow[], asOf: AsOf): Promise<CompetitionSummary[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const rules = await rulesOf(snapshot);
  const sides = await sidesOf(snapshot, ids);
  const pulls = await pullCounts(snapshot, ids);
  const issue = await issueRefs(
    snapshot,
    rows.map((row) => row.issueId),
  );
  const miner = await minerRefs(
    snapshot,
    ids.flatMap((id) => [sides(id).a.githubId, sides(id).b.githubId]),
  );
  const starts = rows.map((row) => row.startedAt);
  const book = await RatingBook.open(snapshot, rules.blocksPerDay, Math.min(...starts), Math.max(...starts));
  const duelSide = (row: CompetitionRow, side: SideRow, chance: number): DuelSide => ({
    miner: miner(side),
    rating: book.of(side.githubId, row.startedAt).effective,
    winBps: chance,
    pullCount: pulls.get(`${row.id} ${side.side}`) ?? 0,
  });
  return rows.map((row) => {
    const { a, b } = sides(row.id);
    const end = endOf(row);
    const chance = winBps(book.of(a.githubId, row.startedAt).effective, book.of(b.githubId, row.startedAt).effective);
    return {
      id: row.id,
      issue: issue(row.issueId),
      bounty: row.bounty,
      a: duelSide(row, a, chance.a),
      b: duelSide(row, b, chance.b),
      window: windowAt(row, asOf.block, rules.msPerBlock),
      outcome: end && word(end),
      winner: end && winnerOf(end),
      paid: row.paid,
    };
  });
};

const pullCounts = async (snapshot: Snapshot, ids: readonly string[]): Promise<Map<string, number>> => {
  const rows = await snapshot.rows<{ id: string; side: string; count: string }>(
    'SELECT competition_id AS id, side, count(*) FROM competition_pull WHERE competition_id = ANY($1::numeric[]) GROUP BY 1, 2',
    [ids],
  );
  return new Map(rows.map((row) => [`${row.id} ${row.side}`, Number(row.count)]));
};
