import 'reflect-metadata';
import { SetClock, createStandIn, type StandIn } from '@joust/github-stand-in';
import {
  Competition,
  CompetitionPull,
  Contract,
  Cursor,
  GithubAccount,
  GithubEvent,
  GithubIssue,
  GithubPull,
  dataSourceOptions,
} from '@joust/tables';
import { startPostgres, type TestPostgres } from '@joust/tables/testing';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { readEnvironment } from '../environment.ts';
import { put } from '../projection.ts';
import { Ingest } from '../scan/ingest.ts';
import { CONTRACT, FakeChain, timeOf } from '../testing/fake-chain.ts';
import { ALPHA, contract, enrolled, funded, harvested, miner, opened, registered, started } from '../testing/story.ts';
import { GithubService } from './github.service.ts';

const START = 10;
const OPEN = START + 72;
let postgres: TestPostgres;
let database: DataSource;
let standIn: StandIn;
const clock = new SetClock(timeOf(OPEN + 20).getTime());
const chain = new FakeChain()
  .block(registered(), registered({ issueId: 2n, number: 404 }))
  .block(funded(1n, 10n * ALPHA, 10n * ALPHA), harvested(10n * ALPHA, 10n * ALPHA))
  .block(opened(), { name: 'IdentityClaimed', ...miner(11), proofRef: 'gist' }, { name: 'IdentityClaimed', ...miner(12), proofRef: 'gist' })
  .block(enrolled(miner(11), [1n]), enrolled(miner(12), [1n]))
  .upTo(START - 1)
  .block(started(START, { a: miner(11), b: miner(12) }))
  .upTo(OPEN + 20);

const service = (url = standIn.url): GithubService =>
  new GithubService(
    readEnvironment({
      DATABASE_URL: 'postgres://x',
      REDIS_URL: 'redis://x',
      CHAIN_URL: 'ws://x',
      CONTRACT_ADDRESS: CONTRACT,
      GITHUB_API_URL: url,
    }),
    database,
    pino({ level: 'silent' }),
  );

const order = async (name: string, body: object, to = standIn): Promise<void> => {
  const answer = await fetch(`${to.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
};

/** The issue of the story, with a pull request of each miner: a good one and a draft. */
const stage = async (to: StandIn): Promise<void> => {
  await order('repositories', { id: 77, repo: 'acme/anvil' }, to);
  for (const [id, login] of [
    [5, 'author'],
    [6, 'maintainer'],
    [7_011, 'miner-one'],
    [7_012, 'miner-two'],
  ] as const)
    await order('accounts', { id, login }, to);
  clock.set(timeOf(1).getTime());
  await order('issues', { repo: 'acme/anvil', number: 1, title: 'The anvil is too light', labels: ['bug'], author: 5 }, to);
  clock.set(timeOf(OPEN + 5).getTime());
  await order('pulls', { repo: 'acme/anvil', number: 42, title: 'Make it heavier', author: 7_011, closes: [1] }, to);
  clock.set(timeOf(OPEN + 6).getTime());
  await order('pulls', { repo: 'acme/anvil', number: 43, title: 'Perhaps so', author: 7_012, draft: true }, to);
  clock.set(timeOf(OPEN + 20).getTime());
};

beforeAll(async () => {
  [postgres, standIn] = await Promise.all([startPostgres(), createStandIn({ clock, checkPayloads: true })]);
  database = await new DataSource(dataSourceOptions(await postgres.database('github'))).initialize();
  await database.runMigrations();
  await put(database.manager, Contract, ['address'], [contract]);
  await new Ingest(database, chain, CONTRACT, 1).run({ first: 1, last: chain.height, after: chain.genesisHash });
  await stage(standIn);
});
afterAll(async () => {
  await database.destroy();
  await standIn.stop();
  await postgres.stop();
});

it('keeps what a page shows of the issue and of both miners’ pull requests', async () => {
  expect(await service().refresh(1n)).toBe('stored');
  expect(await database.manager.findOneBy(GithubIssue, { issueId: 1n })).toMatchObject({
    title: 'The anvil is too light',
    state: 'open',
    authorLogin: 'author',
    labels: [{ name: 'bug' }],
  });
  expect(await database.manager.find(GithubPull, { order: { number: 'ASC' } })).toMatchObject([
    { number: 42, authorId: 7_011n, state: 'open', draft: false },
    { number: 43, authorId: 7_012n, draft: true },
  ]);
  expect(await database.manager.find(CompetitionPull, { order: { number: 'ASC' } })).toMatchObject([
    { side: 'a', number: 42, inWindow: true, valid: true, reasons: [], judgedAt: chain.height },
    { side: 'b', number: 43, inWindow: true, valid: false, reasons: ['a draft'] },
  ]);
  expect(await database.manager.countBy(GithubEvent, { number: 42, kind: 'opened' })).toBe(1);
  expect(await database.manager.findOneBy(Cursor, { name: 'github' })).toMatchObject({ blockNumber: chain.height, version: 0 });
});

it('sees a merge at the next refresh, and repeats nothing', async () => {
  await order('pulls/merge', { repo: 'acme/anvil', number: 42, by: 6 });
  await service().refresh(1n);
  await service().refresh(1n);
  expect(await database.manager.findOneBy(GithubPull, { number: 42 })).toMatchObject({
    state: 'merged',
    mergedByLogin: 'maintainer',
    mergeSha: expect.stringMatching(/^[0-9a-f]{40}$/),
  });
  expect(await database.manager.findOneBy(GithubIssue, { issueId: 1n })).toMatchObject({ state: 'closed' });
  expect(await database.manager.countBy(GithubEvent, { number: 42, kind: 'merged' })).toBe(1);
});

it('knows the accounts of miners', async () => {
  expect(await service().dueAccounts(new Date())).toEqual(expect.arrayContaining([7_011n, 7_012n]));
  expect(await service().refreshAccount(7_011n)).toBe('stored');
  expect(await database.manager.findOneBy(GithubAccount, { githubId: 7_011n })).toMatchObject({ login: 'miner-one' });
  expect(await service().dueAccounts(new Date())).not.toContain(7_011n);
});

it('brings live issues, the one read longest ago first', async () => expect(await service().due()).toEqual([2n, 1n]));

it('keeps no row of an issue that GitHub does not show, and does not fail', async () => {
  expect(await service().refresh(2n)).toBe('stored');
  expect(await database.manager.findOneBy(GithubIssue, { issueId: 2n })).toBeNull();
});

it('asks nothing while GitHub limits us', async () => {
  const poor = await createStandIn({ clock, limit: 1 });
  try {
    await stage(poor);
    const limited = service(poor.url);
    expect(await limited.refresh(1n)).toBe('waiting');
    const { requests } = poor.usage();
    expect(await limited.refresh(1n)).toBe('waiting');
    expect(poor.usage().requests).toBe(requests);
  } finally {
    await poor.stop();
  }
});

it('fails where GitHub cannot be reached, and leaves the rows as they were', async () => {
  const before = await database.manager.findOneBy(GithubIssue, { issueId: 1n });
  await expect(service('http://127.0.0.1:1').refresh(1n)).rejects.toThrow();
  expect(await database.manager.findOneBy(GithubIssue, { issueId: 1n })).toEqual(before);
  expect(await database.manager.count(Competition)).toBe(1);
});
