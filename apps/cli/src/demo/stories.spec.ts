/** Each story of the demo, played second by second on the real stand-in, ends with the verdict it promises. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Competition, Issue } from '@joust/contract';
import { detect, GithubClient, readIssue, type Verdict } from '@joust/github';
import { createStandIn, SetClock, type StandIn } from '@joust/github-stand-in';
import { PLAYERS } from './cast.ts';
import { storyOf } from './plan/competitions.ts';
import { plan } from './plan/plan.ts';
import { usable } from './plan/issues.ts';
import type { Act, Scene } from './scene.ts';
import { StandInControl, type RecordedIssue } from './stand-in.ts';

const DAY = 36_000;
const START = Date.parse('2026-11-21T08:00:00Z');

let clock: SetClock;
let standIn: StandIn;
let control: StandInControl;
let client: GithubClient;
let recorded: RecordedIssue[];

beforeEach(async () => {
  clock = new SetClock(START);
  standIn = await createStandIn({ clock, limit: 1_000_000 });
  control = new StandInControl(standIn.url);
  client = new GithubClient({ baseUrl: standIn.url, spacingMs: 0, retries: 0 });
  recorded = (await control.histories()).filter(usable);
});
afterEach(() => standIn.stop());

const scene = async (part: Partial<Scene>): Promise<Scene> => ({
  now: clock.now(),
  block: 1,
  issues: [],
  competitions: [],
  identities: [],
  claims: [],
  enrolments: [],
  recorded,
  hotkeys: PLAYERS.map((it) => `hotkey-${it.index}`),
  github: (await control.world()).facts,
  ...part,
});

const doOrders = async (acts: readonly Act[]): Promise<void> => {
  for (const act of acts) if (act.kind === 'order') await control.order(act.name, act.body);
};

/** An issue as the contract would hold it after the director loaded and registered it. */
const registered = async (): Promise<Issue> => {
  await doOrders(plan(await scene({})));
  const act = plan(await scene({})).find((it) => it.kind === 'register');
  if (act?.kind !== 'register') throw new Error('nothing to register');
  const read = await readIssue(client, act.owner, act.name, act.number);
  return {
    id: 1n,
    repoId: BigInt(read.repoId),
    repo: read.repo.toLowerCase(),
    number: read.number,
    nodeId: read.nodeId,
    authorId: BigInt(read.authorId ?? 0),
    baseBranch: read.defaultBranch,
    contentHash: read.contentHash,
    target: act.bounty,
    filled: act.bounty,
    status: 'Competing',
    registeredAt: 1,
    fundedAt: 1,
    openedAt: 1,
    endedAt: null,
    competition: 1n,
    cancelReason: null,
    unavailableAt: null,
    priority: 0,
    next: null,
  };
};

const competitionOf = (id: bigint, issue: Issue): Competition => {
  const side = (index: number) => ({
    hotkey: `hotkey-${index}`,
    coldkey: `coldkey-${index}`,
    githubId: BigInt(PLAYERS[index]?.githubId ?? 0),
  });
  const ms = (days: number): bigint => BigInt(clock.now() + days * DAY);
  return {
    id,
    issueId: issue.id,
    a: side(0),
    b: side(1),
    bounty: issue.target,
    phase: 'Running',
    startedMs: ms(0),
    openMs: ms(2),
    closeMs: ms(9),
    resolveMs: ms(21),
    outcome: null,
    decidedAt: null,
    settleAt: null,
    settledAt: null,
    paid: 0n,
    anchor: 1,
    startedAt: 1,
    openAt: 73,
    closeAt: 325,
    resolveAt: 757,
    expiresAt: 1009,
  } as unknown as Competition;
};

/** Plays until the evidence proves something; the director starts anew at each look, so it can have no memory. */
const played = async (id: bigint): Promise<{ verdict: Verdict; seconds: number; unexpected: string[] }> => {
  const issue = await registered();
  const competition = competitionOf(id, issue);
  const view = { issue, competition, dayMs: DAY };
  const began = clock.now();
  const unexpected: string[] = [];
  for (let seconds = 0; seconds < 1_100; seconds += 4) {
    clock.set(began + seconds * 1_000);
    const acts = plan(await scene({ issues: [issue], competitions: [competition] }));
    await doOrders(acts.filter((it) => it.kind === 'order' && it.name !== 'histories'));
    const [evidence] = await client.evidence([{ issue, openMs: competition.openMs, a: competition.a, b: competition.b }]);
    if (!evidence) throw new Error('no evidence');
    const verdict = detect(view, evidence, BigInt(clock.now()));
    if (verdict.status === 'unknown') unexpected.push(...verdict.reasons);
    if (verdict.status === 'proven') return { verdict, seconds, unexpected };
  }
  throw new Error('nothing was ever proven');
};

describe("the demo's stories", () => {
  it.each([
    [1n, 'win', 'WinA', 72, 135],
    [2n, 'walkover', 'WalkoverB', 324, 345],
    [3n, 'bothFail', 'BothFail', 324, 345],
    [5n, 'void', 'Void', 72, 160],
    [8n, 'outsider', 'Void', 72, 180],
    [4n, 'win', 'WinB', 72, 135],
  ] as const)('competition %s is a %s: %s between second %i and %i', async (id, story, outcome, from, to) => {
    expect(storyOf(id)).toBe(story);
    const { verdict, seconds, unexpected } = await played(id);
    expect(verdict).toMatchObject({ status: 'proven', payload: { outcome } });
    expect(unexpected).toEqual([]);
    expect(seconds).toBeGreaterThan(from);
    expect(seconds).toBeLessThan(to);
  });

  it('pays a win within five minutes: merge, vote and the challenge window of three days', async () => {
    const { seconds } = await played(1n);
    expect(seconds + 3 * 36 + 20).toBeLessThan(300);
  });
});

describe('the supply', () => {
  it('loads issues, registers eight, and goes on with follow-ups when the record is used up', async () => {
    await doOrders(plan(await scene({})));
    const acts = plan(await scene({}));
    expect(acts.filter((it) => it.kind === 'register')).toHaveLength(8);
    for (const it of recorded) {
      await control.order('histories', { id: it.id, part: 'issue' });
      const { repositories } = (await control.world()).facts;
      const repository = repositories.find((one) => one.id === it.repo.numericId);
      await control.order('issues/close', {
        repo: `${repository?.owner}/${repository?.name}`,
        number: it.issue.number,
        by: PLAYERS[0]?.githubId,
      });
    }
    const later = plan(await scene({})).filter((it) => it.kind === 'order' && it.name === 'issues');
    expect(later).toHaveLength(10);
    await doOrders(later);
    expect(plan(await scene({})).filter((it) => it.kind === 'register')).toHaveLength(8);
  });

  it('takes back an issue that is closed at GitHub and still open in the contract', async () => {
    const issue = await registered();
    const repository = (await control.world()).facts.repositories.find((it) => BigInt(it.id) === issue.repoId);
    await control.order('issues/close', {
      repo: `${repository?.owner}/${repository?.name}`,
      number: issue.number,
      by: PLAYERS[0]?.githubId,
    });
    expect(plan(await scene({ issues: [{ ...issue, status: 'Open' }] }))).toContainEqual({ kind: 'cancel', issueId: 1n });
  });
});

describe('the queue', () => {
  const bound = PLAYERS.map((it) => ({
    hotkey: `hotkey-${it.index}`,
    coldkey: '',
    githubId: BigInt(it.githubId),
    boundAt: 1,
    competingIn: null,
    releasedAt: null,
    unsettled: 0,
    before: null,
    skips: [],
    earlyAt: null,
    headStart: false,
  }));

  it('pairs neighbours on the same first pick, leaves out who competes, and renews nothing that still fits', async () => {
    const issue = await registered();
    const facts = (await control.world()).facts;
    const open = facts.issues
      .slice(0, 4)
      .map((it, index): Issue => ({ ...issue, id: BigInt(index + 1), repoId: BigInt(it.repo), number: it.number, status: 'Open' }));
    const enrols = async (part: Partial<Scene>) =>
      plan(await scene({ issues: open, identities: bound, ...part })).filter((it) => it.kind === 'enrol');
    expect((await enrols({})).map((it) => it.picks.map(Number))).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [2, 3, 4],
      [2, 3, 4],
      [3, 4, 1],
      [3, 4, 1],
    ]);
    expect(await enrols({ identities: bound.map((it, index) => (index === 0 ? { ...it, competingIn: 1n } : it)) })).toHaveLength(5);
    const enrolments = bound.map((it) => ({
      hotkey: it.hotkey,
      githubId: it.githubId,
      picks: [1n, 2n, 9n],
      enrolledAt: 1,
      waitingSince: 1,
      expiresAt: 100,
      withdrawnAt: null,
      collateral: 0n,
    }));
    expect(await enrols({ enrolments })).toHaveLength(0);
    expect(await enrols({ enrolments: enrolments.map((it) => ({ ...it, picks: [1n, 8n, 9n] })) })).toHaveLength(6);
    expect(await enrols({ enrolments, block: 99 })).toHaveLength(6);
    expect(await enrols({ enrolments: enrolments.map((it) => ({ ...it, withdrawnAt: 50 })) })).toHaveLength(6);
    const released = bound.map((it) => ({ ...it, releasedAt: 100 }));
    expect((await enrols({ identities: released, block: 101 })).length).toBeLessThan(6);
    expect(await enrols({ identities: released, block: 161 })).toHaveLength(6);
  });
});
