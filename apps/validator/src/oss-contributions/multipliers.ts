import { isMaintainer, type Issue, type Pull } from './as-of.ts';
import {
  COLLATERAL,
  ISSUE_CLOSE_WINDOW,
  ISSUE_FACTOR,
  MAINTAINER_ISSUE_FACTOR,
  MAX_COLLATERAL_GROWTH,
  ONE,
  OPEN_BASE,
  OPEN_CAP,
  OPEN_TOKENS_PER_SLOT,
  REVIEW_PENALTY,
} from './constants.ts';
import { least, most, times, type Micro } from './micro.ts';
import type { Repository } from './records.ts';

/** The best of the issues that the pull request solved; one when there is none. */
export const issueFactor = (pull: Pull, issues: readonly Issue[]): Micro =>
  issues
    .filter((issue) => notSolvedBecause(issue, pull) === null)
    .map(({ authorAssociation }) => (isMaintainer(authorAssociation) ? MAINTAINER_ISSUE_FACTOR : ISSUE_FACTOR))
    .reduce(most, ONE);

/** Why an issue does not count as solved by a pull request; null when it does. */
export const notSolvedBecause = (issue: Issue, pull: Pull): string | null => {
  const { closing } = issue;
  if (pull.state !== 'merged') return 'the pull request is not merged';
  if (closing === null || !closing.completed) return 'the issue is not closed as completed';
  if (issue.repositoryId !== pull.repositoryId || closing.byPull !== pull.number) return 'something else closed the issue';
  if (issue.transferred) return 'the issue came from another repository';
  if (issue.authorId === pull.authorId) return 'one person wrote both';
  if (issue.createdAt >= pull.createdAt) return 'the issue is younger than the pull request';
  if (pull.edits.some((edit) => edit > pull.since)) return 'the pull request was edited after its merge';
  const wait = closing.closedAt - pull.since;
  return wait < 0 || wait > ISSUE_CLOSE_WINDOW ? 'the issue was not closed within a day of the merge' : null;
};

/** The highest factor among the labels that maintainers applied; one when none has a factor. */
export const labelFactor = ({ labels }: Pull, repository: Repository): Micro => {
  const factors = labels.flatMap((name) => (Object.hasOwn(repository.labels, name) ? [repository.labels[name] ?? 1_000] : []));
  return factors.length === 0 ? ONE : BigInt(Math.max(...factors)) * (ONE / 1_000n);
};

/** `1 - 0.15` for each review of a maintainer that asked for changes. */
export const reviewFactor = ({ changesRequested }: Pull): Micro => most(0n, ONE - REVIEW_PENALTY * BigInt(changesRequested));

/** Nothing counts of a miner with more open at once than its merged tokens there justify. */
export const spamFactor = (open: number, tokens: Micro): Micro =>
  BigInt(open) > least(OPEN_BASE + tokens / OPEN_TOKENS_PER_SLOT, OPEN_CAP) ? 0n : ONE;

/** Held back for an open pull request: a fifth of what it promises, up to twice that while changes are asked for. */
export const collateral = (promised: Micro, { changesRequested }: Pull): Micro =>
  times(times(promised, COLLATERAL), least(ONE + REVIEW_PENALTY * BigInt(changesRequested), MAX_COLLATERAL_GROWTH));
