import { issueAt, pullAt, type Issue, type Pull } from './as-of.ts';
import { baseScore } from './base-score.ts';
import { ONE } from './constants.ts';
import { droppedBecause, isRecent, wrongBranch } from './counted.ts';
import type { Micro } from './micro.ts';
import type { ContributionRecords, Repository } from './records.ts';
import { pullTokens, type PullTokens } from './tokens/pull-tokens.ts';
import type { SyntaxTrees } from './tokens/syntax-trees.ts';

/** A pull request with what its files are worth. */
export interface MeasuredPull {
  readonly pull: Pull;
  readonly tokens: PullTokens;
  readonly base: Micro;
  /** Why it earns its author nothing and counts neither for nor against; null when it counts. */
  readonly dropped: string | null;
}

/** One repository at the round's block: what is recent in it, everything in order of number. */
export interface RepositoryView {
  readonly repository: Repository;
  readonly at: number;
  /** Open, merged and closed pull requests; the closed ones are not measured. */
  readonly pulls: readonly MeasuredPull[];
  /** All issues, of any age: an old issue may be solved today. */
  readonly issues: readonly Issue[];
}

const NOTHING: PullTokens = { source: 0n, total: 0n, unmeasured: [] };

export const repositoryView = async (records: ContributionRecords, repository: Repository, trees: SyntaxTrees): Promise<RepositoryView> => {
  const { at } = records;
  const here = ({ repositoryId }: { repositoryId: number }): boolean => repositoryId === repository.id;
  const issues = inOrder(records.issues.filter(here).flatMap((record) => issueAt(record, at) ?? []));
  const recent = inOrder(records.pulls.filter(here).flatMap((record) => pullAt(record, at) ?? [])).filter(({ since }) =>
    isRecent(since, repository, at),
  );
  const pulls: MeasuredPull[] = [];
  for (const pull of recent) pulls.push(await measure(pull, repository, trees));
  return { repository, at, pulls, issues };
};

/** A dropped pull request may still have solved somebody's issue, unless it went into a branch that does not count. */
const measure = async (pull: Pull, repository: Repository, trees: SyntaxTrees): Promise<MeasuredPull> => {
  const counts = pull.state !== 'closed' && wrongBranch(pull, repository) === null;
  const tokens = counts ? await pullTokens(pull.files, trees) : NOTHING;
  const base = repository.fixedBase === null ? baseScore(tokens) : BigInt(repository.fixedBase) * ONE;
  return { pull, tokens, base: counts ? base : 0n, dropped: droppedBecause(pull, repository) };
};

const inOrder = <T extends { number: number }>(records: readonly T[]): T[] => [...records].sort((x, y) => x.number - y.number);
