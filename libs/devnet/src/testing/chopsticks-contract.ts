/*
 * The contract on the runtime in Chopsticks itself, driven by @polkadot/api-contract with the committed artifacts, from `new` to an
 * enrolled miner. Says as one line of JSON which events each message made, what was refused and what was read. A program of its own:
 * see chopsticks-boot.ts.
 */
import { readFileSync } from 'node:fs';
import { ChopsticksProvider } from '@acala-network/chopsticks-core';
import { ApiPromise, Keyring } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { Abi, CodePromise, ContractPromise } from '@polkadot/api-contract';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import type { DispatchError, EventRecord } from '@polkadot/types/interfaces';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { bootDevelopment, makeBlock } from './chopsticks-chain.ts';

const ALPHA = 1_000_000_000n;
/** The usual parameters, but an issue opens as soon as it is funded. */
const PARAMS = {
  pair_epoch: 1_800,
  anchor_delay: 10,
  register_delay: 0,
  enrol_ttl: 50_400,
  submit_open: 14_400,
  submit_close: 64_800,
  resolve: 151_200,
  grace: 50_400,
  challenge: 21_600,
  min_bounty: 10n * ALPHA,
  fill_cap_bps: 10_000,
  rating_version: 1,
  extend: 100_800,
  holdback: 151_200,
  holdback_bps: 2_500,
  c_bps: 0,
  slash_loss_bps: 1_000,
  slash_both_fail_bps: 0,
  slash_late_bps: 5_000,
  slash_fraud_bps: 10_000,
  cap_provisional: 100n * ALPHA,
  cap_probation: 50n * ALPHA,
};
const artifact = (name: string): Buffer => readFileSync(new URL(`../../../../contract/artifacts/${name}`, import.meta.url));

await cryptoWaitReady();
const chain = await bootDevelopment();
const api = await ApiPromise.create({ provider: new ChopsticksProvider(chain) as unknown as ProviderInterface, noInitWarn: true });
const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
const key = (path: string): KeyringPair => keyring.addFromUri(path);
const [alice, validator, stake, miner, payout] = [
  key('//Alice'),
  key('//Validator//1'),
  key('//Validator//1//cold'),
  key('//Miner//1'),
  key('//Miner//1//cold'),
];
/** The client takes `Balance` for its own 128 bits, whatever the metadata says of it; subtensor's, and the contract's, has 64. */
const abiOf = (metadata: Buffer): Abi => {
  const abi = new Abi(metadata.toString(), api.registry.getChainProperties());
  abi.registry.register({ Balance: 'u64' });
  return abi;
};
const gasLimit = api.registry.createType('WeightV2', { refTime: 100_000_000_000n, proofSize: 1_000_000n }) as never;

const nameOf = (error: DispatchError): string => (error.isModule ? api.registry.findMetaError(error.asModule).name : error.type);

/** The events of the block that holds the transaction. A failure is an error with the name of the chain's. */
const inBlock = async (transaction: SubmittableExtrinsic<'promise'> | undefined, signer: KeyringPair): Promise<EventRecord[]> => {
  if (!transaction) throw new Error('There is no such call.');
  // Immortal: the api may not have heard of the newest block yet, and a mortal signature names the hash of one.
  await transaction.signAndSend(signer, { era: 0 });
  await makeBlock(chain);
  if (!(await chain.head.extrinsics).includes(transaction.toHex())) throw new Error(`${transaction.method.method} is in no block.`);
  const records = (await api.query['system']?.['events']?.()) as unknown as EventRecord[];
  const failed = records.find(({ event }) => event.method === 'ExtrinsicFailed');
  if (failed) throw new Error(nameOf(failed.event.data[0] as DispatchError));
  return records;
};

await makeBlock(chain);
for (const library of ['reads', 'registry'])
  await inBlock(api.tx['contracts']?.['uploadCode']?.(u8aToHex(artifact(`joust-${library}.wasm`)), null, 'Enforced'), alice);
const code = new CodePromise(api, abiOf(artifact('joust.contract')), null);
const deployed = await inBlock(code.tx['new']?.({ gasLimit }, 1, validator.address, 36, 1_000, true, PARAMS, api.genesisHash), alice);
const address = String(deployed.find(({ event }) => event.method === 'Instantiated')?.event.data[1]);
const contract = new ContractPromise(api, abiOf(artifact('joust.json')), address);

const decoded = (record: EventRecord): Record<string, unknown> => {
  const { event, args } = contract.abi.decodeEvent(record as never);
  const fields = event.args.map(({ name }, at) => [name, args[at]?.toJSON()] as const);
  return { name: event.identifier.split('::').at(-1), ...Object.fromEntries(fields) };
};

const made: Record<string, unknown[]> = {};
const send = async (signer: KeyringPair, message: string, ...args: unknown[]): Promise<void> => {
  const records = await inBlock(contract.tx[message]?.({ gasLimit }, ...args), signer);
  made[message] = records.filter(({ event }) => event.method === 'ContractEmitted').map(decoded);
};

/** What a message would answer, or a read does. */
const ask = async (who: KeyringPair, message: string, ...args: unknown[]): Promise<unknown> => {
  const { result, output } = (await contract.query[message]?.(who.address, { gasLimit }, ...args)) ?? {};
  if (!result?.isOk || !output) throw new Error(`${message} answers nothing.`);
  return (output.toJSON() as { ok: unknown }).ok;
};

const ISSUE = [5, 'acme/anvil', 12, 'I_kw', 99, 'main', new Uint8Array(32), 12n * ALPHA];
const refused = {
  byName: await ask(miner, 'registerIssue', ...ISSUE),
  sent: await send(miner, 'registerIssue', ...ISSUE).then(
    () => 'accepted',
    (error: unknown) => (error as Error).message,
  ),
};
await send(alice, 'registerIssue', ...ISSUE);
await inBlock(api.tx['subtensorModule']?.['transferStake']?.(address, validator.address, 1, 1, 20n * ALPHA), stake);
await send(alice, 'harvest', 7);
await send(alice, 'addValidator', validator.address);
await send(validator, 'declareColdkeys', [stake.address]);
await send(alice, 'freezeEpoch');
await send(miner, 'claimIdentity', 7, payout.address, 'https://gist.github.com/x/1');
await send(validator, 'voteIdentity', miner.address, payout.address, 7);
await send(miner, 'enrol', [1]);

const read = {
  config: await ask(alice, 'config'),
  issue: await ask(alice, 'issue', 1),
  enrolment: await ask(alice, 'enrolment', miner.address),
  nobody: await ask(alice, 'enrolment', alice.address),
  audit: await ask(alice, 'audit'),
};
process.stdout.write(`\n${JSON.stringify({ refused, made, read })}\n`, () => process.exit(0));
