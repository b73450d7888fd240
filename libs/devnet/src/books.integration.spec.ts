import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { type Devnet, startDevnet } from './devnet.ts';
import { openApi } from './testing/api.ts';

const RUNTIME = fileURLToPath(new URL('../../../chain/artifacts/joust_runtime.wasm', import.meta.url));
const NETUID = 1;
const ALPHA = 1_000_000_000n;
/** Rao of alpha that the development preset mints in a block. */
const MINTED = ALPHA;
const ROUNDS = 12;
const BLOCKS_A_ROUND = 5;
const TEMPO = 10;

// Subtensor asks this of its state with try-runtime; a devnet asks while it runs.
describe('the books of a running chain', () => {
  const keys = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const folder = mkdtempSync(join(tmpdir(), 'joust-books-'));
  const nonces = new Map<string, number>();
  let devnet: Devnet;
  let api: ApiPromise;

  beforeAll(async () => {
    await cryptoWaitReady();
    devnet = await startDevnet({
      folder,
      port: 0,
      mode: 'manual',
      blockMillis: 1_000,
      runtime: readFileSync(RUNTIME),
      preset: 'development',
    });
    api = await openApi(devnet.url);
  });
  afterAll(async () => {
    await api.disconnect();
    await devnet.stop();
    rmSync(folder, { recursive: true });
  });

  const send = async (call: SubmittableExtrinsic<'promise'>, pair: KeyringPair) => {
    const nonce = nonces.get(pair.address) ?? 0;
    nonces.set(pair.address, nonce + 1);
    await (await call.signAsync(pair, { nonce })).send();
  };
  /** Empty when everything adds up. */
  const wrong = async (): Promise<string> => {
    const answer = Buffer.from((await api.rpc.state.call('DevnetBooksApi_check', '0x')).toHex().slice(2), 'hex');
    return answer[0] === 0 ? '' : answer.subarray(2).toString('utf8');
  };
  const calls = () => api.tx['subtensorModule'] as unknown as Record<string, (...args: unknown[]) => SubmittableExtrinsic<'promise'>>;
  const call = (name: string, ...args: unknown[]) => calls()[name]?.(...args) as SubmittableExtrinsic<'promise'>;
  /** Of the last block. */
  const refusals = async (): Promise<string[]> => {
    const events = (await api.query['system']?.['events']?.()) as unknown as Array<{ event: { method: string; data: object } }>;
    return events.filter(({ event }) => event.method === 'ExtrinsicFailed').map(({ event }) => String(event.data));
  };
  const alpha = async (item: string): Promise<bigint> =>
    ((await api.query['alphaAssets']?.[item]?.(NETUID)) as unknown as { toBigInt(): bigint }).toBigInt();

  it('balance every few blocks while people stake, trade, burn, vote and register', async () => {
    const [first, second] = [1, 2].map((n) => keys.addFromUri(`//Validator//${n}`)) as [KeyringPair, KeyringPair];
    const [rich, poor] = [keys.addFromUri('//Validator//1//cold'), keys.addFromUri('//Bob')];
    const issuedBefore = (await alpha('totalAlphaIssuance')) + (await alpha('alphaRecycled'));
    for (let round = 1; round <= ROUNDS; round += 1) {
      const amount = ALPHA * BigInt(round) + 7n;
      await send(call('setWeights', NETUID, [5, 6, 7], [round, 2, 1], 0), first);
      await send(call('addStake', second.address, NETUID, amount), poor);
      await send(call('transferStake', poor.address, first.address, NETUID, NETUID, amount), rich);
      await send(call('removeStake', first.address, NETUID, amount / 3n), poor);
      await send(call('recycleAlpha', first.address, amount / 7n, NETUID), rich);
      await send(call('burnAlpha', first.address, amount / 9n, NETUID), rich);
      await send(call('burnedRegister', NETUID, keys.addFromUri(`//Bob//${round}`).address), poor);
      await devnet.newBlock();
      expect(await refusals()).toEqual([]);
      await devnet.newBlock(BLOCKS_A_ROUND - 1);
      expect(await wrong()).toBe('');
    }
    const issued = (await alpha('totalAlphaIssuance')) + (await alpha('alphaRecycled')) - issuedBefore;
    expect(issued).toBe(MINTED * BigInt(ROUNDS * BLOCKS_A_ROUND));
    expect(await alpha('alphaBurned')).toBeGreaterThan(0n);
    const epochs = (await api.query['subtensorModule']?.['subnetEpochIndex']?.(NETUID)) as unknown as { toNumber(): number };
    expect(epochs.toNumber()).toBe((ROUNDS * BLOCKS_A_ROUND) / TEMPO);
  });

  it('are told wrong when somebody writes into them', async () => {
    const key = api.query['subtensorModule']?.['totalStake']?.key() as string;
    const write = api.tx['system']?.['setStorage']?.([[key, `0x${'01'.padEnd(16, '0')}`]]) as SubmittableExtrinsic<'promise'>;
    await send(api.tx['sudo']?.['sudo']?.(write) as SubmittableExtrinsic<'promise'>, keys.addFromUri('//Alice'));
    await devnet.newBlock();
    expect(await wrong()).toMatch(/^TAO of the pools: \d+ is not 1$/);
  });
});
