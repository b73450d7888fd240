import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_PARAMS, ensureCode, readCode } from '@joust/bootstrap';
import { Chain, Joust, encodeConstructor, type Signer } from '@joust/contract';
import { startDevnet, type Devnet } from '@joust/devnet';
import { Block, Contract, Cursor, Event, Extrinsic, Issue, dataSourceOptions } from '@joust/tables';
import { startPostgres, type TestPostgres } from '@joust/tables/testing';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { DataSource } from 'typeorm';
import { put } from './projection.ts';
import { ChainSource } from './scan/chain-source.ts';
import { Ingest } from './scan/ingest.ts';
import { digestOf } from './testing/digest.ts';
import { freePort, startRedis, until, type TestRedis } from './testing/redis.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const ALPHA = 1_000_000_000n;

let folder: string;
let devnet: Devnet;
let chain: Chain;
let joust: Joust;
let alice: Signer;
let postgres: TestPostgres;
let redis: TestRedis;
let url: string;
let database: DataSource;
let health: number;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', join(root, 'apps/worker')]);
  await cryptoWaitReady();
  alice = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//Alice');
  folder = mkdtempSync(join(tmpdir(), 'joust-worker-'));
  [postgres, redis, health] = await Promise.all([startPostgres(), startRedis(), freePort()]);
  const runtime = readFileSync(join(root, 'chain/artifacts/joust_runtime.wasm'));
  devnet = await startDevnet({ folder, port: 0, blockMillis: 150, mode: 'timer', preset: 'development', runtime });
  chain = await Chain.connect(devnet.url, { requestMillis: 30_000 });
  joust = Joust.at(chain, await deploy());
  url = await postgres.database('worker');
  database = await new DataSource(dataSourceOptions(url)).initialize();
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  chain.close();
  await devnet.stop();
  await database.destroy();
  await redis.remove();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const deploy = async (): Promise<string> => {
  const code = readCode(join(root, 'contract/artifacts'));
  for (const library of code.libraries) await ensureCode(chain, alice, library);
  const call = (await chain.runtime()).call('Contracts', 'instantiate_with_code', {
    value: 0n,
    gas_limit: { ref_time: 100_000_000_000n, proof_size: 1_000_000n },
    storage_deposit_limit: undefined,
    code: code.main,
    data: encodeConstructor('new', [1, alice.address, 36, 1_000, false, DEFAULT_PARAMS, chain.genesisHash]),
    salt: new Uint8Array(4),
  });
  const { chainEvents } = await chain.submit(alice, call);
  const made = chainEvents.find((event) => event.pallet === 'Contracts' && event.name === 'Instantiated');
  return (made?.data as { contract: string }).contract;
};

const register = (number: number) =>
  joust.submit.registerIssue(alice, 77n, 'acme/anvil', number, 'I_1', 5n, 'main', `0x${'11'.repeat(32)}`, 10n * ALPHA);

const startWorker = (given: Record<string, string> = {}): ChildProcess & { said: () => string } => {
  const environment = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: url,
    REDIS_URL: redis.url,
    CHAIN_URL: devnet.url,
    CONTRACT_ADDRESS: joust.address,
    SCAN_BATCH: '4',
    SCAN_POLL_MS: '100',
    GITHUB_API_URL: 'http://127.0.0.1:1',
    HEALTH_PORT: String(health),
    ...given,
  };
  const worker = spawn(process.execPath, [join(root, 'apps/worker/dist/main.js')], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  workers.add(worker);
  worker.once('exit', () => workers.delete(worker));
  let said = '';
  for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (text) => (said += String(text)));
  return Object.assign(worker, { said: () => said });
};

const height = async (): Promise<number> => {
  const [table] = (await database.query("SELECT to_regclass('cursor') AS name")) as { name: string | null }[];
  return table?.name ? ((await database.manager.findOneBy(Cursor, { name: 'scan' }))?.blockNumber ?? 0) : 0;
};
const reach = (block: number) => until(height, (at) => at >= block, 60_000);

const ended = async (worker: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  const exit = once(worker, 'exit');
  worker.kill(signal);
  return ((await exit) as [number | null])[0];
};

it('brings an issue from its extrinsic to its row', async () => {
  const worker = startWorker();
  const receipt = await register(1);
  await reach(receipt.blockNumber);
  expect(await database.manager.findOneBy(Issue, { id: 1n })).toMatchObject({
    repo: 'acme/anvil',
    status: 'Registered',
    registeredAt: receipt.blockNumber,
  });
  expect(await database.manager.findOneBy(Extrinsic, { hash: receipt.extrinsicHash })).toMatchObject({
    message: 'register_issue',
    signer: alice.address,
    success: true,
    fee: receipt.feeRao,
  });
  const ready = await until(
    () => fetch(`http://127.0.0.1:${health}/ready`).then((answer) => answer.status),
    (status) => status === 200,
  );
  expect(ready).toBe(200);
  expect(await ended(worker, 'SIGTERM')).toBe(0);
});

it('is where a clean sync is after being killed again and again', async () => {
  for (let round = 0; round < 6; round += 1) {
    const [worker, from] = [startWorker(), await height()];
    await register(100 + round);
    await reach(from + 1 + round);
    await ended(worker, 'SIGKILL');
  }
  const last = startWorker();
  await reach((await register(200)).blockNumber);
  expect(await ended(last, 'SIGTERM')).toBe(0);
  const at = await height();
  const clean = await new DataSource(dataSourceOptions(await postgres.database('clean'))).initialize();
  await clean.runMigrations();
  await put(clean.manager, Contract, ['address'], await database.manager.find(Contract));
  const ingest = new Ingest(clean, new ChainSource(chain), joust.address, 1);
  await ingest.run({ first: 1, last: at, after: chain.genesisHash });
  expect(await digestOf(database)).toBe(await digestOf(clean));
  await clean.destroy();
});

it('has every block and as many events as the chain', async () => {
  const at = await height();
  expect(await database.manager.count(Block)).toBe(at);
  for (const block of [1, Math.floor(at / 2), at]) {
    expect(await database.manager.countBy(Event, { blockNumber: block })).toBe((await chain.events(await chain.blockHash(block))).length);
  }
});

it('says what it waits for when the node is down, and stops at once when asked', async () => {
  const worker = startWorker({ CHAIN_URL: 'ws://127.0.0.1:1' });
  await until(
    () => Promise.resolve(worker.said()),
    (said) => said.includes('the chain is not there yet'),
  );
  expect(await ended(worker, 'SIGTERM')).toBe(0);
});

it('ends with one sentence when its settings are wrong, or there is no contract', async () => {
  const wrong = startWorker({ CHAIN_URL: 'ftp://x' });
  expect((await once(wrong, 'exit'))[0]).toBe(1);
  expect(wrong.said()).toContain('CHAIN_URL');
  const other = startWorker({ CONTRACT_ADDRESS: alice.address, DATABASE_URL: await postgres.database('nobody') });
  expect((await once(other, 'exit'))[0]).toBe(1);
  expect(other.said()).toContain(`there is no contract at ${alice.address}`);
});
