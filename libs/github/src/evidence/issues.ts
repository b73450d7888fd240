import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { isAbsent } from '../client/errors.ts';
import { ACTOR, ISSUE, ISSUE_PAGE } from '../queries/fragments.ts';
import type { RegisteredIssue } from '../verdict/competition-view.ts';
import { issuePageSchema, issueSchema, type IssueAnswer } from './answers.ts';
import type { Evidence } from './evidence.ts';
import { joined } from './pages.ts';
import type { Kind, Reader } from './reader.ts';

export interface Repository {
  readonly databaseId: number;
  /** `owner/name` of today. */
  readonly nameWithOwner: string;
}

/** Where a registered issue is, read with all its events; or why it cannot be read. */
export type Place =
  | {
      readonly kind: 'found';
      readonly issue: IssueAnswer;
      /** The registered repository; null when the issue is in another one and this one cannot be seen. */
      readonly repository: Repository | null;
    }
  | { readonly kind: 'evidence'; readonly evidence: Evidence };

const placeSchema = z.object({ databaseId: z.number(), nameWithOwner: z.string(), issue: issueSchema.nullable() }).nullable();
type PlaceAnswer = z.infer<typeof placeSchema>;

const ISSUES: Kind<typeof placeSchema> = {
  name: 'Issues',
  variables: { owner: 'String!', name: 'String!', number: 'Int!' },
  asked: (the) =>
    `repository(owner: ${the('owner')}, name: ${the('name')}) { databaseId nameWithOwner issue(number: ${the('number')}) { ...Issue } }`,
  fragments: `${ACTOR} ${ISSUE}`,
  schema: placeSchema,
  atOnce: 50,
  connections: 2,
};

/** Finds issues where they were registered or where they went to since. */
export const findIssues = async (reader: Reader, registered: readonly RegisteredIssue[]): Promise<Place[]> => {
  const answers = await reader.all(
    ISSUES,
    registered.map(({ repo, number }) => addressOf(repo, number)),
  );
  const places: Place[] = [];
  for (const [index, issue] of registered.entries()) {
    const answer = answers[index];
    if (answer === undefined) throw new Error(`${issue.repo}#${issue.number} was not asked about.`);
    places.push('failure' in answer ? unread(answer.failure) : await placeOf(reader, issue, answer.read));
  }
  return places;
};

const unread = (failure: Extract<Evidence, { kind: 'unread' }>['failure']): Place => ({
  kind: 'evidence',
  evidence: { kind: 'unread', failure },
});

const addressOf = (fullName: string, number: number): { owner: string; name: string; number: number } => {
  const [owner = '', name = ''] = fullName.split('/');
  return { owner, name, number };
};

const placeOf = async (reader: Reader, registered: RegisteredIssue, answer: PlaceAnswer): Promise<Place> => {
  const ours = answer !== null && BigInt(answer.databaseId) === registered.repoId ? answer : null;
  return ours?.issue ? completed(reader, ours.issue, ours) : elsewhere(reader, registered, ours);
};

const restIssueSchema = z.object({ number: z.number(), repository_url: z.string() });

/**
 * Renamed and taken over by somebody else, transferred, deleted, or hidden: REST says which. It follows renames and
 * transfers by redirects, by the repository's number where its name has a new owner.
 */
const elsewhere = async (reader: Reader, registered: RegisteredIssue, ours: Repository | null): Promise<Place> => {
  const path = ours ? `/repos/${ours.nameWithOwner}` : `/repositories/${registered.repoId}`;
  const moved = await reader.alone(() => reader.client.get(restIssueSchema, `${path}/issues/${registered.number}`));
  if ('failure' in moved) {
    const { failure } = moved;
    if (!isAbsent(failure)) return unread(failure);
    return { kind: 'evidence', evidence: { kind: 'unavailable', status: failure.status, what: failure.message } };
  }
  const fullName = moved.read.repository_url.split('/').slice(-2).join('/');
  const [there] = await reader.all(ISSUES, [addressOf(fullName, moved.read.number)]);
  if (there === undefined) throw new Error(`${fullName}#${moved.read.number} was not asked about.`);
  if ('failure' in there) return unread(there.failure);
  const { read } = there;
  if (!read?.issue)
    return {
      kind: 'evidence',
      evidence: { kind: 'partial', gaps: [`REST shows ${fullName}#${moved.read.number}, GraphQL does not.`] },
    };
  return completed(reader, read.issue, BigInt(read.databaseId) === registered.repoId ? read : ours);
};

const completed = async (reader: Reader, first: IssueAnswer, repository: Repository | null): Promise<Place> => {
  if (!hasMore(first)) return { kind: 'found', issue: first, repository };
  const whole = await reader.alone(() => withAllPages(reader.client, first));
  return 'failure' in whole ? unread(whole.failure) : { kind: 'found', issue: whole.read, repository };
};

const hasMore = ({ timelineItems, closedByPullRequestsReferences }: IssueAnswer): boolean =>
  timelineItems.pageInfo.hasNextPage || closedByPullRequestsReferences.pageInfo.hasNextPage;

const withAllPages = async (client: GithubClient, first: IssueAnswer): Promise<IssueAnswer> => {
  let all = first;
  while (hasMore(all)) {
    const { data } = await client.graphql(issuePageSchema, ISSUE_PAGE, {
      ...addressOf(first.repository.nameWithOwner, first.number),
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
export const contradictions = (issue: IssueAnswer): string[] => {
  const events = issue.timelineItems.nodes;
  if (events.some((it) => it.__typename === 'ConvertedToDiscussionEvent')) return [];
  const last = events.findLast((it) => it.__typename === 'ClosedEvent' || it.__typename === 'ReopenedEvent');
  const closed = last?.__typename === 'ClosedEvent';
  if (closed === (issue.state === 'CLOSED')) return [];
  return [`${issue.url} reads ${issue.state}, but its last event says otherwise.`];
};
