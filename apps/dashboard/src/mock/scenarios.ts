import type { Matchup, MatchupSide, TimelineEntry } from '../api/model';
import {
  VALIDATORS,
  asOf,
  ballot,
  blockRef,
  competitionWindow,
  decision,
  eventRef,
  iso,
  matchup,
  minerRef,
  outcomeTally,
  pull,
  timelineEntry,
  votedOutcome,
} from './builders';
import type { Scenario } from './scenario';
import { worldAround } from './world';

const base = matchup();

const entry = (block: number, kind: TimelineEntry['kind'], text: string, over: Partial<TimelineEntry> = {}): TimelineEntry =>
  timelineEntry({ kind, at: iso(block), block, text, ...over });

const PAIRED = [entry(297, 'pair_proposed', 'Four validators proposed the pair.'), entry(300, 'started', 'The duel started.')];
const OPENED = [...PAIRED, entry(372, 'window_opened', 'The window opened: pull requests count now.')];
const onGithub = { block: null, eventIndex: null };
const SUBMITTED = [
  ...OPENED,
  entry(401, 'pull_opened', 'A opened pull request #91.', { side: 'a', pullNumber: 91, valid: true, ...onGithub }),
  entry(418, 'pull_opened', 'B opened pull request #93.', { side: 'b', pullNumber: 93, valid: true, ...onGithub }),
];
const MERGED = [
  ...SUBMITTED,
  entry(476, 'pull_merged', 'Pull request #91 of A was merged.', { side: 'a', pullNumber: 91, valid: true, ...onGithub }),
];

const withPulls = (side: MatchupSide, ...pulls: MatchupSide['pulls']): MatchupSide => ({ ...side, pulls });
const pullA = pull({ createdAt: iso(401) });
const pullB = pull({
  number: 93,
  title: 'Fall back to defaults for bare namespaces',
  url: 'https://github.com/acme/anvil/pull/93',
  createdAt: iso(418),
  additions: 118,
  deletions: 64,
  changedFiles: 6,
  checks: 'failure',
});
const mergedA = pull({ ...pullA, state: 'merged', mergedAt: iso(476), mergedBy: 'maintainer-mo', closedAt: iso(476), review: 'approved' });

const vote = (index: number, block: number, over: Parameters<typeof ballot>[0] = {}) =>
  ballot({ validator: VALIDATORS[index] as string, cast: eventRef(block, index), ...over });
const bothFail = {
  payloadHash: '0xbb',
  payload: votedOutcome({ outcome: 'both_fail', winner: null, pullNumber: null, mergeSha: null }),
  leading: false,
};

const locked = matchup({ timeline: PAIRED, asOf: asOf(333) });
const open = matchup({ window: competitionWindow(300, 'submitting'), timeline: OPENED, asOf: asOf(391) });
const submitted = matchup({ ...open, a: withPulls(base.a, pullA), b: withPulls(base.b, pullB), timeline: SUBMITTED, asOf: asOf(440) });
const merged = matchup({ ...submitted, a: withPulls(base.a, mergedA), b: withPulls(base.b, pullB), timeline: MERGED, asOf: asOf(482) });

const split = matchup({
  ...merged,
  tally: outcomeTally({
    leadingWeight: '60000000000',
    leadingBps: 5_000,
    leadingHeads: 2,
    leading: votedOutcome(),
    votes: [vote(0, 480), vote(1, 481), vote(2, 481, bothFail)],
  }),
  timeline: [
    ...MERGED,
    entry(480, 'vote_cast', 'A validator voted: A won.', { validator: VALIDATORS[0], outcome: 'win_a' }),
    entry(481, 'vote_cast', 'A validator voted: A won.', { validator: VALIDATORS[1], outcome: 'win_a' }),
    entry(481, 'vote_cast', 'A validator voted: both failed.', { validator: VALIDATORS[2], outcome: 'both_fail' }),
  ],
});

const quorumTally = outcomeTally({
  leadingWeight: '90000000000',
  leadingBps: 7_500,
  leadingHeads: 3,
  leading: votedOutcome(),
  reached: true,
  reachedIn: blockRef(483),
  votes: [vote(0, 480), vote(1, 481), vote(3, 483)],
});
const decidedTimeline = [
  ...MERGED,
  entry(480, 'vote_cast', 'A validator voted: A won.', { validator: VALIDATORS[0], outcome: 'win_a' }),
  entry(481, 'vote_cast', 'A validator voted: A won.', { validator: VALIDATORS[1], outcome: 'win_a' }),
  entry(483, 'quorum_reached', 'Quorum: A won.', { outcome: 'win_a' }),
];
const rated = (side: MatchupSide, after: number, valid: boolean): MatchupSide => ({
  ...side,
  rating: { ...side.rating, after },
  valid,
  released: blockRef(483),
});

const quorum: Matchup = matchup({
  ...merged,
  window: competitionWindow(300, 'decided'),
  a: rated(merged.a, 1_665_200, true),
  b: rated(merged.b, 1_530_800, true),
  tally: quorumTally,
  outcome: decision({ decided: blockRef(483), settleBlock: 591, settlesAt: iso(591) }),
  holdback: { amount: '5000000000', untilBlock: 1_239, until: iso(1_239), reverted: null },
  timeline: decidedTimeline,
  asOf: asOf(530),
});

const proofOf = (block: number, amount: string) => ({
  amount,
  hotkey: base.a.miner.hotkey,
  coldkey: base.a.miner.coldkey,
  ...eventRef(block, 4),
});
const held: Matchup = matchup({
  ...quorum,
  issue: { ...quorum.issue, status: 'solved' },
  window: competitionWindow(300, 'holdback'),
  paid: '15000000000',
  a: { ...quorum.a, earned: '55000000000' },
  payout: proofOf(592, '15000000000'),
  timeline: [
    ...decidedTimeline,
    entry(591, 'settle_reached', 'The challenge window is over; anyone may settle.'),
    entry(592, 'paid', '15 alpha were paid to A.', { side: 'a', amount: '15000000000' }),
  ],
  asOf: asOf(640),
});

const final: Matchup = matchup({
  ...held,
  window: competitionWindow(300, 'final'),
  paid: '20000000000',
  a: { ...held.a, earned: '60000000000' },
  rest: proofOf(1_240, '5000000000'),
  timeline: [...held.timeline, entry(1_240, 'rest_paid', 'What was held back was paid to A.', { side: 'a', amount: '5000000000' })],
  asOf: asOf(1_252),
});

const reverted: Matchup = matchup({
  ...held,
  window: competitionWindow(300, 'final'),
  holdback: { amount: '5000000000', untilBlock: 1_239, until: iso(1_239), reverted: blockRef(820) },
  timeline: [...held.timeline, entry(820, 'reverted', 'The solution was reverted; what was held back is recycled.')],
  asOf: asOf(840),
});

const reopened: Matchup = matchup({
  ...quorum,
  window: competitionWindow(300, 'reopened'),
  outcome: decision({ decided: blockRef(483), settleBlock: null, settlesAt: null }),
  holdback: null,
  tally: outcomeTally({ round: 1, votes: [vote(2, 530, { ...bothFail, round: 1, leading: true })], leadingHeads: 1 }),
  timeline: [
    ...decidedTimeline,
    entry(510, 'challenge_cast', 'A validator challenged the decision.', { validator: VALIDATORS[2] }),
    entry(520, 'reopened', 'A challenge passed: validators vote again.'),
  ],
  asOf: asOf(540),
});

const failedBoth: Matchup = matchup({
  ...submitted,
  window: competitionWindow(300, 'decided'),
  a: rated(submitted.a, 1_580_400, true),
  b: rated(submitted.b, 1_500_554, false),
  tally: outcomeTally({ ...quorumTally, votes: quorumTally.votes.map((one) => ({ ...one, ...bothFail, leading: true })) }),
  outcome: decision({
    outcome: 'both_fail',
    winner: null,
    pullNumber: null,
    mergeSha: null,
    decided: blockRef(1_060),
    settleBlock: 1_168,
    settlesAt: iso(1_168),
  }),
  timeline: [
    ...SUBMITTED,
    entry(624, 'window_closed', 'The window closed.'),
    entry(1_056, 'resolve_reached', 'The last merge that counts is past.'),
    entry(1_060, 'quorum_reached', 'Quorum: both failed.', { outcome: 'both_fail' }),
  ],
  asOf: asOf(1_070),
});

const voided: Matchup = matchup({
  ...open,
  issue: { ...open.issue, status: 'cancelled' },
  window: competitionWindow(300, 'void'),
  outcome: decision({
    outcome: 'void',
    winner: null,
    pullNumber: null,
    mergeSha: null,
    voidCause: 'cancel',
    cancelReason: 'solved_outside',
    decided: blockRef(470),
    settleBlock: null,
    settlesAt: null,
  }),
  timeline: [...OPENED, entry(470, 'voided', 'Void: solved by somebody outside the duel.')],
  asOf: asOf(500),
});

const hostileTitle = '⚔️ שלום <script>alert(1)</script> ' + 'an-unbroken-word-that-never-ends-'.repeat(7);
const hostile: Matchup = matchup({
  ...submitted,
  headToHead: {
    winsA: 1,
    winsB: 0,
    neither: 1,
    meetings: [
      {
        competitionId: '5',
        issue: { ...submitted.issue, title: hostileTitle },
        outcome: 'void',
        winner: null,
        bounty: '1',
        decided: blockRef(250),
      },
      {
        competitionId: '2',
        issue: submitted.issue,
        outcome: 'walkover_b',
        winner: 'a',
        bounty: '18446744073709551615',
        decided: blockRef(110),
      },
    ],
  },
  issue: { ...submitted.issue, title: hostileTitle, labels: [{ name: hostileTitle, color: 'not-a-colour' }] },
  a: { ...submitted.a, miner: minerRef(0, { login: 'a-login-as-long-as-github-lets-it-grow' }), earned: '18446744073709551615' },
  b: {
    ...submitted.b,
    miner: minerRef(1, { login: null }),
    form: [],
    pulls: [
      pull({
        number: 12,
        createdAt: iso(340),
        inWindow: false,
        draft: true,
        valid: false,
        reasons: ['created before the window opened', 'base branch is not main'],
        title: hostileTitle,
        state: 'closed',
        closedAt: iso(350),
        checks: null,
      }),
    ],
  },
});

const cancelled = worldAround(voided, { status: 'cancelled', duel: null, githubState: 'closed', statusSince: blockRef(470) });
const onGithubClosed = cancelled.issue.github && { ...cancelled.issue.github, stateReason: 'completed', closedAt: iso(455) };

const paidIn = (duel: Matchup): Scenario => {
  const world = worldAround(duel, { ...solvedIssue, paid: duel.paid });
  return { ...world, issue: { ...world.issue, ended: blockRef(592) } };
};
const openWorld = worldAround(open);

const hostileWorld = worldAround(hostile, { title: hostileTitle, labels: hostile.issue.labels });

const solvedIssue = {
  status: 'solved',
  githubState: 'closed',
  duel: null,
  solver: base.a.miner,
  paid: '15000000000',
  statusSince: blockRef(592),
} as const;

/** Names a UI developer can open with `?scenario=`; tests and pictures use the same. */
export const SCENARIOS = {
  unfunded: worldAround(
    locked,
    { status: 'registered', filled: '0', fillBps: 0, queuePosition: 1, duel: null, competitionCount: 0 },
    { competitions: [], enrolments: [], funding: [] },
  ),
  'half-filled': worldAround(
    locked,
    { status: 'registered', filled: '12500000000', fillBps: 6_250, queuePosition: 1, duel: null, competitionCount: 0 },
    { competitions: [], enrolments: [] },
  ),
  'waiting-for-pair': worldAround(locked, { status: 'open', duel: null, enrolledCount: 3, competitionCount: 0 }, { competitions: [] }),
  'window-locked': worldAround(locked),
  'window-open': worldAround(open),
  'both-submitted': worldAround(submitted),
  merged: worldAround(merged),
  'split-vote': worldAround(split),
  quorum: worldAround(quorum),
  reopened: worldAround(reopened),
  holdback: paidIn(held),
  final: paidIn(final),
  reverted: paidIn(reverted),
  'both-fail': worldAround(failedBoth),
  void: {
    ...cancelled,
    issue: {
      ...cancelled.issue,
      github: onGithubClosed,
      ended: blockRef(470),
      competitionId: null,
      cancelReason: 'solved_outside',
      recycled: '20000000000',
    },
    ledger: [
      {
        event: eventRef(470, 2),
        kind: 'cancelled',
        amount: '20000000000',
        issueId: '12',
        competitionId: null,
        after: cancelled.contract.ledger,
      },
      ...cancelled.ledger,
    ],
  },
  paused: { ...openWorld, contract: { ...openWorld.contract, paused: true } },
  hostile: { ...hostileWorld, enrolments: hostileWorld.enrolments.map((row) => ({ ...row, occupiedIn: '7' })) },
  empty: worldAround(
    locked,
    {},
    {
      issues: [],
      competitions: [],
      ratings: [],
      validators: [],
      ledger: [],
    },
  ),
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
