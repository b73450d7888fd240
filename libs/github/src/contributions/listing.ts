import type { GithubClient } from '../client/client.ts';
import { NotFound } from '../client/errors.ts';
import { changedPullsSchema, listedIssuesSchema } from './answers.ts';
import { CHANGED_PULLS, LISTED_ISSUES } from './queries.ts';
import type { ReadRepository } from './records.ts';

/** Who wrote what, by number. */
export interface Listed {
  readonly number: number;
  readonly authorId: number | null;
}

/** Another repository has the name now. */
const ensureSame = (found: { databaseId: number } | null, { id, repo }: ReadRepository): void => {
  if (found === null) throw new NotFound(`${repo} is not there, or not to be seen`);
  if (found.databaseId !== id) throw new NotFound(`${repo} is repository ${found.databaseId} now, not ${id}`);
};

/** Pull requests that changed since `sinceMs`. Errors: those of the client, NotFound when the repository is gone. */
export const listPulls = async (client: GithubClient, repository: ReadRepository, sinceMs: number): Promise<Listed[]> => {
  const [owner, name] = repository.repo.split('/');
  const found = new Map<number, Listed>();
  const read = async (after: string | null): Promise<string | null> => {
    const { data } = await client.graphql(changedPullsSchema, CHANGED_PULLS, { owner, name, after });
    ensureSame(data.repository, repository);
    const { nodes = [], pageInfo } = data.repository?.pullRequests ?? {};
    const recent = nodes.filter(({ updatedAt }) => Date.parse(updatedAt) >= sinceMs);
    for (const { number, author } of recent) found.set(number, { number, authorId: author?.id ?? null });
    return pageInfo?.hasNextPage && recent.length === nodes.length ? pageInfo.endCursor : null;
  };
  let after = await read(null);
  if (after === null) return [...found.values()];
  while (after !== null) after = await read(after);
  await read(null); // one that changed while we read has moved to the front, past our page
  return [...found.values()];
};

/** All open issues, and those that changed since `sinceMs`. Errors: as of {@link listPulls}. */
export const listIssues = async (client: GithubClient, repository: ReadRepository, sinceMs: number): Promise<Listed[]> => {
  const changed = await readIssues(client, repository, { since: new Date(sinceMs).toISOString(), states: null });
  const open = await readIssues(client, repository, { since: null, states: ['OPEN'] });
  return [...new Map([...open, ...changed].map((it) => [it.number, it])).values()];
};

const readIssues = async (client: GithubClient, repository: ReadRepository, filter: object): Promise<Listed[]> => {
  const found: Listed[] = [];
  for (let from: IssuePage = { cursor: null, more: true }; from.more;) {
    const next = await readIssuePage(client, repository, { ...filter, after: from.cursor });
    found.push(...next.issues);
    from = next;
  }
  return found;
};

interface IssuePage {
  readonly cursor: string | null;
  readonly more: boolean;
}

const readIssuePage = async (
  client: GithubClient,
  repository: ReadRepository,
  filter: object,
): Promise<IssuePage & { readonly issues: readonly Listed[] }> => {
  const [owner, name] = repository.repo.split('/');
  const { data } = await client.graphql(listedIssuesSchema, LISTED_ISSUES, { owner, name, ...filter });
  ensureSame(data.repository, repository);
  const { nodes = [], pageInfo } = data.repository?.issues ?? {};
  return {
    issues: nodes.map(({ number, author }) => ({ number, authorId: author?.id ?? null })),
    cursor: pageInfo?.endCursor ?? null,
    more: pageInfo?.hasNextPage === true,
  };
};
