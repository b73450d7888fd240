import 'reflect-metadata';
import {
  Block,
  Contract,
  ContractChange,
  Cursor,
  dataSourceOptions,
  Enrolment,
  Event,
  Extrinsic,
  GithubAccount,
  Identity,
  LedgerEntry,
  OssContribution,
  Validator,
  Weight,
  NOTICE_CHANNEL,
  noticeText,
  type Notice,
  type ParamsInForce,
} from '@joust/tables';
import { anEnrolment, params, timeOf } from '@joust/tables/testing';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { ALPHA, at, COLDKEYS, GITHUB, hash, HEAD, HOTKEYS, VALIDATORS } from './people.ts';
import { duels } from './world-duels.ts';
import { issues } from './world-issues.ts';

export { COLDKEYS, GITHUB, HEAD, HOTKEYS, VALIDATORS } from './people.ts';

/** A database as the worker would have left it at block 1000: one duel paid, one running with votes, one void, and issues in every state. */
export const buildWorld = async (url: string): Promise<DataSource> => {
  const db = await new DataSource(dataSourceOptions(url)).initialize();
  await db.runMigrations();
  const put = async <T extends ObjectLiteral>(entity: EntityTarget<T>, rows: T[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += 500) await db.getRepository(entity).insert(rows.slice(from, from + 500) as never);
  };
  await put(
    Block,
    Array.from({ length: HEAD + 1 }, (_, number) => ({
      number,
      hash: hash(number),
      parentHash: hash(number - 1),
      at: timeOf(number),
      specVersion: 1,
      indexedAt: timeOf(number),
    })),
  );
  await put(Extrinsic, [
    {
      blockNumber: 700,
      extrinsicIndex: 1,
      hash: hash(70_001),
      signer: at(VALIDATORS, 0),
      pallet: 'Contracts',
      call: 'call',
      message: 'settle',
      args: { competitionId: '1' },
      success: true,
      error: null,
      fee: 1_250_000n,
      nonce: 4,
    },
    {
      blockNumber: 701,
      extrinsicIndex: 1,
      hash: hash(70_101),
      signer: at(HOTKEYS, 0),
      pallet: 'Contracts',
      call: 'call',
      message: 'vote_outcome',
      args: { competitionId: '2' },
      success: false,
      error: 'NotValidator',
      fee: 900_000n,
      nonce: 1,
    },
    {
      blockNumber: 700,
      extrinsicIndex: 0,
      hash: hash(70_000),
      signer: null,
      pallet: 'Timestamp',
      call: 'set',
      message: null,
      args: { now: '1' },
      success: true,
      error: null,
      fee: null,
      nonce: null,
    },
  ]);
  await put(Contract, [contractRow(params)]);
  await put(ContractChange, [
    { blockNumber: 6, eventIndex: 0, name: 'ValidatorAdded', before: null, after: { hotkey: at(VALIDATORS, 0) } },
  ]);
  await put(
    Validator,
    VALIDATORS.map((hotkey, n) => ({
      hotkey,
      coldkeys: [`5Vcold${'1'.repeat(40)}${n + 1}A`],
      addedAt: 6,
      activeFrom: 6,
      activeUntil: null,
      raw: 50n * ALPHA,
      weight: 30n * ALPHA,
      frozenAnchor: 9,
      blockNumber: 6,
      eventIndex: n,
    })),
  );
  await put(
    Weight,
    VALIDATORS.map((hotkey, n) => ({ anchor: 9, hotkey, raw: 50n * ALPHA, weight: 30n * ALPHA, blockNumber: 9, eventIndex: n })),
  );
  await put(
    GithubAccount,
    GITHUB.slice(0, 3).map((githubId, n) => ({
      githubId,
      login: `octo-${n + 1}`,
      avatarUrl: `https://avatars.githubusercontent.com/u/${githubId}`,
      htmlUrl: `https://github.com/octo-${n + 1}`,
      fetchedAt: timeOf(20),
    })),
  );
  await put(
    Identity,
    GITHUB.map((githubId, n) => ({
      hotkey: at(HOTKEYS, n),
      coldkey: at(COLDKEYS, n),
      githubId,
      proofRef: `https://gist.github.com/octo/${n}`,
      claimedAt: 20,
      boundAt: n === 3 ? null : 25,
      blockNumber: 20,
      eventIndex: n,
    })),
  );
  await issues(put);
  await duels(put);
  await put(Enrolment, [
    anEnrolment({
      hotkey: at(HOTKEYS, 2),
      githubId: GITHUB[2],
      picks: [3n, 4n],
      enrolledAt: 900,
      waitingSince: 860,
      expiresAt: 1152,
      blockNumber: 900,
      eventIndex: 2,
    }),
    anEnrolment({
      hotkey: at(HOTKEYS, 0),
      githubId: GITHUB[0],
      picks: [1n],
      enrolledAt: 80,
      endedAt: 100,
      endReason: 'Started',
      blockNumber: 80,
      eventIndex: 1,
    }),
  ]);
  await put(LedgerEntry, [
    {
      blockNumber: 50,
      eventIndex: 4,
      kind: 'Harvested',
      amount: 90n * ALPHA,
      issueId: null,
      competitionId: null,
      received: 90n * ALPHA,
      pool: 0n,
      filledUnpaid: 85n * ALPHA,
      holdbacks: 0n,
      paid: 0n,
      recycled: 5n * ALPHA,
      rounding: 0n,
    },
    {
      blockNumber: 700,
      eventIndex: 3,
      kind: 'Paid',
      amount: 20n * ALPHA,
      issueId: 1n,
      competitionId: 1n,
      received: 90n * ALPHA,
      pool: 0n,
      filledUnpaid: 65n * ALPHA,
      holdbacks: 0n,
      paid: 20n * ALPHA,
      recycled: 5n * ALPHA,
      rounding: 0n,
    },
  ]);
  await put(Event, [
    anEvent(10, 1, 'IssueRegistered', { issueId: 1n }),
    anEvent(100, 1, 'CompetitionStarted', { issueId: 1n, competitionId: 1n, accounts: [at(HOTKEYS, 0), at(HOTKEYS, 1)] }),
    anEvent(700, 3, 'PayoutReleased', { issueId: 1n, competitionId: 1n, accounts: [at(HOTKEYS, 0)], extrinsicIndex: 1 }),
    { ...anEvent(701, 0, 'ExtrinsicFailed', {}), source: 'System', extrinsicIndex: 1 },
    anEvent(990, 0, 'OutcomeVoted', { competitionId: 2n, accounts: [at(VALIDATORS, 0)] }),
  ]);
  await put(
    OssContribution,
    [1, 2, 3].map((number) => ({
      repoId: 77n,
      number,
      repo: 'acme/anvil',
      githubId: GITHUB[0],
      login: 'octo-1',
      title: `Contribution ${number}`,
      htmlUrl: `https://github.com/acme/anvil/pull/${number}`,
      additions: number,
      deletions: 0,
      mergedAt: timeOf(number),
      fetchedAt: timeOf(20),
    })),
  );
  await put(Cursor, [
    {
      name: 'scan',
      blockNumber: HEAD,
      blockHash: hash(HEAD),
      eventIndex: -1,
      version: 40,
      headBlock: HEAD + 2,
      genesisHash: hash(0),
      updatedAt: timeOf(HEAD),
      lastError: null,
      lastErrorAt: null,
    },
    {
      name: 'github',
      blockNumber: HEAD - 5,
      blockHash: hash(HEAD - 5),
      eventIndex: -1,
      version: 7,
      headBlock: HEAD,
      genesisHash: hash(0),
      updatedAt: timeOf(HEAD),
      lastError: 'GitHub asked us to slow down',
      lastErrorAt: timeOf(HEAD),
    },
  ]);
  return db;
};

const contractRow = (inForce: ParamsInForce): Contract => ({
  address: `5Contract${'1'.repeat(38)}A`,
  codeHash: hash(1),
  version: 1,
  owner: `5owner${'1'.repeat(41)}A`,
  netuid: 1,
  hotkey: `5Neuron${'1'.repeat(40)}A`,
  blocksPerDay: 36,
  msPerBlock: 1000,
  createdAt: 5,
  epochFrom: 5,
  epochBlocks: 9,
  usesAvailability: true,
  paused: false,
  paramsId: 1,
  params: inForce,
  proposed: null,
  blockNumber: 5,
});

const anEvent = (blockNumber: number, eventIndex: number, name: string, row: Partial<Event>): Event => ({
  blockNumber,
  eventIndex,
  extrinsicIndex: null,
  source: 'contract',
  name,
  data: { issueId: '1' },
  issueId: null,
  competitionId: null,
  accounts: [],
  ...row,
});

/** Moves the index on by a block, as the worker does: rows, cursor and notice in one transaction. */
export const commitBlock = async (db: DataSource, notice: Notice): Promise<void> => {
  await db.transaction(async (tx) => {
    const { block } = notice;
    await tx.insert(Block, {
      number: block,
      hash: hash(block),
      parentHash: hash(block - 1),
      at: timeOf(block),
      specVersion: 1,
      indexedAt: timeOf(block),
    });
    const named = Math.max(notice.issues?.length ?? 0, notice.competitions?.length ?? 0);
    for (let index = 0; index < named; index += 1) {
      const issue = notice.issues?.[index];
      const competition = notice.competitions?.[index];
      await tx.insert(
        Event,
        anEvent(block, index, 'BountyFunded', {
          issueId: issue === undefined ? null : BigInt(issue),
          competitionId: competition === undefined ? null : BigInt(competition),
        }) as never,
      );
    }
    await tx.query(
      `UPDATE cursor SET block_number = $1, block_hash = $2, event_index = $3, version = version + 1, head_block = $1 WHERE name = 'scan'`,
      [block, hash(block), notice.eventIndex],
    );
    await tx.query('SELECT pg_notify($1, $2)', [NOTICE_CHANNEL, noticeText(notice)]);
  });
};
