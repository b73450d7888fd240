import type { GithubClient } from '../client/client.ts';
import { ISSUE_PAGE } from '../queries/fragments.ts';
import { issuePageSchema, issueSnapshot, type CloserAnswer, type IssueAnswer, type IssueEventAnswer, type Reference } from './answers.ts';
import { pullsWithCommit } from './commits.ts';
import type { Closer, Evidence, IssueEvent, PullFacts } from './evidence.ts';
import type { EvidenceRequest, RepositoryAnswer } from './gather.ts';
import { addressOf, joined, listSince, readPulls, type PullsByAddress } from './pulls.ts';

/** Reads what the first answer only names (closers, references, the competitors' pull requests) and puts it together. */
export const assemble = async (
  client: GithubClient,
  request: EvidenceRequest,
  first: IssueAnswer,
  repository: RepositoryAnswer | null,
): Promise<Evidence> => {
  const issue = await completed(client, first);
  const gaps = contradictions(issue);
  if (gaps.length) return { kind: 'partial', gaps };
  const closers = issue.timelineItems.nodes.flatMap((it) => (it.__typename === 'ClosedEvent' ? [it.closer] : []));
  const byCommit = await commitOwners(client, closers, repository);
  const ofCompetitors = repository ? await competitors(client, request, repository) : [];
  const references = [
    ...closers.flatMap((it) => (it?.__typename === 'PullRequest' ? [it] : [])),
    ...[...byCommit.values()].flat(),
    ...issue.closedByPullRequestsReferences.nodes,
    ...ofCompetitors,
  ];
  const pulls = await readPulls(client, references);
  const lost = references.find((it) => !pulls.get(addressOf(it)));
  if (lost) return { kind: 'partial', gaps: [`${addressOf(lost)} is named but cannot be read.`] };
  return {
    kind: 'read',
    issue: issueSnapshot(issue),
    events: issue.timelineItems.nodes.map((it) => eventOf(it, pulls, byCommit)),
    closingPulls: issue.closedByPullRequestsReferences.nodes.map((it) => known(pulls, it)),
    competitorPulls: ofCompetitors.map((it) => known(pulls, it)),
  };
};

const completed = async (client: GithubClient, first: IssueAnswer): Promise<IssueAnswer> => {
  const [owner, name] = first.repository.nameWithOwner.split('/');
  let all = first;
  while (all.timelineItems.pageInfo.hasNextPage || all.closedByPullRequestsReferences.pageInfo.hasNextPage) {
    const { data } = await client.graphql(issuePageSchema, ISSUE_PAGE, {
      owner,
      name,
      number: first.number,
      events: all.timelineItems.pageInfo.endCursor,
      moreEvents: all.timelineItems.pageInfo.hasNextPage,
      references: all.closedByPullRequestsReferences.pageInfo.endCursor,
      moreReferences: all.closedByPullRequestsReferences.pageInfo.hasNextPage,
    });
    const next = data.repository.issue;
    all = {
      ...all,
      timelineItems: joined(all.timelineItems, next.timelineItems),
      closedByPullRequestsReferences: joined(all.closedByPullRequestsReferences, next.closedByPullRequestsReferences),
    };
  }
  return all;
};

/** The state and the events were read together, so they must tell the same story; if not, something is missing. */
const contradictions = (issue: IssueAnswer): string[] => {
  const events = issue.timelineItems.nodes;
  if (events.some((it) => it.__typename === 'ConvertedToDiscussionEvent')) return [];
  const last = events.findLast((it) => it.__typename === 'ClosedEvent' || it.__typename === 'ReopenedEvent');
  const closed = last?.__typename === 'ClosedEvent';
  if (closed === (issue.state === 'CLOSED')) return [];
  return [`${issue.url} reads ${issue.state}, but its last event says otherwise.`];
};

type Owners = ReadonlyMap<string, readonly Reference[]>;

const commitOwners = async (
  client: GithubClient,
  closers: readonly CloserAnswer[],
  repository: RepositoryAnswer | null,
): Promise<Owners> => {
  const found = new Map<string, readonly Reference[]>();
  if (!repository) return found;
  for (const it of closers)
    if (it?.__typename === 'Commit' && !found.has(it.oid))
      found.set(it.oid, await pullsWithCommit(client, repository.nameWithOwner, repository.databaseId, it.oid));
  return found;
};

const competitors = async (client: GithubClient, { a, b, openMs }: EvidenceRequest, repository: RepositoryAnswer): Promise<Reference[]> => {
  const ids = new Set([Number(a.githubId), Number(b.githubId)]);
  const listed = await listSince(client, repository.nameWithOwner, Number(openMs), repository.pullRequests);
  return listed.filter((it) => it.author && ids.has(it.author.id)).map((it) => ({ number: it.number, repository }));
};

const known = (pulls: PullsByAddress, reference: Reference): PullFacts => {
  const pull = pulls.get(addressOf(reference));
  if (!pull) throw new Error(`${addressOf(reference)} was not read.`);
  return pull;
};

const eventOf = (it: IssueEventAnswer, pulls: PullsByAddress, byCommit: Owners): IssueEvent => {
  switch (it.__typename) {
    case 'ClosedEvent':
      return { type: 'closed', at: it.createdAt, reason: it.stateReason, actor: it.actor, closer: closerOf(it.closer, pulls, byCommit) };
    case 'ReopenedEvent':
      return { type: 'reopened', at: it.createdAt, actor: it.actor };
    case 'TransferredEvent':
      return {
        type: 'transferred',
        at: it.createdAt,
        fromRepoId: it.fromRepository?.databaseId ?? null,
        fromRepo: it.fromRepository?.nameWithOwner ?? null,
      };
    default:
      return { type: 'converted', at: it.createdAt };
  }
};

const closerOf = (closer: CloserAnswer, pulls: PullsByAddress, byCommit: Owners): Closer => {
  if (closer === null) return { kind: 'hand' };
  if (closer.__typename === 'PullRequest') return { kind: 'pull', pull: known(pulls, closer) };
  if (closer.__typename === 'ProjectV2') return { kind: 'other', name: closer.__typename };
  const merged = (byCommit.get(closer.oid) ?? []).map((it) => known(pulls, it)).filter((it) => it.state === 'MERGED');
  return { kind: 'commit', sha: closer.oid, author: closer.author?.user ?? null, pulls: merged };
};
