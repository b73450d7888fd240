/** How often each kind of failure is tried again, what it is called, and what it must not say. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { detect, endingOf, GithubClient, type CompetitionView } from '@joust/github';
import { z } from 'zod';
import { SetClock } from '../clock/clock.ts';
import { setStage, timeOf, view, type Order } from '../scenarios/stage.ts';
import { createStandIn, type StandIn } from './stand-in.ts';

const TOKEN = 'ghp_ASecretThatMustNotBeSaid';
let standIn: StandIn;
let client: GithubClient;

const order: Order = async (name, body) => {
  const answer = await fetch(`${standIn.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
};
const evidenceOf = async ({ issue, competition: { openMs, a, b } }: CompetitionView) => {
  const [evidence] = await client.evidence([{ issue, openMs, a, b }]);
  if (!evidence) throw new Error('no evidence');
  return evidence;
};

beforeEach(async () => {
  standIn = await createStandIn({ clock: new SetClock(timeOf(0)) });
  await setStage(order);
  client = new GithubClient({ baseUrl: standIn.url, token: TOKEN, retries: 2, retryUnitMs: 1, spacingMs: 0 });
});
afterEach(() => standIn.stop());

describe('each kind of failure', () => {
  it.each([
    [{ kind: 'fail', status: 502 }, 'GithubUnreachable', 3],
    [{ kind: 'fail', status: 500 }, 'GithubUnreachable', 3],
    [{ kind: 'reset' }, 'GithubUnreachable', 3],
    [{ kind: 'rateLimit' }, 'RateLimited', 1],
    [{ kind: 'secondaryLimit' }, 'RateLimited', 1],
    [{ kind: 'fail', status: 401 }, 'Unauthorized', 1],
    [{ kind: 'fail', status: 403 }, 'Unauthorized', 1],
    [{ kind: 'fail', status: 404 }, 'NotFound', 1],
    [{ kind: 'fail', status: 410 }, 'Gone', 1],
    [{ kind: 'fail', status: 451 }, 'Unavailable', 1],
    [{ kind: 'fail', status: 422 }, 'BadAnswer', 1],
    [{ kind: 'truncate' }, 'BadAnswer', 1],
  ])('REST: %j is %s after %i requests', async (fault, name, requests) => {
    await order('faults', fault);
    await expect(client.get(z.object({}), '/repos/round/table')).rejects.toMatchObject({ name });
    expect(standIn.usage().requests).toBe(requests);
  });

  it.each([
    [{ kind: 'fail', status: 502 }, 'GithubUnreachable', 3],
    [{ kind: 'reset' }, 'GithubUnreachable', 3],
    [{ kind: 'rateLimit' }, 'RateLimited', 1],
    [{ kind: 'secondaryLimit' }, 'RateLimited', 1],
    [{ kind: 'fail', status: 401 }, 'Unauthorized', 1],
    [{ kind: 'partial' }, 'BadAnswer', 1],
    [{ kind: 'truncate' }, 'BadAnswer', 1],
  ])('GraphQL: %j is %s after %i requests', async (fault, name, requests) => {
    await order('faults', fault);
    expect(await evidenceOf(view)).toMatchObject({ kind: 'unread', failure: { name } });
    expect(standIn.usage().requests).toBe(requests);
  });

  it.each(['fail', 'graphqlErrors', 'rateLimit', 'truncate', 'reset'] as const)('%s does not say the token', async (kind) => {
    await order('faults', { kind });
    const evidence = await evidenceOf(view);
    expect(evidence.kind).toBe('unread');
    expect(inspect(evidence, { depth: 20, showHidden: true })).not.toContain(TOKEN);
    const error: unknown = await client.get(z.object({}), '/repos/round/table').catch((it: unknown) => it);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN);
  });
});

describe('an issue that cannot be seen', () => {
  it.each([404, 410, 451] as const)('%i is an answer about this issue, and no verdict', async (status) => {
    await order('issues/delete', { repo: 'round/table', number: 5 });
    await order('faults', { kind: 'fail', status, on: 'rest' });
    const evidence = await evidenceOf(view);
    const now = BigInt(timeOf(30));
    expect(evidence).toMatchObject({ kind: 'unavailable', status });
    expect(detect(view, evidence, now).status).toBe('unknown');
    expect(endingOf(view.issue, evidence, now, view.dayMs).status).toBe(status === 451 ? 'unknown' : 'gone');
  });
});
