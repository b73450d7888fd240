import type { Pull, PullEvent } from '../world/facts.ts';
import { baseShaOf } from '../world/files.ts';
import { iso, nodeIds, presenceOf, pullAt } from '../world/state.ts';
import { actorOf } from './actors.ts';
import { commit } from './commits.ts';
import { connection, type PageArgs } from './connection.ts';
import { edits } from './edits.ts';
import { issueObject } from './issues.ts';
import { repositoryObject } from './repositories.ts';
import { subject, timelinePage, type TimelineArgs } from './timeline.ts';
import { missing, siteUrl, type View } from './view.ts';

export const pullObject = (view: View, pull: Pull): object => {
  const state = pullAt(pull, view.now);
  const repository = view.world.repositories.get(pull.repo);
  if (!repository) throw missing(`repository ${pull.repo}`);
  const url = `${siteUrl}/${repository.owner}/${repository.name}/pull/${pull.number}`;
  const object = {
    __typename: 'PullRequest',
    id: nodeIds.pull(pull),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    bodyText: pull.body ?? '',
    url,
    state: state.state,
    closed: state.state !== 'OPEN',
    merged: state.state === 'MERGED',
    isDraft: state.isDraft,
    createdAt: iso(pull.createdAt),
    updatedAt: iso(state.updatedAt),
    closedAt: state.closedAt === null ? null : iso(state.closedAt),
    mergedAt: state.mergedAt === null ? null : iso(state.mergedAt),
    baseRefName: state.baseBranch,
    headRefName: `solve-${pull.number}`,
    headRefOid: pull.headSha,
    baseRefOid: baseShaOf(pull),
    headRepository: () => repositoryObject(view, repository),
    userContentEdits: (args: PageArgs) => edits(view, pull.edits, args),
    authorAssociation: pull.association,
    author: () => actorOf(view, pull.author),
    mergedBy: () => actorOf(view, state.mergedBy),
    mergeCommit: () => (state.state === 'MERGED' && pull.mergeSha ? commit(view, pull.repo, pull.mergeSha) : null),
    repository: () => repositoryObject(view, repository),
    baseRepository: () => repositoryObject(view, repository),
    commits: (args: PageArgs) =>
      connection(
        'commits',
        [...new Set([...pull.commits, pull.headSha])].map((oid) => ({
          __typename: 'PullRequestCommit',
          id: nodeIds.commit(pull.repo, `${pull.number}/${oid}`),
          commit: () => commit(view, pull.repo, oid),
        })),
        args,
      ),
    closingIssuesReferences: (args: PageArgs) =>
      connection(
        'closingIssuesReferences',
        pull.closes.flatMap((ref) => {
          const issue = view.world.issue(ref);
          return issue && presenceOf(issue, view.now) === 'here' ? [issueObject(view, issue)] : [];
        }),
        args,
      ),
    reviews: (args: PageArgs & { states?: readonly string[] | null }) =>
      connection(
        'reviews',
        pull.reviews
          .filter((it) => it.at <= view.now && (!args.states || args.states.includes(it.state)))
          .map((it, index) => ({
            __typename: 'PullRequestReview',
            id: nodeIds.event(`review:${pull.repo}:${pull.number}`, index),
            state: it.state,
            author: () => actorOf(view, it.author),
            authorAssociation: it.association,
            submittedAt: iso(it.at),
            createdAt: iso(it.at),
          })),
        args,
      ),
    timelineItems: (args: TimelineArgs) =>
      timelinePage(
        pull.events.filter((it) => it.at <= view.now).map((it, index) => ({ at: it.at, item: item(it, index) })),
        args,
      ),
  };
  const item = (event: PullEvent, index: number): object => {
    const base = {
      __typename: event.type,
      id: nodeIds.event(`pull:${pull.repo}:${pull.number}`, index),
      createdAt: iso(event.at),
      actor: () => actorOf(view, event.actor),
      pullRequest: () => object,
    };
    switch (event.type) {
      case 'MergedEvent':
        return {
          ...base,
          url,
          mergeRefName: state.baseBranch,
          commit: () => (pull.mergeSha ? commit(view, pull.repo, pull.mergeSha) : null),
        };
      case 'ClosedEvent':
        return { ...base, url, closable: () => object, closer: null, stateReason: null };
      case 'ReopenedEvent':
        return { ...base, closable: () => object, stateReason: null };
      case 'BaseRefChangedEvent':
        return { ...base, previousRefName: event.from, currentRefName: event.to };
      case 'LabeledEvent':
      case 'UnlabeledEvent':
        return { ...base, label: { __typename: 'Label', name: event.label, color: 'ededed' }, labelable: () => object };
      case 'CrossReferencedEvent':
        return {
          ...base,
          url,
          referencedAt: iso(event.at),
          isCrossRepository: event.source.repo !== pull.repo,
          willCloseTarget: event.willClose,
          source: () => subject(view, event.source),
          target: () => object,
        };
      default:
        return base;
    }
  };
  return object;
};
