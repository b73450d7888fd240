import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { type Devnet, startDevnet } from '../devnet.ts';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import { decodeHeader, encodeHeader } from '../chain/header.ts';
import { ChainStore } from '../store/chain-store.ts';
import { runOnChopsticks } from '../testing/chopsticks.ts';
import type { StoredState } from './changes.ts';
import { Engine, Trap } from './engine.ts';
import type { Task } from './task.ts';

const artifact = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

describe('our host and the one of Chopsticks', () => {
  const code = readFileSync(artifact('chain/artifacts/joust_runtime.wasm'));
  const wasm = toHex(code);
  const engine = new Engine();
  let folder: string;
  let devnet: Devnet;
  let api: ApiPromise;
  let store: ChainStore;

  beforeAll(async () => {
    await cryptoWaitReady();
    folder = mkdtempSync(join(tmpdir(), 'joust-engine-'));
    devnet = await startDevnet({ folder, port: 0, mode: 'manual', blockMillis: 1_000, preset: 'development', runtime: code });
    api = await ApiPromise.create({ provider: new WsProvider(devnet.url) as unknown as ProviderInterface, noInitWarn: true });
    store = new ChainStore(folder);
  });
  afterAll(async () => {
    await api.disconnect();
    store.close();
    await devnet.stop();
    rmSync(folder, { recursive: true });
  });

  const at = (number: number): StoredState => ({
    get: (key) => store.state.get(key, number),
    nextKey: (prefix, key, orEqual) => store.state.nextKey(prefix, key, number, orEqual),
  });
  /** Both hosts run the calls; answers ours, having found it equal to theirs. */
  const agree = async (number: number, calls: Task['calls']) => {
    const ours = engine.run({ id: 'runtime', bytes: () => wasm }, at(number), { calls });
    const theirs = await runOnChopsticks(wasm, at(number), { calls });
    expect(new Map(ours.diff)).toEqual(new Map(theirs.diff));
    return { ours, theirs };
  };
  /** The calls that made a stored block: its opening header is its own without the roots. */
  const callsOf = (number: number): Task['calls'] => {
    const block = store.blockAt(number);
    if (!block) throw new Error(`no block ${number}`);
    const zero: Hex = `0x${'00'.repeat(32)}`;
    const opening = encodeHeader({ ...decodeHeader(block.header), stateRoot: zero, extrinsicsRoot: zero });
    return [
      ['Core_initialize_block', [opening]],
      ...block.extrinsics.map((extrinsic) => ['BlockBuilder_apply_extrinsic', [extrinsic]] as const),
      ['BlockBuilder_finalize_block', []],
    ];
  };

  it('agree on every block: empty ones, an epoch, stake, transfers, a contract and its storage', async () => {
    const keys = new Keyring({ type: 'sr25519', ss58Format: 42 });
    const alice = keys.addFromUri('//Alice');
    const contract = readFileSync(artifact('contract/artifacts/joust.wasm'));
    const weight = { refTime: 100_000_000_000n, proofSize: 1_000_000n };
    const send = async (nonce: number, pallet: string, call: string, ...args: unknown[]) => {
      const signed = await api.tx[pallet]?.[call]?.(...args).signAsync(alice, { nonce });
      await signed?.send();
    };
    await devnet.newBlock(2);
    await send(0, 'balances', 'transferKeepAlive', keys.addFromUri('//Bob').address, 12_345n);
    await send(1, 'subtensorModule', 'addStake', keys.addFromUri('//Validator//1').address, 1, 5_000_000_000n);
    await devnet.newBlock();
    await send(2, 'contracts', 'uploadCode', toHex(contract), null, 'Enforced');
    await send(3, 'contracts', 'instantiateWithCode', 0, weight, null, toHex(contract), '0x9bae9d5e', '0x01');
    await devnet.newBlock(10);

    const { number } = devnet.head();
    for (let block = 1; block <= number; block += 1) {
      const { ours, theirs } = await agree(block - 1, callsOf(block));
      const [mine, other] = [decodeHeader(ours.result), decodeHeader(theirs.result)];
      expect({ ...mine, stateRoot: '' }).toEqual({ ...other, stateRoot: '' }); // the extrinsics root is the same; the state root differs by design
      expect(toHex(fromHex(ours.result))).toBe(store.blockAt(block)?.header);
      expect(new Map(ours.diff)).toEqual(new Map(store.changesOf(block).map((key) => [key, store.state.get(key, block) ?? null])));
    }
  });

  it('agree on what the runtime answers', async () => {
    const { number } = devnet.head();
    for (const [name, args] of [
      ['Core_version', '0x'],
      ['Metadata_metadata', '0x'],
      ['NeuronInfoRuntimeApi_get_neurons_lite', '0x0100'],
      ['AccountNonceApi_account_nonce', toHex(new Keyring({ type: 'sr25519' }).addFromUri('//Alice').publicKey)],
    ] as const) {
      const { ours, theirs } = await agree(number, [[name, [args]]]);
      expect(ours.result).toBe(theirs.result);
    }
  });

  it('both break off on bytes that are no extrinsic', async () => {
    const call = { calls: [['TaggedTransactionQueue_validate_transaction', ['0x021234']]] as Task['calls'] };
    expect(() => engine.run({ id: 'runtime', bytes: () => wasm }, at(0), call)).toThrow(Trap);
    await expect(runOnChopsticks(wasm, at(0), call)).rejects.toThrow();
  });
});
