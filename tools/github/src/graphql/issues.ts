import type { Closer, Issue, IssueEvent } from '../world/facts.ts';
import { iso, issueAt, labelsAt, nodeIds, titleAt } from '../world/state.ts';
import { actorOf } from './actors.ts';
import { commit } from './commits.ts';
import { connection, type PageArgs } from './connection.ts';
import { edits } from './edits.ts';
import { pullObject } from './pulls.ts';
import { repositoryObject } from './repositories.ts';
import { subject, timelinePage, type TimelineArgs } from './timeline.ts';
import { missing, siteUrl, type View } from './view.ts';

export const issueObject = (view: View, issue: Issue): object => {
  const state = issueAt(issue, view.now);
  const repository = view.world.repositories.get(issue.repo);
  if (!repository) throw missing(`repository ${issue.repo}`);
  const url = `${siteUrl}/${repository.owner}/${repository.name}/issues/${issue.number}`;
  const object = {
    __typename: 'Issue',
    id: nodeIds.issue(issue),
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    number: issue.number,
    title: titleAt(issue, view.now),
    body: issue.body ?? '',
    bodyText: issue.body ?? '',
    url,
    state: state.state,
    closed: state.state === 'CLOSED',
    stateReason: state.reason,
    createdAt: iso(issue.createdAt),
    updatedAt: iso(state.updatedAt),
    closedAt: state.closedAt === null ? null : iso(state.closedAt),
    locked: false,
    author: () => actorOf(view, issue.author),
    authorAssociation: issue.association ?? 'NONE',
    userContentEdits: (args: PageArgs) => edits(view, issue.edits, args),
    repository: () => repositoryObject(view, repository),
    labels: (args: PageArgs) =>
      connection(
        'labels',
        labelsAt(issue, view.now).map((name) => ({ __typename: 'Label', name, color: 'ededed', description: null })),
        args,
      ),
    timelineItems: (args: TimelineArgs) =>
      timelinePage(
        issue.events.filter((it) => it.at <= view.now).map((it, index) => ({ at: it.at, item: item(it, index) })),
        args,
      ),
    closedByPullRequestsReferences: (args: PageArgs & { includeClosedPrs?: boolean | null }) =>
      connection(
        'closedByPullRequestsReferences',
        [...view.world.pulls.values()]
          .filter((it) => it.createdAt <= view.now && it.closes.some((ref) => ref.repo === issue.repo && ref.number === issue.number))
          .sort((x, y) => x.createdAt - y.createdAt)
          .map((it) => pullObject(view, it) as { state: string })
          .filter((it) => args.includeClosedPrs === true || it.state === 'OPEN'),
        args,
      ),
  };
  const item = (event: IssueEvent, index: number): object => {
    const base = {
      __typename: event.type,
      id: nodeIds.event(`issue:${issue.repo}:${issue.number}`, index),
      createdAt: iso(event.at),
      actor: () => actorOf(view, event.actor),
    };
    switch (event.type) {
      case 'ClosedEvent':
        return { ...base, url, closable: () => object, stateReason: event.reason, closer: () => closerOf(view, event.closer) };
      case 'ReopenedEvent':
        return { ...base, closable: () => object, stateReason: 'REOPENED' };
      case 'CrossReferencedEvent':
        return {
          ...base,
          url,
          referencedAt: iso(event.at),
          isCrossRepository: event.source.repo !== issue.repo,
          willCloseTarget: event.willClose,
          source: () => subject(view, event.source),
          target: () => object,
        };
      case 'ConnectedEvent':
        return {
          ...base,
          isCrossRepository: event.subject.repo !== issue.repo,
          source: () => object,
          subject: () => subject(view, event.subject),
        };
      case 'ReferencedEvent':
        return {
          ...base,
          isCrossRepository: event.repo !== issue.repo,
          isDirectReference: true,
          commit: () => commit(view, event.repo, event.oid),
          subject: () => object,
        };
      case 'LabeledEvent':
      case 'UnlabeledEvent':
        return { ...base, label: { __typename: 'Label', name: event.label, color: 'ededed' }, labelable: () => object };
      case 'RenamedTitleEvent':
        return { ...base, previousTitle: event.previousTitle, currentTitle: event.currentTitle, subject: () => object };
      case 'TransferredEvent':
        return {
          ...base,
          issue: () => object,
          fromRepository: () => {
            const from = view.world.repositories.get(event.fromRepo);
            return from ? repositoryObject(view, from) : null;
          },
        };
      case 'ConvertedToDiscussionEvent':
        return { ...base, discussion: null };
      default:
        return base;
    }
  };
  return object;
};

const closerOf = (view: View, closer: Closer | null): object | null => {
  if (closer === null) return null;
  return closer.type === 'PullRequest' ? subject(view, closer) : commit(view, closer.repo, closer.oid);
};
