/** What a round over many issues costs, and what is left of it when something fails in the middle. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GithubClient, type Evidence, type EvidenceRequest, type GithubClientOptions } from '@joust/github';
import { SetClock } from '../clock/clock.ts';
import { createStandIn, type StandIn } from '../http/stand-in.ts';
import { changeATenth, setCrowd } from '../scenarios/crowd.ts';

const START = Date.parse('2026-11-21T08:00:00Z');
const SIZE = { repositories: 4, issuesEach: 15, othersEach: 3 };
let standIn: StandIn;
let requests: EvidenceRequest[];

const order = async (name: string, body: object): Promise<void> => {
  const answer = await fetch(`${standIn.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
};
const clientWith = (options: Partial<GithubClientOptions> = {}) =>
  new GithubClient({ baseUrl: standIn.url, retries: 0, spacingMs: 0, ...options });
const spent = async (work: () => Promise<unknown>): Promise<{ points: number; requests: number }> => {
  const before = standIn.usage();
  await work();
  const after = standIn.usage();
  return { points: after.graphql.used - before.graphql.used, requests: after.requests - before.requests };
};
/** What became of each issue: `read`, or the name of what kept it from being read. */
const fates = (all: readonly Evidence[]): string[] => all.map((it) => (it.kind === 'unread' ? it.failure.name : it.kind));
const count = (all: readonly Evidence[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const fate of fates(all)) counts[fate] = (counts[fate] ?? 0) + 1;
  return counts;
};

beforeEach(async () => {
  standIn = await createStandIn({ clock: new SetClock(START) });
  requests = await setCrowd(order, SIZE, BigInt(START));
});
afterEach(() => standIn.stop());

describe('the price of a round', () => {
  it('is less than an eighth of a point an issue, with a tenth of them changed', async () => {
    const client = clientWith();
    const cold = await spent(() => client.evidence(requests));
    expect(client.spent).toEqual(cold);
    await changeATenth(order, SIZE);
    const warm = await spent(async () => expect(count(await client.evidence(requests))).toEqual({ read: requests.length }));
    // 60 issues in two queries, four lists in one, 90 and 93 pull requests in two
    expect([cold, warm]).toEqual([
      { points: 5, requests: 5 },
      { points: 5, requests: 5 },
    ]);
    expect(8 * warm.points).toBeLessThanOrEqual(requests.length);
  });

  it('is what GitHub is told beforehand: nothing is asked that the budget does not cover', async () => {
    const client = clientWith({ pointsPerHour: 4 });
    const all = await client.evidence(requests);
    expect(standIn.usage().graphql.used).toBe(4);
    // 49 pull requests are those of the first 33 issues; the second query for pull requests was not asked
    expect(fates(all)).toEqual(requests.map((_, index) => (index < 33 ? 'read' : 'BudgetSpent')));
    const [refused] = all.flatMap((it) => (it.kind === 'unread' ? [it.failure] : []));
    expect(refused).toMatchObject({ code: 'budget-spent', until: expect.any(Number) });
    expect((refused as unknown as { until: number }).until).toBeGreaterThan(Date.now());
    expect(count(await client.evidence(requests))).toEqual({ BudgetSpent: requests.length });
    expect(standIn.usage().graphql.used).toBe(4);
  });

  it('leaves a tenth of what GitHub allows to others, whoever spent the rest', async () => {
    await standIn.stop();
    standIn = await createStandIn({ clock: new SetClock(START), limit: 10 });
    requests = await setCrowd(order, SIZE, BigInt(START));
    expect(count(await clientWith().evidence(requests))).toEqual({ read: 60 });
    const late = clientWith();
    expect(count(await late.evidence(requests))).toMatchObject({ BudgetSpent: expect.any(Number) });
    expect(standIn.usage().graphql.used).toBe(9);
  });
});

describe('a failure in the middle of a round', () => {
  const KINDS = ['fail', 'graphqlErrors', 'partial', 'truncate', 'reset', 'notFound'] as const;
  it.each(KINDS.flatMap((kind) => [0, 37].map((cursedAt) => [kind, cursedAt] as const)))(
    '%s: an issue that cannot be read costs only itself, be it number %i',
    async (kind, cursedAt) => {
      await order('issues', { repo: 'round/table-0', number: 7_007, title: 'A curse', author: 2 });
      const [first] = requests;
      if (!first) throw new Error('no requests');
      const cursed = [...requests.slice(0, cursedAt), { ...first, issue: { ...first.issue, number: 7_007 } }, ...requests.slice(cursedAt)];
      await order('faults', { kind, on: 'graphql', containing: ':7007' });
      let all: Evidence[] = [];
      const price = await spent(async () => (all = await clientWith().evidence(cursed)));
      expect(fates(all).flatMap((fate, index) => (fate === 'read' ? [] : [[index, fate]]))).toEqual([
        [cursedAt, kind === 'fail' || kind === 'reset' || kind === 'graphqlErrors' ? 'GithubUnreachable' : 'BadAnswer'],
      ]);
      // five queries, one of them in parts of eight, one of those in parts of one
      expect(price.requests).toBe(5 + 7 + 8);
    },
  );

  it('a repository whose issues cannot be read costs only itself', async () => {
    await order('faults', { kind: 'graphqlErrors', on: 'graphql', containing: ':"table-1"' });
    let all: Evidence[] = [];
    const price = await spent(async () => (all = await clientWith().evidence(requests)));
    expect(fates(all)).toEqual(requests.map(({ issue }) => (issue.repo === 'round/table-1' ? 'GithubUnreachable' : 'read')));
    // not all of its fifteen issues are asked one by one
    expect(price.requests).toBeLessThan(5 + 7 + 8 + 2 + 8);
  });

  it('a repository that is blocked, issue by issue, costs only itself', async () => {
    for (let number = 1; number <= 15; number += 1) await order('issues/delete', { repo: 'round/table-1', number });
    await order('faults', { kind: 'fail', status: 403, on: 'rest' });
    const all = await clientWith().evidence(requests);
    expect(fates(all)).toEqual(requests.map(({ issue }) => (issue.repo === 'round/table-1' ? 'Unauthorized' : 'read')));
  });

  it('a token that is refused is not tried on every issue', async () => {
    await order('faults', { kind: 'fail', status: 401 });
    let all: Evidence[] = [];
    const price = await spent(async () => (all = await clientWith().evidence(requests)));
    expect([count(all), price.requests]).toEqual([{ Unauthorized: 60 }, 1]);
  });

  it('a limit in the middle keeps what was read, and is not asked against', async () => {
    const [first] = requests;
    if (!first) throw new Error('no requests');
    await order('issues', { repo: 'round/table-0', number: 7_007, title: 'Nobody is at it', author: 2 });
    await order('faults', { kind: 'rateLimit', on: 'graphql', containing: 'query Pulls', resetSeconds: 600 });
    const client = clientWith();
    const nobody = { githubId: 0n };
    const asked = [...requests, { ...first, issue: { ...first.issue, number: 7_007 }, a: nobody, b: nobody }];
    let all: Evidence[] = [];
    const price = await spent(async () => (all = await client.evidence(asked)));
    expect([count(all), all.at(-1)?.kind, price.requests]).toEqual([{ RateLimited: 60, read: 1 }, 'read', 4]);
    const again = await spent(async () => expect(count(await client.evidence(asked))).toEqual({ RateLimited: 61 }));
    expect(again.requests).toBe(0);
  });

  it('a secondary limit stops everything for as long as GitHub says', async () => {
    const client = clientWith();
    await order('faults', { kind: 'secondaryLimit', times: 1, resetSeconds: 60 });
    let all: Evidence[] = [];
    const price = await spent(async () => {
      all = await client.evidence(requests);
      all.push(...(await client.evidence(requests)));
    });
    expect([count(all), price.requests]).toEqual([{ RateLimited: 120 }, 1]);
  });

  it('a GitHub that is down is left alone after a few tries', async () => {
    await order('faults', { kind: 'fail' });
    let all: Evidence[] = [];
    const price = await spent(async () => (all = await clientWith().evidence(requests)));
    expect([count(all), price.requests]).toEqual([{ GithubUnreachable: 60 }, 5 + 1]);
  });

  it('a list that cannot be read leaves the issues of its repository unread', async () => {
    await order('faults', { kind: 'fail', on: 'graphql', containing: 'query PullLists' });
    const all = await clientWith().evidence(requests);
    expect(count(all)).toEqual({ GithubUnreachable: 60 });
    const idle = requests.map((it) => ({ ...it, a: { githubId: 0n }, b: { githubId: 0n } }));
    expect(count(await clientWith().evidence(idle))).toEqual({ read: 60 });
  });
});
