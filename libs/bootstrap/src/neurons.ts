import type { Chain, Signer } from '@joust/contract';
import { PermanentError, type AccountId, type Rao } from '@joust/units';
import { send } from './calls.ts';

/** A hotkey belongs to another coldkey than it should. */
export class ForeignHotkey extends PermanentError {}

/** The neuron's place in the subnet, or undefined when it is not registered. */
export const uidOf = async (chain: Chain, netuid: number, hotkey: AccountId): Promise<number | undefined> => {
  const uid = await chain.storage('SubtensorModule', 'Uids', [netuid, hotkey]);
  return typeof uid === 'number' ? uid : undefined;
};

/** The coldkey that owns a hotkey. An unknown hotkey has the zero account as owner. */
export const ownerOf = async (chain: Chain, hotkey: AccountId): Promise<AccountId> =>
  (await chain.storage('SubtensorModule', 'Owner', [hotkey])) as AccountId;

/** Registers a hotkey of the coldkey, unless it is registered. Answers whether it did. Errors: {@link ForeignHotkey}, SubmitFailed. */
export const ensureRegistered = async (chain: Chain, netuid: number, coldkey: Signer, hotkey: AccountId): Promise<boolean> => {
  if ((await uidOf(chain, netuid, hotkey)) !== undefined) {
    const owner = await ownerOf(chain, hotkey);
    if (owner !== coldkey.address) throw new ForeignHotkey(`${hotkey} belongs to ${owner}, not to ${coldkey.address}`);
    return false;
  }
  await send(chain, coldkey, { pallet: 'SubtensorModule', name: 'burned_register', args: { netuid, hotkey } });
  return true;
};

/** Stakes TAO on the coldkey's hotkey, unless the pair holds stake already. Answers whether it did. */
export const ensureStake = async (chain: Chain, netuid: number, coldkey: Signer, hotkey: AccountId, tao: Rao): Promise<boolean> => {
  if ((await chain.stake(hotkey, coldkey.address, netuid)) > 0n) return false;
  await send(chain, coldkey, { pallet: 'SubtensorModule', name: 'add_stake', args: { hotkey, netuid, amount_staked: tao } });
  return true;
};
