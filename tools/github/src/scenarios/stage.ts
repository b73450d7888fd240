import type { CompetitionView } from '@joust/github';
import { nodeIds } from '../world/state.ts';
import type { Scenario } from './scenario.ts';

export const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');
export const timeOf = (days: number): number => START + Math.round((days * DAY) / 1_000) * 1_000;

/** Who is on the stage, by the number GitHub knows them by. */
const PEOPLE = { a: 1, b: 2, maintainer: 3, outsider: 4, bot: 5, reporter: 6 } as const;
const REPO = 'round/table';
const REPO_ID = 77;
const ISSUE = 5;

/** Gives an order to the stand-in, and fails when it is refused. */
export type Order = (name: string, body: object) => Promise<void>;

/** Two repositories, six accounts and one issue, on day 0. */
export const setStage = async (order: Order): Promise<void> => {
  await order('repositories', { id: REPO_ID, repo: REPO });
  await order('repositories', { id: 78, repo: 'round/garden' });
  for (const [login, id] of Object.entries(PEOPLE)) await order('accounts', { id, login, type: login === 'bot' ? 'Bot' : 'User' });
  await order('accounts', { id: 99, login: 'somebody-new' });
  await order('issues', { repo: REPO, number: ISSUE, title: 'A loose stone', author: PEOPLE.reporter });
};

/** Plays the steps up to a moment; `clock` is moved along. */
export const playUpTo = async (
  { id, steps }: Scenario,
  from: number,
  to: number,
  order: Order,
  clock: { set(time: number): void },
): Promise<void> => {
  for (const [at, name, body] of steps.filter(([at]) => at > from && at <= to)) {
    clock.set(timeOf(at));
    await order(
      name,
      withIds({ ...(name === 'pulls' ? { title: `Mend it, ${id}` } : {}), ...(AT_HOME.test(name) ? { repo: REPO } : {}), ...body }),
    );
  }
  clock.set(timeOf(to));
};

/** Orders that are about a place in the scene's repository. */
const AT_HOME = /^(issues|pulls|repositories\/rename)/;

const NAMED = ['author', 'by', 'id'];
/** The order with people's numbers in the place of their names. */
const withIds = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      if (NAMED.includes(key) && typeof value === 'string') return [key, PEOPLE[value as keyof typeof PEOPLE] ?? value];
      return [key, key === 'commit' ? withIds(value as Record<string, unknown>) : value];
    }),
  );

/** The competition as the contract knows it. */
export const view: CompetitionView = {
  issue: {
    repoId: BigInt(REPO_ID),
    repo: REPO,
    number: ISSUE,
    nodeId: nodeIds.issue({ repo: REPO_ID, number: ISSUE }),
    baseBranch: 'main',
  },
  competition: {
    a: { githubId: BigInt(PEOPLE.a) },
    b: { githubId: BigInt(PEOPLE.b) },
    openMs: BigInt(timeOf(2)),
    closeMs: BigInt(timeOf(9)),
    resolveMs: BigInt(timeOf(21)),
  },
  dayMs: DAY,
};
