/** The way into open-source contributions. */
export { getRewardsForOssContributions, type AskedContributions, type ReadContributions } from './get-rewards.ts';
export type { ScoredRepositories } from './records.ts';
export { BadRepositories, readScoredRepositories } from './scored-repositories.ts';
