import 'reflect-metadata';
import { DataSource, QueryFailedError, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Payout, FundingEntry } from './bounties/index.ts';
import { Competition, CompetitionSide } from './competitions/index.ts';
import { LedgerEntry } from './contract/index.ts';
import { dataSourceOptions } from './data-source.ts';
import { Enrolment } from './enrolments/index.ts';
import { Issue } from './issues/index.ts';
import { Identity } from './miners/index.ts';
import { Block, Event } from './scan/index.ts';
import { aCompetition, aSide, anEnrolment, anIssue, startPostgres, timeOf, type TestPostgres } from './testing/index.ts';
import { Tally, Vote } from './votes/index.ts';

let postgres: TestPostgres;
let db: DataSource;

beforeAll(async () => {
  postgres = await startPostgres();
  db = await new DataSource(dataSourceOptions(await postgres.database('constraints'))).initialize();
  await db.runMigrations();
});
afterAll(async () => {
  await db.destroy();
  await postgres.stop();
});
afterEach(() => db.query('TRUNCATE block, issue, competition, vote, tally, enrolment, identity, ledger_entry CASCADE'));

const put = async <T extends ObjectLiteral>(entity: EntityTarget<T>, ...rows: T[]): Promise<void> => {
  await db.transaction((tx) => tx.insert(entity, rows as never).then(() => undefined));
};

/** The name of the constraint the database refused by. */
const refusedBy = (attempt: Promise<void>): Promise<string> =>
  attempt.then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof QueryFailedError) return (error.driverError as { constraint: string }).constraint;
      throw error;
    },
  );

const aBlock = (number: number): Block => ({
  number,
  hash: `0x${number}`,
  parentHash: `0x${number - 1}`,
  at: timeOf(number),
  specVersion: 1,
  indexedAt: timeOf(number),
});
const anEvent = (row: Partial<Event>): Event => ({
  blockNumber: 1,
  eventIndex: 0,
  extrinsicIndex: 1,
  source: 'contract',
  name: 'IssueOpened',
  data: {},
  issueId: 1n,
  competitionId: null,
  accounts: [],
  ...row,
});
const aVote = (row: Partial<Vote> = {}): Vote => ({
  blockNumber: 1,
  eventIndex: 0,
  kind: 'outcome',
  subject: '1',
  round: 0,
  validator: 'val-1',
  payloadHash: '0x01',
  payload: {},
  weight: 5n,
  ...row,
});
const aTally = (row: Partial<Tally> = {}): Tally => ({
  kind: 'outcome',
  subject: '1',
  round: 0,
  totalWeight: 100n,
  neededWeight: 51n,
  neededHeads: 2,
  leadingWeight: 51n,
  leadingHeads: 2,
  leadingPayloadHash: '0x01',
  reached: true,
  reachedAt: 5,
  blockNumber: 5,
  eventIndex: 0,
  ...row,
});
const aLedgerEntry = (row: Partial<LedgerEntry> = {}): LedgerEntry => ({
  blockNumber: 1,
  eventIndex: 0,
  kind: 'Harvested',
  amount: 10n,
  issueId: null,
  competitionId: null,
  received: 10n,
  pool: 1n,
  filledUnpaid: 4n,
  holdbacks: 1n,
  paid: 2n,
  recycled: 3n,
  rounding: -1n,
  ...row,
});
const aClaim = (row: Partial<Identity> = {}): Identity => ({
  hotkey: 'hot-1',
  coldkey: 'cold-1',
  githubId: 1001n,
  proofRef: 'gist:1',
  claimedAt: 5,
  boundAt: 9,
  blockNumber: 5,
  eventIndex: 0,
  ...row,
});
const aPayout = (row: Partial<Payout> = {}): Payout => ({
  competitionId: 1n,
  part: 'first',
  issueId: 1n,
  hotkey: 'hot-1',
  coldkey: 'cold-1',
  amount: 20n,
  extrinsicIndex: 2,
  blockNumber: 900,
  eventIndex: 1,
  ...row,
});

it('keeps amounts of 20 digits and GitHub ids exactly', async () => {
  const huge = 18_446_744_073_709_551_615n;
  await put(Issue, anIssue({ target: huge, filled: huge, authorId: huge }));
  await put(Enrolment, anEnrolment({ picks: [huge, 2n] }));
  expect(await db.getRepository(Issue).findOneByOrFail({ id: 1n })).toMatchObject({ id: 1n, target: huge, authorId: huge });
  expect(await db.getRepository(Enrolment).find()).toEqual([anEnrolment({ picks: [huge, 2n] })]);
});

it('saves a changed row by its bigint key', async () => {
  await put(Issue, anIssue({ status: 'Registered', filled: 1n, fundedAt: null, openedAt: null }));
  const issue = await db.getRepository(Issue).findOneByOrFail({ id: 1n });
  issue.filled += 2n;
  await db.getRepository(Issue).save(issue);
  expect(await db.getRepository(Issue).find()).toMatchObject([{ id: 1n, filled: 3n }]);
});

it('accepts rows of one transaction in any order', async () => {
  await db.transaction(async (tx) => {
    await tx.insert(CompetitionSide, aSide());
    await tx.insert(Competition, aCompetition());
    await tx.insert(Issue, anIssue());
  });
  expect(await db.getRepository(CompetitionSide).count()).toBe(1);
});

describe('an issue', () => {
  it('is never filled over its target', async () =>
    expect(await refusedBy(put(Issue, anIssue({ target: 10n, filled: 11n, status: 'Registered' })))).toBe('bounty_never_overfilled'));
  it('is open only with a bounty, which may lack what was added to its target', async () => {
    expect(await refusedBy(put(Issue, anIssue({ target: 10n, filled: 0n })))).toBe('funded_means_filled');
    await put(Issue, anIssue({ target: 10n, filled: 9n }));
  });
  it('names the anchor of a change', async () => expect(await refusedBy(put(Issue, anIssue({ nextTarget: 30n })))).toBe('change_is_whole'));
  it('is registered once', async () =>
    expect(await refusedBy(put(Issue, anIssue(), anIssue({ id: 2n, number: 1 })))).toBe('one_live_issue_per_url'));
  it('may return after it was cancelled', async () =>
    put(Issue, anIssue({ status: 'Cancelled', cancelReason: 'Owner', endedAt: 70 }), anIssue({ id: 2n, number: 1 })));
  it('says why it was cancelled', async () =>
    expect(await refusedBy(put(Issue, anIssue({ status: 'Cancelled', endedAt: 70 })))).toBe('cancelled_says_why'));
  it('says when it ended', async () => expect(await refusedBy(put(Issue, anIssue({ status: 'Solved' })))).toBe('ended_says_when'));
  it('names the competition it is in', async () =>
    expect(await refusedBy(put(Issue, anIssue({ status: 'Competing' })))).toBe('competing_names_its_competition'));
});

describe('a competition', () => {
  beforeEach(() => put(Issue, anIssue(), anIssue({ id: 2n })));
  it('is the only open one of its issue', async () =>
    expect(await refusedBy(put(Competition, aCompetition(), aCompetition({ id: 2n })))).toBe('one_open_competition_per_issue'));
  it('leaves its issue free when its outcome was executed', async () =>
    put(
      Competition,
      aCompetition({ phase: 'Final', outcome: 'BothFail', decidedAt: 856, settledAt: 890 }),
      aCompetition({ id: 2n, startedAt: 900 }),
    ));
  it('keeps its issue while its outcome waits for the end of the challenge window', async () => {
    const won = aCompetition({ phase: 'Decided', outcome: 'WinA', decidedAt: 500 });
    expect(await refusedBy(put(Competition, won, aCompetition({ id: 2n, startedAt: 600 })))).toBe('one_open_competition_per_issue');
  });
  it('has its window in order', async () =>
    expect(await refusedBy(put(Competition, aCompetition({ openAt: 500 })))).toBe('window_in_order'));
  it('says what was decided', async () =>
    expect(await refusedBy(put(Competition, aCompetition({ phase: 'Decided' })))).toBe('decided_says_what'));
  it('says why it is void', async () => expect(await refusedBy(put(Competition, aCompetition({ phase: 'Void' })))).toBe('void_says_why'));
  it('belongs to an issue', async () =>
    expect(await refusedBy(put(Competition, aCompetition({ issueId: 9n })))).toBe('competition_issue_id_fkey'));
  it('has a miner in no other open competition', async () => {
    await put(Competition, aCompetition(), aCompetition({ id: 2n, issueId: 2n }));
    const twice = put(CompetitionSide, aSide(), aSide({ competitionId: 2n, githubId: 1002n }));
    expect(await refusedBy(twice)).toBe('one_open_competition_per_hotkey');
    const sameAccount = put(CompetitionSide, aSide(), aSide({ competitionId: 2n, hotkey: 'hot-2' }));
    expect(await refusedBy(sameAccount)).toBe('one_open_competition_per_github_id');
    await put(CompetitionSide, aSide({ releasedAt: 300 }), aSide({ competitionId: 2n }));
  });
  it('has two sides that differ in hotkey, coldkey and GitHub id', async () => {
    await put(Competition, aCompetition());
    const b = aSide({ side: 'b', hotkey: 'hot-2', coldkey: 'cold-2', githubId: 1002n, releasedAt: 300 });
    const a = aSide({ releasedAt: 300 });
    expect(await refusedBy(put(CompetitionSide, a, { ...b, hotkey: a.hotkey }))).toBe('sides_differ_in_hotkey');
    expect(await refusedBy(put(CompetitionSide, a, { ...b, coldkey: a.coldkey }))).toBe('sides_differ_in_coldkey');
    expect(await refusedBy(put(CompetitionSide, a, { ...b, githubId: a.githubId }))).toBe('sides_differ_in_github_id');
  });
  it('pays each part once, and each part of an issue is paid once', async () => {
    await put(Competition, aCompetition(), aCompetition({ id: 2n, issueId: 2n }));
    await put(Payout, aPayout());
    expect(await refusedBy(put(Payout, aPayout({ issueId: 2n, eventIndex: 2 })))).toBe('payout_pkey');
    expect(await refusedBy(put(Payout, aPayout({ competitionId: 2n, eventIndex: 2 })))).toBe('one_payout_per_issue_and_part');
    await put(Payout, aPayout({ part: 'rest', eventIndex: 3 }));
  });
});

it('a harvest never fills past the target', async () => {
  await put(Issue, anIssue());
  const entry = { blockNumber: 5, eventIndex: 0, issueId: 1n, amount: 3n, filled: 11n, target: 10n };
  expect(await refusedBy(put(FundingEntry, entry))).toBe('funding_within_target');
});

describe('a vote', () => {
  it('is one per validator, round and subject', async () => {
    expect(await refusedBy(put(Vote, aVote(), aVote({ eventIndex: 1, payloadHash: '0x02' })))).toBe(
      'one_vote_per_validator_round_and_subject',
    );
    await put(Vote, aVote(), aVote({ eventIndex: 1, round: 1 }), aVote({ eventIndex: 2, validator: 'val-2' }));
  });
  it('makes a quorum only by more than half of the weight and enough heads', async () => {
    expect(await refusedBy(put(Tally, aTally({ leadingWeight: 50n })))).toBe('reached_is_a_quorum');
    expect(await refusedBy(put(Tally, aTally({ leadingHeads: 1 })))).toBe('reached_is_a_quorum');
    await put(Tally, aTally());
  });
});

it('an enrolment is the only open one of its miner', async () => {
  expect(await refusedBy(put(Enrolment, anEnrolment(), anEnrolment({ blockNumber: 81 })))).toBe('one_open_enrolment_per_hotkey');
  await put(Enrolment, anEnrolment({ endedAt: 81, endReason: 'Replaced' }), anEnrolment({ blockNumber: 81 }));
});

it('a GitHub id is bound to one hotkey, and anyone may claim it before', async () => {
  await put(Identity, aClaim(), aClaim({ hotkey: 'hot-2', boundAt: null }));
  expect(await refusedBy(put(Identity, aClaim({ hotkey: 'hot-3' })))).toBe('one_hotkey_per_github_id');
});

it('a block holds an event once', async () => {
  await put(Block, aBlock(1));
  expect(await refusedBy(put(Event, anEvent({}), anEvent({ name: 'IssueSolved' })))).toBe('event_pkey');
  expect(await refusedBy(put(Event, anEvent({ blockNumber: 2 })))).toBe('event_block_number_fkey');
});

it('the ledger is off by no rao', async () => {
  await put(LedgerEntry, aLedgerEntry());
  expect(await refusedBy(put(LedgerEntry, aLedgerEntry({ eventIndex: 1, paid: 3n })))).toBe('money_is_conserved');
});
