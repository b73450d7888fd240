/** Our reader of contributions against the stand-in: what people did in a repository, whole or not at all. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GithubClient, readContributions, type ContributionRequest, type Contributions } from '@joust/github';
import { SetClock } from '../clock/clock.ts';
import { createStandIn, type StandIn } from './stand-in.ts';

const START = Date.parse('2026-11-01T08:00:00Z');
const DAY = 86_400_000;
const REPO = 'round/table';
const [ADA, BROOK, MAINTAINER, BOT] = [1, 2, 3, 4];
let clock: SetClock;
let standIn: StandIn;
let client: GithubClient;

const order = async (name: string, body: object, method = 'POST'): Promise<{ number: number }> => {
  const answer = await fetch(`${standIn.url}/_control/${name}`, method === 'POST' ? { method, body: JSON.stringify(body) } : { method });
  const said = (await answer.json()) as { number: number; message?: string };
  if (!answer.ok) throw new Error(said.message);
  return said;
};
const later = (days: number): void => clock.set(clock.now() + days * DAY);
const time = (days: number): string => new Date(START + days * DAY).toISOString().replace('.000Z', 'Z');
const read = (more: Partial<ContributionRequest> = {}): Promise<Contributions> =>
  readContributions(client, {
    repositories: [{ id: 77, repo: REPO, lookbackDays: 30 }],
    people: new Set([ADA, BROOK]),
    at: clock.now(),
    ...more,
  });

beforeEach(async () => {
  clock = new SetClock(START);
  standIn = await createStandIn({ clock, checkPayloads: true });
  client = new GithubClient({ baseUrl: standIn.url, spacingMs: 0, retries: 0 });
  await order('repositories', { id: 77, repo: REPO });
  await order('accounts', { id: ADA, login: 'ada' });
  await order('accounts', { id: BROOK, login: 'brook' });
  await order('accounts', { id: MAINTAINER, login: 'maintainer' });
  await order('accounts', { id: BOT, login: 'labeller', type: 'Bot' });
});
afterEach(() => standIn.stop());

const files = [
  { path: 'src/new.ts', before: null, after: 'export const a = 1;' },
  { path: 'src/moved.ts', previousPath: 'src/old.ts', before: 'let b;', after: 'const b = 2;' },
  { path: 'src/gone.ts', before: 'let c;', after: null },
];

describe('contributions', () => {
  it('a merged pull request comes with its issue, reviews, labels, edits and both texts of each file', async () => {
    const issue = await order('issues', { repo: REPO, title: 'Broken', author: MAINTAINER, association: 'OWNER' });
    later(1);
    const pull = await order('pulls', { repo: REPO, title: 'Mend', author: ADA, closes: [issue.number], files });
    await order('pulls/review', { repo: REPO, number: pull.number, by: MAINTAINER, state: 'CHANGES_REQUESTED' });
    await order('pulls/label', { repo: REPO, number: pull.number, by: MAINTAINER, label: 'bug' });
    await order('pulls/label', { repo: REPO, number: pull.number, by: BOT, label: 'size' });
    await order('pulls/label', { repo: REPO, number: pull.number, by: ADA, label: 'mine' });
    later(1);
    await order('edit', { repo: REPO, number: pull.number });
    await order('pulls/label', { repo: REPO, number: pull.number, by: MAINTAINER, label: 'bug', off: true });
    await order('pulls/merge', { repo: REPO, number: pull.number, by: MAINTAINER });
    expect(await read()).toEqual({
      pulls: [
        {
          repositoryId: 77,
          number: pull.number,
          url: `https://github.com/${REPO}/pull/${pull.number}`,
          authorId: ADA,
          authorAssociation: 'CONTRIBUTOR',
          createdAt: time(1),
          mergedAt: time(2),
          mergedById: MAINTAINER,
          closings: [],
          edits: [time(2)],
          baseBranch: 'main',
          headBranch: `solve-${pull.number}`,
          headRepositoryId: 77,
          reviews: [{ authorId: MAINTAINER, authorAssociation: 'MEMBER', state: 'CHANGES_REQUESTED', submittedAt: time(1) }],
          labels: [
            { name: 'bug', byAssociation: 'COLLABORATOR', appliedAt: time(1), removedAt: time(2) },
            { name: 'size', byAssociation: 'NONE', appliedAt: time(1), removedAt: null },
            { name: 'mine', byAssociation: 'CONTRIBUTOR', appliedAt: time(1), removedAt: null },
          ],
          files: [
            { path: 'src/gone.ts', status: 'removed', before: null, after: null },
            { path: 'src/moved.ts', status: 'renamed', before: 'let b;', after: 'const b = 2;' },
            { path: 'src/new.ts', status: 'added', before: null, after: 'export const a = 1;' },
          ],
        },
      ],
      issues: [
        {
          repositoryId: 77,
          number: issue.number,
          url: `https://github.com/${REPO}/issues/${issue.number}`,
          authorId: MAINTAINER,
          authorAssociation: 'OWNER',
          createdAt: time(0),
          edits: [],
          transferred: false,
          closings: [{ closedAt: time(2), reopenedAt: null, reason: 'COMPLETED', byPull: pull.number }],
        },
      ],
    });
  });

  it('an issue of a miner brings the stranger’s pull request that closed it', async () => {
    const issue = await order('issues', { repo: REPO, title: 'Broken', author: ADA });
    const pull = await order('pulls', { repo: REPO, title: 'Mend', author: MAINTAINER, closes: [issue.number], files });
    await order('pulls/merge', { repo: REPO, number: pull.number, by: MAINTAINER });
    const { pulls, issues } = await read();
    expect(issues.map(({ number }) => number)).toEqual([issue.number]);
    expect(pulls).toMatchObject([{ number: pull.number, authorId: MAINTAINER, files: [{ path: 'src/gone.ts' }, {}, {}] }]);
  });

  it('closings are histories: closed, reopened, closed', async () => {
    const { number } = await order('pulls', { repo: REPO, title: 'Mend', author: ADA, files });
    later(1);
    await order('pulls/close', { repo: REPO, number, by: MAINTAINER });
    later(1);
    await order('pulls/reopen', { repo: REPO, number, by: MAINTAINER });
    later(1);
    await order('pulls/close', { repo: REPO, number, by: MAINTAINER });
    const closings = [
      { closedAt: time(1), reopenedAt: time(2) },
      { closedAt: time(3), reopenedAt: null },
    ];
    expect((await read()).pulls).toMatchObject([{ mergedAt: null, closings, files: [] }]);
  });

  it('asked again about an earlier time, it measures what was open then', async () => {
    const { number } = await order('pulls', { repo: REPO, title: 'Mend', author: ADA, files });
    later(1);
    const then = clock.now();
    const before = (await read()).pulls;
    later(1);
    await order('pulls/close', { repo: REPO, number, by: MAINTAINER });
    const after = (await read({ at: then })).pulls;
    expect(after.map((pull) => pull.files)).toEqual(before.map((pull) => pull.files));
    expect(after[0]?.files).toHaveLength(3);
  });

  it('what is older than the window is left alone; open issues are read whatever their age', async () => {
    const old = await order('pulls', { repo: REPO, title: 'Long ago', author: ADA, files });
    await order('pulls/merge', { repo: REPO, number: old.number, by: MAINTAINER });
    const open = await order('issues', { repo: REPO, title: 'Still broken', author: BROOK });
    const closed = await order('issues', { repo: REPO, title: 'Was broken', author: BROOK });
    await order('issues/close', { repo: REPO, number: closed.number, by: MAINTAINER });
    later(31);
    expect(await read()).toMatchObject({ pulls: [], issues: [{ number: open.number, closings: [] }] });
  });

  it('reads all pages of all lists', async () => {
    for (let turn = 0; turn < 105; turn += 1)
      await order('pulls', { repo: REPO, title: `Pull ${turn}`, author: turn % 50 ? MAINTAINER : ADA });
    const { number } = await order('pulls', { repo: REPO, title: 'Long', author: BROOK });
    for (let turn = 0; turn < 120; turn += 1) {
      await order('edit', { repo: REPO, number });
      await order('pulls/label', { repo: REPO, number, by: MAINTAINER, label: `label ${turn}` });
      await order('pulls/review', { repo: REPO, number, by: MAINTAINER, state: 'COMMENTED' });
    }
    const { pulls } = await read();
    expect(pulls).toHaveLength(4);
    const long = pulls.find((pull) => pull.number === number);
    expect([long?.edits.length, long?.labels.length, long?.reviews.length]).toEqual([120, 120, 120]);
  });

  it.each(['fail', 'reset', 'rateLimit', 'graphqlErrors', 'partial', 'truncate', 'notFound'])(
    'a fault (%s) anywhere is a failure, never fewer records',
    async (kind) => {
      const issue = await order('issues', { repo: REPO, title: 'Broken', author: BROOK });
      const pull = await order('pulls', { repo: REPO, title: 'Mend', author: ADA, closes: [issue.number], files });
      await order('pulls/merge', { repo: REPO, number: pull.number, by: MAINTAINER });
      const whole = await read();
      const requests = 9;
      let failures = 0;
      for (let at = 1; at <= requests; at += 1) {
        await order('faults', { kind, every: at, times: 1 });
        const answer = await read().catch(() => null);
        if (answer === null) failures += 1;
        else expect(answer).toEqual(whole);
        await order('faults', {}, 'DELETE');
      }
      expect(failures).toBeGreaterThan(0);
    },
  );

  it('another repository under the name is refused, and so is one that is gone', async () => {
    await expect(read({ repositories: [{ id: 78, repo: REPO, lookbackDays: 30 }] })).rejects.toThrow('repository 77 now, not 78');
    await expect(read({ repositories: [{ id: 78, repo: 'round/none', lookbackDays: 30 }] })).rejects.toThrow('round/none');
  });
});
