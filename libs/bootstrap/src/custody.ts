import {
  type Chain,
  CODE_HASH,
  type Constructors,
  encodeConstructor,
  LIBRARY_HASHES,
  type Signer,
  whyNotInstantiated,
} from '@joust/contract';
import { accountBytes, type AccountId, PermanentError } from '@joust/units';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsHex, randomAsU8a } from '@polkadot/util-crypto';
import { burdensOf } from './burdens.ts';
import { send, untilBlock } from './calls.ts';
import { ensureCode, type ContractCode } from './code.ts';
import { contractAddress } from './contract-address.ts';
import { ownerOf, uidOf } from './neurons.ts';
import type { DeploymentRecord, RecordStore } from './record.ts';

/** The contract or its neuron is not as the custody script leaves it, and the script cannot mend that. */
export class CustodyBroken extends PermanentError {}

/** The contract's code is another than the one the client was generated for: one of the two is stale. */
export class ContractCodeMismatch extends PermanentError {}

/** The contract's constructor would not work on this chain with these arguments. */
export class ConstructorRefused extends PermanentError {}

export interface CustodyPlan {
  readonly netuid: number;
  /** The keyless hotkey of the contract's neuron. */
  readonly hotkey: AccountId;
  readonly code: ContractCode;
  readonly constructorArgs: Constructors['new']['args'];
  /** Registers the hotkey, and becomes the contract by coldkey swap: a fresh account, used for nothing else. */
  readonly registrant: Signer;
  /** Instantiates; becomes the contract's owner. Another account than the registrant. */
  readonly deployer: Signer;
  readonly record: RecordStore;
  readonly onProgress: (line: string) => void;
}

/**
 * Makes the contract the coldkey of a neuron whose hotkey nobody holds (contract.md, Custody). Every step looks at the chain
 * first, so that a script cut off anywhere goes on from there. Answers the contract's address.
 * Errors: {@link CustodyBroken}, {@link ContractCodeMismatch}, {@link ConstructorRefused}, SubmitFailed, ChainUnreachable.
 */
export const establishCustody = async (chain: Chain, plan: CustodyPlan): Promise<AccountId> => {
  const input = encodeConstructor('new', plan.constructorArgs);
  const record = await recall(chain, plan, input);
  const owner = await ownerOf(chain, plan.hotkey);
  if (owner !== record.address) {
    refuseOtherAddress(plan, record, input);
    await refuseBurdens(chain, plan);
    await uploadCode(chain, plan);
    await tryConstructor(chain, plan, record, input);
    await registerNeuron(chain, plan);
    const swapAt = await announce(chain, plan, record.address);
    plan.onProgress(`the contract takes over its neuron at block ${swapAt}`);
    await untilBlock(chain, swapAt - 1);
    await becomeColdkey(chain, plan, record, input);
  } else if (!(await contractStands(chain, record.address))) {
    refuseOtherAddress(plan, record, input);
    await instantiate(chain, plan, record, input);
  }
  await verify(chain, plan, record.address);
  return record.address;
};

/** The address is fixed by the salt before anything is announced; the salt is kept before it is used. */
const recall = async (chain: Chain, plan: CustodyPlan, input: Uint8Array): Promise<DeploymentRecord> => {
  const codeHash = hashOf(plan.code.main);
  if (codeHash !== CODE_HASH)
    throw new ContractCodeMismatch(`The contract's code is ${codeHash}, but this program was built for ${CODE_HASH}. Build again.`);
  if (plan.code.libraries.map(hashOf).join() !== LIBRARY_HASHES.join())
    throw new ContractCodeMismatch(`The contract's libraries are not those that this program was built for. Build again.`);
  const known = await plan.record.read();
  if (known?.genesisHash === chain.genesisHash) return known;
  const salt = randomAsU8a(32);
  const address = addressOf(plan, input, salt);
  const record = { genesisHash: chain.genesisHash, salt: u8aToHex(salt), address, hotkey: plan.hotkey, codeHash };
  await plan.record.write(record);
  return record;
};

const addressOf = ({ deployer, code }: CustodyPlan, input: Uint8Array, salt: Uint8Array): AccountId =>
  contractAddress({ deployer: deployer.address, codeHash: hexToU8a(hashOf(code.main)), input, salt });

/** A swap to the recorded address would be to where this plan makes no contract. */
const refuseOtherAddress = (plan: CustodyPlan, { salt, address }: DeploymentRecord, input: Uint8Array): void => {
  if (addressOf(plan, input, hexToU8a(salt)) === address) return;
  throw new CustodyBroken(`The recorded address ${address} is of another deployer, code or arguments; go on with those, or begin anew`);
};

const registerNeuron = async (chain: Chain, { netuid, hotkey, registrant, onProgress }: CustodyPlan): Promise<void> => {
  if ((await uidOf(chain, netuid, hotkey)) === undefined) {
    onProgress("registering the contract's neuron");
    await send(chain, registrant, { pallet: 'SubtensorModule', name: 'burned_register', args: { netuid, hotkey } });
  }
  const owner = await ownerOf(chain, hotkey);
  if (owner !== registrant.address) throw new CustodyBroken(`The contract's hotkey ${hotkey} belongs to ${owner}; begin anew with --fresh`);
};

/** The swap would carry them to the contract; said before anything is paid, and not after the delay. */
const refuseBurdens = async (chain: Chain, { registrant }: CustodyPlan): Promise<void> => {
  const burdens = await burdensOf(chain, registrant.address);
  if (burdens.length > 0) throw new CustodyBroken(`The registrant ${registrant.address} has ${burdens.join(', ')}; take a fresh account`);
};

/** Announces only the hash of the address: stake sent to a known address would block the swap. Answers the earliest block of the swap. */
const announce = async (chain: Chain, { registrant, onProgress }: CustodyPlan, address: AccountId): Promise<number> => {
  const hash = accountHash(address);
  const standing = await announcement(chain, registrant.address);
  if (standing?.hash === hash) return standing.block;
  if (standing) throw new CustodyBroken('Another coldkey swap of the registrant is announced; begin anew with --fresh');
  onProgress('announcing the coldkey swap');
  await send(chain, registrant, { pallet: 'SubtensorModule', name: 'announce_coldkey_swap', args: { new_coldkey_hash: hash } });
  const made = await announcement(chain, registrant.address);
  if (!made) throw new CustodyBroken('The announced coldkey swap is not on the chain');
  return made.block;
};

const announcement = async (chain: Chain, coldkey: AccountId): Promise<{ block: number; hash: string } | undefined> => {
  const entry = await chain.storage('SubtensorModule', 'ColdkeySwapAnnouncements', [coldkey]);
  if (entry === null) return undefined;
  const [block, hash] = entry as [number, string];
  return { block, hash };
};

/** The libraries first: without them the contract refuses to begin. */
const uploadCode = async (chain: Chain, { code, deployer, onProgress }: CustodyPlan): Promise<void> => {
  for (const one of [...code.libraries, code.main])
    if (await ensureCode(chain, deployer, one)) onProgress(`uploaded the contract's code ${hashOf(one)}`);
};

/** Before the neuron is paid for and the delay is waited for, and not after. */
const tryConstructor = async (chain: Chain, plan: CustodyPlan, record: DeploymentRecord, input: Uint8Array): Promise<void> => {
  if (await contractStands(chain, record.address)) return;
  const instantiation = { deployer: plan.deployer.address, codeHash: CODE_HASH, input, salt: hexToU8a(record.salt) };
  const why = await whyNotInstantiated(chain, instantiation);
  if (why === undefined) return;
  const hint =
    why === UNNAMED ? ' If uses_availability is set, the chain must have the extension functions 34 and 36 (subtensor from spec 423).' : '';
  throw new ConstructorRefused(`The contract cannot be made here: ${why}.${hint}`);
};
/** What the chain says of a function that it does not have, among others. */
const UNNAMED = 'Other';

/** Contract and swap in one block, where the pool allows it: the higher tip puts the contract first. */
const becomeColdkey = async (chain: Chain, plan: CustodyPlan, record: DeploymentRecord, input: Uint8Array): Promise<void> => {
  const swap = { pallet: 'SubtensorModule', name: 'swap_coldkey_announced', args: { new_coldkey: record.address } };
  const stands = await contractStands(chain, record.address);
  await Promise.all([...(stands ? [] : [instantiate(chain, plan, record, input)]), send(chain, plan.registrant, swap)]);
};

const INSTANTIATE_TIP = 1_000n;
const instantiate = async (chain: Chain, { deployer }: CustodyPlan, record: DeploymentRecord, data: Uint8Array): Promise<void> => {
  const args = {
    value: 0n,
    gas_limit: INSTANTIATE_GAS,
    storage_deposit_limit: undefined,
    code_hash: record.codeHash,
    data,
    salt: hexToU8a(record.salt),
  };
  await send(chain, deployer, { pallet: 'Contracts', name: 'instantiate', args }, INSTANTIATE_TIP);
};
/** Far above what the constructor uses, far below a block's limit of 2 seconds; unused gas is not paid. */
const INSTANTIATE_GAS = { ref_time: 100_000_000_000n, proof_size: 1_000_000n };

const contractStands = async (chain: Chain, address: AccountId): Promise<boolean> =>
  (await chain.storage('Contracts', 'ContractInfoOf', [address])) !== null;

/** The end of the script: owner, neuron, no announcement left, no locks and no flags. */
const verify = async (chain: Chain, { netuid, hotkey, registrant }: CustodyPlan, address: AccountId): Promise<void> => {
  const problems = [
    (await contractStands(chain, address)) ? undefined : `there is no contract at ${address}`,
    (await ownerOf(chain, hotkey)) === address ? undefined : 'the contract does not own its hotkey',
    (await uidOf(chain, netuid, hotkey)) !== undefined ? undefined : 'the hotkey is not registered',
    (await announcement(chain, registrant.address)) === undefined ? undefined : 'a coldkey swap is still announced',
    ...(await burdensOf(chain, address)).map((burden) => `the contract has ${burden}`),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new CustodyBroken(`Custody is not established: ${problems.join(', ')}`);
};

const hashOf = (code: Uint8Array): string => blake2AsHex(code, 256);

const accountHash = (account: AccountId): string => blake2AsHex(accountBytes(account), 256);
