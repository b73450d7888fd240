/** Our client against the stand-in: what REST and GraphQL say about issues that are busy, moved, renamed or gone. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { detect, GithubClient, readIssue, readProof, type CompetitionView, type Evidence } from '@joust/github';
import { SetClock } from '../clock/clock.ts';
import { nodeIds } from '../world/state.ts';
import { createStandIn, type StandIn } from './stand-in.ts';

const START = Date.parse('2026-11-21T08:00:00Z');
const DAY = 36_000;
const REPO = 'round/table';
let clock: SetClock;
let standIn: StandIn;
let client: GithubClient;

const order = async (name: string, body: object): Promise<{ number: number; id: string }> => {
  const answer = await fetch(`${standIn.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
  const said = (await answer.json()) as { number: number; id: string; message?: string };
  if (!answer.ok) throw new Error(said.message);
  return said;
};

beforeEach(async () => {
  clock = new SetClock(START);
  standIn = await createStandIn({ clock, checkPayloads: true });
  client = new GithubClient({ baseUrl: standIn.url, spacingMs: 0, retries: 0 });
  await order('repositories', { id: 77, repo: REPO });
  for (const [id, login] of [
    [1, 'ada'],
    [2, 'brook'],
    [3, 'maintainer'],
    [4, 'stranger'],
  ])
    await order('accounts', { id, login });
  await order('issues', { repo: REPO, number: 5, title: 'A loose stone', author: 4, body: 'It wobbles.' });
});
afterEach(() => standIn.stop());

const view: CompetitionView = {
  issue: { repoId: 77n, repo: REPO, number: 5, nodeId: nodeIds.issue({ repo: 77, number: 5 }), baseBranch: 'main' },
  competition: {
    a: { githubId: 1n },
    b: { githubId: 2n },
    openMs: BigInt(START),
    closeMs: BigInt(START + 7 * DAY),
    resolveMs: BigInt(START + 19 * DAY),
  },
  dayMs: DAY,
};
const read = async (issue: CompetitionView['issue'] = view.issue): Promise<Evidence> => {
  const [evidence] = await client.evidence([{ issue, openMs: view.competition.openMs, a: view.competition.a, b: view.competition.b }]);
  if (!evidence) throw new Error('no evidence');
  return evidence;
};
const later = (ms: number): void => clock.set(clock.now() + ms);

describe('a busy issue', () => {
  it('keeps its closing event behind 130 closures, and its solver behind 240 other pull requests', async () => {
    const ofAda = await order('pulls', { repo: REPO, title: 'Fix', author: 1, closes: [5] });
    for (let turn = 0; turn < 130; turn += 1) {
      await order('issues/close', { repo: REPO, number: 5, by: 3 });
      await order('issues/reopen', { repo: REPO, number: 5, by: 3 });
    }
    for (let turn = 0; turn < 240; turn += 1)
      await order('pulls', { repo: REPO, title: `Other ${turn}`, author: 4, closes: turn < 70 ? [5] : [] });
    later(2_000);
    await order('pulls/merge', { repo: REPO, number: ofAda.number, by: 3 });
    const evidence = await read();
    if (evidence.kind !== 'read') throw new Error(evidence.kind);
    expect([evidence.events.length, evidence.closingPulls.length, evidence.competitorPulls.map((it) => it.number)]).toEqual([
      261,
      71,
      [ofAda.number],
    ]);
    expect(detect(view, evidence, BigInt(clock.now() + DAY))).toMatchObject({
      status: 'proven',
      payload: { outcome: 'WinA', pullNumber: ofAda.number },
    });
  });

  it("keeps a pull request's events behind 60 draft changes", async () => {
    const ofAda = await order('pulls', { repo: REPO, title: 'Fix', author: 1, closes: [5] });
    for (let turn = 0; turn < 60; turn += 1) {
      await order('pulls/draft', { repo: REPO, number: ofAda.number, by: 1 });
      await order('pulls/ready', { repo: REPO, number: ofAda.number, by: 1 });
    }
    for (let turn = 0; turn < 60; turn += 1) await order('pulls/review', { repo: REPO, number: ofAda.number, by: 3 });
    const evidence = await read();
    expect(evidence).toMatchObject({ kind: 'read', competitorPulls: [{ events: { length: 120 }, approvals: { length: 60 } }] });
  });
});

describe('an issue that is elsewhere', () => {
  const transferred = async (): Promise<void> => {
    await order('repositories', { id: 78, repo: 'other/place' });
    await order('issues/transfer', { repo: REPO, number: 5, by: 3, to: 'other/place' });
  };

  it('is followed where it was transferred, and void a day later', async () => {
    await transferred();
    const evidence = await read();
    expect(evidence).toMatchObject({ kind: 'read', issue: { repoId: 78, number: 1 }, events: [{ type: 'transferred', fromRepoId: 77 }] });
    expect(detect(view, evidence, BigInt(START + DAY - 1))).toMatchObject({ status: 'pending', nextMs: START + DAY });
    expect(detect(view, evidence, BigInt(START + DAY))).toMatchObject({
      status: 'proven',
      payload: { void: { type: 'Cancel', value: 'Transferred' } },
    });
  });

  it('is the same one after its repository was renamed', async () => {
    await order('repositories/rename', { repo: REPO, to: 'square/table' });
    expect(await read()).toMatchObject({ kind: 'read', issue: { repoId: 77, repo: 'square/table', number: 5 } });
  });

  it('is not mistaken for the issue of the same number in a repository that took over the name', async () => {
    await order('repositories/rename', { repo: REPO, to: 'square/table' });
    await order('repositories', { id: 79, repo: REPO });
    await order('issues', { repo: REPO, number: 5, title: 'An impostor', author: 4 });
    await order('issues/close', { repo: REPO, number: 5, by: 4, reason: 'NOT_PLANNED' });
    expect(await read()).toMatchObject({ kind: 'read', issue: { repoId: 77, title: 'A loose stone', state: 'OPEN' } });
  });

  it.each(['deleted', 'never there'])('is unavailable when %s, and nobody votes', async (how) => {
    if (how === 'deleted') await order('issues/delete', { repo: REPO, number: 5 });
    const evidence = await read(how === 'deleted' ? view.issue : { ...view.issue, number: 404 });
    expect(evidence).toMatchObject({ kind: 'unavailable', status: how === 'deleted' ? 410 : 404 });
    expect(detect(view, evidence, BigInt(START + 30 * DAY)).status).toBe('unknown');
  });
});

describe('many at once', () => {
  it('reads 45 issues in a few queries, and one that is missing spoils no other', async () => {
    const issues = [];
    for (let number = 100; number < 145; number += 1) {
      if (number !== 120) await order('issues', { repo: REPO, number, title: `Issue ${number}`, author: 4 });
      issues.push({ ...view.issue, number });
    }
    const before = standIn.usage().requests;
    const all = await client.evidence(
      issues.map((issue) => ({ issue, openMs: view.competition.openMs, a: view.competition.a, b: view.competition.b })),
    );
    expect(all.map((it) => it.kind).filter((it) => it !== 'read')).toEqual(['unavailable']);
    expect(all[20]).toMatchObject({ kind: 'unavailable', status: 404 });
    expect(standIn.usage().requests - before).toBeLessThan(6);
    expect(client.budget).toMatchObject({ limit: 5_000 });
  });
});

describe('registration and proofs', () => {
  it('reads what is registered', async () => {
    expect(await readIssue(client, 'round', 'table', 5)).toMatchObject({
      repoId: 77,
      repo: REPO,
      number: 5,
      nodeId: view.issue.nodeId,
      authorId: 4,
      defaultBranch: 'main',
      title: 'A loose stone',
      body: 'It wobbles.',
      open: true,
      isPullRequest: false,
      archived: false,
      license: 'MIT',
    });
  });

  it('tells a pull request, a closed issue, an archive and nothing at all apart', async () => {
    const { number } = await order('pulls', { repo: REPO, title: 'Fix', author: 1 });
    expect(await readIssue(client, 'round', 'table', number)).toMatchObject({ isPullRequest: true });
    await order('issues/close', { repo: REPO, number: 5, by: 3 });
    await order('repositories', { id: 77, repo: REPO, archived: true, license: null });
    expect(await readIssue(client, 'round', 'table', 5)).toMatchObject({ open: false, archived: true, license: null });
    await expect(readIssue(client, 'round', 'table', 404)).rejects.toMatchObject({ name: 'NotFound', status: 404 });
    await expect(readIssue(client, 'no', 'where', 5)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('costs nothing to read again what has not changed', async () => {
    await readIssue(client, 'round', 'table', 5);
    const { used } = standIn.usage().rest;
    await readIssue(client, 'round', 'table', 5);
    expect([standIn.usage().rest.used, standIn.usage().notModified]).toEqual([used, 2]);
    await order('issues/close', { repo: REPO, number: 5, by: 3 });
    expect(await readIssue(client, 'round', 'table', 5)).toMatchObject({ open: false });
  });

  it('reads the gist of a claim', async () => {
    const gist = await order('gists', { owner: 1, files: { 'joust.txt': 'proof' } });
    expect(await readProof(client, `gist:${gist.id}`)).toEqual({ ownerId: 1, public: true, texts: ['proof'] });
    expect(await readProof(client, 'elsewhere')).toBeNull();
    await expect(readProof(client, `gist:${'0'.repeat(32)}`)).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('failures', () => {
  it('say that nobody listens', async () => {
    const nobody = new GithubClient({ baseUrl: 'http://127.0.0.1:1', retries: 0 });
    await expect(readIssue(nobody, 'round', 'table', 5)).rejects.toMatchObject({ name: 'GithubUnreachable' });
    const asked = await nobody.evidence([{ issue: view.issue, openMs: 0n, a: { githubId: 1n }, b: { githubId: 2n } }]);
    expect(asked).toMatchObject([{ kind: 'unread', failure: { name: 'GithubUnreachable' } }]);
  });

  it('say until when a spent limit lasts', async () => {
    const poor = await createStandIn({ clock, limit: 1 });
    const fresh = () => new GithubClient({ baseUrl: poor.url, retries: 0, spacingMs: 0 });
    await expect(readIssue(fresh(), 'round', 'table', 5)).rejects.toMatchObject({ name: 'NotFound' });
    const error: unknown = await readIssue(fresh(), 'round', 'table', 5).catch((it: unknown) => it);
    await poor.stop();
    expect(error).toMatchObject({ name: 'RateLimited' });
    expect((error as { until: number }).until).toBeGreaterThan(Date.now() + 3_000_000);
  });

  it('end a wait that takes too long', async () => {
    await order('faults', { kind: 'delay', delayMs: 2_000 });
    const hasty = new GithubClient({ baseUrl: standIn.url, retries: 0, timeoutMs: 100 });
    await expect(readIssue(hasty, 'round', 'table', 5)).rejects.toMatchObject({ name: 'GithubUnreachable' });
  });
});
