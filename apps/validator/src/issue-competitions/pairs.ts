import { RATING_VERSION, ratingsHash } from '@joust/elo';
import { candidates, countMeetings, pair, proposalOf } from '@joust/pairing';
import { scaleBlocks, type AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import { viewAtAnchor } from './anchor-view.ts';
import { hasBallot, noVoteBecause } from './ballots.ts';

/**
 * Why this validator does not propose pairs now; null when it may: once an epoch, from the anchor's delay on
 * (mechanism 3.3). The records for pairing are read only then.
 */
export const noProposalBecause = (view: Omit<ChainView, 'pairing'>, self: AccountId): string | null => {
  const { config, params } = view;
  const refused = noVoteBecause(view, self);
  if (refused !== null) return refused;
  if (config.block < config.anchor + scaleBlocks(params.anchorDelay, config.blocksPerDay)) return 'the anchor is not old enough';
  if (hasBallot(view.pairTally, self)) return 'this validator has proposed in this epoch';
  return null;
};

/** Rates the window, pairs the enrolled and proposes the result. */
export const decidePairs = (view: ChainView, self: AccountId): Decision => {
  const { anchor, blocksPerDay, createdAt } = view.config;
  const about = `epoch ${anchor}`;
  const refused = noProposalBecause(view, self);
  if (refused !== null) return pass(about, [refused]);
  if (view.pairing === null) throw new Error(`the records for pairing of epoch ${anchor} were not read`);
  if (view.params.ratingVersion !== RATING_VERSION)
    return pass(about, [`the contract asks for rating version ${view.params.ratingVersion}, this validator knows ${RATING_VERSION}`]);
  const { anchorHash, results } = view.pairing;
  const atAnchor = viewAtAnchor(view, view.pairing);
  const { issues, miners, excluded } = candidates(atAnchor);
  const meetings = countMeetings(results, { anchor, blocksPerDay });
  const previousAnchor = view.previousAnchor ?? createdAt;
  const pairs = proposalOf(pair({ issues, miners, anchorHash, meetings, previousAnchor }), issues);
  const because = [
    `${miners.length} miners and ${issues.length} issues in play`,
    ...[...excluded].sort(([x], [y]) => (x < y ? -1 : 1)).map(([hotkey, reason]) => `${hotkey} is not: ${reason}`),
    ...pairs.map(({ issueId, a, b }) => `issue ${issueId}: ${a} against ${b}`),
  ];
  if (pairs.length === 0) return pass(about, [...because, 'nobody can be paired']);
  return act(about, { message: 'proposePairs', args: [anchor, RATING_VERSION, ratingsHash(atAnchor.ratings), pairs] }, because);
};
