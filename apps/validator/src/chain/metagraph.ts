import type { Chain } from '@joust/contract';
import { accountId, type AccountId } from '@joust/units';
import { z } from 'zod';
import type { Metagraph, Neuron } from './chain-view.ts';

const Count = z.coerce.number().int().nonnegative();
const Account = z.string().transform((text) => accountId(text));
const Flags = z.array(z.boolean());
const Blocks = z.array(Count);

/** The neurons of a subnet and its rules for weights, at a block (storage of subtensor's `SubtensorModule`). */
export const readMetagraph = async (chain: Chain, netuid: number, self: AccountId, at: string): Promise<Metagraph> => {
  const read = <T>(schema: z.ZodType<T>, entry: string, ...keys: unknown[]): Promise<T> =>
    chain.storage('SubtensorModule', entry, keys, { at }).then((value) => schema.parse(value));
  const [size, permits, updates, ownerHotkey, rateLimit, versionKey, commitReveal] = await Promise.all([
    read(Count, 'SubnetworkN', netuid),
    read(Flags, 'ValidatorPermit', netuid),
    read(Blocks, 'LastUpdate', netuid),
    read(Account, 'SubnetOwnerHotkey', netuid),
    read(Count, 'WeightsSetRateLimit', netuid),
    read(z.coerce.bigint(), 'WeightsVersionKey', netuid),
    read(z.boolean(), 'CommitRevealWeightsEnabled', netuid),
  ]);
  const hotkeys = await Promise.all(Array.from({ length: size }, (_, uid) => read(Account, 'Keys', netuid, uid)));
  const neurons = hotkeys.map((hotkey, uid): Neuron => ({ uid, hotkey, permit: permits[uid] ?? false, lastUpdate: updates[uid] ?? 0 }));
  const own = neurons.find(({ hotkey }) => hotkey === self);
  const weights = own === undefined ? [] : await read(z.array(z.unknown()), 'Weights', netuid, own.uid);
  return { neurons, ownerHotkey, rateLimit, versionKey, commitReveal, hasWeights: weights.length > 0 };
};
