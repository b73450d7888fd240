import { rulesOf } from '../contract/rules.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { COMPETITION_COLUMNS, sidesOf, type CompetitionRow, type Sides } from '../competitions/competition-rows.ts';
import { winnerOf } from '../competitions/results.ts';
import { winBps } from '../competitions/summaries.ts';
import { nextStep, phaseAt } from '../competitions/window.ts';
import { minerRefs } from '../miners/miner-refs.ts';
import { RatingBook } from '../ratings/rating-book.ts';
import { blockRefs } from '../scan/references.ts';
import type { AsOf } from '../wire/as-of.dto.ts';
import type { MinerRef } from '../wire/references.dto.ts';
import { word } from '../wire/words.ts';
import type { IssueDuel, IssueSummary } from './issue.dto.ts';
import { issueUrl } from './issue-refs.ts';
import type { IssueRow } from './issue-rows.ts';

/** Issues as they stand in a list: a fixed number of queries whatever the length. */
export const issueSummaries = async (snapshot: Snapshot, rows: readonly IssueRow[], asOf: AsOf): Promise<IssueSummary[]> => {
  const block = await blockRefs(
    snapshot,
    rows.flatMap((row) => [row.statusSince, row.registeredAt]),
  );
  const named = rows.flatMap((row) => (row.competitionId === null ? [] : [row.competitionId]));
  const duels = await duelsOf(snapshot, named, asOf);
  return rows.map((row) => {
    const duel = row.competitionId === null ? undefined : duels.get(row.competitionId);
    return {
      id: row.id,
      repo: row.repo,
      number: row.number,
      title: row.title,
      url: row.htmlUrl ?? issueUrl(row.repo, row.number),
      labels: row.labels ?? [],
      language: row.language,
      githubState: row.state,
      status: word(row.status),
      statusSince: block(row.statusSince),
      target: row.target,
      filled: row.filled,
      fillBps: Number((BigInt(row.filled) * 10_000n) / BigInt(row.target)),
      queuePosition: row.queuePosition === null ? null : Number(row.queuePosition),
      enrolledCount: Number(row.enrolledCount),
      competitionCount: Number(row.competitionCount),
      duel: row.status === 'Competing' ? (duel?.shown ?? null) : null,
      solver: row.status === 'Solved' ? (duel?.winner ?? null) : null,
      paid: row.paid,
      registered: block(row.registeredAt),
    };
  });
};

interface Duel {
  shown: IssueDuel;
  winner: MinerRef | null;
}

/** The competitions that issues name as open, or as the one that solved them. */
const duelsOf = async (snapshot: Snapshot, ids: readonly string[], asOf: AsOf): Promise<Map<string, Duel>> => {
  if (ids.length === 0) return new Map();
  const rules = await rulesOf(snapshot);
  const rows = await snapshot.rows<CompetitionRow>(`SELECT ${COMPETITION_COLUMNS} FROM competition c WHERE c.id = ANY($1::numeric[])`, [
    ids,
  ]);
  const sides = await sidesOf(snapshot, ids);
  const miner = await minerRefs(
    snapshot,
    ids.flatMap((id) => [sides(id).a.githubId, sides(id).b.githubId]),
  );
  const starts = rows.map((row) => row.startedAt);
  const book = await RatingBook.open(snapshot, rules.blocksPerDay, Math.min(...starts), Math.max(...starts));
  return new Map(rows.map((row) => [row.id, duelOf(row, sides(row.id), { book, miner, block: asOf.block, msPerBlock: rules.msPerBlock })]));
};

interface Around {
  book: RatingBook;
  miner: (side: Sides['a']) => MinerRef;
  block: number;
  msPerBlock: number;
}

const duelOf = (row: CompetitionRow, { a, b }: Sides, { book, miner, block, msPerBlock }: Around): Duel => {
  const ratingA = book.of(a.githubId, row.startedAt).effective;
  const ratingB = book.of(b.githubId, row.startedAt).effective;
  const next = nextStep(row, block, msPerBlock);
  const winner = row.outcome && winnerOf(row.outcome);
  return {
    shown: {
      id: row.id,
      a: miner(a),
      b: miner(b),
      ratingA,
      ratingB,
      winBpsA: winBps(ratingA, ratingB).a,
      phase: phaseAt(row, block),
      nextBlock: next?.block ?? null,
      nextAt: next?.at ?? null,
    },
    winner: winner && miner(winner === 'a' ? a : b),
  };
};
