import { MIN_CREDIBILITY, MIN_VALID, MIN_VALID_TOKENS, ONE } from './constants.ts';
import { decay } from './decay.ts';
import { times, type Micro } from './micro.ts';
import { collateral, issueFactor, labelFactor, reviewFactor, spamFactor } from './multipliers.ts';
import type { MeasuredPull, RepositoryView } from './repository-view.ts';

/** How a merged pull request came to its points: `earned` is base times all factors. */
export interface PullScore {
  readonly number: number;
  readonly base: Micro;
  readonly issue: Micro;
  readonly label: Micro;
  readonly spam: Micro;
  readonly decay: Micro;
  readonly review: Micro;
  readonly earned: Micro;
  readonly unmeasured: readonly string[];
}

/** What a miner earned in one repository with pull requests. */
export interface AuthorScore {
  readonly score: Micro;
  readonly pulls: readonly PullScore[];
  readonly collateral: Micro;
  /** Tokens of all merged pull requests. */
  readonly tokens: Micro;
  /** Why the score is nothing; null when the gates are passed. */
  readonly refused: string | null;
}

/** Points of one author: what the merged pull requests earned, less the collateral of the open ones, if the gates are passed. */
export const authorScore = (view: RepositoryView, author: number): AuthorScore => {
  const own = view.pulls.filter(({ pull, dropped }) => pull.authorId === author && dropped === null);
  const merged = own.filter(({ pull }) => pull.state === 'merged');
  const open = own.filter(({ pull }) => pull.state === 'open');
  const closed = own.filter(({ pull }) => pull.state === 'closed');
  const tokens = merged.reduce((sum, { tokens: { total } }) => sum + total, 0n);
  const spam = spamFactor(open.length, tokens);
  const pulls = merged.map((measured) => pullScore(measured, view, spam));
  const held = open.reduce((sum, { pull, base }) => sum + collateral(times(base, labelFactor(pull, view.repository)), pull), 0n);
  const earned = pulls.reduce((sum, pull) => sum + pull.earned, 0n);
  const refused = gate(merged.filter(isValid).length, merged.length, closed.length, 'merged pull requests');
  return { score: refused === null && earned > held ? earned - held : 0n, pulls, collateral: held, tokens, refused };
};

const isValid = ({ tokens: { total } }: MeasuredPull): boolean => total >= MIN_VALID_TOKENS;

const pullScore = (
  { pull, base, tokens: { unmeasured } }: MeasuredPull,
  { repository, issues, at }: RepositoryView,
  spam: Micro,
): PullScore => {
  const factors = {
    issue: issueFactor(pull, issues),
    label: labelFactor(pull, repository),
    spam,
    decay: decay(pull.since, at),
    review: reviewFactor(pull),
  };
  return { number: pull.number, base, ...factors, earned: Object.values(factors).reduce(times, base), unmeasured };
};

/** Part of successes among what came to an end; none without any. */
export const credibility = (successes: number, failures: number): Micro =>
  successes === 0 ? 0n : (BigInt(successes) * ONE) / BigInt(successes + failures);

/** Why a miner does not pass the gates of a repository; null when it does. */
export const gate = (valid: number, successes: number, failures: number, what: string): string | null => {
  if (valid < MIN_VALID) return `${valid} valid ${what}, ${MIN_VALID} are needed`;
  if (credibility(successes, failures) < MIN_CREDIBILITY) return `${successes} of ${successes + failures} ended well, fewer than 80 %`;
  return null;
};
