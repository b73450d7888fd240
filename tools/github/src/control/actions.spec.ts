import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetClock } from '../clock/clock.ts';
import { createStandIn, type StandIn } from '../http/stand-in.ts';

const START = Date.parse('2026-11-21T08:00:00Z');
let folder: string;
let stateFile: string;
let clock: SetClock;
let standIn: StandIn;

const start = async (): Promise<void> => {
  standIn = await createStandIn({ clock, stateFile, checkPayloads: true });
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joust-stand-in-'));
  stateFile = join(folder, 'state.json');
  clock = new SetClock(START);
  await start();
});
afterEach(async () => {
  await standIn.stop();
  rmSync(folder, { recursive: true, force: true });
});

const order = async (name: string, body: object): Promise<{ status: number; body: { message?: string; number?: number } }> => {
  const answer = await fetch(`${standIn.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as { message?: string; number?: number } };
};
const get = async (path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const answer = await fetch(`${standIn.url}${path}`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const REPO = 'round/table';
const setUp = async (): Promise<void> => {
  await order('repositories', { id: 77, repo: REPO });
  for (const [id, login] of [
    [1, 'owner'],
    [2, 'miner'],
    [3, 'merger'],
  ])
    await order('accounts', { id, login });
  await order('issues', { repo: REPO, number: 5, title: 'A loose stone', author: 1, labels: ['bug'] });
};

describe('orders', () => {
  it('tell a story that the REST API repeats', async () => {
    await setUp();
    clock.set(START + 10_000);
    const pull = await order('pulls', { repo: REPO, title: 'Fix the stone', author: 2, closes: [5] });
    expect(pull.body.number).toBe(6);
    clock.set(START + 20_500);
    expect((await order('pulls/merge', { repo: REPO, number: 6, by: 3 })).status).toBe(200);
    expect((await get(`/repos/${REPO}/pulls/6`)).body).toMatchObject({
      merged: true,
      merged_by: { id: 3 },
      merged_at: '2026-11-21T08:00:20Z',
    });
    expect((await get(`/repos/${REPO}/issues/5`)).body).toMatchObject({
      state: 'closed',
      state_reason: 'completed',
      closed_at: '2026-11-21T08:00:20Z',
    });
  });

  it('close nothing when the merge goes to another branch', async () => {
    await setUp();
    await order('pulls', { repo: REPO, title: 'Fix it elsewhere', author: 2, closes: [5], baseBranch: 'next' });
    await order('pulls/merge', { repo: REPO, number: 6, by: 3 });
    expect((await get(`/repos/${REPO}/issues/5`)).body).toMatchObject({ state: 'open' });
  });

  it('rename, transfer and delete as GitHub does', async () => {
    await setUp();
    await order('repositories/rename', { repo: REPO, to: 'square/table' });
    expect((await get(`/repos/${REPO}/issues/5`)).body).toMatchObject({ repository_url: `${standIn.url}/repos/square/table` });
    await order('repositories', { id: 78, repo: 'other/place' });
    await order('issues/transfer', { repo: 'square/table', number: 5, by: 1, to: 'other/place' });
    expect((await get('/repos/square/table/issues/5')).body).toMatchObject({
      number: 1,
      repository_url: `${standIn.url}/repos/other/place`,
    });
    await order('issues/delete', { repo: 'other/place', number: 1 });
    expect((await get('/repos/other/place/issues/1')).status).toBe(410);
  });

  it.each([
    ['pulls/merge', { repo: REPO, number: 99, by: 3 }, /no pull request/],
    ['issues/close', { repo: 'no/where', number: 5, by: 1 }, /no repository/],
    ['issues', { repo: REPO, number: 5, title: 'Twice', author: 1 }, /taken/],
    ['pulls', { repo: REPO, title: 'By nobody', author: 404 }, /not known/],
    ['issues/reopen', { repo: REPO, number: 5, by: 1 }, /open already/],
    ['histories', { id: 'no-such' }, /no history/],
    ['dance', {}, /no order/],
  ])('%s is refused with a reason when it cannot be', async (name, body, why) => {
    await setUp();
    const answer = await order(name, body);
    expect([answer.status, answer.body.message]).toEqual([422, expect.stringMatching(why)]);
  });

  it('are taken only from a page or program that means this machine', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(`${standIn.url}/_control/world`, { headers: { host: 'attacker.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(status).toBe(403);
  });
});

describe('the state file', () => {
  it('brings everything back after a restart', async () => {
    await setUp();
    await order('histories', { id: 'bitcoin-core-gui-101' });
    const before = await get('/_control/world');
    await standIn.stop();
    await start();
    expect((await get('/_control/world')).body).toEqual(before.body);
  });

  it('is an error when damaged, never a new world', async () => {
    await setUp();
    const whole = readFileSync(stateFile, 'utf8');
    writeFileSync(stateFile, whole.slice(0, whole.length / 2));
    await expect(createStandIn({ clock, stateFile })).rejects.toThrow(SyntaxError);
    writeFileSync(stateFile, '{"version":1}');
    await expect(createStandIn({ clock, stateFile })).rejects.toThrow(/accounts/);
  });
});
