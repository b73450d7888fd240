import type { CompetitionSummary, EventRow, IssueDuel, IssueSummary, LedgerTotals, Matchup, RatingRow } from '../api/model';
import { VALIDATORS, blockRef, eventRef, iso, issueDetail, issueSummary, minerRef, parameters, validatorRow } from './builders';
import type { Scenario } from './scenario';

/** The line of a matchup in lists: what stands there must be what the matchup says. */
export const summaryOf = ({ id, issue, bounty, a, b, window, outcome, paid }: Matchup): CompetitionSummary => ({
  id,
  issue: { id: issue.id, repo: issue.repo, number: issue.number, title: issue.title, url: issue.url },
  bounty,
  a: { miner: a.miner, rating: a.rating.before, winBps: a.winBps, pullCount: a.pulls.length },
  b: { miner: b.miner, rating: b.rating.before, winBps: b.winBps, pullCount: b.pulls.length },
  window,
  outcome: outcome?.outcome ?? null,
  winner: outcome?.winner ?? null,
  paid,
});

const RUNNING = { locked: 'opens', submitting: 'closes', review: 'resolves' } as const;

type Next = Pick<IssueDuel, 'nextBlock' | 'nextAt'>;

const nextOf = ({ window, outcome, holdback }: Matchup): Next => {
  switch (window.phase) {
    case 'locked':
    case 'submitting':
    case 'review': {
      const step = RUNNING[window.phase];
      return { nextBlock: window[`${step}Block`], nextAt: window[`${step}At`] };
    }
    case 'decided':
      return { nextBlock: outcome?.settleBlock ?? null, nextAt: outcome?.settlesAt ?? null };
    case 'reopened':
      return { nextBlock: window.expiresBlock, nextAt: iso(window.expiresBlock) };
    case 'holdback':
      return { nextBlock: holdback?.untilBlock ?? null, nextAt: holdback?.until ?? null };
    case 'final':
    case 'void':
      return { nextBlock: null, nextAt: null };
  }
};

const duelOf = (matchup: Matchup): IssueDuel => {
  const { id, a, b, window } = matchup;
  return {
    id,
    a: a.miner,
    b: b.miner,
    ratingA: a.rating.before,
    ratingB: b.rating.before,
    winBpsA: a.winBps,
    phase: window.phase,
    ...nextOf(matchup),
  };
};

const bystanders = (block: number): IssueSummary[] => [
  issueSummary({
    id: '11',
    number: 512,
    repo: 'acme/lantern',
    title: 'Config loader ignores the second include when paths differ only in case',
    language: 'Rust',
    labels: [{ name: 'good first issue', color: '7057ff' }],
    status: 'open',
    statusSince: blockRef(block - 60),
    filled: '15000000000',
    target: '15000000000',
    fillBps: 10_000,
    queuePosition: null,
    enrolledCount: 3,
    competitionCount: 1,
  }),
  issueSummary({
    id: '10',
    number: 88,
    repo: 'acme/anvil',
    title: 'Retry with jitter when the control plane is restarting',
    statusSince: blockRef(block - 25),
    filled: '7250000000',
    fillBps: 3_625,
    queuePosition: 1,
  }),
  issueSummary({
    id: '9',
    number: 1_207,
    repo: 'acme/quarry',
    title: null,
    language: null,
    githubState: null,
    labels: [],
    status: 'registered',
    statusSince: blockRef(block - 4),
    filled: '0',
    target: '10000000000',
    fillBps: 0,
    queuePosition: 2,
  }),
  issueSummary({
    id: '8',
    number: 301,
    repo: 'acme/lantern',
    title: 'Dark mode toggle flickers on first paint',
    language: 'TypeScript',
    status: 'solved',
    githubState: 'closed',
    statusSince: blockRef(block - 140),
    filled: '20000000000',
    fillBps: 10_000,
    queuePosition: null,
    competitionCount: 2,
    solver: minerRef(2),
    paid: '20000000000',
  }),
  issueSummary({
    id: '6',
    number: 77,
    repo: 'acme/quarry',
    title: 'Support reading from stdin',
    status: 'cancelled',
    githubState: 'closed',
    statusSince: blockRef(block - 230),
    filled: '4000000000',
    fillBps: 2_000,
    queuePosition: null,
  }),
];

const LEDGER: LedgerTotals = {
  received: '186250000004',
  pool: '0',
  filledUnpaid: '37250000000',
  holdbacks: '5000000000',
  paid: '80000000000',
  recycled: '64000000003',
  rounding: '1',
  gap: '0',
};

const ratingRow = (rank: number, effective: number, over: Partial<RatingRow> = {}): RatingRow => ({
  rank,
  miner: minerRef(rank - 1),
  rating: {
    rating: effective + 4_000,
    effective,
    results: 12 - rank,
    provisional: rank > 4,
    performanceBps: 7_400 - rank * 700,
    strikes: rank > 4 ? 2 : 0,
  },
  record: { wins: 8 - rank, losses: rank, bothFailed: 1, faults: rank > 4 ? 2 : 0, opponentFaults: 0 },
  eligible: effective >= 1_300_000,
  occupiedIn: null,
  ...over,
});

const event = (block: number, name: string, data: Record<string, unknown>): EventRow => ({
  block,
  at: iso(block),
  eventIndex: 0,
  extrinsicIndex: 1,
  extrinsicHash: `0x${'5e'.repeat(32)}`,
  source: 'contract',
  name,
  data,
  issueId: '12',
  competitionId: null,
  accounts: [],
});

/** The whole system around one duel and its issue, at the block the duel speaks of. */
export const worldAround = (duel: Matchup, issue: Partial<IssueSummary> = {}, over: Partial<Scenario> = {}): Scenario => {
  const { block } = duel.asOf;
  const own = issueSummary({
    status: 'competing',
    statusSince: blockRef(duel.window.startBlock),
    filled: '20000000000',
    fillBps: 10_000,
    queuePosition: null,
    competitionCount: 1,
    duel: duelOf(duel),
    ...issue,
  });
  const issues = [own, ...bystanders(block)];
  const count = (status: IssueSummary['status']): number => issues.filter((one) => one.status === status).length;
  const miner = duel.a;
  return {
    asOf: duel.asOf,
    issues,
    stats: {
      counts: {
        registered: count('registered'),
        funded: count('funded'),
        open: count('open'),
        competing: count('competing'),
        solved: count('solved'),
        cancelled: count('cancelled'),
      },
      openCompetitions: count('competing'),
      competitions: 7,
      target: '65000000000',
      filled: '42250000000',
      paid: '80000000000',
      recycled: '64000000003',
      asOf: duel.asOf,
    },
    issue: issueDetail({ ...own, funded: blockRef(230), opened: blockRef(266), competitionId: duel.id, asOf: duel.asOf }),
    funding: [
      {
        event: eventRef(230, 2),
        amount: '7500000000',
        before: '12500000000',
        after: '20000000000',
        target: '20000000000',
        fillBps: 10_000,
      },
      { event: eventRef(216, 2), amount: '6250000000', before: '6250000000', after: '12500000000', target: '20000000000', fillBps: 6_250 },
      { event: eventRef(202, 2), amount: '6250000000', before: '0', after: '6250000000', target: '20000000000', fillBps: 3_125 },
    ],
    enrolments: [
      {
        miner: minerRef(2),
        preference: 1,
        picks: ['12', '11'],
        enrolled: blockRef(270),
        waitingSinceBlock: 270,
        waitingSince: iso(270),
        expiresBlock: 522,
        expiresAt: iso(522),
        effectiveRating: 1_588_200,
        eligible: true,
        probation: false,
        occupiedIn: null,
      },
      {
        miner: minerRef(3),
        preference: 2,
        picks: ['11', '12'],
        enrolled: blockRef(281),
        waitingSinceBlock: 241,
        waitingSince: iso(241),
        expiresBlock: 533,
        expiresAt: iso(533),
        effectiveRating: 1_471_050,
        eligible: true,
        probation: true,
        occupiedIn: null,
      },
      {
        miner: minerRef(4, { login: null }),
        preference: 1,
        picks: ['12'],
        enrolled: blockRef(290),
        waitingSinceBlock: 290,
        waitingSince: iso(290),
        expiresBlock: 542,
        expiresAt: iso(542),
        effectiveRating: 1_252_700,
        eligible: false,
        probation: false,
        occupiedIn: null,
      },
    ],
    matchup: duel,
    competitions: [summaryOf(duel)],
    validators: VALIDATORS.map((hotkey) => validatorRow({ hotkey })),
    ratings: [
      ratingRow(1, 1_640_200, { occupiedIn: duel.id }),
      ratingRow(2, 1_588_200),
      ratingRow(3, 1_562_000, { occupiedIn: duel.id }),
      ratingRow(4, 1_471_050),
      ratingRow(5, 1_386_400),
      ratingRow(6, 1_252_700),
    ],
    miner: {
      miner: miner.miner,
      bound: true,
      rating: {
        rating: miner.rating.before,
        effective: miner.rating.before,
        results: miner.rating.results,
        provisional: miner.rating.provisional,
        performanceBps: 6_900,
        strikes: miner.strikes,
      },
      rank: 1,
      record: miner.record,
      occupiedIn: duel.outcome ? null : duel.id,
      picks: ['11'],
      earned: miner.earned,
      proofRef: 'https://gist.github.com/quiet-heron/1',
      claimed: eventRef(30),
      boundIn: blockRef(36),
      eligibility: { eligible: true, belowThreshold: false, coolingDown: false, probation: false, fromBlock: 36 },
      enrolment: null,
      form: miner.form,
      bestRating: 1_640_200,
      worstRating: 1_500_000,
      asOf: duel.asOf,
    },
    results: [
      {
        competitionId: '6',
        decided: blockRef(260),
        opponent: minerRef(2),
        outcome: 'win_a',
        result: 'win',
        before: 1_572_200,
        after: 1_640_200,
        delta: 68_000,
        results: 4,
        strikes: 0,
      },
      {
        competitionId: '4',
        decided: blockRef(180),
        opponent: minerRef(3),
        outcome: 'both_fail',
        result: 'both_fail',
        before: 1_601_600,
        after: 1_572_200,
        delta: -29_400,
        results: 3,
        strikes: 0,
      },
      {
        competitionId: '2',
        decided: blockRef(110),
        opponent: minerRef(4),
        outcome: 'walkover_a',
        result: 'win',
        before: 1_548_000,
        after: 1_601_600,
        delta: 53_600,
        results: 2,
        strikes: 0,
      },
      {
        competitionId: '1',
        decided: blockRef(60),
        opponent: minerRef(1),
        outcome: 'win_b',
        result: 'win',
        before: 1_500_000,
        after: 1_548_000,
        delta: 48_000,
        results: 1,
        strikes: 0,
      },
    ],
    payouts: [
      {
        competitionId: '6',
        issue: {
          id: '8',
          repo: 'acme/lantern',
          number: 301,
          title: 'Dark mode toggle flickers on first paint',
          url: 'https://github.com/acme/lantern/issues/301',
        },
        amount: '15000000000',
        coldkey: miner.miner.coldkey,
        event: eventRef(268, 3),
      },
    ],
    contract: {
      address: '5CLfgRd9KktRFSwZ2PEJ4fVv7gfgmyzo5fUMVJgsVWDzXfDX',
      codeHash: `0x${'c0'.repeat(32)}`,
      version: 1,
      owner: VALIDATORS[0],
      netuid: 1,
      hotkey: '5EYCAe5ijiYfyeZ2JJCGq56LmPyNRAKzpG4QkoQkkQNB5e6Z',
      blocksPerDay: 36,
      msPerBlock: 1_000,
      created: blockRef(3),
      epochBlocks: 9,
      anchor: block - (block % 9),
      nextAnchor: block - (block % 9) + 9,
      frozenAnchor: block - (block % 9),
      totalWeight: '120000000000',
      usesAvailability: true,
      paused: false,
      paramsId: 2,
      parameters: parameters(),
      ledger: LEDGER,
      asOf: duel.asOf,
    },
    ledger: [
      { event: eventRef(268, 4), kind: 'held_back', amount: '5000000000', issueId: '8', competitionId: '6', after: LEDGER },
      { event: eventRef(268, 3), kind: 'paid', amount: '15000000000', issueId: '8', competitionId: '6', after: LEDGER },
      {
        event: eventRef(244, 1),
        kind: 'harvested',
        amount: '6250000000',
        issueId: null,
        competitionId: null,
        after: { ...LEDGER, paid: '65000000000', holdbacks: '0', filledUnpaid: '57250000000' },
      },
      {
        event: eventRef(231, 1),
        kind: 'recycled',
        amount: '1250000000',
        issueId: null,
        competitionId: null,
        after: {
          ...LEDGER,
          received: '180000000004',
          paid: '65000000000',
          holdbacks: '0',
          filledUnpaid: '51000000000',
        },
      },
    ],
    events: [
      event(300, 'CompetitionStarted', { competitionId: duel.id, bounty: '20000000000' }),
      event(298, 'PairsAccepted', { pairs: [{ issueId: '7', a: minerRef(0).hotkey, b: minerRef(1).hotkey }] }),
      event(281, 'MinerEnrolled', { hotkey: minerRef(1).hotkey }),
      event(270, 'MinerEnrolled', { hotkey: minerRef(0).hotkey }),
      event(266, 'IssueOpened', {}),
      event(230, 'BountyFunded', { amount: '7500000000', filled: '20000000000', target: '20000000000' }),
      event(216, 'BountyFunded', { amount: '6250000000', filled: '12500000000', target: '20000000000' }),
      event(202, 'BountyFunded', { amount: '6250000000', filled: '6250000000', target: '20000000000' }),
      event(180, 'IssueRegistered', { target: '20000000000' }),
    ],
    ...over,
  };
};
