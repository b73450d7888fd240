import type { Repository } from '../world/facts.ts';
import { baseShaOf, textAt } from '../world/files.ts';
import { iso, nodeIds, presenceOf } from '../world/state.ts';
import { connection, type PageArgs } from './connection.ts';
import { commit } from './commits.ts';
import { issueObject } from './issues.ts';
import { pullObject } from './pulls.ts';
import { notFound, siteUrl, type View } from './view.ts';

interface Order {
  readonly field: 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS';
  readonly direction: 'ASC' | 'DESC';
}

interface Listed {
  readonly number: number;
  readonly state: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}
/** By the field that is asked for, then by number. */
const compared = (x: Listed, y: Listed, order: Order | null | undefined): number => {
  const field = order?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  return Date.parse(x[field]) - Date.parse(y[field]) || x.number - y.number;
};

const blob = (view: View, repo: number, expression: string): object | null => {
  const text = textAt(view.world.pullsOf(repo), expression);
  if (text === null) return null;
  return { __typename: 'Blob', isBinary: false, isTruncated: false, byteSize: Buffer.byteLength(text), text };
};

export const repositoryObject = (view: View, repo: Repository): object => {
  const fullName = `${repo.owner}/${repo.name}`;
  const pulls = () => view.world.pullsOf(repo.id).filter((it) => it.createdAt <= view.now);
  return {
    __typename: 'Repository',
    id: nodeIds.repository(repo),
    databaseId: repo.id,
    name: repo.name,
    nameWithOwner: fullName,
    url: `${siteUrl}/${fullName}`,
    isArchived: repo.archived,
    isPrivate: false,
    isFork: false,
    createdAt: iso(repo.createdAt),
    owner: { __typename: 'Organization', login: repo.owner, url: `${siteUrl}/${repo.owner}` },
    licenseInfo: repo.license ? { __typename: 'License', spdxId: repo.license, key: repo.license.toLowerCase(), name: repo.license } : null,
    defaultBranchRef: { __typename: 'Ref', name: repo.defaultBranch },
    issue: ({ number }: { number: number }) => {
      const issue = view.world.issue({ repo: repo.id, number });
      if (!issue || presenceOf(issue, view.now) !== 'here') throw notFound(`Could not resolve to an Issue with the number of ${number}.`);
      return issueObject(view, issue);
    },
    pullRequest: ({ number }: { number: number }) => {
      const pull = view.world.pull({ repo: repo.id, number });
      if (!pull || pull.createdAt > view.now) throw notFound(`Could not resolve to a PullRequest with the number of ${number}.`);
      return pullObject(view, pull);
    },
    pullRequests: (args: PageArgs & { orderBy?: Order | null; states?: readonly string[] | null; baseRefName?: string | null }) => {
      const sign = args.orderBy?.direction === 'DESC' ? -1 : 1;
      const sorted = pulls()
        .map((it) => pullObject(view, it) as Listed & { baseRefName: string })
        .sort((x, y) => sign * compared(x, y, args.orderBy))
        .filter((it) => !args.states || args.states.includes(it.state))
        .filter((it) => !args.baseRefName || it.baseRefName === args.baseRefName);
      return connection('pullRequests', sorted, args);
    },
    issues: (
      args: PageArgs & { orderBy?: Order | null; states?: readonly string[] | null; filterBy?: { since?: string | null } | null },
    ) => {
      const sign = args.orderBy?.direction === 'DESC' ? -1 : 1;
      const since = args.filterBy?.since ? Date.parse(args.filterBy.since) : 0;
      const sorted = view.world
        .issuesOf(repo.id)
        .filter((it) => presenceOf(it, view.now) === 'here')
        .map((it) => issueObject(view, it) as Listed)
        .filter((it) => !args.states || args.states.includes(it.state))
        .filter((it) => Date.parse(it.updatedAt) >= since)
        .sort((x, y) => sign * compared(x, y, args.orderBy));
      return connection('issues', sorted, args);
    },
    /** A commit of this repository by hash, or a file as `commit:path`; null when it is not in it. */
    object: ({ oid, expression }: { oid?: string | null; expression?: string | null }) => {
      if (expression) return blob(view, repo.id, expression);
      if (!oid) return null;
      if (view.world.pullsOf(repo.id).some((it) => baseShaOf(it) === oid)) return commit(view, repo.id, oid);
      const pull = view.world.pullsWithCommit(repo.id, oid)[0];
      const known = view.world.commits.get(oid);
      if (!pull && known?.repo !== repo.id) return null;
      return commit(view, repo.id, oid);
    },
  };
};
