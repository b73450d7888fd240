import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { referenceSchema, type Reference } from './answers.ts';

const QUERY = /* GraphQL */ `
  query ClosingCommit($owner: String!, $name: String!, $sha: GitObjectID!, $after: String) {
    rateLimit {
      cost
      remaining
      limit
      resetAt
    }
    repository(owner: $owner, name: $name) {
      object(oid: $sha) {
        __typename
        ... on Commit {
          associatedPullRequests(first: 50, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              number
              repository {
                databaseId
                nameWithOwner
              }
            }
          }
        }
      }
    }
  }
`;

const schema = z.object({
  repository: z.object({
    object: z
      .object({
        associatedPullRequests: z
          .object({ pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }), nodes: z.array(referenceSchema) })
          .nullish(),
      })
      .nullable(),
  }),
});

/**
 * The pull requests of this repository that contain a commit, found by its hash. The name GitHub shows beside a closing
 * commit may be a mirror or a fork with numbers of its own; the hash is the same everywhere.
 */
export const pullsWithCommit = async (client: GithubClient, fullName: string, repoId: number, sha: string): Promise<Reference[]> => {
  const [owner, name] = fullName.split('/');
  const found: Reference[] = [];
  let after: string | null = null;
  do {
    const { data } = (await client.graphql(schema, QUERY, { owner, name, sha, after })) as { data: z.infer<typeof schema> };
    const page = data.repository.object?.associatedPullRequests;
    found.push(...(page?.nodes ?? []));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found.filter((it) => it.repository.databaseId === repoId);
};
