/* The contract's three codes on the chain (docs/decisions/0013): what none of them may do, and how one set of three replaces another. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevnet, type Devnet } from '@joust/devnet';
import { Keyring } from '@polkadot/keyring';
import { hexToU8a } from '@polkadot/util';
import { blake2AsHex, cryptoWaitReady } from '@polkadot/util-crypto';
import {
  CODE_HASH,
  Chain,
  DEFAULT_PARAMS,
  Joust,
  LIBRARY_HASHES,
  MESSAGE_SELECTORS,
  encodeConstructor,
  type Receipt,
  type Signer,
} from './index.ts';

const file = (path: string): Uint8Array => readFileSync(new URL(`../../../${path}`, import.meta.url));
const ours = (code: string): Uint8Array => file(`contract/artifacts/joust${code}.wasm`);
const successor = (code: string): Uint8Array => file(`contract/native-tests/fixtures/successor${code}.wasm`);
const LIBRARIES = ['-reads', '-registry'];
const hashOf = (code: Uint8Array): string => blake2AsHex(code, 256);
const GAS = { ref_time: 100_000_000_000n, proof_size: 1_000_000n };
/** 14 days of a chain with 36 blocks a day. */
const TIMELOCK = 504;

let folder: string;
let devnet: Devnet;
let chain: Chain;
let contract: string;
let joust: Joust;
let alice: Signer;

beforeAll(async () => {
  await cryptoWaitReady();
  alice = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//Alice');
  folder = mkdtempSync(join(tmpdir(), 'joust-codes-'));
  const runtime = file('chain/artifacts/joust_runtime.wasm');
  devnet = await startDevnet({ folder, port: 0, blockMillis: 150, mode: 'timer', preset: 'development', runtime });
  chain = await Chain.connect(devnet.url, { requestMillis: 30_000 });
});
afterAll(async () => {
  chain.close();
  await devnet.stop();
  rmSync(folder, { recursive: true });
});

const send = async (name: string, args: Record<string, unknown>): Promise<Receipt> =>
  chain.submit(alice, (await chain.runtime()).call('Contracts', name, args));
const upload = (code: Uint8Array): Promise<Receipt> =>
  send('upload_code', { code, storage_deposit_limit: undefined, determinism: { type: 'Enforced', value: undefined } });
const remove = (code: Uint8Array): Promise<Receipt> => send('remove_code', { code_hash: hashOf(code) });
const instantiate = (code_hash: string, value = 0n): Promise<Receipt> => {
  const data = encodeConstructor('new', [1, alice.address, 36, 1_000, false, DEFAULT_PARAMS, chain.genesisHash]);
  return send('instantiate', { value, gas_limit: GAS, storage_deposit_limit: undefined, code_hash, data, salt: new Uint8Array(4) });
};
const call = (data: Uint8Array, value: bigint): Promise<Receipt> =>
  send('call', { dest: { type: 'Id', value: contract }, value, gas_limit: GAS, storage_deposit_limit: undefined, data });
const failing = (why: string) => expect.objectContaining({ reason: 'failed', message: expect.stringContaining(why) as string });

it('a contract does not begin without its libraries, and a library is none', async () => {
  await upload(ours(''));
  await expect(instantiate(CODE_HASH)).rejects.toEqual(failing('CodeNotFound'));
  for (const library of LIBRARIES) await upload(ours(library));
  expect(LIBRARIES.map((library) => hashOf(ours(library)))).toEqual(LIBRARY_HASHES);
  for (const hash of LIBRARY_HASHES) await expect(instantiate(hash)).rejects.toEqual(failing('ContractTrapped'));
  await expect(instantiate(CODE_HASH, 5n)).rejects.toEqual(failing('ContractTrapped'));
  const { chainEvents } = await instantiate(CODE_HASH);
  const made = chainEvents.find((event) => event.pallet === 'Contracts' && event.name === 'Instantiated');
  contract = (made?.data as { contract: string }).contract;
  joust = Joust.at(chain, contract);
  expect((await joust.read.config()).owner).toBe(alice.address);
});

it('its libraries cannot be removed', async () => {
  for (const library of LIBRARIES) await expect(remove(ours(library))).rejects.toEqual(failing('CodeInUse'));
});

it('no code takes TAO for a message that takes none', async () => {
  const free = (await chain.account(contract)).free;
  for (const message of ['pause', 'config'] as const)
    await expect(call(hexToU8a(MESSAGE_SELECTORS[message]), 1_000_000n)).rejects.toEqual(failing('ContractTrapped'));
  const retry = Uint8Array.from([...hexToU8a(MESSAGE_SELECTORS.retry), 1, 0, 0, 0]);
  await expect(call(retry, 1_000_000n)).rejects.toEqual(failing('ContractTrapped'));
  expect((await chain.account(contract)).free).toBe(free);
});

it('what no code knows is refused, and nobody but the old code has the new one hold its libraries', async () => {
  for (const input of ['none', '']) await expect(call(new TextEncoder().encode(input), 0n)).rejects.toEqual(failing('ContractReverted'));
  await expect(call(new TextEncoder().encode('hold'), 0n)).rejects.toEqual(failing('DelegateDependencyAlreadyExists'));
});

it('a later version replaces all three, once they are on the chain', async () => {
  const hash = hashOf(successor(''));
  await upload(successor(''));
  await joust.submit.announceCode(alice, hash as `0x${string}`);
  await devnet.newBlock(TIMELOCK);
  await expect(joust.submit.setCode(alice, hash as `0x${string}`)).rejects.toMatchObject({ error: 'CodeNotFound' });
  for (const library of LIBRARIES) await upload(successor(library));
  const before = await joust.read.config();
  await joust.submit.setCode(alice, hash as `0x${string}`);
  expect(await joust.read.config()).toMatchObject({ version: before.version + 1, owner: before.owner, createdAt: before.createdAt });
  for (const library of LIBRARIES) {
    await expect(remove(successor(library))).rejects.toEqual(failing('CodeInUse'));
    await remove(ours(library));
  }
  expect((await joust.read.audit()).balanced).toBe(true);
}, 120_000);

it('code that is no later version is refused', async () => {
  const hash = hashOf(successor('-reads')) as `0x${string}`;
  await joust.submit.announceCode(alice, hash);
  await devnet.newBlock(TIMELOCK);
  await expect(joust.submit.setCode(alice, hash)).rejects.toMatchObject({ error: 'CodeNotFound' });
}, 120_000);
