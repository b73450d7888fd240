import type { BlockRef } from '@joust/contract';
import type { ChainView } from '../chain/chain-view.ts';
import { readView } from '../chain/read-view.ts';
import { gatherEvidence } from '../github/github-evidence.ts';
import type { Observation } from '../github/observation.ts';
import { decideRelays } from '../relays/decide-relays.ts';
import { gatherReports } from '../relays/gather-reports.ts';
import type { ValidatorContext } from '../validator-context.ts';
import { planWeights, type WeightTools } from '../weights/plan-weights.ts';
import { saltOf } from '../weights/salt.ts';
import { commitHash, type WeightPlan } from '../weights/weight-plan.ts';
import { decideWeights } from '../weights/weights.ts';
import type { Decision } from './action.ts';
import { decideRound } from './decide.ts';

/** What a round read and what it concluded. */
export interface Round {
  readonly view: ChainView;
  readonly decisions: readonly Decision[];
  /** What GitHub showed; the decisions rest on it. */
  readonly observations: readonly Observation[];
}

/** Who thinks: a validator's key, its view of the chain and of GitHub, and its settings. */
export type Thinker = Pick<ValidatorContext, 'joust' | 'github' | 'signer' | 'settings' | 'readContributions'> & {
  /** Plans of this process; without them they are computed again, to the same end. */
  readonly keptPlans?: WeightTools['kept'];
};

/** Reads the chain at a block, GitHub's answers to what is open and, in its turn, what miners signed; decides. Sends nothing. */
export const think = async (thinker: Thinker, block: BlockRef): Promise<Round> => {
  const { joust, github, signer, settings } = thinker;
  const self = signer.address;
  const view = await readView(joust, self, block);
  const [evidence, reports] = await Promise.all([
    gatherEvidence(github, view, self, joust.address),
    gatherReports(joust, signer, view, settings),
  ]);
  const relays = decideRelays(view, reports, joust.address, settings.relays);
  const weights = await decideWeights(view, self, settings, weightTools(thinker));
  const decisions = [...decideRound(view, evidence, self, settings), ...relays, ...weights];
  return { view, decisions, observations: evidence.observations };
};

const weightTools = ({ joust, signer, settings, readContributions, keptPlans = new Map() }: Thinker): WeightTools => ({
  kept: keptPlans,
  planWeights: planWeights(joust, settings, readContributions),
  hashOf: (plan: WeightPlan) => commitHash(signer.address, plan, saltOf(signer, { genesisHash: joust.chain.genesisHash, ...plan })),
});
