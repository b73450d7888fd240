import type { SideName } from '@joust/tables/competitions';
import type { ChecksState, PullState, ReviewDecision } from '@joust/tables/github';
import type { Snapshot } from '../database/snapshot.ts';
import { blockRefs } from '../scan/references.ts';
import type { Pull } from './side.dto.ts';

interface PullRow {
  side: SideName;
  number: number;
  title: string;
  url: string;
  state: PullState;
  draft: boolean;
  baseBranch: string;
  headSha: string;
  commits: number;
  additions: number;
  deletions: number;
  changedFiles: number;
  review: ReviewDecision | null;
  checks: ChecksState | null;
  createdAt: Date;
  mergedAt: Date | null;
  mergedBy: string | null;
  closedAt: Date | null;
  inWindow: boolean;
  valid: boolean;
  reasons: string[];
  judgedAt: number;
  fetchedAt: Date;
}

/** Pull requests of both sides, oldest first. */
export const pullsOf = async (snapshot: Snapshot, competitionId: string): Promise<Record<SideName, Pull[]>> => {
  const rows = await snapshot.rows<PullRow>(
    `SELECT p.side, p.number, g.title, g.html_url AS url, g.state, g.draft, g.base_branch AS "baseBranch", g.head_sha AS "headSha", g.commits,
            g.additions, g.deletions, g.changed_files AS "changedFiles", g.review_decision AS review, g.checks, g.created_at AS "createdAt",
            g.merged_at AS "mergedAt", g.merged_by_login AS "mergedBy", g.closed_at AS "closedAt", p.in_window AS "inWindow", p.valid, p.reasons,
            p.judged_at AS "judgedAt", g.fetched_at AS "fetchedAt"
     FROM competition_pull p
     JOIN competition c ON c.id = p.competition_id
     JOIN issue i ON i.id = c.issue_id
     JOIN github_pull g ON g.repo_id = i.repo_id AND g.number = p.number
     WHERE p.competition_id = $1
     ORDER BY g.created_at, p.number`,
    [competitionId],
  );
  const block = await blockRefs(
    snapshot,
    rows.map((row) => row.judgedAt),
  );
  const shown = rows.map(({ side, judgedAt, createdAt, mergedAt, closedAt, fetchedAt, ...row }): [SideName, Pull] => [
    side,
    {
      ...row,
      createdAt: createdAt.toISOString(),
      mergedAt: mergedAt && mergedAt.toISOString(),
      closedAt: closedAt && closedAt.toISOString(),
      judged: block(judgedAt),
      fetchedAt: fetchedAt.toISOString(),
    },
  ]);
  const ofSide = (wanted: SideName): Pull[] => shown.flatMap(([side, pull]) => (side === wanted ? [pull] : []));
  return { a: ofSide('a'), b: ofSide('b') };
};
