import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import type { RoundSettings } from '../round/settings.ts';
import { sentenceOf } from './blend.ts';
import { decideCommit, decideReveal } from './commit-reveal.ts';
import type { WeightTools } from './plan-weights.ts';

const ABOUT = 'weights';

/**
 * Sets weights when they are due: at once the first time, then every `weightBlocks`, never faster than the chain allows.
 * Where the subnet wants it they are committed, and revealed in the epoch that the chain says.
 */
export const decideWeights = async (view: ChainView, self: AccountId, settings: RoundSettings, tools: WeightTools): Promise<Decision[]> => {
  const { commitReveal } = view.metagraph;
  const refused = noWeightsBecause(view, self);
  if (refused !== null) return [pass(ABOUT, [refused])];
  const early = notDueBecause(view, self, settings);
  if (commitReveal === null) return [early === null ? await decideOpen(view, tools) : pass(ABOUT, [early])];
  return [...(await decideReveal(commitReveal, tools)), await decideCommit(commitReveal, view.config, early, tools)];
};

const decideOpen = async ({ config }: ChainView, { planWeights }: WeightTools): Promise<Decision> => {
  const planned = await planWeights(config.block);
  if ('refused' in planned) return pass(ABOUT, [sentenceOf(planned.refused), ...planned.reasons]);
  const { uids, values, versionKey } = planned.plan;
  return act(ABOUT, { message: 'setWeights', uids, values, versionKey }, planned.reasons);
};

const noWeightsBecause = ({ metagraph }: ChainView, self: AccountId): string | null => {
  const own = metagraph.neurons.find(({ hotkey }) => hotkey === self);
  if (own === undefined) return 'this validator has no neuron in the subnet';
  return own.permit ? null : 'this validator has no permit to set weights';
};

/** The chain counts from the last setting of weights, or from the last commit. */
const notDueBecause = ({ metagraph, config }: ChainView, self: AccountId, { weightBlocks }: RoundSettings): string | null => {
  const own = metagraph.neurons.find(({ hotkey }) => hotkey === self);
  const before = metagraph.hasWeights || (metagraph.commitReveal?.commits.length ?? 0) > 0;
  const pause = before && weightBlocks > metagraph.rateLimit ? weightBlocks : metagraph.rateLimit;
  const since = config.block - (own?.lastUpdate ?? 0);
  return since < pause ? `the last ones were ${metagraph.commitReveal === null ? 'set' : 'committed'} ${since} blocks ago` : null;
};
