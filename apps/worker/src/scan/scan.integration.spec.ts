import 'reflect-metadata';
import { getQueueToken } from '@nestjs/bull';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Contract, Cursor, dataSourceOptions } from '@joust/tables';
import { startPostgres, type TestPostgres } from '@joust/tables/testing';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { readEnvironment } from '../environment.ts';
import { put } from '../projection.ts';
import { RedisEvicts, checkRedis } from '../start.ts';
import { digestOf } from '../testing/digest.ts';
import { CONTRACT, type FakeChain } from '../testing/fake-chain.ts';
import { startRedis, until, type TestRedis } from '../testing/redis.ts';
import { STORY_END, contract, theWholeStory } from '../testing/story.ts';
import { WorkerModule } from '../worker.module.ts';
import { Ingest } from './ingest.ts';
import { SCAN_QUEUE, ScanService } from './scan.service.ts';

const log = pino({ level: 'silent' });
let postgres: TestPostgres;
let redis: TestRedis;
let number = 0;
const running: { app: INestApplicationContext; scan: ScanService }[] = [];

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
});
afterEach(async () => {
  for (const { app, scan } of running.splice(0)) {
    await scan.stop();
    await app.close();
  }
});
afterAll(async () => {
  await redis.remove();
  await postgres.stop();
});

const settings = (url: string, given: Record<string, string> = {}) =>
  readEnvironment({
    DATABASE_URL: url,
    REDIS_URL: redis.url,
    CHAIN_URL: 'ws://127.0.0.1:1',
    CONTRACT_ADDRESS: CONTRACT,
    SCAN_BATCH: '3',
    SCAN_POLL_MS: '50',
    GITHUB_REFRESH_MS: '86400000',
    GITHUB_API_URL: 'http://127.0.0.1:1',
    ...given,
  });

const freshDatabase = async (): Promise<string> => {
  const url = await postgres.database(`scan_${(number += 1)}`);
  const database = await new DataSource(dataSourceOptions(url)).initialize();
  await database.runMigrations();
  await put(database.manager, Contract, ['address'], [contract]);
  await database.destroy();
  return url;
};

/** The worker itself, on a chain that is written down. */
const startWorker = async (chain: FakeChain, url: string): Promise<{ app: INestApplicationContext; database: DataSource }> => {
  const database = await new DataSource(dataSourceOptions(url)).initialize();
  const module = WorkerModule.with({ environment: settings(url), log, database, source: chain });
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  const scan = app.get(ScanService);
  scan.start();
  running.push({ app, scan });
  return { app, database };
};

const height = async (database: DataSource): Promise<number> =>
  (await database.manager.findOneBy(Cursor, { name: 'scan' }))?.blockNumber ?? 0;

const cleanDigest = async (chain: FakeChain): Promise<string> => {
  const database = await new DataSource(dataSourceOptions(await freshDatabase())).initialize();
  await new Ingest(database, chain, CONTRACT, 1).run({ first: 1, last: chain.height, after: chain.genesisHash });
  const digest = await digestOf(database);
  await database.destroy();
  return digest;
};

it('catches up by jobs and goes on with new blocks', async () => {
  const chain = theWholeStory();
  const { app, database } = await startWorker(chain, await freshDatabase());
  await until(
    () => height(database),
    (at) => at === STORY_END,
  );
  chain.block();
  await until(
    () => height(database),
    (at) => at === STORY_END + 1,
  );
  const counts = await app.get(getQueueToken(SCAN_QUEUE)).getJobCounts();
  expect(counts).toMatchObject({ waiting: 0, failed: 0, delayed: 0 });
  expect(await digestOf(database)).toBe(await cleanDigest(chain));
});

it('makes jobs again that Redis has lost', async () => {
  const chain = theWholeStory();
  const { app, database } = await startWorker(chain, await freshDatabase());
  const client = new Redis(redis.url);
  const queue = app.get(getQueueToken(SCAN_QUEUE));
  for (let round = 0; round < 8; round += 1) {
    await client.flushall();
    chain.block();
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  client.disconnect();
  await until(
    () => height(database),
    (at) => at === chain.height,
  );
  expect(await queue.getFailedCount()).toBe(0);
  expect(await digestOf(database)).toBe(await cleanDigest(chain));
});

it('goes on while Redis is away, and uses it again when it is back', async () => {
  const chain = theWholeStory();
  const { app, database } = await startWorker(chain, await freshDatabase());
  await until(
    () => height(database),
    (at) => at === STORY_END,
  );
  await redis.stop();
  chain.block().block();
  await until(
    () => height(database),
    (at) => at === STORY_END + 2,
  );
  await redis.start();
  const queue = app.get(getQueueToken(SCAN_QUEUE));
  await until(
    async () => String(queue.client.status),
    (status) => status === 'ready',
  );
  chain.block();
  await until(
    () => height(database),
    (at) => at === STORY_END + 3,
  );
  expect(await digestOf(database)).toBe(await cleanDigest(chain));
});

it('does not halve or double anything when two workers share chain, Redis and database', async () => {
  const chain = theWholeStory();
  const url = await freshDatabase();
  const [{ database }] = await Promise.all([startWorker(chain, url), startWorker(chain, url)]);
  for (let round = 0; round < 10; round += 1) {
    chain.block();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await until(
    () => height(database),
    (at) => at === chain.height,
  );
  expect(await digestOf(database)).toBe(await cleanDigest(chain));
});

it('waits for a node that lags and takes it for no fork', async () => {
  const chain = theWholeStory();
  const { app, database } = await startWorker(chain, await freshDatabase());
  await until(
    () => height(database),
    (at) => at === STORY_END,
  );
  chain.shownTip = STORY_END - 10;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(app.get(ScanService).fault).toBeNull();
  chain.shownTip = null;
  chain.block();
  await until(
    () => height(database),
    (at) => at === STORY_END + 1,
  );
});

it('stops storing at a fork below finality and says so beside the cursor', async () => {
  const chain = theWholeStory();
  const { app, database } = await startWorker(chain, await freshDatabase());
  await until(
    () => height(database),
    (at) => at === STORY_END,
  );
  chain.forkAt(STORY_END - 2).upTo(STORY_END + 4);
  const cursor = await until(
    () => database.manager.findOneByOrFail(Cursor, { name: 'scan' }),
    ({ lastError }) => lastError !== null,
  );
  expect(cursor).toMatchObject({ blockNumber: STORY_END, lastError: expect.stringContaining('final blocks were undone') });
  expect(app.get(ScanService).fault).toContain('final blocks were undone');
});

it('survives Postgres going away and coming back', async () => {
  const chain = theWholeStory();
  const { database } = await startWorker(chain, await freshDatabase());
  await until(
    () => height(database),
    (at) => at > 3,
  );
  await postgres.pause();
  chain.block();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await postgres.resume();
  await until(
    () => height(database).catch(() => 0),
    (at) => at === chain.height,
    40_000,
  );
  expect(await digestOf(database)).toBe(await cleanDigest(chain));
});

it('refuses a Redis that may drop jobs', async () => {
  const forgetful = await startRedis('--maxmemory-policy', 'allkeys-lru');
  try {
    await expect(checkRedis(settings('postgres://x', { REDIS_URL: forgetful.url }), log)).rejects.toThrow(RedisEvicts);
    await expect(checkRedis(settings('postgres://x'), log)).resolves.toBeUndefined();
  } finally {
    await forgetful.remove();
  }
});
