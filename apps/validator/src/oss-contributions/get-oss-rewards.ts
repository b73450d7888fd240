import type { AccountId } from '@joust/units';
import { discovererScores, type DiscovererScore } from './discovery-scores.ts';
import { earners, shared } from './people.ts';
import { authorScore, type AuthorScore } from './pull-scores.ts';
import { ContributionRecords, type Repository } from './records.ts';
import { repositoryView } from './repository-view.ts';
import { divide } from './shares.ts';
import { SyntaxTrees } from './tokens/syntax-trees.ts';

/** What one miner has in one repository, and why. */
export interface MinerReport {
  readonly hotkey: AccountId;
  readonly pulls: AuthorScore;
  readonly issues: DiscovererScore;
}

export interface RepositoryReport {
  readonly repository: Repository;
  /** In order of hotkey. */
  readonly miners: readonly MinerReport[];
}

/** Rewards of one round. */
export interface OssRewards {
  /** Parts of 1,000,000,000 (`POOL`) by hotkey, none of them zero, in order of hotkey. */
  readonly shares: ReadonlyMap<AccountId, bigint>;
  /** What nobody earned, of the same whole: to be recycled. */
  readonly left: bigint;
  /** Hotkeys that earn nothing because they share a GitHub account. */
  readonly shared: readonly AccountId[];
  /** How the shares came about, in order of repository. */
  readonly repositories: readonly RepositoryReport[];
}

/**
 * Rewards of miners for open-source contributions, from records of what they did on GitHub. A pure function of the
 * records: no clock, no order of input, whole numbers only.
 * @param input records of the form of {@link ContributionRecords}
 * @throws {ZodError} when the input is not of that form
 * @throws {ParserUnusable} when the parser's files are missing; nothing is scored then
 */
export const getOssRewards = async (input: unknown): Promise<OssRewards> => {
  const records = ContributionRecords.parse(input);
  const trees = new SyntaxTrees();
  try {
    return await reward(records, trees);
  } finally {
    await trees.close();
  }
};

const reward = async (records: ContributionRecords, trees: SyntaxTrees): Promise<OssRewards> => {
  const people = [...earners(records.miners)].sort(([, x], [, y]) => (x < y ? -1 : 1));
  const repositories: RepositoryReport[] = [];
  for (const repository of [...records.repositories].sort((x, y) => x.id - y.id)) {
    const view = await repositoryView(records, repository, trees);
    const authors = new Map(people.map(([id]) => [id, authorScore(view, id)]));
    const discoverers = discovererScores(view, new Set(authors.keys()), (id) => authors.get(id)?.tokens ?? 0n);
    const miners = people.flatMap(([id, hotkey]) => {
      const [pulls, issues] = [authors.get(id), discoverers.get(id)];
      return pulls === undefined || issues === undefined ? [] : [{ hotkey, pulls, issues }];
    });
    repositories.push({ repository, miners });
  }
  const points = repositories.map(({ repository, miners }) => ({
    repository,
    pulls: new Map(miners.map(({ hotkey, pulls }) => [hotkey, pulls.score])),
    issues: new Map(miners.map(({ hotkey, issues }) => [hotkey, issues.score])),
  }));
  return { ...divide(points), shared: shared(records.miners), repositories };
};
