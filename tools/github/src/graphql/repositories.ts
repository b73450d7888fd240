import type { Repository } from '../world/facts.ts';
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
        .sort((x, y) => sign * (x.createdAt - y.createdAt || x.number - y.number))
        .map((it) => pullObject(view, it) as { state: string; baseRefName: string })
        .filter((it) => !args.states || args.states.includes(it.state))
        .filter((it) => !args.baseRefName || it.baseRefName === args.baseRefName);
      return connection('pullRequests', sorted, args);
    },
    /** A commit of this repository by hash; null when it is not in it. Other Git objects are not served. */
    object: ({ oid }: { oid?: string | null }) => {
      if (!oid) return null;
      const pull = view.world.pullsWithCommit(repo.id, oid)[0];
      const known = view.world.commits.get(oid);
      if (!pull && known?.repo !== repo.id) return null;
      return commit(view, repo.id, oid);
    },
  };
};
