import { iso, nodeIds, pullAt } from '../world/state.ts';
import { actorOf } from './actors.ts';
import { connection, type PageArgs } from './connection.ts';
import { pullObject } from './pulls.ts';
import { repositoryObject } from './repositories.ts';
import { missing, siteUrl, type View } from './view.ts';

/** A commit of a repository: a recorded one, or one of a pull request. */
export const commit = (view: View, repo: number, oid: string): object => {
  const recorded = view.world.commits.get(oid);
  const pulls = view.world.pullsWithCommit(repo, oid).filter((it) => it.createdAt <= view.now);
  const repository = view.world.repositories.get(recorded?.repo ?? repo);
  if (!repository) throw missing(`repository ${repo}`);
  const inDefaultBranch = pulls.filter((it) => pullAt(it, view.now).state === 'MERGED');
  const author = recorded ? recorded.author : (pulls[0]?.author ?? null);
  const at = recorded?.at ?? pulls[0]?.createdAt ?? view.now;
  const message = messageOf(view, repo, oid);
  return {
    __typename: 'Commit',
    id: nodeIds.commit(repo, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    message,
    messageHeadline: message.split('\n')[0],
    messageBody: message.split('\n').slice(2).join('\n'),
    committedDate: iso(at),
    authoredDate: iso(at),
    url: `${siteUrl}/${repository.owner}/${repository.name}/commit/${oid}`,
    repository: () => repositoryObject(view, repository),
    author: { __typename: 'GitActor', user: actorOf(view, author), date: iso(at) },
    /** As GitHub documents it: the merged ones that brought it in; otherwise the open ones. */
    associatedPullRequests: (args: PageArgs) => {
      const open = pulls.filter((it) => pullAt(it, view.now).state === 'OPEN');
      const shown = inDefaultBranch.length ? inDefaultBranch : open;
      return connection(
        'associatedPullRequests',
        shown.map((it) => pullObject(view, it)),
        args,
      );
    },
  };
};

/** Git's own wording of a revert is the only text of a commit that anything depends on. */
const messageOf = (view: View, repo: number, oid: string): string => {
  const pull = view.world.pullsWithCommit(repo, oid)[0];
  if (!pull) return `Commit ${oid.slice(0, 7)}`;
  const reverted = pull.reverts === null ? undefined : view.world.pull({ repo, number: pull.reverts });
  const headline = oid === pull.mergeSha ? `${pull.title} (#${pull.number})` : pull.title;
  return reverted?.mergeSha ? `${headline}\n\nThis reverts commit ${reverted.mergeSha}.` : headline;
};
