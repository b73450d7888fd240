import { Chain, Joust, type Params } from '@joust/contract';
import { alpha, type AccountId, PermanentError, type Rao } from '@joust/units';
import type { ContractCode } from './code.ts';
import { establishCustody } from './custody.ts';
import { DEFAULT_PARAMS } from './demo-params.ts';
import type { DevelopmentKeys, NeuronKeys } from './development-keys.ts';
import { ensureFunds, type Need } from './funds.ts';
import { contractNeuronHotkey } from './neuron-key.ts';
import { ensureRegistered, ensureStake, uidOf } from './neurons.ts';
import type { RecordStore } from './record.ts';
import { ensureWeights } from './weights.ts';
import { ensureValidators } from './whitelist.ts';

/** Development keys are worthless to their holder on any other chain, so they are used on none. */
export class NotADevelopmentChain extends PermanentError {}

export interface BootstrapOptions {
  readonly chain: Chain;
  readonly keys: DevelopmentKeys;
  readonly netuid: number;
  readonly code: ContractCode;
  readonly clock: { readonly blocksPerDay: number; readonly msPerBlock: number };
  readonly params?: Params;
  /** Whether the contract reads locks of stake by chain extension function 36. */
  readonly usesAvailability: boolean;
  /** TAO each validator stakes, in rao, in their order; the last one repeats. */
  readonly stakes?: readonly Rao[];
  readonly record: RecordStore;
  readonly onProgress?: (line: string) => void;
}

export interface Bootstrapped {
  readonly contract: AccountId;
  /** Hotkey of the contract's neuron. */
  readonly neuron: AccountId;
}

/** Unequal on purpose, so that weights and quorum show something. */
const STAKES: readonly Rao[] = [alpha(100), alpha(90), alpha(80), alpha(70)];
const VALIDATOR_FREE = alpha(50);
const COLDKEY_FREE = alpha(20);
const MINER_FREE = alpha(20);

/**
 * Brings a development chain to the point where the game can begin: neurons, stake, the contract with custody of its own
 * neuron, its validators, and emission flowing to it. Safe to run again at any point, also after a crash.
 * Errors: {@link NotADevelopmentChain}, CustodyBroken, SubmitFailed, ContractRefused, ChainUnreachable.
 */
export const bootstrap = async (options: BootstrapOptions): Promise<Bootstrapped> => {
  const { chain, keys, netuid } = options;
  const say = options.onProgress ?? (() => undefined);
  const kind = await chain.chainType();
  if (kind !== 'Development')
    throw new NotADevelopmentChain(`The chain at ${chain.url} is of type ${kind}; bootstrap is for Development chains only`);
  const neuron = contractNeuronHotkey(netuid, 0);
  // Once the registrant has become the contract it needs nothing any more.
  const founding = (await uidOf(chain, netuid, neuron)) === undefined;
  if ((await ensureFunds(chain, keys.owner, needsOf(options, founding))) > 0) say('funded the development keys');
  const [contract] = await Promise.all([custody(options, neuron), enterSubnet(options)]);
  say(`the contract stands at ${contract}`);
  await ensureValidators(Joust.at(chain, contract), keys.owner, keys.validators);
  say(`${keys.validators.length} validators are on the contract's list`);
  await ensureWeights(chain, netuid, hotkeysOf(keys.validators), neuron);
  say("emission flows to the contract's neuron");
  return { contract, neuron };
};

const custody = (options: BootstrapOptions, hotkey: AccountId): Promise<AccountId> => {
  const { chain, keys, netuid, code, clock, usesAvailability, record, params = DEFAULT_PARAMS } = options;
  return establishCustody(chain, {
    netuid,
    hotkey,
    code,
    constructorArgs: [netuid, hotkey, clock.blocksPerDay, clock.msPerBlock, usesAvailability, params, chain.genesisHash],
    registrant: keys.treasury,
    deployer: keys.owner,
    record,
    onProgress: options.onProgress ?? (() => undefined),
  });
};

/** Validators with stake, and miners. */
const enterSubnet = async (options: BootstrapOptions): Promise<void> => {
  const { chain, keys, netuid } = options;
  const enter = ({ hotkey, coldkey }: NeuronKeys) => ensureRegistered(chain, netuid, coldkey, hotkey.address);
  const validate = async (neuron: NeuronKeys, index: number) => {
    await enter(neuron);
    await ensureStake(chain, netuid, neuron.coldkey, neuron.hotkey.address, stakeOf(options, index));
  };
  await Promise.all([...keys.validators.map(validate), ...keys.miners.map(enter)]);
  options.onProgress?.(`${keys.validators.length} validators and ${keys.miners.length} miners are in the subnet`);
};

const needsOf = (options: BootstrapOptions, founding: boolean): Need[] => {
  const { keys } = options;
  return [
    ...(founding ? [{ account: keys.treasury.address, free: COLDKEY_FREE }] : []),
    ...keys.validators.flatMap(({ hotkey, coldkey }, index) => [
      { account: hotkey.address, free: VALIDATOR_FREE },
      { account: coldkey.address, free: COLDKEY_FREE + stakeOf(options, index) },
    ]),
    ...keys.miners.flatMap(({ hotkey, coldkey }) => [
      { account: hotkey.address, free: MINER_FREE },
      { account: coldkey.address, free: MINER_FREE },
    ]),
  ];
};

const stakeOf = ({ stakes = STAKES }: BootstrapOptions, index: number): Rao => stakes[Math.min(index, stakes.length - 1)] ?? alpha(10);

const hotkeysOf = (neurons: readonly NeuronKeys[]) => neurons.map(({ hotkey }) => hotkey);
