import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GithubClient } from '@joust/github';
import { createStandIn, SetClock, type StandIn } from '@joust/github-stand-in';
import { BadRepositories, getRewardsForOssContributions, readScoredRepositories } from '../oss-contributions/index.ts';
import { functions } from '../oss-contributions/testing/contributions.ts';
import { contributionsFrom } from './contributions.ts';

const REPO = 'round/table';
const [ADA, BROOK, MAINTAINER] = [1, 2, 3];
const people = [
  { hotkey: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', githubId: BigInt(ADA) },
  { hotkey: '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty', githubId: BigInt(BROOK) },
];

describe('rewards for what GitHub says', () => {
  let clock: SetClock;
  let standIn: StandIn;
  let folder: string;
  beforeEach(async () => {
    clock = new SetClock(Date.parse('2026-11-01T08:00:00Z'));
    standIn = await createStandIn({ clock });
    folder = await mkdtemp(join(tmpdir(), 'joust-repositories-'));
    await order('repositories', { id: 77, repo: REPO });
    await order('accounts', { id: ADA, login: 'ada' });
    await order('accounts', { id: BROOK, login: 'brook' });
    await order('accounts', { id: MAINTAINER, login: 'maintainer' });
  });
  afterEach(async () => {
    await standIn.stop();
    await rm(folder, { recursive: true });
  });

  const order = async (name: string, body: object): Promise<{ number: number }> => {
    const answer = await fetch(`${standIn.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { number: number };
  };
  const land = async (author: number, count: number): Promise<void> => {
    const files = [{ path: 'src/a.ts', before: null, after: functions(2) }];
    const { number } = await order('pulls', { repo: REPO, title: 'Mend', author, files: count > 0 ? files : [] });
    await order('pulls/merge', { repo: REPO, number, by: MAINTAINER });
    if (count > 1) await land(author, count - 1);
  };
  const listed = async (text: string): Promise<string> => {
    const path = join(folder, 'repositories.json');
    await writeFile(path, text);
    return path;
  };
  const rewards = async (timestamp = clock.now()) => {
    const list = await readScoredRepositories(
      await listed(JSON.stringify([{ repo: REPO, id: 77, share: 1, branches: ['main'], labels: { bug: 2_000 } }])),
    );
    const client = new GithubClient({ baseUrl: standIn.url, spacingMs: 0, retries: 0 });
    return getRewardsForOssContributions({ timestamp, people }, contributionsFrom(client, list));
  };

  it('three merged pull requests pass the gate, two do not', async () => {
    await land(ADA, 3);
    await land(BROOK, 2);
    const scored = await rewards();
    if (scored.status !== 'scored') throw new Error(scored.reasons.join());
    expect([...scored.shares]).toEqual([[people[0]?.hotkey, 1_000_000_000n]]);
  });

  it('asked again about an earlier time, whatever happened since, they are the same', async () => {
    await land(ADA, 4);
    await land(BROOK, 3);
    const files = [{ path: 'src/b.ts', before: null, after: functions(9) }];
    const open = await order('pulls', { repo: REPO, title: 'Wait', author: BROOK, files });
    const then = clock.now();
    const before = await rewards(then);
    clock.set(then + 3 * 86_400_000);
    await order('pulls/merge', { repo: REPO, number: open.number, by: MAINTAINER });
    await order('pulls/label', { repo: REPO, number: 1, by: MAINTAINER, label: 'bug' });
    await order('edit', { repo: REPO, number: 1 });
    await land(ADA, 2);
    expect(await rewards(then)).toEqual(before);
    expect(await rewards()).not.toEqual(before);
  });

  it('nobody did anything: that is scored, and everything is left', async () =>
    expect(await rewards()).toMatchObject({ status: 'scored', shares: new Map() }));

  it.each([
    ['cannot be reached', { kind: 'fail' }],
    ['limits us', { kind: 'rateLimit' }],
    ['answers in part', { kind: 'partial' }],
    ['loses the files', { kind: 'notFound', on: 'rest' }],
  ])('a GitHub that %s leaves everything unknown: nobody has earned nothing', async (_name, fault) => {
    await land(ADA, 3);
    await order('faults', fault);
    expect(await rewards()).toMatchObject({ status: 'unknown' });
  });

  it.each([
    ['is not there', () => Promise.resolve('/nowhere/repositories.json'), 'cannot be read as JSON'],
    ['is no JSON', () => listed('{'), 'cannot be read as JSON'],
    ['names nothing', () => listed('[]'), 'Too small'],
    ['has a repository without its id', () => listed('[{"repo":"a/b","share":1,"branches":["main"]}]'), '0.id'],
    ['has a field that nobody knows', () => listed('[{"repo":"a/b","id":1,"share":1,"branches":["main"],"label":{}}]'), 'label'],
    ['has a name without an owner', () => listed('[{"repo":"b","id":1,"share":1,"branches":["main"]}]'), 'owner/name'],
  ])('a list that %s is refused', async (_name, path, complaint) => {
    const reading = readScoredRepositories(await path());
    await expect(reading).rejects.toThrow(BadRepositories);
    await expect(reading).rejects.toThrow(complaint);
  });
});
