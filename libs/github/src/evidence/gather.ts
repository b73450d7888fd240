import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { isAbsent } from '../client/errors.ts';
import { ACTOR, ISSUE, PULL_LIST } from '../queries/fragments.ts';
import type { RegisteredIssue } from '../verdict/competition-view.ts';
import { issueSchema, pullListSchema, type Listed } from './answers.ts';
import { assemble } from './assemble.ts';
import type { Evidence } from './evidence.ts';
import { whereabouts } from './whereabouts.ts';

/** What to read: an issue, and the pull requests of two accounts since the window opened. */
export interface EvidenceRequest {
  readonly issue: RegisteredIssue;
  readonly openMs: bigint;
  readonly a: { readonly githubId: bigint };
  readonly b: { readonly githubId: bigint };
}

/** The registered repository as it is now, and its newest pull requests. */
export interface RepositoryAnswer {
  readonly databaseId: number;
  readonly nameWithOwner: string;
  readonly pullRequests: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: Listed[] };
}

/** Issues a query reads at once: 20 x (50 events + 50 references + 100 pull requests). */
const BATCH = 20;

const repositorySchema = z.object({
  databaseId: z.number(),
  nameWithOwner: z.string(),
  issue: issueSchema.nullable(),
  pullRequests: pullListSchema,
});

/** Reads the evidence of many competitions. A failure of a batch is thrown; what is only missing is said in the evidence. */
export const gather = async (client: GithubClient, requests: readonly EvidenceRequest[]): Promise<Evidence[]> => {
  const all: Evidence[] = [];
  for (let from = 0; from < requests.length; from += BATCH) {
    const batch = requests.slice(from, from + BATCH);
    const answers = await readBatch(
      client,
      batch.map((it) => it.issue),
    );
    for (const [index, request] of batch.entries()) all.push(await one(client, request, answers[index] ?? null));
  }
  return all;
};

type Answer = z.infer<typeof repositorySchema> | null;

const readBatch = async (client: GithubClient, issues: readonly RegisteredIssue[]): Promise<Answer[]> => {
  const declared = issues.map((_, index) => `$owner${index}: String!, $name${index}: String!, $number${index}: Int!`).join(', ');
  const asked = issues
    .map(
      (_, index) => `
    i${index}: repository(owner: $owner${index}, name: $name${index}) {
      databaseId nameWithOwner
      issue(number: $number${index}) { ...Issue }
      pullRequests(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) { ${PULL_LIST} }
    }`,
    )
    .join('\n');
  const variables = Object.fromEntries(
    issues.flatMap((it, index) => {
      const [owner, name] = it.repo.split('/');
      return [
        [`owner${index}`, owner],
        [`name${index}`, name],
        [`number${index}`, it.number],
      ];
    }),
  );
  const schema = z.object(Object.fromEntries(issues.map((_, index) => [`i${index}`, repositorySchema.nullable()])));
  const query = `query Issues(${declared}) { rateLimit { cost remaining limit resetAt } ${asked} } ${ACTOR} ${ISSUE}`;
  const { data } = await client.graphql(schema, query, variables);
  return issues.map((_, index) => data[`i${index}`] ?? null);
};

const one = async (client: GithubClient, request: EvidenceRequest, answer: Answer): Promise<Evidence> => {
  const ours = answer !== null && BigInt(answer.databaseId) === request.issue.repoId;
  if (ours && answer.issue) return assemble(client, request, answer.issue, answer);
  try {
    // Renamed and taken over by somebody else, transferred, deleted, or hidden: REST says which.
    const found = await whereabouts(client, request.issue, ours ? answer : null);
    if (found.issue) return await assemble(client, request, found.issue, found.repository ?? (ours ? answer : null));
    return { kind: 'partial', gaps: [found.gap] };
  } catch (error) {
    if (isAbsent(error)) return { kind: 'unavailable', status: error.status, what: error.message };
    throw error;
  }
};
