/** The way into open-source contributions. */
export { getRewardsForOssContributions, type AskedContributions, type ReadContributions } from './get-rewards.ts';
