import { iso, nodeIds, presenceOf, readNodeId } from '../world/state.ts';
import { actor } from './actors.ts';
import { issueObject } from './issues.ts';
import { pullObject } from './pulls.ts';
import { repositoryObject } from './repositories.ts';
import { notFound, type View } from './view.ts';

/** The entry points of the schema that we serve. */
export const rootObject = (view: View): object => ({
  rateLimit: () => ({ __typename: 'RateLimit', ...view.limit, resetAt: iso(view.limit.resetAt) }),
  viewer: () => {
    const account = [...view.world.accounts.values()][0];
    if (!account) throw notFound('Nobody is signed in.');
    return actor(account);
  },
  repository: ({ owner, name, followRenames }: { owner: string; name: string; followRenames?: boolean | null }) => {
    const repo = view.world.repository(`${owner}/${name}`);
    const renamed = repo && `${repo.owner}/${repo.name}`.toLowerCase() !== `${owner}/${name}`.toLowerCase();
    if (!repo || (renamed && followRenames === false))
      throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
    return repositoryObject(view, repo);
  },
  user: ({ login }: { login: string }) => {
    const account = view.world.accountByLogin(login);
    if (!account || account.type !== 'User') throw notFound(`Could not resolve to a User with the login of '${login}'.`);
    return actor(account);
  },
  node: ({ id }: { id: string }) => nodeOf(view, id),
  nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => nodeOf(view, id)),
});

const nodeOf = (view: View, nodeId: string): object => {
  const { prefix, text } = readNodeId(nodeId);
  const [repo, number] = text.split(':').map(Number);
  const ref = { repo: repo ?? 0, number: number ?? 0 };
  const issue = prefix === 'I' ? view.world.issue(ref) : undefined;
  if (issue && presenceOf(issue, view.now) === 'here') return issueObject(view, issue);
  const pull = prefix === 'PR' ? view.world.pull(ref) : undefined;
  if (pull && pull.createdAt <= view.now) return pullObject(view, pull);
  const repository = prefix === 'R' ? view.world.repositories.get(ref.repo) : undefined;
  if (repository && nodeIds.repository(repository) === nodeId) return repositoryObject(view, repository);
  throw notFound(`Could not resolve to a node with the global id of '${nodeId}'`);
};
