import type { Account, Closer, Evidence, IssueEvent, PullEvent, PullFacts, StateReason } from '../evidence/evidence.ts';
import type { CompetitionView } from '../verdict/competition-view.ts';

/** A made-up contract day of 24 minutes, so that times in tests are short: open on day 2, close on day 9, resolve on day 21. */
export const DAY = 1_440_000;
export const day = (days: number): number => days * DAY;
export const OPEN = day(2);
export const CLOSE = day(9);
export const RESOLVE = day(21);

const account = (id: number, login: string, kind: Account['kind'] = 'User'): Account => ({ id, login, kind });
export const A = account(1, 'a');
export const B = account(2, 'b');
export const MAINTAINER = account(3, 'maintainer');
export const OUTSIDER = account(4, 'outsider');
export const BOT = account(5, 'merge-bot', 'Bot');

const REPO = 77;
export const view: CompetitionView = {
  issue: { repoId: BigInt(REPO), repo: 'round/table', number: 5, nodeId: 'I_5', baseBranch: 'main' },
  competition: { a: { githubId: 1n }, b: { githubId: 2n }, openMs: BigInt(OPEN), closeMs: BigInt(CLOSE), resolveMs: BigInt(RESOLVE) },
  dayMs: DAY,
};

export const pull = (number: number, author: Account | null, createdAt: number, rest: Partial<PullFacts> = {}): PullFacts => ({
  repoId: REPO,
  number,
  title: `Pull ${number}`,
  url: `https://github.test/${number}`,
  author,
  association: 'CONTRIBUTOR',
  createdAt,
  state: 'OPEN',
  closedAt: null,
  mergedAt: null,
  mergedBy: null,
  mergeSha: null,
  baseBranch: 'main',
  isDraft: false,
  events: [],
  approvals: [],
  reverts: [],
  ...rest,
});

export const merged = (it: PullFacts, at: number, by: Account | null = MAINTAINER, rest: Partial<PullFacts> = {}): PullFacts => ({
  ...it,
  state: 'MERGED',
  mergedAt: at,
  closedAt: at,
  mergedBy: by,
  mergeSha: String(it.number % 10).repeat(40),
  events: [...it.events, { type: 'merged', at }, { type: 'closed', at }],
  ...rest,
});

export const withEvents = (it: PullFacts, ...events: PullEvent[]): PullFacts => ({ ...it, events: [...it.events, ...events] });

export const BY_HAND: Closer = { kind: 'hand' };
export const byPull = (it: PullFacts): Closer => ({ kind: 'pull', pull: it });
export const byCommit = (author: Account | null, ...pulls: PullFacts[]): Closer => ({ kind: 'commit', sha: 'c'.repeat(40), author, pulls });
export const closed = (at: number, closer: Closer = BY_HAND, reason: StateReason | null = 'COMPLETED'): IssueEvent => ({
  type: 'closed',
  at,
  reason,
  closer,
  actor: MAINTAINER,
});
export const reopened = (at: number): IssueEvent => ({ type: 'reopened', at, actor: MAINTAINER });

interface Told {
  readonly events?: readonly IssueEvent[];
  readonly pulls?: readonly PullFacts[];
  readonly closing?: readonly PullFacts[];
  /** Where the issue is now. */
  readonly repoId?: number;
}

export const evidence = ({ events = [], pulls = [], closing = [], repoId = REPO }: Told): Evidence => ({
  kind: 'read',
  issue: {
    repoId,
    repo: 'round/table',
    number: 5,
    nodeId: 'I_5',
    url: 'https://github.test/5',
    title: 'A loose stone',
    body: null,
    author: OUTSIDER,
    createdAt: 0,
    state: events.findLast((it) => it.type === 'closed' || it.type === 'reopened')?.type === 'closed' ? 'CLOSED' : 'OPEN',
    stateReason: null,
    closedAt: null,
  },
  events,
  closingPulls: closing,
  competitorPulls: pulls.filter((it) => it.author === A || it.author === B),
});
