import type { Issue } from '@joust/tables/issues';
import type { GithubIssue } from '@joust/tables/github';
import { columns, type Raw } from '../database/raw.ts';

const FIELDS = [
  'id',
  'repoId',
  'repo',
  'number',
  'nodeId',
  'authorId',
  'baseBranch',
  'contentHash',
  'target',
  'filled',
  'recycled',
  'status',
  'registeredAt',
  'fundedAt',
  'openedAt',
  'endedAt',
  'statusSince',
  'competitionId',
  'cancelReason',
  'blockNumber',
  'eventIndex',
] as const satisfies (keyof Issue)[];
const GITHUB_FIELDS = ['title', 'htmlUrl', 'labels', 'language', 'state'] as const satisfies (keyof GithubIssue)[];

type OnGithub = { [Field in (typeof GITHUB_FIELDS)[number]]: Raw<GithubIssue>[Field] | null };

/** An issue as a list shows it, with what GitHub says where it was asked, and counts. */
export type IssueRow = Pick<Raw<Issue>, (typeof FIELDS)[number]> &
  OnGithub & { enrolledCount: string; competitionCount: string; paid: string; queuePosition: string | null };

/**
 * Columns over `issue i LEFT JOIN github_issue g`. A harvest fills the issues that are not complete in the order of their
 * registration: the place in that order is the count of such issues up to this one.
 */
export const ISSUE_COLUMNS = `${columns<Issue>('i', FIELDS)}, ${columns<GithubIssue>('g', GITHUB_FIELDS)},
  (SELECT count(*) FROM enrolment e WHERE e.ended_at IS NULL AND e.picks @> jsonb_build_array(i.id::text)) AS "enrolledCount",
  (SELECT count(*) FROM competition c WHERE c.issue_id = i.id) AS "competitionCount",
  coalesce((SELECT sum(p.amount) FROM payout p WHERE p.issue_id = i.id), 0)::text AS paid,
  CASE WHEN i.status = 'Registered' THEN (SELECT count(*) FROM issue o WHERE o.status = 'Registered' AND o.id <= i.id) END AS "queuePosition"`;

export const ISSUE_FROM = 'issue i LEFT JOIN github_issue g ON g.issue_id = i.id';
