/*
 * @polkadot/api-contract, the client most people have, reads the same artifact and means the same: it deploys the contract from the
 * committed joust.contract, and what it reads, sends and decodes is held against our own client (docs/decisions/0006).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevnet, type Devnet } from '@joust/devnet';
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { CodePromise, ContractPromise } from '@polkadot/api-contract';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import type { ISubmittableResult } from '@polkadot/types/types';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { Chain, decodeEvent, Joust } from './index.ts';

const artifact = (path: string): Buffer => readFileSync(new URL(`../../../${path}`, import.meta.url));
const NEURON = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const PARAMS = {
  pair_epoch: 1_800,
  anchor_delay: 10,
  register_delay: 7_200,
  enrol_ttl: 50_400,
  submit_open: 14_400,
  submit_close: 64_800,
  resolve: 151_200,
  grace: 50_400,
  challenge: 21_600,
  min_bounty: 10_000_000_000n,
  fill_cap_bps: 10_000,
  rating_version: 1,
  extend: 100_800,
  holdback: 151_200,
  holdback_bps: 2_500,
  c_bps: 0,
  slash_loss_bps: 1_000,
  slash_both_fail_bps: 2_500,
  slash_late_bps: 5_000,
  slash_fraud_bps: 10_000,
  cap_provisional: 100_000_000_000n,
  cap_probation: 50_000_000_000n,
};

let folder: string;
let devnet: Devnet;
let api: ApiPromise;
let chain: Chain;
let contract: ContractPromise;
let joust: Joust;

/** Resolves when the transaction is in a block; a failure in its block is an error. */
const included = (send: (status: (result: ISubmittableResult) => void) => Promise<unknown>): Promise<ISubmittableResult> =>
  new Promise((resolve, reject) => {
    send((result) => {
      if (result.dispatchError) reject(new Error(result.dispatchError.toString()));
      else if (result.status.isInBlock) resolve(result);
    }).catch(reject);
  });

beforeAll(async () => {
  await cryptoWaitReady();
  folder = mkdtempSync(join(tmpdir(), 'joust-api-contract-'));
  const runtime = artifact('chain/artifacts/joust_runtime.wasm');
  devnet = await startDevnet({ folder, port: 0, blockMillis: 200, mode: 'timer', preset: 'development', runtime });
  api = await ApiPromise.create({ provider: new WsProvider(devnet.url) as unknown as ProviderInterface, noInitWarn: true });
  chain = await Chain.connect(devnet.url, { requestMillis: 30_000 });
});
afterAll(async () => {
  chain.close();
  await api.disconnect();
  await devnet.stop();
  rmSync(folder, { recursive: true });
});

const weight = (refTime: bigint) => api.registry.createType('WeightV2', { refTime, proofSize: 1_000_000n }) as never;
const alice = () => new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//Alice');

describe('@polkadot/api-contract and our client', () => {
  it('deploy from the committed .contract file', async () => {
    for (const library of ['reads', 'registry']) {
      const upload = api.tx['contracts']?.['uploadCode']?.(
        u8aToHex(artifact(`contract/artifacts/joust-${library}.wasm`)),
        null,
        'Enforced',
      );
      await included((status) => upload?.signAndSend(alice(), status) ?? Promise.reject(new Error('no such call')));
    }
    const code = new CodePromise(api, artifact('contract/artifacts/joust.contract').toString(), null);
    const deploy = code.tx['new']?.({ gasLimit: weight(100_000_000_000n) }, 1, NEURON, 36, 1_000, true, PARAMS, chain.genesisHash);
    const result = await included((status) => deploy?.signAndSend(alice(), status) ?? Promise.reject(new Error('no constructor')));
    const instantiated = result.events.find(({ event }) => event.section === 'contracts' && event.method === 'Instantiated');
    const address = String(instantiated?.event.data[1]);
    contract = new ContractPromise(api, artifact('contract/artifacts/joust.json').toString(), address);
    joust = Joust.at(chain, address);
    expect((await joust.read.config()).owner).toBe(alice().address);
  });

  it('read the same', async () => {
    const { output, result } = (await contract.query['config']?.(alice().address, { gasLimit: weight(100_000_000_000n) })) ?? {};
    if (result?.isErr) throw new Error(result.asErr.toString());
    expect(result?.isOk).toBe(true);
    const read = (output?.toJSON() as { ok: Record<string, unknown> }).ok;
    const ours = await joust.read.config({ at: (await chain.head()).hash });
    expect(read).toMatchObject({
      owner: ours.owner,
      hotkey: ours.hotkey,
      netuid: ours.netuid,
      blocksPerDay: ours.blocksPerDay,
      msPerBlock: ours.msPerBlock,
      createdAt: ours.createdAt,
      epochBlocks: ours.epochBlocks,
      usesAvailability: ours.usesAvailability,
    });
  });

  it('send the same call and see the same event', async () => {
    const hash = u8aToHex(new Uint8Array(32).fill(7));
    const register = contract.tx['registerIssue']?.(
      { gasLimit: weight(10_000_000_000n) },
      5,
      'acme/anvil',
      12,
      'I_kw',
      99,
      'main',
      hash,
      12_000_000_000n,
    );
    const result = await included((status) => register?.signAndSend(alice(), status) ?? Promise.reject(new Error('no message')));
    const record = result.events.find(({ event }) => event.section === 'contracts' && event.method === 'ContractEmitted');
    if (!record) throw new Error('The contract emitted nothing.');
    const theirs = contract.abi.decodeEvent(record as never);
    const ours = decodeEvent(
      String(record.event.data[1]?.toHex()),
      record.topics.map((topic) => topic.toHex()),
    );
    expect(theirs.event.identifier).toMatch(/IssueRegistered$/);
    expect(ours).toMatchObject({ name: 'IssueRegistered', issueId: 1n, repo: 'acme/anvil', number: 12, target: 12_000_000_000n });
    expect(theirs.args.map((arg) => arg.toString())).toEqual(
      expect.arrayContaining(['1', '5', 'acme/anvil', '12', 'I_kw', '99', 'main', '12000000000']),
    );
    expect(await joust.read.issue(1n)).toMatchObject({ repo: 'acme/anvil', contentHash: hash, authorId: 99n });
  });
});
