import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startPostgres, timeOf, type TestPostgres } from '@joust/tables/testing';
import type { DataSource } from 'typeorm';
import { eventually, startServer } from '../testing/server.ts';
import { buildWorld, COLDKEYS, HOTKEYS, VALIDATORS } from '../testing/world.ts';
import type { Matchup } from './matchup.dto.ts';

let postgres: TestPostgres;
let db: DataSource;
let app: NestFastifyApplication;

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.database('matchup');
  db = await buildWorld(url);
  app = await startServer(url);
  await eventually(
    () => app.inject('/api/v1/health/ready'),
    (answer) => answer.statusCode === 200,
  );
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await postgres.stop();
});

const matchup = async (id: number): Promise<Matchup> => (await app.inject(`/api/v1/competitions/${id}`)).json<Matchup>();
const kinds = ({ timeline }: Matchup): string[] => timeline.map((entry) => entry.kind);

it('tells a paid duel from the first proposal to the payment', async () => {
  const paid = await matchup(1);
  expect(paid).toMatchObject({
    bounty: '20000000000',
    paid: '20000000000',
    issue: { id: '1', status: 'solved', labels: [{ name: 'bug', color: 'd73a4a' }] },
    window: {
      phase: 'final',
      startBlock: 100,
      opensBlock: 172,
      closesBlock: 424,
      resolvesBlock: 856,
      startedAt: timeOf(100).toISOString(),
      msPerBlock: 1000,
    },
    outcome: {
      outcome: 'win_a',
      winner: 'a',
      pullNumber: 91,
      decided: { block: 500, at: timeOf(500).toISOString() },
      settleBlock: 608,
      settlesAt: timeOf(608).toISOString(),
      voidCause: null,
    },
    payout: {
      amount: '20000000000',
      hotkey: HOTKEYS[0],
      coldkey: COLDKEYS[0],
      block: 700,
      eventIndex: 3,
      extrinsicHash: `0x${(70_001).toString(16).padStart(64, '0')}`,
    },
    pairing: { anchor: 96, state: 'started', heads: 4, totalWeight: '120000000000', neededHeads: 3, neededWeightExclusive: '60000000000' },
    asOf: { block: 1000, lagBlocks: 2 },
  });
  expect(kinds(paid)).toEqual([
    'pair_proposed',
    'pair_proposed',
    'pair_proposed',
    'pair_proposed',
    'started',
    'pull_opened',
    'window_opened',
    'pull_opened',
    'window_closed',
    'pull_merged',
    'vote_cast',
    'vote_cast',
    'quorum_reached',
    'vote_cast',
    'settle_reached',
    'paid',
  ]);
});

it('shows both newcomers as equal and what the result made of them', async () => {
  const { a, b } = await matchup(1);
  expect([a.winBps, b.winBps]).toEqual([5000, 5000]);
  // mechanism 2.6, X1: A beats B, both new
  expect(a.rating).toEqual({ before: 1_500_000, after: 1_548_000, results: 0, provisional: true, ifWin: 48_000, ifLoss: -48_000 });
  expect(b.rating).toMatchObject({ before: 1_500_000, after: 1_452_000 });
  expect([a.valid, b.valid]).toEqual([true, false]);
  expect(a.pulls).toMatchObject([{ number: 91, state: 'merged', valid: true, inWindow: true, reasons: [], mergedBy: 'maintainer' }]);
  expect(b.pulls).toMatchObject([{ number: 90, draft: true, valid: false, inWindow: false, reasons: ['before the window'] }]);
});

it('counts the votes of a duel under way, and none of them as quorum', async () => {
  const { tally, outcome, payout, window, a } = await matchup(2);
  expect(tally).toMatchObject({
    round: 0,
    totalWeight: '120000000000',
    leadingWeight: '30000000000',
    leadingBps: 2500,
    leadingHeads: 1,
    neededHeads: 3,
    neededWeightExclusive: '60000000000',
    reached: false,
    reachedIn: null,
    leading: { outcome: 'both_fail', winner: null, pullNumber: null, mergeSha: null },
  });
  expect(tally.votes).toMatchObject([
    { validator: VALIDATORS[0], weightBps: 2500, leading: true, payload: { outcome: 'both_fail' } },
    { validator: VALIDATORS[1], leading: false, payload: { outcome: 'win_b', winner: 'b', pullNumber: 92 } },
  ]);
  expect({ outcome, payout, phase: window.phase, released: a.released, after: a.rating.after }).toEqual({
    outcome: null,
    payout: null,
    phase: 'review',
    released: null,
    after: null,
  });
});

it('remembers the meetings of the two from this side, without void ones', async () => {
  const { a, b, headToHead } = await matchup(2);
  expect(headToHead).toMatchObject({ winsA: 0, winsB: 1, neither: 0, meetings: [{ competitionId: '1', outcome: 'win_a', winner: 'b' }] });
  expect(a).toMatchObject({
    miner: { githubId: '9002', login: 'octo-2' },
    record: { wins: 0, losses: 1 },
    form: [{ competitionId: '1', result: 'loss', delta: -48_000 }],
    earned: '0',
  });
  expect(b).toMatchObject({ record: { wins: 1, losses: 0 }, form: [{ result: 'win', delta: 48_000 }], earned: '20000000000' });
  expect(a.winBps + b.winBps).toBe(10_000);
  expect(b.winBps).toBeGreaterThan(5000);
});

it('says of a void duel why, and asks what a quorum would have needed', async () => {
  const voided = await matchup(3);
  expect(voided.outcome).toMatchObject({
    outcome: 'void',
    winner: null,
    voidCause: 'no_quorum',
    settleBlock: null,
    decided: { block: 590 },
  });
  expect(voided.tally).toMatchObject({ votes: [], leading: null, leadingWeight: '0', neededHeads: 3, totalWeight: '120000000000' });
  expect(voided.a.rating).toMatchObject({ before: 1_548_000, after: null });
  expect(kinds(voided)).toEqual(['started', 'window_opened', 'window_closed', 'resolve_reached', 'voided']);
});
