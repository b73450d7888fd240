import type { CompetitionPhase, Outcome, SideName } from '@joust/tables/competitions';
import type { Snapshot } from '../database/snapshot.ts';
import type { ResultCounts } from '../wire/rating.dto.ts';
import type { ResultWord } from '../wire/words.ts';
import type { FormEntry } from './side.dto.ts';

/** What an outcome was for one side (mechanism 2.5). */
export const resultFor = (outcome: Outcome, side: SideName): ResultWord => {
  switch (outcome) {
    case 'WinA':
    case 'WalkoverA':
      return side === 'a' ? 'win' : 'loss';
    case 'WinB':
    case 'WalkoverB':
      return side === 'b' ? 'win' : 'loss';
    case 'BothFail':
      return 'both_fail';
    case 'FaultA':
    case 'EarlyA':
      return side === 'a' ? 'fault' : 'opponent_fault';
    case 'FaultB':
    case 'EarlyB':
      return side === 'b' ? 'fault' : 'opponent_fault';
    case 'Void':
      return 'void';
  }
};

/** How a competition ended; a void one for want of a quorum has no voted outcome. Null while undecided. */
export const endOf = (row: { outcome: Outcome | null; phase: CompetitionPhase }): Outcome | null =>
  row.outcome ?? (row.phase === 'Void' ? 'Void' : null);

/** The side an outcome makes the winner; null when nobody won. */
export const winnerOf = (outcome: Outcome): SideName | null => {
  if (resultFor(outcome, 'a') === 'win') return 'a';
  return resultFor(outcome, 'b') === 'win' ? 'b' : null;
};

export const countResults = (results: Iterable<ResultWord>): ResultCounts => {
  const counts: ResultCounts = { wins: 0, losses: 0, bothFailed: 0, faults: 0, opponentFaults: 0 };
  for (const result of results) {
    switch (result) {
      case 'win':
        counts.wins += 1;
        break;
      case 'loss':
        counts.losses += 1;
        break;
      case 'both_fail':
        counts.bothFailed += 1;
        break;
      case 'fault':
        counts.faults += 1;
        break;
      case 'opponent_fault':
        counts.opponentFaults += 1;
        break;
      case 'void':
        break;
    }
  }
  return counts;
};

/** Results of many players up to a block, counted by the database; players without one have zeros. */
export const recordsOf = async (
  snapshot: Snapshot,
  githubIds: readonly string[],
  upTo: number,
): Promise<(githubId: string) => ResultCounts> => {
  const rows = await snapshot.rows<{ githubId: string; outcome: Outcome; side: SideName; times: string }>(
    `SELECT s.github_id AS "githubId", coalesce(c.amended_outcome, c.outcome) AS outcome, s.side, count(*) AS times
     FROM competition_side s JOIN competition c ON c.id = s.competition_id
     WHERE s.github_id = ANY($1::numeric[]) AND c.outcome IS NOT NULL AND c.resolved_at <= $2
     GROUP BY 1, 2, 3`,
    [githubIds, upTo],
  );
  return (githubId) =>
    countResults(
      rows
        .filter((row) => row.githubId === githubId)
        .flatMap((row) => Array<ResultWord>(Number(row.times)).fill(resultFor(row.outcome, row.side))),
    );
};

/** One decided competition from one player's point of view. */
export interface PlayedRow {
  competitionId: string;
  issueId: string;
  bounty: string;
  githubId: string;
  opponentId: string;
  side: SideName;
  outcome: Outcome;
  decidedAt: number;
  /** Milli-Elo; null until the ratings room has written the point. */
  delta: number | null;
}

/** Everything these players have behind them before competition `before`, the newest first. */
export const playedBy = (snapshot: Snapshot, githubIds: readonly string[], before: string | null): Promise<PlayedRow[]> =>
  snapshot.rows<PlayedRow>(
    `SELECT c.id AS "competitionId", c.issue_id AS "issueId", c.bounty, s.github_id AS "githubId", o.github_id AS "opponentId", s.side,
            coalesce(c.amended_outcome, c.outcome) AS outcome, c.resolved_at AS "decidedAt", p.after - p.before AS delta
     FROM competition_side s
     JOIN competition c ON c.id = s.competition_id
     JOIN competition_side o ON o.competition_id = c.id AND o.side <> s.side
     LEFT JOIN rating_point p ON p.competition_id = c.id AND p.github_id = s.github_id
     WHERE s.github_id = ANY($1::numeric[]) AND c.outcome IS NOT NULL AND c.resolved_at IS NOT NULL AND ($2::numeric IS NULL OR c.id < $2)
     ORDER BY c.resolved_at DESC, c.id DESC`,
    [githubIds, before],
  );

/** Results shown as form. */
const FORM = 10;

/** The last results of one player, the newest first; void ones are no form. */
export const formOf = (own: readonly PlayedRow[]): FormEntry[] =>
  own
    .filter((result) => result.outcome !== 'Void')
    .slice(0, FORM)
    .map((result) => ({
      competitionId: result.competitionId,
      result: resultFor(result.outcome, result.side),
      opponentGithubId: result.opponentId,
      delta: result.delta ?? 0,
    }));
