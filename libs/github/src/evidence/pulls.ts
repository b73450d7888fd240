import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { ACTOR, PULL, PULL_LIST_PAGE, PULL_PAGE } from '../queries/fragments.ts';
import { pullFacts, pullListPageSchema, pullPageSchema, pullSchema, type Listed, type PullAnswer, type Reference } from './answers.ts';
import type { PullFacts } from './evidence.ts';

/** Pull requests a query reads at once: 10 x 125 list entries with 20 commits each stay far below GitHub's 500,000 nodes. */
const BATCH = 10;

/** What one address says: the facts, or null where GitHub has no such pull request. */
export type PullsByAddress = ReadonlyMap<string, PullFacts | null>;
export const addressOf = (it: Reference): string => `${it.repository.nameWithOwner.toLowerCase()}#${it.number}`;

/** Reads pull requests with all their events, approvals and reverts. */
export const readPulls = async (client: GithubClient, references: readonly Reference[]): Promise<PullsByAddress> => {
  const wanted = [...new Map(references.map((it) => [addressOf(it), it])).values()];
  const read = new Map<string, PullFacts | null>();
  for (let from = 0; from < wanted.length; from += BATCH) {
    const batch = wanted.slice(from, from + BATCH);
    const answers = await readBatch(client, batch);
    for (const [index, reference] of batch.entries()) {
      const answer = answers[index] ?? null;
      read.set(addressOf(reference), answer && pullFacts(await completed(client, reference, answer)));
    }
  }
  return read;
};

const readBatch = async (client: GithubClient, batch: readonly Reference[]): Promise<(PullAnswer | null)[]> => {
  const variables = Object.fromEntries(
    batch.flatMap((it, index) => {
      const [owner, name] = it.repository.nameWithOwner.split('/');
      return [
        [`owner${index}`, owner],
        [`name${index}`, name],
        [`number${index}`, it.number],
      ];
    }),
  );
  const declared = batch.map((_, index) => `$owner${index}: String!, $name${index}: String!, $number${index}: Int!`).join(', ');
  const asked = batch
    .map(
      (_, index) =>
        `p${index}: repository(owner: $owner${index}, name: $name${index}) { pullRequest(number: $number${index}) { ...Pull } }`,
    )
    .join('\n');
  const query = `query Pulls(${declared}) { rateLimit { cost remaining limit resetAt } ${asked} } ${ACTOR} ${PULL}`;
  const schema = z.object(
    Object.fromEntries(batch.map((_, index) => [`p${index}`, z.object({ pullRequest: pullSchema.nullable() }).nullable()])),
  );
  const { data } = await client.graphql(schema, query, variables);
  return batch.map((_, index) => data[`p${index}`]?.pullRequest ?? null);
};

/** Follows the lists of a pull request to their ends. */
const completed = async (client: GithubClient, reference: Reference, first: PullAnswer): Promise<PullAnswer> => {
  const [owner, name] = reference.repository.nameWithOwner.split('/');
  let all = first;
  while (all.events.pageInfo.hasNextPage || all.mentions.pageInfo.hasNextPage || all.approvals.pageInfo.hasNextPage) {
    const { data } = await client.graphql(pullPageSchema, PULL_PAGE, {
      owner,
      name,
      number: reference.number,
      events: all.events.pageInfo.endCursor,
      moreEvents: all.events.pageInfo.hasNextPage,
      mentions: all.mentions.pageInfo.endCursor,
      moreMentions: all.mentions.pageInfo.hasNextPage,
      approvals: all.approvals.pageInfo.endCursor,
      moreApprovals: all.approvals.pageInfo.hasNextPage,
    });
    const next = data.repository.pullRequest;
    all = {
      ...all,
      events: joined(all.events, next.events),
      mentions: joined(all.mentions, next.mentions),
      approvals: joined(all.approvals, next.approvals),
    };
  }
  return all;
};

interface Page<T> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: T[];
}
/** A list with its next page behind it; unchanged when no page was asked for. */
export const joined = <T>(before: Page<T>, next: Page<T> | undefined): Page<T> =>
  next ? { pageInfo: next.pageInfo, nodes: [...before.nodes, ...next.nodes] } : before;

/** Pull requests of a repository opened at or after `since`, by anybody. `first` is the newest page, read already. */
export const listSince = async (client: GithubClient, fullName: string, since: number, first: Page<Listed>): Promise<Listed[]> => {
  const [owner, name] = fullName.split('/');
  let all = first;
  while (all.pageInfo.hasNextPage && (all.nodes.at(-1)?.createdAt ?? 0) >= since) {
    const { data } = await client.graphql(pullListPageSchema, PULL_LIST_PAGE, { owner, name, after: all.pageInfo.endCursor });
    all = joined(all, data.repository.pullRequests) as Page<Listed>;
  }
  return all.nodes.filter((it) => it.createdAt >= since);
};
