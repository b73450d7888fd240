import type { GithubClient } from '../client/client.ts';
import type { Account, Association } from '../evidence/evidence.ts';
import { joined } from '../evidence/pages.ts';
import { pullPageSchema, pullSchema, type PullAnswer } from './answers.ts';
import { closings } from './closings.ts';
import { PULL_CONTRIBUTION, PULL_CONTRIBUTION_PAGE } from './queries.ts';
import type { Label, PullContribution, ReadRepository, Review } from './records.ts';
import { askSeveral, type Question } from './several.ts';

/** 10 x (100 events + 100 reviews + 100 commits + 50 edits + 50 references) nodes a query. */
const QUESTION: Question<typeof pullSchema> = {
  name: 'PullContributions',
  argument: 'Int!',
  selection: 'pullRequest(number: $n) { ...PullContribution }',
  fragments: PULL_CONTRIBUTION,
  schema: pullSchema,
  batch: 10,
};

/** Pull requests by number, with all their lists; those that are gone are left out. */
export const readPulls = async (client: GithubClient, repository: ReadRepository, numbers: readonly number[]): Promise<PullAnswer[]> => {
  const answers = await askSeveral(client, repository, QUESTION, numbers);
  const pulls: PullAnswer[] = [];
  for (const answer of answers) if (answer !== null) pulls.push(await completed(client, repository, answer));
  return pulls;
};

const completed = async (client: GithubClient, { repo }: ReadRepository, first: PullAnswer): Promise<PullAnswer> => {
  const [owner, name] = repo.split('/');
  let all = first;
  while (all.edits.pageInfo.hasNextPage || all.events.pageInfo.hasNextPage || all.reviews.pageInfo.hasNextPage) {
    const { data } = await client.graphql(pullPageSchema, PULL_CONTRIBUTION_PAGE, {
      owner,
      name,
      number: first.number,
      edits: all.edits.pageInfo.endCursor,
      moreEdits: all.edits.pageInfo.hasNextPage,
      events: all.events.pageInfo.endCursor,
      moreEvents: all.events.pageInfo.hasNextPage,
      reviews: all.reviews.pageInfo.endCursor,
      moreReviews: all.reviews.pageInfo.hasNextPage,
    });
    const next = data.repository.pullRequest;
    all = {
      ...all,
      edits: joined(all.edits, next.edits),
      events: joined(all.events, next.events),
      reviews: joined(all.reviews, next.reviews),
    };
  }
  return all;
};

/** The record but for its files; null when the author has no account any more. */
export const pullRecord = (it: PullAnswer, repositoryId: number): Omit<PullContribution, 'files'> | null => {
  if (it.author === null) return null;
  return {
    repositoryId,
    number: it.number,
    url: it.url,
    authorId: it.author.id,
    authorAssociation: it.authorAssociation,
    createdAt: it.createdAt,
    mergedAt: it.mergedAt,
    mergedById: it.mergedBy?.id ?? null,
    closings: closings(it.events.nodes)
      .filter(({ closedAt }) => it.mergedAt === null || closedAt < it.mergedAt)
      .map(({ closedAt, reopenedAt }) => ({ closedAt, reopenedAt })),
    edits: it.edits.nodes.map(({ editedAt }) => editedAt),
    baseBranch: it.baseRefName,
    headBranch: it.headRefName,
    headRepositoryId: it.headRepository?.databaseId ?? null,
    reviews: it.reviews.nodes.flatMap(reviewOf),
    labels: labelsOf(it, it.author),
  };
};

/** A review that was not handed in yet is nobody's business. */
const reviewOf = ({ state, submittedAt, author, authorAssociation }: PullAnswer['reviews']['nodes'][number]): Review[] =>
  state === 'PENDING' || submittedAt === null || author === null ? [] : [{ authorId: author.id, authorAssociation, state, submittedAt }];

const labelsOf = (it: PullAnswer, author: Account): Label[] => {
  const labels: Label[] = [];
  for (const event of it.events.nodes) {
    if (event.__typename === 'LabeledEvent')
      labels.push({
        name: event.label.name,
        byAssociation: associationOf(event.actor, author, it.authorAssociation),
        appliedAt: event.createdAt,
        removedAt: null,
      });
    if (event.__typename !== 'UnlabeledEvent') continue;
    const index = labels.findLastIndex(({ name, removedAt }) => name === event.label.name && removedAt === null);
    const label = labels[index];
    if (label !== undefined) labels[index] = { ...label, removedAt: event.createdAt };
  }
  return labels;
};

/**
 * GitHub does not say who somebody is who applies a label, but it lets only those with the right to triage do it: a person
 * who is not the author is one of the repository's own. The author is what the pull request says; a bot is nobody.
 */
const associationOf = (actor: Account | null, author: Account, ofAuthor: Association): Association => {
  if (actor?.id === author.id) return ofAuthor;
  return actor?.kind === 'User' ? 'COLLABORATOR' : 'NONE';
};
