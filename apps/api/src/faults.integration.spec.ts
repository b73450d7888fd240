import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { dataSourceOptions } from '@joust/tables';
import { startPostgres, type TestPostgres } from '@joust/tables/testing';
import { DataSource } from 'typeorm';
import { committedDocument, contractCheck } from './testing/contract-check.ts';
import { eventually, startServer } from './testing/server.ts';
import { buildWorld } from './testing/world.ts';

let postgres: TestPostgres;
const faultsOf = contractCheck(committedDocument());

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const problemOf = async (app: NestFastifyApplication, path: string) => {
  const answer = await app.inject(`/api/v1${path}`);
  const { status, type } = answer.json<{ status: number; type: string }>();
  return {
    code: answer.statusCode,
    status,
    type,
    retry: Number(answer.headers['retry-after']) > 0,
    faults: faultsOf(`/api/v1${path}`, answer.statusCode, String(answer.headers['content-type']).split(';')[0] ?? '', answer.json()),
  };
};
const down = { code: 503, status: 503, type: '/api/docs#problem-database-unavailable', retry: true, faults: [] };
const notReady = { ...down, type: '/api/docs#problem-index-not-ready' };

it('serves problems while the database is down, and data as soon as it is back', async () => {
  const url = await postgres.database('outage');
  const db = await buildWorld(url);
  await db.destroy();
  const app = await startServer(url);
  await eventually(
    () => app.inject('/api/v1/issues'),
    (answer) => answer.statusCode === 200,
  );

  await postgres.pause();
  expect(
    await eventually(
      () => problemOf(app, '/issues'),
      (problem) => problem.code !== 200,
    ),
  ).toEqual(down);
  for (const path of ['/health/ready', '/health/indexer', '/contract', '/ratings']) expect(await problemOf(app, path)).toEqual(down);
  expect((await app.inject({ url: '/api/v1/issues', headers: { 'if-none-match': '"x"' } })).statusCode).toBe(503);
  expect((await app.inject('/api/v1/health/live')).statusCode).toBe(200);

  await postgres.resume();
  await eventually(
    () => app.inject('/api/v1/issues'),
    (answer) => answer.statusCode === 200,
  );
  await app.close();
});

it('starts without a database and finds it when it comes', async () => {
  const url = await postgres.database('late');
  await postgres.pause();
  const app = await startServer(url);
  expect(await problemOf(app, '/issues')).toEqual(down);
  await postgres.resume();
  // it is there now, but nobody has made its tables: an empty list would be a lie
  expect(
    await eventually(
      () => problemOf(app, '/issues'),
      (problem) => problem.type !== down.type,
    ),
  ).toEqual(notReady);

  const worker = await new DataSource(dataSourceOptions(url)).initialize();
  await worker.runMigrations();
  await worker.destroy();
  expect(await problemOf(app, '/health/ready')).toEqual(notReady);
  expect(await problemOf(app, '/oss/contributions')).toEqual(notReady);
  await app.close();
});

it('closes soon while requests and a database are in trouble', async () => {
  const app = await startServer('postgres://joust:joust@127.0.0.1:1/nothing');
  const began = Date.now();
  await app.close();
  expect(Date.now() - began).toBeLessThan(10_000);
});
