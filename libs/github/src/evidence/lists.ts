import { z } from 'zod';
import { BadAnswer } from '../client/errors.ts';
import { ACTOR, PULL_LIST } from '../queries/fragments.ts';
import { pullListSchema, type Listed } from './answers.ts';
import type { Repository } from './issues.ts';
import type { Page } from './pages.ts';
import type { Answer, Kind, Reader } from './reader.ts';

const listSchema = z.object({ databaseId: z.number(), pullRequests: pullListSchema }).nullable();

/** Pull requests of a repository, newest first: who opened what, when. */
const LISTS: Kind<typeof listSchema> = {
  name: 'PullLists',
  variables: { owner: 'String!', name: 'String!', after: 'String' },
  asked: (the) =>
    `repository(owner: ${the('owner')}, name: ${the('name')}) {
      databaseId
      pullRequests(first: 100, after: ${the('after')}, orderBy: { field: CREATED_AT, direction: DESC }) { ${PULL_LIST} }
    }`,
  fragments: ACTOR,
  schema: listSchema,
  atOnce: 40,
  connections: 1,
};

/** A list as far as it has been read. */
interface Reading {
  readonly repository: Repository;
  readonly since: number;
  readonly listed: readonly Listed[];
  /** Where the next page begins; null: far enough. */
  readonly after: string | null;
}

/** Pull requests by anybody, of each repository, opened since a moment or a little before. By `owner/name`. */
export const listSince = async (
  reader: Reader,
  wanted: ReadonlyMap<Repository, number>,
): Promise<ReadonlyMap<string, Answer<readonly Listed[]>>> => {
  const lists = new Map<string, Answer<readonly Listed[]>>();
  let open = [...wanted].map(([repository, since]): Reading => ({ repository, since, listed: [], after: null }));
  while (open.length > 0) {
    const pages = await reader.all(LISTS, open.map(variablesOf));
    const read = open.map((it, index) => ({ it, next: withPage(it, pages[index]) }));
    for (const { it, next } of read)
      if ('failure' in next) lists.set(it.repository.nameWithOwner, next);
      else if (next.read.after === null) lists.set(it.repository.nameWithOwner, { read: next.read.listed });
    open = read.flatMap(({ next }) => ('read' in next && next.read.after !== null ? [next.read] : []));
  }
  return lists;
};

const variablesOf = ({ repository, after }: Reading): { owner: string; name: string; after: string | null } => {
  const [owner = '', name = ''] = repository.nameWithOwner.split('/');
  return { owner, name, after };
};

const withPage = (it: Reading, answer: Answer<z.infer<typeof listSchema>> | undefined): Answer<Reading> => {
  const { nameWithOwner, databaseId } = it.repository;
  if (answer === undefined) throw new Error(`${nameWithOwner} was not asked about.`);
  if ('failure' in answer) return answer;
  // a name can change hands between two answers; the number cannot
  if (answer.read?.databaseId !== databaseId)
    return { failure: new BadAnswer(`${nameWithOwner} is another repository than a moment ago.`) };
  const { nodes, pageInfo }: Page<Listed> = answer.read.pullRequests;
  const listed = [...it.listed, ...nodes];
  const goesOn = pageInfo.hasNextPage && (listed.at(-1)?.createdAt ?? 0) >= it.since;
  return { read: { ...it, listed, after: goesOn ? pageInfo.endCursor : null } };
};
