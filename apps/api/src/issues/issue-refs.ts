import type { Snapshot } from '../database/snapshot.ts';
import type { IssueRef } from '../wire/references.dto.ts';

/** The address of an issue on GitHub, for the time before GitHub was asked. */
export const issueUrl = (repo: string, number: number): string => `https://github.com/${repo}/issues/${number}`;

/** Names of issues by id, all at once. */
export const issueRefs = async (snapshot: Snapshot, ids: Iterable<string>): Promise<(id: string) => IssueRef> => {
  const rows = await snapshot.rows<{ id: string; repo: string; number: number; title: string | null; url: string | null }>(
    `SELECT i.id, i.repo, i.number, g.title, g.html_url AS url FROM issue i LEFT JOIN github_issue g ON g.issue_id = i.id WHERE i.id = ANY($1::numeric[])`,
    [[...new Set(ids)]],
  );
  const known = new Map(rows.map((row) => [row.id, { ...row, url: row.url ?? issueUrl(row.repo, row.number) }]));
  return (id) => {
    const issue = known.get(id);
    if (!issue) throw new Error(`issue ${id} is referred to but not indexed`);
    return issue;
  };
};
