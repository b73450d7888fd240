import type { Chain } from '@joust/contract';
import { accountId, type AccountId } from '@joust/units';
import { z } from 'zod';
import { readCommitReveal } from './commit-reveal.ts';
import type { Metagraph, Neuron } from './chain-view.ts';

const Count = z.coerce.number().int().nonnegative();
const Account = z.string().transform((text) => accountId(text));
const Flags = z.array(z.boolean());
const Blocks = z.array(Count);

type Read = <T>(schema: z.ZodType<T>, entry: string, ...keys: unknown[]) => Promise<T>;
const reader =
  (chain: Chain, at: string): Read =>
  (schema, entry, ...keys) =>
    chain.storage('SubtensorModule', entry, keys, { at }).then((value) => schema.parse(value));

/** The neurons of a subnet and its rules for weights, at a block (storage of subtensor's `SubtensorModule`). */
export const readMetagraph = async (chain: Chain, netuid: number, self: AccountId, at: string): Promise<Metagraph> => {
  const read = reader(chain, at);
  const [neurons, rateLimit, commits] = await Promise.all([
    readNeurons(chain, netuid, at),
    read(Count, 'WeightsSetRateLimit', netuid),
    read(z.boolean(), 'CommitRevealWeightsEnabled', netuid),
  ]);
  const own = neurons.find(({ hotkey }) => hotkey === self);
  const [weights, commitReveal] = await Promise.all([
    own === undefined ? [] : read(z.array(z.unknown()), 'Weights', netuid, own.uid),
    commits ? readCommitReveal(chain, netuid, self, at) : null,
  ]);
  return { neurons, rateLimit, commitReveal, hasWeights: weights.length > 0 };
};

/** All neurons, in order of uid. */
export const readNeurons = async (chain: Chain, netuid: number, at: string): Promise<Neuron[]> => {
  const read = reader(chain, at);
  const [size, permits, updates] = await Promise.all([
    read(Count, 'SubnetworkN', netuid),
    read(Flags, 'ValidatorPermit', netuid),
    read(Blocks, 'LastUpdate', netuid),
  ]);
  const hotkeys = await Promise.all(Array.from({ length: size }, (_, uid) => read(Account, 'Keys', netuid, uid)));
  return hotkeys.map((hotkey, uid) => ({ uid, hotkey, permit: permits[uid] ?? false, lastUpdate: updates[uid] ?? 0 }));
};

/** What the chain asks of weights, and who recycles. */
export const readWeightRules = async (
  chain: Chain,
  netuid: number,
  at: string,
): Promise<{ ownerHotkey: AccountId; minWeights: number; versionKey: bigint }> => {
  const read = reader(chain, at);
  const [ownerHotkey, minWeights, versionKey] = await Promise.all([
    read(Account, 'SubnetOwnerHotkey', netuid),
    read(Count, 'MinAllowedWeights', netuid),
    read(z.coerce.bigint(), 'WeightsVersionKey', netuid),
  ]);
  return { ownerHotkey, minWeights, versionKey };
};
