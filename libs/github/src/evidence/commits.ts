import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { page, referenceSchema, type Reference } from './answers.ts';
import type { Repository } from './issues.ts';
import type { Answer, Kind, Reader } from './reader.ts';

const OWNERS = /* GraphQL */ `
  __typename
  ... on Commit {
    associatedPullRequests(first: 50, after: AFTER) {
      pageInfo { hasNextPage endCursor }
      nodes { number repository { databaseId nameWithOwner } }
    }
  }`;

const ownersSchema = page(referenceSchema).nullish();
const schema = z.object({ object: z.object({ associatedPullRequests: ownersSchema }).nullable() });

const COMMITS: Kind<typeof schema> = {
  name: 'ClosingCommits',
  variables: { owner: 'String!', name: 'String!', sha: 'GitObjectID!' },
  asked: (the) =>
    `repository(owner: ${the('owner')}, name: ${the('name')}) { object(oid: ${the('sha')}) { ${OWNERS.replace('AFTER', 'null')} } }`,
  fragments: '',
  schema,
  atOnce: 50,
  connections: 1,
};

const PAGE = /* GraphQL */ `
  query ClosingCommitPage($owner: String!, $name: String!, $sha: GitObjectID!, $after: String) {
    rateLimit { cost remaining limit resetAt }
    repository(owner: $owner, name: $name) { object(oid: $sha) { ${OWNERS.replace('AFTER', '$after')} } }
  }`;

/** A commit that closed an issue, looked for in the registered repository. */
export interface CommitReference {
  readonly repository: Repository;
  readonly sha: string;
}
/** By {@link commitKey}. */
export type Commits = ReadonlyMap<string, Answer<readonly Reference[]>>;
export const commitKey = ({ repository, sha }: CommitReference): string => `${repository.databaseId} ${sha}`;

/**
 * The pull requests of the repository that contain each commit, found by its hash. The name GitHub shows beside a closing
 * commit may be a mirror or a fork with numbers of its own; the hash is the same everywhere.
 */
export const readCommits = async (reader: Reader, commits: readonly CommitReference[]): Promise<Commits> => {
  const wanted = [...new Map(commits.map((it) => [commitKey(it), it])).values()];
  const answers = await reader.all(COMMITS, wanted.map(variablesOf));
  const owners = new Map<string, Answer<readonly Reference[]>>();
  for (const [index, commit] of wanted.entries()) {
    const answer = answers[index];
    if (answer === undefined) throw new Error(`commit ${commit.sha} was not asked about.`);
    owners.set(commitKey(commit), 'failure' in answer ? answer : await ownersOf(reader, commit, answer.read));
  }
  return owners;
};

const variablesOf = ({ repository, sha }: CommitReference): { owner: string; name: string; sha: string } => {
  const [owner = '', name = ''] = repository.nameWithOwner.split('/');
  return { owner, name, sha };
};

type OwnersAnswer = z.infer<typeof schema>;

const ownersOf = async (reader: Reader, commit: CommitReference, first: OwnersAnswer): Promise<Answer<readonly Reference[]>> => {
  const page = first.object?.associatedPullRequests;
  const all = page?.pageInfo.hasNextPage ? await reader.alone(() => allOwners(reader.client, commit, page)) : { read: page?.nodes ?? [] };
  if ('failure' in all) return all;
  return { read: all.read.filter((it) => it.repository.databaseId === commit.repository.databaseId) };
};

const allOwners = async (client: GithubClient, commit: CommitReference, first: z.infer<typeof ownersSchema>): Promise<Reference[]> => {
  let page = first;
  const found = [...(page?.nodes ?? [])];
  while (page?.pageInfo.hasNextPage) {
    const after = page.pageInfo.endCursor;
    const { data } = await client.graphql(z.object({ repository: schema }), PAGE, { ...variablesOf(commit), after });
    page = data.repository.object?.associatedPullRequests;
    found.push(...(page?.nodes ?? []));
  }
  return found;
};
