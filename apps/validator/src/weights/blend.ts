import { unreachable, type AccountId } from '@joust/units';
import type { Neuron } from '../chain/chain-view.ts';
import { POOL } from './part.ts';

/** The whole emission of miners in 1/10,000, the unit of the settings. */
export const ALL_SHARES = 10_000;
/** The whole of a validator's weights, as the chain counts them. */
export const ALL_WEIGHT = 65_535;

/** One part of the mechanism with its share of the miners' emission. */
export interface SharedPart {
  /** In 1/10,000. */
  readonly share: number;
  /** Parts of `POOL` by hotkey; what is left of it is recycled. */
  readonly rewards: ReadonlyMap<AccountId, bigint>;
}

export interface BlendInput {
  readonly neurons: readonly Pick<Neuron, 'uid' | 'hotkey'>[];
  /** The subnet owner's neuron recycles what it gets. */
  readonly ownerHotkey: AccountId;
  /** Neurons that the chain wants named at least. */
  readonly minWeights: number;
  readonly parts: readonly SharedPart[];
}

/** Why there are no weights. */
export type NoWeights =
  | { readonly reason: 'NoRecycler' }
  | { readonly reason: 'NoEvidence'; readonly why: readonly string[] }
  | { readonly reason: 'NoState'; readonly block: number };

/** The same for people. */
export const sentenceOf = (refused: NoWeights): string => {
  switch (refused.reason) {
    case 'NoRecycler':
      return 'the subnet owner has no neuron that could recycle';
    case 'NoEvidence':
      return 'without evidence nobody is weighed, and the last weights stand';
    case 'NoState':
      return `the node has no state of block ${refused.block} any more: it must keep that of a whole reveal period`;
    default:
      return unreachable(refused);
  }
};

/** Weight by uid, of 65,535, in order of uid; or why none can be given. */
export type Blend = { readonly weights: ReadonlyMap<number, number> } | { readonly refused: NoWeights };

/**
 * Weights from the parts of the mechanism. What no part gives away is recycled: shares that nobody has, rewards of hotkeys
 * without a neuron (the contract's, should it be pruned), and what rounding leaves. Whole numbers throughout: the same
 * rewards give the same weights, in whatever order they come.
 * @throws RangeError when parts give away more than there is
 */
export const blend = ({ neurons, ownerHotkey, minWeights, parts }: BlendInput): Blend => {
  const uids = new Map(neurons.map(({ uid, hotkey }) => [hotkey, uid]));
  const owner = uids.get(ownerHotkey);
  const given = new Map<number, bigint>();
  for (const [hotkey, amount] of amountsOf(parts)) {
    const uid = uids.get(hotkey);
    if (uid !== undefined) given.set(uid, (given.get(uid) ?? 0n) + amount);
  }
  const recycled = WHOLE - sum(given.values());
  if (recycled > 0n && owner === undefined) return { refused: { reason: 'NoRecycler' } };

  const weights = new Map([...given].map(([uid, amount]) => [uid, Number((amount * BigInt(ALL_WEIGHT)) / WHOLE)]));
  if (owner !== undefined) weights.set(owner, (weights.get(owner) ?? 0) + ALL_WEIGHT - [...weights.values()].reduce(add, 0));
  return { weights: named(weights, neurons, minWeights) };
};

/** Shares are 1/10,000 and rewards parts of the pool, so this is everything, without any rounding. */
const WHOLE = BigInt(ALL_SHARES) * POOL;

const amountsOf = (parts: readonly SharedPart[]): [AccountId, bigint][] => {
  const shares = parts.map(({ share }) => share).reduce(add, 0);
  if (shares > ALL_SHARES) throw new RangeError(`shares of ${shares} are more than ${ALL_SHARES}`);
  return parts.flatMap(({ share, rewards }) => {
    const all = sum(rewards.values());
    if (all > POOL) throw new RangeError(`rewards of ${all} are more than ${POOL}`);
    return [...rewards].map(([hotkey, amount]): [AccountId, bigint] => [hotkey, amount * BigInt(share)]);
  });
};

/** Those that get something, and as many others, with nothing, as the chain wants named. */
const named = (weights: ReadonlyMap<number, number>, neurons: BlendInput['neurons'], least: number): Map<number, number> => {
  const uids = neurons.map(({ uid }) => uid).sort((x, y) => x - y);
  const getting = uids.filter((uid) => (weights.get(uid) ?? 0) > 0);
  const missing = least > getting.length ? least - getting.length : 0;
  const others = uids.filter((uid) => (weights.get(uid) ?? 0) === 0).slice(0, missing);
  return new Map([...getting, ...others].sort((x, y) => x - y).map((uid) => [uid, weights.get(uid) ?? 0]));
};

const add = (one: number, other: number): number => one + other;
const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((all, amount) => all + amount, 0n);
