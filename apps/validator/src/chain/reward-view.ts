import type { BlockRef, Joust } from '@joust/contract';
import type { AccountId } from '@joust/units';
import type { Neuron } from './chain-view.ts';
import { readAll } from './pages.ts';
import { readNeurons, readWeightRules } from './metagraph.ts';

/** What rewards depend on, at one block: nothing else may enter, so that weights can be computed again later. */
export interface RewardView {
  readonly block: BlockRef;
  /** Unix milliseconds of chain time. */
  readonly timestamp: number;
  readonly netuid: number;
  readonly contractHotkey: AccountId;
  readonly ownerHotkey: AccountId;
  readonly neurons: readonly Pick<Neuron, 'uid' | 'hotkey'>[];
  readonly minWeights: number;
  readonly versionKey: bigint;
  /** Miners of the subnet with their GitHub accounts. */
  readonly people: readonly { readonly hotkey: AccountId; readonly githubId: bigint }[];
}

const PAGE = 50;

/** Reads it at a block. Errors: those of libs/contract, BlockUnknown when the node has dropped the block's state. */
export const readRewardView = async (joust: Joust, block: BlockRef): Promise<RewardView> => {
  const at = { at: block.hash };
  const config = await joust.read.config(at);
  const [neurons, rules, identities] = await Promise.all([
    readNeurons(joust.chain, config.netuid, block.hash),
    readWeightRules(joust.chain, config.netuid, block.hash),
    readAll(0, (from) => joust.read.identities(from, PAGE, at)),
  ]);
  const registered = new Set(neurons.map(({ hotkey }) => hotkey));
  return {
    block,
    timestamp: Number(config.timestamp),
    netuid: config.netuid,
    contractHotkey: config.hotkey,
    ...rules,
    neurons,
    people: identities.filter(({ hotkey }) => registered.has(hotkey)).map(({ hotkey, githubId }) => ({ hotkey, githubId })),
  };
};
