import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetClock } from '../clock/clock.ts';
import { readHistories } from '../histories/read.ts';
import { createStandIn, type StandIn } from './stand-in.ts';

const histories = readHistories();
const clock = new SetClock(Date.parse('2027-01-01T00:00:00Z'));
let standIn: StandIn;

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${standIn.url}${path}`, { redirect: 'manual', headers });
const order = async (name: string, body: object) => {
  const answer = await fetch(`${standIn.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, never> };
};
const query = async (text: string) => {
  const answer = await fetch(`${standIn.url}/graphql`, { method: 'POST', body: JSON.stringify({ query: text }) });
  return (await answer.json()) as { data?: Record<string, never>; errors?: { type?: string; message: string }[] };
};

beforeAll(async () => {
  standIn = await createStandIn({ clock, checkPayloads: true });
  for (const { id } of histories) expect(await order('histories', { id })).toMatchObject({ status: 200 });
});
afterAll(() => standIn.stop());

describe("the REST routes, checked against GitHub's OpenAPI description", () => {
  it.each(histories.map((it) => [`${it.repo.owner}/${it.repo.name}`, it] as const))(
    'serves what is recorded of %s',
    async (name, history) => {
      const repo = (await (await get(`/repositories/${history.repo.numericId}`)).json()) as { full_name: string };
      expect(repo.full_name).toBe(history.repo.renamedTo ?? name);
      const issue = await get(`/repos/${repo.full_name}/issues/${history.issue.number}`);
      expect(issue.status).toBe(200);
      expect(await issue.json()).toMatchObject({
        number: history.issue.number,
        state: history.issue.state.toLowerCase(),
        title: history.issue.title,
        body: null,
      });
      for (const pull of history.pulls) {
        const answer = await get(`/repos/${repo.full_name}/pulls/${pull.number}`);
        expect(await answer.json()).toMatchObject({
          number: pull.number,
          merged: pull.merged,
          draft: pull.isDraft,
          base: { ref: pull.baseBranch },
        });
      }
      expect((await get(`/repos/${repo.full_name}/pulls?state=all`)).status).toBe(200);
    },
  );

  it('tells a pull request from an issue', async () => {
    expect(await (await get('/repos/bitcoin-core/gui/issues/620')).json()).toHaveProperty('pull_request');
  });

  it('serves accounts, gists and limits', async () => {
    await order('accounts', { id: 7_001, login: 'miner-one' });
    const gist = (await order('gists', { owner: 7_001, files: { 'joust.txt': 'proof' } })).body as unknown as { id: string };
    expect(await (await get(`/gists/${gist.id}`)).json()).toMatchObject({
      owner: { id: 7_001 },
      files: { 'joust.txt': { content: 'proof' } },
    });
    expect(await (await get('/users/miner-one')).json()).toMatchObject({ id: 7_001 });
    expect((await get('/users/nobody-here')).status).toBe(404);
    expect((await get('/rate_limit')).status).toBe(200);
  });

  it('redirects a transferred issue and a renamed repository', async () => {
    const moved = await get('/repos/alphagov/govuk-frontend/issues/1067');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${standIn.url}/repositories/110000616/issues/616`]);
    const renamed = await get('/repos/facebook/jest/issues/7181');
    expect([renamed.status, renamed.headers.get('location')]).toEqual([301, `${standIn.url}/repositories/15060001/issues/7181`]);
  });

  it('answers 304 to a tag it gave, at no cost, and tags differently by token', async () => {
    const first = await get('/repos/bitcoin-core/gui');
    const tag = first.headers.get('etag') ?? '';
    const before = standIn.usage().rest.used;
    expect((await get('/repos/bitcoin-core/gui', { 'if-none-match': tag })).status).toBe(304);
    expect(standIn.usage().rest.used).toBe(before);
    expect((await get('/repos/bitcoin-core/gui', { 'if-none-match': tag, authorization: 'token x' })).status).toBe(200);
  });
});

describe("GraphQL, by GitHub's published schema", () => {
  it('refuses what the schema does not know', async () => {
    expect((await query('{ repository(owner: "a", name: "b") { invented } }')).errors?.[0]?.message).toMatch(
      /Cannot query field "invented"/,
    );
  });

  it('says when it does not serve a field, instead of null', async () => {
    const answer = await query('{ repository(owner: "bitcoin-core", name: "gui") { homepageUrl } }');
    expect(answer.errors?.[0]).toMatchObject({ type: 'NOT_SERVED' });
  });

  it('asks for a page size, as GitHub does', async () => {
    const answer = await query('{ repository(owner: "bitcoin-core", name: "gui") { pullRequests { totalCount } } }');
    expect(answer.errors?.[0]).toMatchObject({ type: 'MISSING_PAGINATION_BOUNDARIES' });
  });

  it('pages forwards and backwards without losing anything', async () => {
    const page = async (args: string) =>
      (
        await query(`{ repository(owner: "bitcoin-core", name: "gui") { issue(number: 101) { timelineItems(${args}, itemTypes: [CLOSED_EVENT, REOPENED_EVENT]) {
      nodes { __typename } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } filteredCount } } } }`)
      ).data as unknown as {
        repository: {
          issue: {
            timelineItems: {
              nodes: object[];
              filteredCount: number;
              pageInfo: { endCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
            };
          };
        };
      };
    const first = (await page('first: 4')).repository.issue.timelineItems;
    const rest = (await page(`first: 4, after: "${first.pageInfo.endCursor}"`)).repository.issue.timelineItems;
    expect([first.nodes.length + rest.nodes.length, first.filteredCount, first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([
      6,
      6,
      true,
      false,
    ]);
    expect((await page('last: 2')).repository.issue.timelineItems.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  });

  it("charges GitHub's price", async () => {
    const answer = await query(
      '{ rateLimit { cost nodeCount remaining } repository(owner: "bitcoin-core", name: "gui") { pullRequests(first: 100) { nodes { timelineItems(first: 10) { totalCount } } } } }',
    );
    expect(answer.data).toMatchObject({ rateLimit: { cost: 1, nodeCount: 1_100 } });
  });
});

describe('the node limit', () => {
  const nested = (reviews: number): string =>
    `{ repository(owner: "bitcoin-core", name: "gui") { pullRequests(first: 100) { nodes { timelineItems(first: 50, itemTypes: [CROSS_REFERENCED_EVENT]) { nodes {
      ... on CrossReferencedEvent { source { ... on PullRequest { reviews(first: ${reviews}) { nodes { state } } } } } } } } } } }`;

  it('refuses a query for more than 500,000 nodes, as GitHub does', async () => {
    expect((await query(nested(100))).errors).toEqual([
      {
        type: 'MAX_NODE_LIMIT_EXCEEDED',
        message: 'This query requests up to 505100 possible nodes which exceeds the maximum limit of 500000.',
      },
    ]);
    expect((await query(nested(98))).errors).toBeUndefined();
  });
});

describe('time', () => {
  it('shows events only once the clock has passed them', async () => {
    const read = async () => (await (await get('/repos/bitcoin-core/secp256k1/issues/680')).json()) as { state: string };
    const later = clock.now();
    await order('clock', { now: Date.parse('2021-10-22T12:30:34Z') });
    expect((await read()).state).toBe('open');
    await order('clock', { now: Date.parse('2021-10-22T12:30:35Z') });
    expect((await read()).state).toBe('closed');
    await order('clock', { now: later });
  });
});
