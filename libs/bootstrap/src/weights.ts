import type { Chain, Signer } from '@joust/contract';
import { type AccountId, PermanentError } from '@joust/units';
import { send, untilBlock } from './calls.ts';
import { uidOf } from './neurons.ts';

/** The contract's neuron or a validator is not in the subnet. */
export class NotInSubnet extends PermanentError {}

const FULL = 65_535;

/**
 * Every validator gives the contract's neuron all of its weight, so that the miners' part of the emission becomes bounties.
 * Waits for validator permits, which the next epoch hands out. Validators whose weights stand are left alone.
 */
export const ensureWeights = async (
  chain: Chain,
  netuid: number,
  validators: readonly Signer[],
  contractHotkey: AccountId,
): Promise<number> => {
  const target = await requireUid(chain, netuid, contractHotkey);
  const silent: Signer[] = [];
  for (const validator of validators) if (!(await favours(chain, netuid, validator, target))) silent.push(validator);
  if (silent.length === 0) return 0;
  await untilPermitted(chain, netuid, silent);
  await refreshWeights(chain, netuid, silent, contractHotkey);
  return silent.length;
};

/** Sets the weights again: a validator that is silent for some tempos counts as inactive and its weights as none. */
export const refreshWeights = async (
  chain: Chain,
  netuid: number,
  validators: readonly Signer[],
  contractHotkey: AccountId,
): Promise<void> => {
  const target = await requireUid(chain, netuid, contractHotkey);
  const count = Number(await chain.storage('SubtensorModule', 'SubnetworkN', [netuid]));
  const dests = Array.from({ length: count }, (_, uid) => uid);
  const weights = dests.map((uid) => (uid === target ? FULL : 0));
  const version_key = 0n;
  await Promise.all(
    validators.map((signer) =>
      send(chain, signer, { pallet: 'SubtensorModule', name: 'set_weights', args: { netuid, dests, weights, version_key } }),
    ),
  );
};

const favours = async (chain: Chain, netuid: number, validator: Signer, target: number): Promise<boolean> => {
  const uid = await requireUid(chain, netuid, validator.address);
  const weights = (await chain.storage('SubtensorModule', 'Weights', [netuid, uid])) as Array<[number, number]>;
  return weights.some(([dest, weight]) => dest === target && weight === FULL);
};

const untilPermitted = async (chain: Chain, netuid: number, validators: readonly Signer[]): Promise<void> => {
  for (;;) {
    const permits = (await chain.storage('SubtensorModule', 'ValidatorPermit', [netuid])) as boolean[];
    const uids = await Promise.all(validators.map((validator) => requireUid(chain, netuid, validator.address)));
    if (uids.every((uid) => permits[uid])) return;
    await untilBlock(chain, (await chain.head()).number + 1);
  }
};

const requireUid = async (chain: Chain, netuid: number, hotkey: AccountId): Promise<number> => {
  const uid = await uidOf(chain, netuid, hotkey);
  if (uid === undefined) throw new NotInSubnet(`${hotkey} is not registered in subnet ${netuid}`);
  return uid;
};
