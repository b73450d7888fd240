import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { ACTOR, ISSUE, PULL_LIST } from '../queries/fragments.ts';
import type { RegisteredIssue } from '../verdict/competition-view.ts';
import { issueSchema, pullListSchema, type IssueAnswer } from './answers.ts';
import type { RepositoryAnswer } from './gather.ts';

const AT_PLACE = /* GraphQL */ `
  query AtPlace($owner: String!, $name: String!, $number: Int!) {
    rateLimit { cost remaining limit resetAt }
    repository(owner: $owner, name: $name) {
      databaseId nameWithOwner
      issue(number: $number) { ...Issue }
      pullRequests(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) { ${PULL_LIST} }
    }
  }
  ${ACTOR} ${ISSUE}`;

const placeSchema = z.object({
  repository: z
    .object({ databaseId: z.number(), nameWithOwner: z.string(), issue: issueSchema.nullable(), pullRequests: pullListSchema })
    .nullable(),
});

const restIssueSchema = z.object({ number: z.number(), repository_url: z.string() });

export type Whereabouts =
  { readonly issue: IssueAnswer; readonly repository: RepositoryAnswer | null } | { readonly issue: null; readonly gap: string };

/**
 * Where an issue is that its registered address does not show. REST follows renames and transfers by redirects, by the
 * repository's number where its name has a new owner. Errors: NotFound, Gone, Unavailable when it is nowhere to be seen.
 */
export const whereabouts = async (
  client: GithubClient,
  registered: RegisteredIssue,
  ours: RepositoryAnswer | null,
): Promise<Whereabouts> => {
  const path = ours ? `/repos/${ours.nameWithOwner}` : `/repositories/${registered.repoId}`;
  const found = await client.get(restIssueSchema, `${path}/issues/${registered.number}`);
  const [owner, name] = found.repository_url.split('/').slice(-2);
  const { data } = await client.graphql(placeSchema, AT_PLACE, { owner, name, number: found.number });
  const place = data.repository;
  if (!place?.issue) return { issue: null, gap: `REST shows ${owner}/${name}#${found.number}, GraphQL does not.` };
  const stayed = BigInt(place.databaseId) === registered.repoId;
  return { issue: place.issue, repository: stayed ? place : null };
};
