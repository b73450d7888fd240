import type { Issue } from './as-of.ts';
import { MIN_VALID_TOKENS } from './constants.ts';
import { isRecent, wrongBranch } from './counted.ts';
import { decay } from './decay.ts';
import { times, type Micro } from './micro.ts';
import { labelFactor, notSolvedBecause, reviewFactor, spamFactor } from './multipliers.ts';
import { credibility, gate } from './pull-scores.ts';
import type { MeasuredPull, RepositoryView } from './repository-view.ts';

/** How a discovered issue came to its points. */
export interface IssueScore {
  readonly number: number;
  /** The pull request that solved it. */
  readonly solvedBy: number;
  readonly earned: Micro;
}

/** What a miner earned in one repository with issues that others solved. */
export interface DiscovererScore {
  readonly score: Micro;
  readonly issues: readonly IssueScore[];
  readonly refused: string | null;
}

interface Solved {
  readonly issue: Issue;
  readonly by: MeasuredPull;
}

/**
 * Points of all discoverers of a repository, by GitHub id. A pull request pays one issue, whoever wrote the others: the
 * earliest, then the lower number.
 * @param discoverers whose issues compete for a pull request; others' issues take nothing from them
 * @param tokensOf tokens that the miner merged in this repository: they justify open issues
 */
export const discovererScores = (
  view: RepositoryView,
  discoverers: ReadonlySet<number>,
  tokensOf: (author: number) => Micro,
): ReadonlyMap<number, DiscovererScore> => {
  const issues = view.issues.filter(({ authorId }) => discoverers.has(authorId));
  const solved = issues.flatMap((issue) => solutionOf(issue, view) ?? []);
  const paid = paidOnce(solved);
  return new Map(
    [...discoverers].map((author) => {
      const own = issues.filter(({ authorId }) => authorId === author);
      return [author, discovererScore(view, author, own, solved.filter(isBy(author)), paid.filter(isBy(author)), tokensOf(author))];
    }),
  );
};

const discovererScore = (
  view: RepositoryView,
  author: number,
  own: readonly Issue[],
  solved: readonly Solved[],
  paid: readonly Solved[],
  tokens: Micro,
): DiscovererScore => {
  const failures = own.filter((issue) => cameToAnEnd(issue, view, author)).length - solved.length;
  const spam = spamFactor(own.filter(({ closing }) => closing === null).length, tokens);
  const trust = credibility(solved.length, failures);
  const issues = paid.map(({ issue, by: { pull, base } }) => {
    const factors = [labelFactor(pull, view.repository), decay(pull.since, view.at), reviewFactor(pull), trust, spam];
    return { number: issue.number, solvedBy: pull.number, earned: factors.reduce(times, base) };
  });
  const valid = paid.filter(({ by }) => by.tokens.total >= MIN_VALID_TOKENS).length;
  const refused = gate(valid, solved.length, failures, 'solved issues');
  return { score: refused === null ? issues.reduce((sum, { earned }) => sum + earned, 0n) : 0n, issues, refused };
};

const isBy =
  (author: number) =>
  ({ issue }: Solved): boolean =>
    issue.authorId === author;

/** Closed lately, by something else than the author's own pull request: solved or not. */
const cameToAnEnd = ({ closing }: Issue, { repository, at, pulls }: RepositoryView, author: number): boolean => {
  if (closing === null || !isRecent(closing.closedAt, repository, at)) return false;
  return pulls.find(({ pull }) => pull.number === closing.byPull)?.pull.authorId !== author;
};

/** The merged pull request that solved an issue which nobody rewrote afterwards; undefined when there is none. */
const solutionOf = (issue: Issue, { repository, at, pulls }: RepositoryView): Solved | undefined => {
  if (issue.closing === null || !isRecent(issue.closing.closedAt, repository, at)) return undefined;
  const by = pulls.find(({ pull }) => pull.number === issue.closing?.byPull);
  if (by === undefined || wrongBranch(by.pull, repository) !== null || notSolvedBecause(issue, by.pull) !== null) return undefined;
  return issue.edits.some((edit) => edit > by.pull.since) ? undefined : { issue, by };
};

const paidOnce = (solved: readonly Solved[]): readonly Solved[] => {
  const taken = new Set<number>();
  return [...solved]
    .sort((x, y) => x.issue.createdAt - y.issue.createdAt || x.issue.number - y.issue.number)
    .filter(({ by: { pull } }) => !taken.has(pull.number) && taken.add(pull.number));
};
