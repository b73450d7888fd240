/** All recorded histories, through the real client and the real stand-in over HTTP, give the verdict they should. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { detect, GithubClient, type CompetitionView, type Evidence, type GithubClientOptions, type Verdict } from '@joust/github';
import { SetClock } from '../clock/clock.ts';
import { createStandIn, type StandIn } from '../http/stand-in.ts';
import { nodeIds } from '../world/state.ts';
import type { History } from './history.ts';
import { readHistories } from './read.ts';

const DAY = 86_400_000;
const LATER = Date.parse('2027-06-01T00:00:00Z');
const histories = readHistories();
const clock = new SetClock(LATER);
let standIn: StandIn;
let client: GithubClient;

const order = async (name: string, body: object, method = 'POST'): Promise<void> => {
  const answer = await fetch(`${standIn.url}/_control/${name}`, { method, ...(method === 'POST' ? { body: JSON.stringify(body) } : {}) });
  expect([answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([200, '']);
};

beforeAll(async () => {
  standIn = await createStandIn({ clock, checkPayloads: true, limit: 100_000 });
  client = new GithubClient({ baseUrl: standIn.url, retries: 0, spacingMs: 0, timeoutMs: 5_000 });
  for (const { id } of histories) await order('histories', { id });
});
afterAll(() => standIn.stop());

/** The competition as the contract would know it: under the registered name, number and branch. */
const viewOf = ({ repo, issue, people, competition }: History): CompetitionView => {
  const repoId = repo.registeredNumericId ?? repo.numericId;
  const number = repo.registeredNumber ?? issue.number;
  const side = (name: string): { githubId: bigint } => ({ githubId: BigInt(people[name]?.id ?? 0) });
  return {
    issue: {
      repoId: BigInt(repoId),
      repo: (repo.registeredAs ?? `${repo.owner}/${repo.name}`).toLowerCase(),
      number,
      nodeId: nodeIds.issue({ repo: repoId, number }),
      baseBranch: repo.allowedBranches[0] ?? repo.defaultBranch,
    },
    competition: {
      a: side(competition.a),
      b: side(competition.b),
      openMs: BigInt(competition.opensAt),
      closeMs: BigInt(competition.closesAt),
      resolveMs: BigInt(competition.resolvesAt),
    },
    dayMs: DAY,
  };
};

const look = async (history: History, by = client): Promise<Evidence> => {
  const { issue, competition } = viewOf(history);
  const [evidence] = await by.evidence([{ issue, openMs: competition.openMs, a: competition.a, b: competition.b }]);
  if (!evidence) throw new Error('no evidence');
  return evidence;
};
const judge = async (history: History, now = LATER, by = client): Promise<Verdict> =>
  detect(viewOf(history), await look(history, by), BigInt(now));

const NAMES = { WIN_A: 'WinA', WIN_B: 'WinB', BOTH_FAIL: 'BothFail', FAULT_A: 'FaultA', FAULT_B: 'FaultB', VOID: 'Void' } as const;
const found = (verdict: Verdict): string => (verdict.status === 'proven' ? verdict.payload.outcome : verdict.status);
const wanted = ({ expected }: History): string => (expected.verdict === 'UNKNOWN' ? 'unknown' : NAMES[expected.verdict]);

describe('the recorded histories', () => {
  it.each(histories.map((it) => [it.id, it.expected.verdict, it] as const))('%s is %s', async (_id, _verdict, history) => {
    const verdict = await judge(history);
    expect([found(verdict), verdict.reasons]).toEqual([wanted(history), expect.anything()]);
    if (verdict.status !== 'proven') return;
    const { winningPull } = history.expected;
    if (winningPull !== null) expect(verdict.payload.pullNumber).toBe(winningPull);
    expect(verdict.payload.void === null).toBe(verdict.payload.outcome !== 'Void');
  });
});

it('all histories read together give the same verdicts', async () => {
  const views = histories.map(viewOf);
  const all = await client.evidence(views.map(({ issue, competition: { openMs, a, b } }) => ({ issue, openMs, a, b })));
  const verdicts = views.map((view, index) => found(detect(view, all[index] ?? { kind: 'partial', gaps: [] }, BigInt(LATER))));
  expect(verdicts).toEqual(histories.map(wanted));
});

describe('what time changes', () => {
  const by = (id: string): History => {
    const found = histories.find((it) => it.id === id);
    if (!found) throw new Error(`no history ${id}`);
    return found;
  };
  const at = async (id: string, moment: string): Promise<Verdict> => {
    const now = Date.parse(moment);
    clock.set(now);
    try {
      return await judge(by(id), now);
    } finally {
      clock.set(LATER);
    }
  };

  it.each([
    ['bitcoin-core-secp256k1-680', '2021-10-22T12:30:34Z', 'pending', 'open, in the window'],
    ['bitcoin-core-secp256k1-680', '2021-10-22T12:50:00Z', 'pending', 'merged, not half an hour ago'],
    ['bitcoin-core-secp256k1-680', '2021-10-22T13:00:35Z', 'WinA', 'half an hour after the merge'],
    ['bitcoin-core-gui-101', '2021-01-26T17:00:00Z', 'pending', 'a flash reopening is not final'],
    ['bitcoin-core-gui-101', '2021-01-27T21:04:00Z', 'WinA', 'closed again'],
    ['bitcoin-core-gui-532', '2022-02-19T00:00:00Z', 'pending', 'a draft, before close'],
    ['bitcoin-core-gui-532', '2022-02-20T00:30:00Z', 'BothFail', 'at once after close'],
    ['bitcoin-core-gui-930', '2026-07-08T00:00:00Z', 'pending', 'in review before the final resolve'],
    ['bitcoin-core-gui-930', '2026-07-09T01:00:00Z', 'FaultB', 'still in review at the final resolve'],
    ['bitcoin-core-secp256k1-1589', '2024-08-17T22:00:00Z', 'pending', 'a cancel needs four hours'],
    ['bitcoin-core-secp256k1-1589', '2024-08-18T00:53:38Z', 'Void', 'four hours later'],
    ['kubernetes-sigs-kustomize-3446', '2026-08-18T12:00:00Z', 'WinA', 'before the revert'],
    ['kubernetes-sigs-kustomize-3446', '2026-08-20T17:00:00Z', 'FaultA', 'after the revert'],
    ['pypa-pip-10979', '2022-05-25T08:00:00Z', 'pending', 'reopened an hour ago'],
    ['alphagov-govuk-design-system-616', '2018-11-01T12:00:00Z', 'pending', 'a transfer waits a day'],
    ['alphagov-govuk-design-system-616', '2018-11-02T10:31:00Z', 'Void', 'a day after the transfer'],
  ])('%s at %s is %s: %s', async (id, moment, expected) => {
    expect(found(await at(id, moment))).toBe(expected);
  });

  it("does not count a bot's merge without an approving review", async () => {
    const history = by('kubernetes-sigs-kustomize-3446');
    const view = viewOf(history);
    const [evidence] = await client.evidence([{ issue: view.issue, ...view.competition }]);
    if (evidence?.kind !== 'read') throw new Error('not read');
    const bare = JSON.parse(JSON.stringify(evidence, (key, value: unknown) => (key === 'approvals' ? [] : value))) as typeof evidence;
    expect(detect(view, bare, BigInt(LATER))).toMatchObject({
      status: 'proven',
      payload: { outcome: 'Void', void: { type: 'Cancel', value: 'SolvedInvalid' } },
    });
  });

  it('is a walkover once close has passed and the other had nothing valid', async () => {
    const history = by('bitcoin-core-secp256k1-680');
    const early = { ...history, competition: { ...history.competition, closesAt: Date.parse('2021-10-20T00:00:00Z') } };
    const verdict = await judge(early);
    expect(verdict).toMatchObject({ status: 'proven', payload: { outcome: 'WalkoverA', validA: true, validB: false, pullNumber: 989 } });
  });
});

describe('faults never turn a verdict into another', () => {
  afterAll(() => order('faults', {}, 'DELETE'));
  const kinds = ['fail', 'rateLimit', 'secondaryLimit', 'truncate', 'reset', 'graphqlErrors', 'partial', 'notFound'] as const;

  it.each(kinds.flatMap((kind) => [1, 2, 3].map((every) => [kind, every] as const)))('%s, every %i. request', async (kind, every) => {
    for (const history of histories) {
      await order('faults', {}, 'DELETE');
      await order('faults', { kind, every, resetSeconds: 30 });
      const outcome = found(await judge(history, LATER, fresh()));
      const allowed = [wanted(history), 'unknown'];
      expect([history.id, allowed.includes(outcome) ? 'allowed' : outcome]).toEqual([history.id, 'allowed']);
    }
  });

  /** Reads all histories at once; each verdict must be the true one or unknown. Answers how many are known. */
  const readTogether = async (by: GithubClient): Promise<number> => {
    const views = histories.map(viewOf);
    const all = await by.evidence(views.map(({ issue, competition: { openMs, a, b } }) => ({ issue, openMs, a, b })));
    const outcomes = histories.map((history, index) => {
      const [view, evidence] = [views[index], all[index]];
      if (!view || !evidence) throw new Error(`${history.id} was not read`);
      return found(detect(view, evidence, BigInt(LATER)));
    });
    expect(outcomes).toEqual(histories.map((history, index) => (outcomes[index] === 'unknown' ? 'unknown' : wanted(history))));
    return outcomes.filter((it) => it !== 'unknown').length;
  };
  const fresh = (options: Partial<GithubClientOptions> = {}) =>
    new GithubClient({ baseUrl: standIn.url, retries: 0, spacingMs: 0, timeoutMs: 5_000, ...options });

  it.each(kinds.flatMap((kind) => [2, 3, 5].map((every) => [kind, every] as const)))(
    'all read together: %s, every %i. request',
    async (kind, every) => {
      await order('faults', {}, 'DELETE');
      await order('faults', { kind, every, resetSeconds: 30 });
      await readTogether(fresh());
    },
  );

  it.each(
    ['Issues', 'PullLists', 'ClosingCommits', 'Pulls', 'Messages'].flatMap((query) =>
      (['fail', 'partial', 'truncate', 'notFound', 'rateLimit'] as const).map((kind) => [query, kind] as const),
    ),
  )('all read together without the answer to %s: %s', async (query, kind) => {
    await order('faults', {}, 'DELETE');
    const whole = await readTogether(fresh());
    await order('faults', { kind, containing: `query ${query}(`, resetSeconds: 30 });
    expect(await readTogether(fresh())).toBeLessThan(whole);
  });

  it('all read together, with a budget that ends before the reading does', async () => {
    await order('faults', {}, 'DELETE');
    const known: number[] = [];
    const { used } = standIn.usage().graphql;
    for (let more = 1; more <= 12; more += 1) known.push(await readTogether(fresh({ pointsPerHour: standIn.usage().graphql.used + more })));
    expect([known[0], known.at(-1)]).toEqual([0, await readTogether(fresh())]);
    expect(standIn.usage().graphql.used).toBeGreaterThan(used);
  });

  it('names each failure', async () => {
    const [history] = histories;
    if (!history) throw new Error('no histories');
    const names = [];
    for (const kind of ['fail', 'rateLimit', 'secondaryLimit', 'truncate', 'reset', 'graphqlErrors', 'partial'] as const) {
      await order('faults', {}, 'DELETE');
      await order('faults', { kind });
      const evidence = await look(history, fresh());
      names.push(evidence.kind === 'unread' ? evidence.failure.name : evidence.kind);
    }
    expect(names).toEqual([
      'GithubUnreachable',
      'RateLimited',
      'RateLimited',
      'BadAnswer',
      'GithubUnreachable',
      'GithubUnreachable',
      'BadAnswer',
    ]);
  });

  it('gets through when a fault passes', async () => {
    const [history] = histories;
    if (!history) throw new Error('no histories');
    await order('faults', {}, 'DELETE');
    await order('faults', { kind: 'fail', times: 2 });
    const patient = new GithubClient({ baseUrl: standIn.url, retries: 3, retryUnitMs: 1, spacingMs: 0 });
    expect(found(await judge(history, LATER, patient))).toBe('WinA');
  });
});
