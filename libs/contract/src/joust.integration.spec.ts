import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevnet, type Devnet } from '@joust/devnet';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import {
  BlockUnknown,
  Chain,
  ContractMissing,
  ContractRefused,
  DEFAULT_PARAMS,
  Joust,
  SubmitFailed,
  encodeConstructor,
  type Signer,
} from './index.ts';

const artifact = (path: string): Uint8Array => readFileSync(new URL(`../../../${path}`, import.meta.url));
const HASH = `0x${'11'.repeat(32)}` as const;
const ALPHA = 1_000_000_000n;

let folder: string;
let devnet: Devnet;
let chain: Chain;
let joust: Joust;
let alice: Signer;
let bob: Signer;

beforeAll(async () => {
  await cryptoWaitReady();
  const ring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  [alice, bob] = [ring.addFromUri('//Alice'), ring.addFromUri('//Bob')];
  folder = mkdtempSync(join(tmpdir(), 'joust-contract-'));
  devnet = await startDevnet({
    folder,
    port: 0,
    blockMillis: 150,
    mode: 'timer',
    preset: 'development',
    runtime: artifact('chain/artifacts/joust_runtime.wasm'),
  });
  chain = await Chain.connect(devnet.url, { requestMillis: 30_000 });
  joust = Joust.at(chain, await deploy());
});
afterAll(async () => {
  chain.close();
  await devnet.stop();
  rmSync(folder, { recursive: true });
});

const deploy = async (): Promise<string> => {
  const runtime = await chain.runtime();
  for (const library of ['reads', 'registry']) {
    const code = artifact(`contract/artifacts/joust-${library}.wasm`);
    const args = { code, storage_deposit_limit: undefined, determinism: { type: 'Enforced', value: undefined } };
    await chain.submit(alice, runtime.call('Contracts', 'upload_code', args));
  }
  const call = runtime.call('Contracts', 'instantiate_with_code', {
    value: 0n,
    gas_limit: { ref_time: 100_000_000_000n, proof_size: 1_000_000n },
    storage_deposit_limit: undefined,
    code: artifact('contract/artifacts/joust.wasm'),
    data: encodeConstructor('new', [1, bob.address, 36, 1_000, false, DEFAULT_PARAMS, chain.genesisHash]),
    salt: new Uint8Array(4),
  });
  const { chainEvents } = await chain.submit(alice, call);
  const made = chainEvents.find((event) => event.pallet === 'Contracts' && event.name === 'Instantiated');
  return (made?.data as { contract: string }).contract;
};
const register = (number: number, signer = alice) =>
  joust.submit.registerIssue(signer, 77n, 'Acme/Anvil', number, 'I_1', 5n, 'main', HASH, 10n * ALPHA);

it('reads the contract at the newest block and at an earlier one', async () => {
  const before = await chain.head();
  const { blockHash, blockNumber } = await register(1);
  expect(await joust.read.issue(1n)).toMatchObject({
    repo: 'acme/anvil',
    status: 'Registered',
    target: 10n * ALPHA,
    registeredAt: blockNumber,
  });
  expect(await joust.read.issue(1n, { at: before.hash })).toBeNull();
  expect((await joust.read.issues(null, 1n, 10, { at: blockHash })).items).toHaveLength(1);
  expect(await joust.read.config()).toMatchObject({ owner: alice.address, hotkey: bob.address, blocksPerDay: 36, usesAvailability: false });
  expect(await joust.read.params()).toEqual(DEFAULT_PARAMS);
});

it('gives a receipt with fee, place and the events of the call', async () => {
  const before = await chain.account(alice.address);
  const receipt = await register(2);
  expect(receipt).toMatchObject({ expected: 2n, events: [{ name: 'IssueRegistered', issueId: 2n, number: 2 }], extrinsicIndex: 1 });
  expect(receipt.feeRao).toBeGreaterThan(0n);
  // her balance says nothing: she is the author of the devnet's blocks and gets the fees
  expect((await chain.account(alice.address)).nonce).toBe(before.nonce + 1);
});

it('sends TAO along with a payable message', async () => {
  // nobody is bound yet: the contract refuses the deposit, and with it the TAO stays where it is
  await expect(joust.submit.deposit(bob, { value: ALPHA })).rejects.toMatchObject({ name: 'ContractRefused', error: 'NotBound' });
  await expect(joust.submit.pause(alice, { value: 1n })).rejects.toMatchObject({ name: 'ContractTrapped' });
});

it('sends nothing that the contract would refuse, and says why', async () => {
  const before = await chain.account(bob.address);
  await expect(register(3, bob)).rejects.toMatchObject({ name: 'ContractRefused', error: 'NotOwner' });
  await expect(register(1)).rejects.toBeInstanceOf(ContractRefused);
  expect(await joust.attempt.registerIssue(alice.address, 77n, 'acme/anvil', 3, 'I', 5n, 'main', HASH, 1n)).toEqual({
    ok: false,
    error: { type: 'BountyTooLow' },
  });
  expect((await chain.account(bob.address)).nonce).toBe(before.nonce);
});

it('keeps the order of one signer when many calls come at once', async () => {
  const receipts = await Promise.all([11, 12, 13, 14].map((number) => register(number)));
  expect(receipts.map(({ expected }) => expected)).toEqual([3n, 4n, 5n, 6n]);
});

it('goes on with the right nonce when somebody else used the key', async () => {
  const other = await Chain.connect(devnet.url);
  const elsewhere = Joust.at(other, joust.address);
  await elsewhere.submit.registerIssue(alice, 77n, 'acme/anvil', 21, 'I_1', 5n, 'main', HASH, 10n * ALPHA);
  other.close();
  expect((await register(22)).expected).toBe(8n);
});

it('names what fails inside a block', async () => {
  const runtime = await chain.runtime();
  const tooMuch = runtime.call('Balances', 'transfer_keep_alive', { dest: { type: 'Id', value: bob.address }, value: 2n ** 60n });
  await expect(chain.submit(alice, tooMuch)).rejects.toMatchObject({ name: 'SubmitFailed', reason: 'failed' });
});

it('tells a missing contract and an unknown block from an empty answer', async () => {
  await expect(Joust.at(chain, alice.address).read.config()).rejects.toBeInstanceOf(ContractMissing);
  await expect(joust.read.issue(1n, { at: HASH })).rejects.toBeInstanceOf(BlockUnknown);
  expect(await joust.read.issue(999n)).toBeNull();
});

it('knows an account without money', async () => {
  const poor = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//Nobody');
  expect(await chain.account(poor.address)).toEqual({ nonce: 0, free: 0n });
  const runtime = await chain.runtime();
  const call = runtime.call('System', 'remark', { remark: new Uint8Array(1) });
  await expect(chain.submit(poor, call)).rejects.toBeInstanceOf(SubmitFailed);
});
