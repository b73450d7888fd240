import { z } from 'zod';
import type { GithubClient } from '../client/client.ts';
import { BadAnswer } from '../client/errors.ts';
import { ACTOR, PULL, PULL_PAGE } from '../queries/fragments.ts';
import {
  messagesSchema,
  pullFacts,
  pullPageSchema,
  pullSchema,
  revertedBy,
  suspectsOf,
  type Messages,
  type PullAnswer,
  type Reference,
} from './answers.ts';
import type { PullFacts } from './evidence.ts';
import { joined } from './pages.ts';
import type { Answer, Kind, Reader } from './reader.ts';

const PLACE = { owner: 'String!', name: 'String!', number: 'Int!' };
const pullOf = (the: (name: string) => string, selection: string): string =>
  `repository(owner: ${the('owner')}, name: ${the('name')}) { pullRequest(number: ${the('number')}) { ${selection} } }`;
const inRepository = <S extends z.ZodType>(schema: S) => z.object({ pullRequest: schema.nullable() }).nullable();

const answerSchema = inRepository(pullSchema);
/** Three lists each: 49 of them cost a point, as one does. */
const PULLS: Kind<typeof answerSchema> = {
  name: 'Pulls',
  variables: PLACE,
  asked: (the) => pullOf(the, '...Pull'),
  fragments: `${ACTOR} ${PULL}`,
  schema: answerSchema,
  atOnce: 49,
  connections: 3,
};

const commitsSchema = inRepository(messagesSchema);
/** What merged pull requests say in their commits. Only the few that may revert another one are asked. */
const MESSAGES: Kind<typeof commitsSchema> = {
  name: 'Messages',
  variables: PLACE,
  asked: (the) => pullOf(the, 'mergeCommit { message } commits(last: 100) { nodes { commit { message } } }'),
  fragments: '',
  schema: commitsSchema,
  atOnce: 20,
  connections: 1,
};

/** What one address says: the facts, or null where GitHub has no such pull request. */
export type Pulls = ReadonlyMap<string, Answer<PullFacts | null>>;
export const addressOf = (it: Reference): string => `${it.repository.nameWithOwner.toLowerCase()}#${it.number}`;

/** Reads pull requests with all their events, approvals and reverts. */
export const readPulls = async (reader: Reader, references: readonly Reference[]): Promise<Pulls> => {
  const answers = await readEach(reader, PULLS, references);
  const whole = new Map<string, Answer<PullAnswer | null>>();
  for (const [address, { reference, answer }] of answers) whole.set(address, await wholeOf(reader, reference, answer));
  const suspects = [...whole.values()].flatMap((it) => ('read' in it && it.read ? suspectsOf(it.read) : []));
  const messages = await readEach(reader, MESSAGES, suspects);
  return new Map([...whole].map(([address, it]) => [address, withReverts(it, (suspect) => messages.get(addressOf(suspect))?.answer)]));
};

const wholeOf = async (
  reader: Reader,
  reference: Reference,
  answer: Answer<z.infer<typeof answerSchema>>,
): Promise<Answer<PullAnswer | null>> => {
  if ('failure' in answer) return answer;
  const pull = answer.read?.pullRequest ?? null;
  return pull === null || !hasMore(pull) ? { read: pull } : reader.alone(() => withAllPages(reader.client, reference, pull));
};

interface Asked<T> {
  readonly reference: Reference;
  readonly answer: Answer<T>;
}

/** One question for each address. */
const readEach = async <S extends z.ZodType>(
  reader: Reader,
  kind: Kind<S>,
  references: readonly Reference[],
): Promise<ReadonlyMap<string, Asked<z.infer<S>>>> => {
  const wanted = [...new Map(references.map((it) => [addressOf(it), it]))];
  const answers = await reader.all(
    kind,
    wanted.map(([, reference]) => variablesOf(reference)),
  );
  return new Map(
    wanted.map(([address, reference], index) => {
      const answer = answers[index];
      if (answer === undefined) throw new Error(`${address} was not asked about.`);
      return [address, { reference, answer }];
    }),
  );
};

const variablesOf = ({ repository, number }: Reference): { owner: string; name: string; number: number } => {
  const [owner = '', name = ''] = repository.nameWithOwner.split('/');
  return { owner, name, number };
};

/** Without the word of everyone who may have reverted it, a pull request is not read. */
const withReverts = (
  pull: Answer<PullAnswer | null>,
  messagesOf: (suspect: Reference) => Answer<z.infer<typeof commitsSchema>> | undefined,
): Answer<PullFacts | null> => {
  if ('failure' in pull) return pull;
  const { read } = pull;
  if (read === null) return { read: null };
  const heard: { suspect: ReturnType<typeof suspectsOf>[number]; messages: Messages }[] = [];
  for (const suspect of suspectsOf(read)) {
    const answer = messagesOf(suspect);
    if (answer && 'failure' in answer) return answer;
    if (!answer?.read?.pullRequest) return { failure: new BadAnswer(`${addressOf(suspect)} names a pull request but cannot be read.`) };
    heard.push({ suspect, messages: answer.read.pullRequest });
  }
  return {
    read: pullFacts(
      read,
      heard.flatMap(({ suspect, messages }) => revertedBy(suspect, messages, read)),
    ),
  };
};

const hasMore = ({ events, mentions, approvals }: PullAnswer): boolean =>
  [events, mentions, approvals].some(({ pageInfo }) => pageInfo.hasNextPage);

/** Follows the lists of a pull request to their ends. */
const withAllPages = async (client: GithubClient, reference: Reference, first: PullAnswer): Promise<PullAnswer> => {
  let all = first;
  while (hasMore(all)) {
    const { data } = await client.graphql(pullPageSchema, PULL_PAGE, {
      ...variablesOf(reference),
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
