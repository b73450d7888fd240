import type { GithubIssue } from '@joust/tables/github';
import { columns, type Raw } from '../database/raw.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { NotFound } from '../http/refusals.ts';
import { asOf } from '../scan/position.ts';
import { blockRefs, eventRefs, orNull } from '../scan/references.ts';
import { word } from '../wire/words.ts';
import type { IssueDetail, IssueOnGithub } from './issue.dto.ts';
import { ISSUE_COLUMNS, ISSUE_FROM, type IssueRow } from './issue-rows.ts';
import { issueSummaries } from './issue-summaries.ts';

/** One issue with everything that is known. Errors: {@link NotFound}. */
export const issueDetail = async (snapshot: Snapshot, id: string): Promise<IssueDetail> => {
  const moment = await asOf(snapshot);
  const row = await snapshot.first<IssueRow>(`SELECT ${ISSUE_COLUMNS} FROM ${ISSUE_FROM} WHERE i.id = $1`, [id]);
  if (!row) throw noIssue(id);
  const [summary] = await issueSummaries(snapshot, [row], moment);
  if (!summary) throw new Error(`issue ${id} has no summary`);
  const block = await blockRefs(snapshot, [row.fundedAt, row.openedAt, row.endedAt]);
  return {
    ...summary,
    repoId: row.repoId,
    nodeId: row.nodeId,
    authorId: row.authorId,
    baseBranch: row.baseBranch,
    contentHash: row.contentHash,
    github: await onGithub(snapshot, id),
    funded: orNull(block, row.fundedAt),
    opened: orNull(block, row.openedAt),
    ended: orNull(block, row.endedAt),
    cancelReason: row.cancelReason && word(row.cancelReason),
    recycled: row.recycled,
    competitionId: row.competitionId,
    origin: (await eventRefs(snapshot, [row]))(row),
    asOf: moment,
  };
};

/** Lists below an issue say 404 for an issue that is not there, not an empty page. */
export const ensureIssue = async (snapshot: Snapshot, id: string): Promise<void> => {
  await asOf(snapshot);
  if (!(await snapshot.first('SELECT FROM issue WHERE id = $1', [id]))) throw noIssue(id);
};

const noIssue = (id: string): NotFound => new NotFound(`There is no issue ${id} in the index.`);

const GITHUB_FIELDS = [
  'body',
  'authorLogin',
  'stateReason',
  'comments',
  'createdAt',
  'updatedAt',
  'closedAt',
  'fetchedAt',
] as const satisfies (keyof GithubIssue)[];

const onGithub = async (snapshot: Snapshot, id: string): Promise<IssueOnGithub | null> => {
  const row = await snapshot.first<Pick<Raw<GithubIssue>, (typeof GITHUB_FIELDS)[number]>>(
    `SELECT ${columns<GithubIssue>('g', GITHUB_FIELDS)} FROM github_issue g WHERE g.issue_id = $1`,
    [id],
  );
  return (
    row && {
      body: row.body,
      author: row.authorLogin,
      stateReason: row.stateReason,
      comments: row.comments,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      closedAt: row.closedAt && row.closedAt.toISOString(),
      fetchedAt: row.fetchedAt.toISOString(),
    }
  );
};
