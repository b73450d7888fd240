import type { GithubClient } from '../client/client.ts';
import { joined } from '../evidence/pages.ts';
import { issuePageSchema, issueSchema, type IssueAnswer } from './answers.ts';
import { closings } from './closings.ts';
import { ISSUE_CONTRIBUTION, ISSUE_CONTRIBUTION_PAGE } from './queries.ts';
import type { IssueContribution, ReadRepository } from './records.ts';
import { askSeveral, type Question } from './several.ts';

/** 20 x (100 events + 50 edits) nodes a query. */
const QUESTION: Question<typeof issueSchema> = {
  name: 'IssueContributions',
  argument: 'Int!',
  selection: 'issue(number: $n) { ...IssueContribution }',
  fragments: ISSUE_CONTRIBUTION,
  schema: issueSchema,
  batch: 20,
};

/** Issues by number, with all their lists; those that are gone (or moved away) are left out. */
export const readIssues = async (client: GithubClient, repository: ReadRepository, numbers: readonly number[]): Promise<IssueAnswer[]> => {
  const answers = await askSeveral(client, repository, QUESTION, numbers);
  const issues: IssueAnswer[] = [];
  for (const answer of answers) if (answer !== null) issues.push(await completed(client, repository, answer));
  return issues;
};

const completed = async (client: GithubClient, { repo }: ReadRepository, first: IssueAnswer): Promise<IssueAnswer> => {
  const [owner, name] = repo.split('/');
  let all = first;
  while (all.edits.pageInfo.hasNextPage || all.events.pageInfo.hasNextPage) {
    const { data } = await client.graphql(issuePageSchema, ISSUE_CONTRIBUTION_PAGE, {
      owner,
      name,
      number: first.number,
      edits: all.edits.pageInfo.endCursor,
      moreEdits: all.edits.pageInfo.hasNextPage,
      events: all.events.pageInfo.endCursor,
      moreEvents: all.events.pageInfo.hasNextPage,
    });
    const next = data.repository.issue;
    all = { ...all, edits: joined(all.edits, next.edits), events: joined(all.events, next.events) };
  }
  return all;
};

/** Null when the author has no account any more. */
export const issueRecord = (it: IssueAnswer, repositoryId: number): IssueContribution | null => {
  if (it.author === null) return null;
  return {
    repositoryId,
    number: it.number,
    url: it.url,
    authorId: it.author.id,
    authorAssociation: it.authorAssociation,
    createdAt: it.createdAt,
    edits: it.edits.nodes.map(({ editedAt }) => editedAt),
    transferred: it.events.nodes.some(({ __typename }) => __typename === 'TransferredEvent'),
    closings: closings(it.events.nodes).map(({ event, closedAt, reopenedAt }) => ({
      closedAt,
      reopenedAt,
      ...byWhom(event, repositoryId),
    })),
  };
};

/** A closing for which GitHub gives no reason completes nothing. */
const byWhom = (event: IssueAnswer['events']['nodes'][number], repositoryId: number) => {
  if (event.__typename !== 'ClosedEvent') throw new TypeError(`a ${event.__typename} closes nothing`);
  const { stateReason, closer } = event;
  const reason = stateReason === null || stateReason === 'REOPENED' ? ('NOT_PLANNED' as const) : stateReason;
  const here = closer?.__typename === 'PullRequest' && closer.repository?.databaseId === repositoryId;
  return { reason, byPull: here ? (closer.number ?? null) : null };
};
