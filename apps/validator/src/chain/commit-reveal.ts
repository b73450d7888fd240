import type { Chain } from '@joust/contract';
import type { AccountId } from '@joust/units';
import { z } from 'zod';
import type { CommitReveal } from './chain-view.ts';

const Count = z.coerce.number().int().nonnegative();
const Hash = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)]);
/** (hash, epoch, block, 0), oldest first. */
const Commits = z
  .array(z.tuple([Hash, Count, Count, z.unknown()]))
  .nullish()
  .transform((commits) => (commits ?? []).map(([hash, epoch, block]) => ({ hash, epoch, block })));

/** What this validator has committed, and the epochs by which it may be revealed (subtensor, commit-reveal v2). */
export const readCommitReveal = async (chain: Chain, netuid: number, self: AccountId, at: string): Promise<CommitReveal> => {
  const read = (entry: string, ...keys: unknown[]): Promise<unknown> => chain.storage('SubtensorModule', entry, keys, { at });
  const [epoch, period, commits] = await Promise.all([
    read('SubnetEpochIndex', netuid),
    read('RevealPeriodEpochs', netuid),
    read('WeightCommits', netuid, self),
  ]);
  return { epoch: Count.parse(epoch), revealPeriod: Count.parse(period), commits: Commits.parse(commits) };
};
