import { BlockUnknown, type Hex, type Joust } from '@joust/contract';
import { readRewardView } from '../chain/reward-view.ts';
import type { ReadContributions } from '../oss-contributions/index.ts';
import type { NoWeights } from './blend.ts';
import { getRewards, type EmissionShares } from './get-rewards.ts';
import type { WeightPlan } from './weight-plan.ts';

/** Weights as of one block; or why there are none. */
export type Planned =
  { readonly plan: WeightPlan; readonly reasons: readonly string[] } | { readonly refused: NoWeights; readonly reasons: readonly string[] };

export type PlanWeights = (block: number) => Promise<Planned>;

/** What weights need beside the round's view. */
export interface WeightTools {
  readonly planWeights: PlanWeights;
  /**
   * Plans that this process has committed to, by hash. A hash names one plan, so what is kept can only save work: it spares the
   * reading, and reveals also what a node has dropped meanwhile. Who has nothing kept computes it again.
   */
  readonly kept: Map<Hex, WeightPlan>;
  /** The hash that commits this validator to a plan. */
  readonly hashOf: (plan: WeightPlan) => Hex;
}

/**
 * Weights from the state of the chain at a block, and from what happened on GitHub until then: asked again later, the
 * answer is the same. Errors: those of libs/contract; a state that the node has dropped is a refusal.
 */
export const planWeights =
  (joust: Joust, shares: EmissionShares, read: ReadContributions): PlanWeights =>
  async (block) => {
    const view = await viewAt(joust, block);
    if (view === null) return { refused: { reason: 'NoState', block }, reasons: [] };
    const { blend, reasons } = await getRewards(view, shares, read);
    if ('refused' in blend) return { refused: blend.refused, reasons };
    const { netuid, versionKey } = view;
    return {
      plan: { source: block, netuid, uids: [...blend.weights.keys()], values: [...blend.weights.values()], versionKey },
      reasons: [...reasons, ...[...blend.weights].map(([uid, weight]) => `uid ${uid}: ${weight}`)],
    };
  };

const viewAt = async (joust: Joust, number: number) => {
  try {
    return await readRewardView(joust, { number, hash: await joust.chain.blockHash(number) });
  } catch (error) {
    if (error instanceof BlockUnknown) return null;
    throw error;
  }
};
