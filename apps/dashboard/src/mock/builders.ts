import type {
  AsOf,
  Ballot,
  BlockRef,
  CompetitionWindow,
  Decision,
  EventRef,
  HeadToHead,
  IssueDetail,
  IssueSummary,
  Matchup,
  MatchupSide,
  MinerRef,
  OutcomeTally,
  PageInfo,
  PairTally,
  Parameters,
  Pull,
  TimelineEntry,
  ValidatorRow,
  VotedOutcome,
} from '../api/model';

/** Answers that fit together: chain time runs at a second a block from here, and everything not said is ordinary. */
const EPOCH = Date.parse('2026-11-21T06:00:00.000Z');

export const iso = (block: number): string => new Date(EPOCH + block * 1_000).toISOString();
export const blockRef = (block: number): BlockRef => ({ block, at: iso(block) });
export const asOf = (block: number, over: Partial<AsOf> = {}): AsOf => ({
  block,
  hash: `0x${block.toString(16).padStart(64, '0')}`,
  at: iso(block),
  indexedAt: iso(block),
  lagBlocks: 0,
  ...over,
});
export const eventRef = (block: number, eventIndex = 0): EventRef => ({
  ...blockRef(block),
  eventIndex,
  extrinsicHash: `0x${'5e'.repeat(32)}`,
});
export const pageInfo = (total: number, over: Partial<PageInfo> = {}): PageInfo => ({ next: null, limit: 25, total, ...over });
export const page = <Row>(items: Row[], block: number): { items: Row[]; page: PageInfo; asOf: AsOf } => ({
  items,
  page: pageInfo(items.length),
  asOf: asOf(block),
});

const HOTKEYS = [
  '5F3sa2TJAWMqDhXG6jhV4N8ko9SxwGy8TpaNS1repo5EYjQX',
  '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy',
  '5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw',
  '5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL',
  '5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY',
  '5HpG9w8EBLe5XCrbczpwq5TSXvedjrBGCwqxK1iQ7qUsSWFc',
];
const LOGINS = ['quiet-heron', 'amber-otter', 'north-wren', 'copper-fox', 'mossy-lynx', 'pale-ibis'];

export const minerRef = (n: number, over: Partial<MinerRef> = {}): MinerRef => ({
  hotkey: HOTKEYS[n % HOTKEYS.length] as string,
  coldkey: '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty',
  githubId: String(9_001 + n),
  login: LOGINS[n % LOGINS.length] as string,
  avatarUrl: null,
  ...over,
});

export const VALIDATORS = [
  '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y',
  '5CdiCGvTEuzut954STAXRfL8Lazs3KCZa5LPpkPeqqJXdTHp',
  '5HKPmK9GYtE1PSLsS1qiYU9xQ9Si1NcEhdeCq9sw5bqu4ns8',
] as const;

export const validatorRow = (over: Partial<ValidatorRow> = {}): ValidatorRow => ({
  hotkey: VALIDATORS[0],
  coldkeys: ['5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'],
  added: blockRef(5),
  raw: '40000000000',
  weight: '30000000000',
  weightBps: 2_500,
  frozenAnchor: 486,
  votes: { identity: 6, pairs: 41, outcome: 12 },
  judged: 12,
  agreed: 12,
  lastVote: blockRef(420),
  ...over,
});

export const votedOutcome = (over: Partial<VotedOutcome> = {}): VotedOutcome => ({
  outcome: 'win_a',
  winner: 'a',
  pullNumber: 91,
  mergeSha: `0x${'9d'.repeat(20)}`,
  validA: true,
  validB: true,
  voidAction: null,
  cancelReason: null,
  ...over,
});

export const ballot = (over: Partial<Ballot> = {}): Ballot => ({
  validator: VALIDATORS[0],
  round: 0,
  payload: votedOutcome(),
  payloadHash: '0xaa',
  weight: '30000000000',
  weightBps: 2_500,
  leading: true,
  cast: eventRef(400),
  ...over,
});

export const outcomeTally = (over: Partial<OutcomeTally> = {}): OutcomeTally => ({
  round: 0,
  totalWeight: '120000000000',
  leadingWeight: '0',
  leadingBps: 0,
  leadingHeads: 0,
  leading: null,
  neededHeads: 3,
  neededWeightExclusive: '60000000000',
  reached: false,
  reachedIn: null,
  votes: [],
  ...over,
});

/** Rule blocks, 7,200 a day; the demo's day has 36. */
export const parameters = (over: Partial<Parameters> = {}): Parameters => ({
  pairEpoch: 1_800,
  anchorDelay: 10,
  registerDelay: 7_200,
  enrolTtl: 50_400,
  submitOpen: 14_400,
  submitClose: 64_800,
  resolve: 151_200,
  grace: 50_400,
  challenge: 21_600,
  minBounty: '10000000000',
  fillCapBps: 10_000,
  ratingVersion: 1,
  extend: 100_800,
  holdback: 151_200,
  holdbackBps: 2_500,
  cBps: 0,
  slashLossBps: 1_000,
  slashBothFailBps: 2_500,
  slashLateBps: 5_000,
  slashFraudBps: 10_000,
  capProvisional: '100000000000',
  capProbation: '50000000000',
  ...over,
});

/** A competition started at `start` runs by the demo's clock: opens after 72, closes after 324, resolves after 756 blocks. */
export const competitionWindow = (
  start: number,
  phase: CompetitionWindow['phase'],
  over: Partial<CompetitionWindow> = {},
): CompetitionWindow => ({
  startBlock: start,
  startedAt: iso(start),
  opensBlock: start + 72,
  opensAt: iso(start + 72),
  closesBlock: start + 324,
  closesAt: iso(start + 324),
  resolvesBlock: start + 756,
  resolvesAt: iso(start + 756),
  expiresBlock: start + 1_008,
  msPerBlock: 1_000,
  phase,
  ...over,
});

export const matchupSide = (n: number, over: Partial<MatchupSide> = {}): MatchupSide => ({
  miner: minerRef(n),
  rating: { before: 1_548_000, after: null, results: 6, provisional: false, ifWin: 24_800, ifLoss: -39_200 },
  winBps: 5_000,
  record: { wins: 4, losses: 1, bothFailed: 1, faults: 0, opponentFaults: 0 },
  form: [
    { competitionId: '6', result: 'win', opponentGithubId: '9003', delta: 31_200 },
    { competitionId: '4', result: 'both_fail', opponentGithubId: '9004', delta: -24_100 },
    { competitionId: '2', result: 'win', opponentGithubId: '9005', delta: 48_000 },
  ],
  strikes: 0,
  earned: '40000000000',
  pulls: [],
  valid: null,
  released: null,
  ...over,
});

export const pull = (over: Partial<Pull> = {}): Pull => ({
  number: 91,
  title: 'Tolerate a namespace without annotations',
  url: 'https://github.com/acme/anvil/pull/91',
  state: 'open',
  draft: false,
  baseBranch: 'main',
  headSha: '9d2f0c1e5b7a4f3388d1c0a9e6f2b4d5c7e8f901',
  commits: 3,
  additions: 42,
  deletions: 7,
  changedFiles: 2,
  review: null,
  checks: 'success',
  createdAt: iso(400),
  mergedAt: null,
  mergedBy: null,
  closedAt: null,
  inWindow: true,
  valid: true,
  reasons: [],
  judged: blockRef(410),
  fetchedAt: iso(410),
  ...over,
});

export const timelineEntry = (over: Partial<TimelineEntry> = {}): TimelineEntry => ({
  kind: 'started',
  at: iso(300),
  block: 300,
  eventIndex: 1,
  extrinsicHash: null,
  side: null,
  validator: null,
  amount: null,
  outcome: null,
  pullNumber: null,
  valid: null,
  text: 'The duel started.',
  ...over,
});

const headToHead = (over: Partial<HeadToHead> = {}): HeadToHead => ({ winsA: 0, winsB: 0, neither: 0, meetings: [], ...over });

export const pairTally = (over: Partial<PairTally> = {}): PairTally => ({
  anchor: 297,
  state: 'started',
  weight: '120000000000',
  heads: 4,
  totalWeight: '120000000000',
  neededHeads: 3,
  neededWeightExclusive: '60000000000',
  votes: VALIDATORS.map((validator, index) => ({
    validator,
    weight: '30000000000',
    ratingsHash: `0x${'7c'.repeat(32)}`,
    cast: eventRef(298, index),
  })),
  ...over,
});

export const decision = (over: Partial<Decision> = {}): Decision => ({
  outcome: 'win_a',
  winner: 'a',
  pullNumber: 91,
  mergeSha: `0x${'9d'.repeat(20)}`,
  voidCause: null,
  cancelReason: null,
  decided: blockRef(500),
  settleBlock: 608,
  settlesAt: iso(608),
  ...over,
});

const ISSUE = {
  repo: 'acme/anvil',
  url: 'https://github.com/acme/anvil/issues/4096',
  labels: [
    { name: 'bug', color: 'd73a4a' },
    { name: 'area/injector', color: '5319e7' },
  ],
};

export const matchup = (over: Partial<Matchup> = {}): Matchup => ({
  id: '7',
  issue: { ...ISSUE, id: '12', number: 4_096, title: 'Proxy injector fails when the namespace has no annotations', status: 'competing' },
  bounty: '20000000000',
  paid: '0',
  a: matchupSide(0, {
    rating: { before: 1_640_200, after: null, results: 25, provisional: false, ifWin: 25_000, ifLoss: -39_000 },
    winBps: 6_100,
  }),
  b: matchupSide(1, {
    rating: { before: 1_562_000, after: null, results: 4, provisional: true, ifWin: 48_800, ifLoss: -31_200 },
    winBps: 3_900,
    record: { wins: 2, losses: 1, bothFailed: 0, faults: 1, opponentFaults: 0 },
    form: [
      { competitionId: '5', result: 'loss', opponentGithubId: '9003', delta: -42_000 },
      { competitionId: '3', result: 'fault', opponentGithubId: '9004', delta: -61_446 },
      { competitionId: '1', result: 'win', opponentGithubId: '9005', delta: 48_000 },
    ],
    strikes: 1,
    earned: '15000000000',
  }),
  headToHead: headToHead(),
  window: competitionWindow(300, 'locked'),
  pairing: pairTally(),
  tally: outcomeTally(),
  outcome: null,
  payout: null,
  rest: null,
  holdback: null,
  parameters: parameters(),
  timeline: [timelineEntry()],
  started: eventRef(300, 1),
  asOf: asOf(320),
  ...over,
});

export const issueSummary = (over: Partial<IssueSummary> = {}): IssueSummary => ({
  ...ISSUE,
  id: '12',
  number: 4_096,
  title: 'Proxy injector fails when the namespace has no annotations',
  language: 'Go',
  githubState: 'open',
  status: 'registered',
  statusSince: blockRef(200),
  target: '20000000000',
  filled: '12500000000',
  fillBps: 6_250,
  queuePosition: 1,
  enrolledCount: 0,
  competitionCount: 0,
  duel: null,
  solver: null,
  paid: '0',
  registered: blockRef(180),
  ...over,
});

export const issueDetail = (over: Partial<IssueDetail> = {}): IssueDetail => ({
  ...issueSummary(),
  repoId: '77001',
  nodeId: 'I_kwDOA1b2c84',
  authorId: '5005',
  baseBranch: 'main',
  contentHash: `0x${'2f'.repeat(32)}`,
  github: {
    body: 'Steps to reproduce:\n\n1. Create a namespace without annotations.\n2. Deploy anything into it.\n\nThe injector answers with an error instead of passing the pod through.',
    author: 'reporter-rae',
    stateReason: null,
    comments: 4,
    createdAt: '2026-10-02T09:12:00.000Z',
    updatedAt: '2026-11-19T17:40:00.000Z',
    closedAt: null,
    fetchedAt: iso(310),
  },
  funded: null,
  opened: null,
  ended: null,
  cancelReason: null,
  recycled: '0',
  competitionId: null,
  origin: eventRef(180),
  asOf: asOf(320),
  ...over,
});
