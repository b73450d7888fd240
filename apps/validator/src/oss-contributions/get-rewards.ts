import { messageOf, type AccountId } from '@joust/units';
import type { PartRewards } from '../weights/part.ts';
import { POOL } from './constants.ts';
import { getOssRewards, type OssRewards } from './get-oss-rewards.ts';
import type { Miner } from './records.ts';

/** What is asked of GitHub: records of these miners up to a time, in Unix milliseconds. */
export interface AskedContributions {
  readonly at: number;
  readonly miners: readonly Miner[];
}

/**
 * Reads all records or fails; an answer that lacks some would say that they do not exist. The answer is parsed as
 * `ContributionRecords`.
 */
export type ReadContributions = (asked: AskedContributions) => Promise<unknown>;

/** What this part knows of the chain. */
export interface ContributionRound {
  readonly timestamp: number;
  readonly people: readonly { readonly hotkey: AccountId; readonly githubId: bigint }[];
}

/**
 * Rewards for open-source contributions at a block. Whatever hinders reading or scoring leaves them unknown: no failure is
 * ever a score of nothing.
 */
export const getRewardsForOssContributions = async (round: ContributionRound, read: ReadContributions): Promise<PartRewards> => {
  const miners = round.people.map(({ hotkey, githubId }) => ({ hotkey, githubId: Number(githubId) }));
  try {
    const rewards = await getOssRewards(await read({ at: round.timestamp, miners }));
    return { status: 'scored', shares: rewards.shares, reasons: sentencesOf(rewards) };
  } catch (error) {
    return { status: 'unknown', reasons: [`open-source contributions are unknown: ${messageOf(error)}`] };
  }
};

const sentencesOf = ({ shares, left, shared, repositories }: OssRewards): string[] => [
  `open-source contributions: ${shares.size} miners earned in ${repositories.length} repositories, ${left} of ${POOL} is left`,
  ...[...shares].map(([hotkey, share]) => `${hotkey} has ${share} of ${POOL}`),
  ...shared.map((hotkey) => `${hotkey} shares a GitHub account with another hotkey and earns nothing`),
];
