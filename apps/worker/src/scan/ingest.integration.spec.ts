import {
  Block,
  Competition,
  Contract,
  Cursor,
  Enrolment,
  Event,
  Issue,
  LedgerEntry,
  NOTICE_CHANNEL,
  Pair,
  Payout,
  RatingPoint,
  Tally,
  dataSourceOptions,
} from '@joust/tables';
import { startPostgres, type TestPostgres } from '@joust/tables/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { put } from '../projection.ts';
import { digestOf } from '../testing/digest.ts';
import { CONTRACT, FakeChain, emitted } from '../testing/fake-chain.ts';
import { ALPHA, STORY_END, account, contract, funded, harvested, miner, opened, registered, theWholeStory } from '../testing/story.ts';
import { ForkBelowFinality } from './chain-link.ts';
import { CursorMoved, Ingest, OtherChain } from './ingest.ts';

let postgres: TestPostgres;
let number = 0;
const open: DataSource[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
afterEach(async () => {
  for (const database of open.splice(0)) await database.destroy();
});

const connect = async (url: string): Promise<DataSource> => {
  const database = await new DataSource(dataSourceOptions(url)).initialize();
  open.push(database);
  return database;
};

/** An empty database that knows the contract, and an ingest of the chain into it. */
const begin = async (chain: FakeChain): Promise<{ database: DataSource; ingest: Ingest; url: string }> => {
  const url = await postgres.database(`ingest_${(number += 1)}`);
  const database = await connect(url);
  await database.runMigrations();
  await put(database.manager, Contract, ['address'], [contract]);
  return { database, ingest: new Ingest(database, chain, CONTRACT, 1), url };
};

const catchUp = async (ingest: Ingest, chain: FakeChain, size: number): Promise<void> => {
  for (let at = await ingest.position(); at.number < chain.height; at = await ingest.position()) {
    await ingest.run({ first: at.number + 1, last: Math.min(chain.height, at.number + size), after: at.hash });
  }
};

it('tells the whole story in rows', async () => {
  const chain = theWholeStory();
  const { database, ingest } = await begin(chain);
  await catchUp(ingest, chain, 100);
  const tx = database.manager;
  const [a, b] = [miner(11), miner(12)];
  expect(await tx.findOneBy(Issue, { id: 1n })).toMatchObject({ status: 'Solved', filled: 10n * ALPHA, competitionId: 1n, fundedAt: 6 });
  expect(await tx.findOneBy(Issue, { id: 2n })).toMatchObject({ status: 'Cancelled', cancelReason: 'NotPlanned', recycled: 3n * ALPHA });
  expect(await tx.findOneBy(Competition, { id: 1n })).toMatchObject({
    phase: 'Final',
    outcome: 'WinA',
    pullNumber: 42,
    winner: a.hotkey,
    paid: 10n * ALPHA,
  });
  expect(await tx.find(Payout, { order: { part: 'ASC' } })).toMatchObject([
    { part: 'first', amount: 7_500_000_000n, coldkey: a.coldkey, extrinsicIndex: 1 },
    { part: 'rest', amount: 2_500_000_000n, coldkey: a.coldkey, extrinsicIndex: 1 },
  ]);
  expect(await tx.find(Enrolment, { order: { blockNumber: 'ASC', eventIndex: 'ASC' } })).toMatchObject([
    { hotkey: a.hotkey, endReason: 'Replaced' },
    { hotkey: b.hotkey, endReason: 'Started' },
    { hotkey: a.hotkey, endReason: 'Started' },
  ]);
  expect(await tx.find(Pair)).toMatchObject([{ state: 'Started', weight: 75n, heads: 3, competitionId: 1n }]);
  expect(await tx.findOneBy(Tally, { kind: 'outcome', subject: '1' })).toMatchObject({ reached: true, leadingWeight: 75n, neededHeads: 3 });
  expect(await tx.findOneBy(Tally, { kind: 'identity', subject: a.hotkey })).toMatchObject({
    reached: true,
    totalWeight: 100n,
    neededHeads: 3,
  });
  // mechanism 2.6, X1: A beats B, both new
  expect(await tx.find(RatingPoint, { order: { githubId: 'ASC' } })).toMatchObject([
    { githubId: a.githubId, before: 1_500_000, after: 1_548_000 },
    { githubId: b.githubId, before: 1_500_000, after: 1_452_000 },
  ]);
  const [last] = await tx.find(LedgerEntry, { order: { blockNumber: 'DESC', eventIndex: 'DESC' }, take: 1 });
  expect(last).toMatchObject({
    kind: 'Cancelled',
    received: 13n * ALPHA + 1n,
    paid: 10n * ALPHA,
    recycled: 3n * ALPHA + 1n,
    pool: 0n,
    filledUnpaid: 0n,
    rounding: 0n,
  });
});

it('stores every block, linked, with every event, and the cursor at its end', async () => {
  const chain = theWholeStory();
  const { database, ingest } = await begin(chain);
  await catchUp(ingest, chain, 7);
  const blocks = await database.manager.find(Block, { order: { number: 'ASC' } });
  expect(blocks.map(({ number: height }) => height)).toEqual(Array.from({ length: STORY_END }, (_, index) => index + 1));
  for (const [index, block] of blocks.entries()) expect(block.parentHash).toBe(index === 0 ? chain.genesisHash : blocks[index - 1]?.hash);
  for (const block of await chain.blocks(1, STORY_END))
    expect(await database.manager.countBy(Event, { blockNumber: block.number })).toBe(block.events.length);
  expect(await database.manager.findOneBy(Cursor, { name: 'scan' })).toMatchObject({
    blockNumber: STORY_END,
    blockHash: blocks.at(-1)?.hash,
    headBlock: STORY_END,
  });
});

it.each([1, 3, 11])('gives the same rows in batches of %i as at once', async (size) => {
  const [once, split] = [await begin(theWholeStory()), await begin(theWholeStory())];
  await catchUp(once.ingest, theWholeStory(), 1_000);
  await catchUp(split.ingest, theWholeStory(), size);
  expect(await digestOf(split.database)).toBe(await digestOf(once.database));
});

it('does nothing for a job that comes twice', async () => {
  const chain = theWholeStory();
  const { database, ingest } = await begin(chain);
  const range = { first: 1, last: 20, after: chain.genesisHash };
  await ingest.run(range);
  const before = await digestOf(database);
  await expect(ingest.run(range)).rejects.toThrow(CursorMoved);
  expect(await digestOf(database)).toBe(before);
});

it('lets one of two workers commit a range', async () => {
  const chain = theWholeStory();
  const { database, ingest, url } = await begin(chain);
  const second = new Ingest(await connect(url), chain, CONTRACT, 1);
  const range = { first: 1, last: 20, after: chain.genesisHash };
  const ends = await Promise.allSettled([ingest.run(range), second.run(range), ingest.run(range), second.run(range)]);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(CursorMoved);
  expect(await database.manager.findOneBy(Cursor, { name: 'scan' })).toMatchObject({ blockNumber: 20, version: 1 });
});

it('is where a clean sync is after forty connections cut at any moment', async () => {
  const chain = theWholeStory();
  const { database, ingest, url } = await begin(chain);
  const killer = new pg.Client({ connectionString: url });
  await killer.connect();
  let cuts = 0;
  let done = false;
  const cutting = (async () => {
    while (!done) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 25));
      if (cuts >= 40) continue;
      const { rowCount } = await killer.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'",
      );
      cuts += rowCount ?? 0;
    }
  })();
  while (cuts < 40 || (await ingest.position().catch(() => ({ number: 0 }))).number < chain.height) {
    await catchUp(ingest, chain, 3).catch(() => undefined); // the connection that was cut; what counts is what is stored
    if (cuts < 40 && (await ingest.position().catch(() => ({ number: 0 }))).number >= chain.height)
      await database.query('SELECT pg_sleep(0.05)').catch(() => undefined);
  }
  done = true;
  await cutting;
  await killer.end();
  const clean = await begin(theWholeStory());
  await catchUp(clean.ingest, chain, 1_000);
  expect(await digestOf(database)).toBe(await digestOf(clean.database));
});

it('halts at a fork below finality and rewrites nothing', async () => {
  const chain = theWholeStory();
  const { database, ingest } = await begin(chain);
  await catchUp(ingest, chain, 100);
  const before = await digestOf(database);
  chain.forkAt(STORY_END - 3).upTo(STORY_END + 5);
  const at = await ingest.position();
  await expect(ingest.run({ first: at.number + 1, last: at.number + 2, after: at.hash })).rejects.toThrow(ForkBelowFinality);
  expect(await digestOf(database)).toBe(before);
});

it('refuses the database of another chain', async () => {
  const chain = theWholeStory();
  const { database, ingest } = await begin(chain);
  await ingest.run({ first: 1, last: 2, after: chain.genesisHash });
  await database.query("UPDATE cursor SET genesis_hash = '0xother'");
  await expect(ingest.position()).rejects.toThrow(OtherChain);
});

it('commits no block whose events the node does not give', async () => {
  const chain = theWholeStory();
  const { database, ingest } = await begin(chain);
  chain.withoutEvents.add(5);
  await expect(ingest.run({ first: 1, last: 8, after: chain.genesisHash })).rejects.toThrow('no events');
  expect(await database.manager.count(Block)).toBe(0);
  chain.withoutEvents.clear();
  await catchUp(ingest, chain, 8);
  expect(await database.manager.count(Block)).toBe(STORY_END);
});

it('rolls a batch back whole when one event does not fit', async () => {
  const chain = new FakeChain().block(registered()).block(opened(99n));
  const { database, ingest } = await begin(chain);
  await expect(ingest.run({ first: 1, last: 2, after: chain.genesisHash })).rejects.toThrow('issue 99');
  expect([await database.manager.count(Block), await database.manager.count(Issue)]).toEqual([0, 0]);
});

it('keeps an event that it does not know raw, and counts it', async () => {
  const unknown = { ...emitted(registered()), topics: [`0x${'99'.repeat(32)}` as const] };
  const chain = new FakeChain().raw([unknown]);
  const { database, ingest } = await begin(chain);
  expect(await ingest.run({ first: 1, last: 1, after: chain.genesisHash })).toMatchObject({ unknown: 1 });
  expect(await database.manager.findOneBy(Event, { source: 'contract' })).toMatchObject({
    name: 'Unknown',
    data: { topics: unknown.topics },
  });
});

it('is not stopped by a ballot for an issue that does not exist', async () => {
  const pairs = [{ issueId: 404n, a: account(1), b: account(2) }];
  const chain = new FakeChain().block({
    name: 'PairsProposed',
    anchor: 1,
    validator: account(9),
    ratingVersion: 1,
    ratingsHash: `0x${'00'.repeat(32)}`,
    pairs,
    weight: 1n,
  });
  const { database, ingest } = await begin(chain);
  await catchUp(ingest, chain, 1);
  expect(await database.manager.count(Pair)).toBe(0);
});

it('tells listeners after the commit which issues changed', async () => {
  const chain = new FakeChain().block(registered()).block(funded(1n, ALPHA, ALPHA), harvested(ALPHA, ALPHA));
  const { ingest, url } = await begin(chain);
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  await listener.query(`LISTEN ${NOTICE_CHANNEL}`);
  const heard = new Promise<string>((resolve) => listener.on('notification', ({ payload }) => resolve(payload ?? '')));
  await ingest.run({ first: 1, last: 2, after: chain.genesisHash });
  expect(JSON.parse(await heard)).toEqual({ block: 2, eventIndex: 3, issues: ['1'], competitions: [] });
  await listener.end();
});
