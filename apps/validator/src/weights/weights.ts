import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import type { RoundSettings } from '../round/settings.ts';
import { blend } from './blend.ts';

const ABOUT = 'weights';

/** Sets weights when they are due: at once the first time, then every `weightBlocks`, never faster than the chain allows. */
export const decideWeights = (view: ChainView, self: AccountId, settings: RoundSettings): Decision => {
  const { metagraph, config, validators } = view;
  const refused = notDueBecause(view, self, settings);
  if (refused !== null) return pass(ABOUT, [refused]);
  const blended = blend({
    metagraph,
    contractHotkey: config.hotkey,
    validators: new Set(validators.map(({ hotkey }) => hotkey)),
    contractShare: settings.contractShare,
    recycleShare: settings.recycleShare,
  });
  if ('refused' in blended) return pass(ABOUT, [blended.refused]);
  const { weights } = blended;
  const action = {
    message: 'setWeights',
    uids: [...weights.keys()],
    values: [...weights.values()],
    versionKey: metagraph.versionKey,
  } as const;
  return act(
    ABOUT,
    action,
    [...weights].map(([uid, weight]) => `uid ${uid}: ${weight}`),
  );
};

const notDueBecause = ({ metagraph, config }: ChainView, self: AccountId, { weightBlocks }: RoundSettings): string | null => {
  const own = metagraph.neurons.find(({ hotkey }) => hotkey === self);
  if (own === undefined) return 'this validator has no neuron in the subnet';
  if (!own.permit) return 'this validator has no permit to set weights';
  if (metagraph.commitReveal) return 'the subnet wants weights committed first, which this version cannot';
  const pause = metagraph.hasWeights && weightBlocks > metagraph.rateLimit ? weightBlocks : metagraph.rateLimit;
  const since = config.block - own.lastUpdate;
  return since < pause ? `the last ones were set ${since} blocks ago` : null;
};
