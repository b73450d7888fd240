import type { AccountId } from '@joust/units';
import type { Metagraph } from '../chain/chain-view.ts';

/** All of the miners' emission, in the units of the settings and of the chain. */
const ALL_SHARES = 10_000;
const ALL_WEIGHT = 65_535;

export interface BlendInput {
  readonly metagraph: Metagraph;
  /** The contract's neuron. */
  readonly contractHotkey: AccountId;
  /** Hotkeys on the contract's whitelist: they validate and earn nothing as miners. */
  readonly validators: ReadonlySet<AccountId>;
  /** Shares in 1/10,000 of the miners' emission. */
  readonly contractShare: number;
  readonly recycleShare: number;
}

/** Weight by uid, of 65,535; or why none can be given. */
export type Blend = { readonly weights: ReadonlyMap<number, number> } | { readonly refused: string };

/**
 * First form of the blend: the contract's neuron gets its share (what competitions are paid from), a share is recycled
 * by giving it to the subnet owner's neuron, and what is left goes to all registered miners in equal parts. Shares
 * whose receiver is gone are recycled: the contract's when its neuron was pruned, the miners' when there is none.
 */
export const blend = (input: BlendInput): Blend => {
  const { metagraph, contractHotkey, contractShare, recycleShare } = input;
  const uidOf = (hotkey: AccountId): number | undefined => metagraph.neurons.find((neuron) => neuron.hotkey === hotkey)?.uid;
  const contract = uidOf(contractHotkey);
  const owner = uidOf(metagraph.ownerHotkey);
  const miners = minersOf(input);
  const forMiners = ALL_SHARES - contractShare - recycleShare;
  if (forMiners < 0) throw new RangeError(`shares of ${contractShare} and ${recycleShare} are more than ${ALL_SHARES}`);
  const recycled = recycleShare + (contract === undefined ? contractShare : 0) + (miners.length === 0 ? forMiners : 0);
  if (recycled > 0 && owner === undefined) return { refused: 'the subnet owner has no neuron that could recycle' };

  const weights = new Map<number, number>();
  if (contract !== undefined) weights.set(contract, parts(contractShare, 1));
  if (owner !== undefined) weights.set(owner, parts(recycled, 1));
  for (const uid of miners) weights.set(uid, parts(forMiners, miners.length));
  return { weights: new Map([...weights].filter(([, weight]) => weight > 0).sort(([x], [y]) => x - y)) };
};

const minersOf = ({ metagraph, contractHotkey, validators }: BlendInput): number[] =>
  metagraph.neurons
    .filter(({ hotkey, permit }) => !permit && !validators.has(hotkey) && hotkey !== contractHotkey && hotkey !== metagraph.ownerHotkey)
    .map(({ uid }) => uid);

const parts = (share: number, among: number): number => Math.floor((share * ALL_WEIGHT) / (ALL_SHARES * among));
