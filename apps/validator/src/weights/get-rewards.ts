import type { AccountId } from '@joust/units';
import type { RewardView } from '../chain/reward-view.ts';
import { getRewardsForIssueCompetitions } from '../issue-competitions/index.ts';
import { getRewardsForOssContributions, type ReadContributions } from '../oss-contributions/index.ts';
import { blend, type Blend } from './blend.ts';

/** Parts of the miners' emission in 1/10,000; what is left is recycled. */
export interface EmissionShares {
  readonly contractShare: number;
  readonly ossShare: number;
}

/** Weights, with the sentences that explain them. */
export interface Rewards {
  readonly blend: Blend;
  readonly reasons: readonly string[];
}

/**
 * The incentive mechanism at one block: open-source contributions and issue competitions, each by its share. A part without
 * a share is not asked. A part without evidence leaves everything open: to weigh the others alone would take from its
 * miners what nobody has looked at.
 */
export const getRewards = async (view: RewardView, shares: EmissionShares, read: ReadContributions): Promise<Rewards> => {
  const competitions = getRewardsForIssueCompetitions(view);
  const contributions = shares.ossShare === 0 ? NOBODY : await getRewardsForOssContributions(view, read);
  if (contributions.status === 'unknown')
    return { blend: { refused: { reason: 'NoEvidence', why: contributions.reasons } }, reasons: contributions.reasons };
  const parts = [
    { share: shares.contractShare, rewards: competitions.shares },
    { share: shares.ossShare, rewards: contributions.shares },
  ];
  return { blend: blend({ ...view, parts }), reasons: [...competitions.reasons, ...contributions.reasons] };
};

const NOBODY = { status: 'scored', shares: new Map<AccountId, bigint>(), reasons: [] } as const;
