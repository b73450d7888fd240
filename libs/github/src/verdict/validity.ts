import type { PullFacts } from '../evidence/evidence.ts';
import type { CompetitionView } from './competition-view.ts';

/** The window and the place a solution must fit. */
export interface Terms {
  readonly repoId: number;
  readonly baseBranch: string;
  readonly openMs: number;
  readonly closeMs: number;
}

export const termsOf = ({ issue, competition }: CompetitionView): Terms => ({
  repoId: Number(issue.repoId),
  baseBranch: issue.baseBranch,
  openMs: Number(competition.openMs),
  closeMs: Number(competition.closeMs),
});

/** The branch a pull request was aimed at, at a moment. */
export const baseAt = (pull: PullFacts, at: number): string => {
  const next = pull.events.find((it) => it.type === 'rebased' && it.at > at);
  return next?.type === 'rebased' ? next.from : pull.baseBranch;
};

const draftAt = (pull: PullFacts, at: number): boolean => {
  const changes = pull.events.filter((it) => it.type === 'drafted' || it.type === 'readied');
  const last = changes.findLast((it) => it.at <= at);
  if (last) return last.type === 'drafted';
  return changes[0] ? changes[0].type === 'readied' : pull.isDraft;
};

/** Open, or merged: a merged pull request is closed on GitHub, but nobody turned it down. */
const standsAt = (pull: PullFacts, at: number): boolean => {
  if (pull.mergedAt !== null && pull.mergedAt <= at) return true;
  const last = pull.events.findLast((it) => (it.type === 'closed' || it.type === 'reopened') && it.at <= at);
  return last?.type !== 'closed';
};

export const createdInWindow = (pull: PullFacts, terms: Terms): boolean =>
  pull.createdAt >= terms.openMs && pull.createdAt <= terms.closeMs;

/** What a pull request of the right author must be to be valid at a moment (mechanism, "Settled"). */
export const VALIDITY_RULES: readonly {
  readonly rule: string;
  readonly holds: (pull: PullFacts, terms: Terms, at: number) => boolean;
}[] = [
  { rule: 'it was there', holds: (pull, _, at) => pull.createdAt <= at },
  { rule: 'it was opened in the window', holds: (pull, terms) => createdInWindow(pull, terms) },
  { rule: 'it is in the registered repository', holds: (pull, terms) => pull.repoId === terms.repoId },
  { rule: 'it was aimed at the registered branch', holds: (pull, terms, at) => baseAt(pull, at) === terms.baseBranch },
  { rule: 'it was no draft', holds: (pull, _, at) => !draftAt(pull, at) },
  { rule: 'it was not turned down', holds: (pull, _, at) => standsAt(pull, at) },
];

/** Whether a pull request of the right author is valid at a moment, by its dated events. */
export const validAt = (pull: PullFacts, terms: Terms, at: number): boolean => VALIDITY_RULES.every(({ holds }) => holds(pull, terms, at));

/** Valid and still waiting for a decision. */
export const inReviewAt = (pull: PullFacts, terms: Terms, at: number): boolean =>
  validAt(pull, terms, at) && !(pull.mergedAt !== null && pull.mergedAt <= at);
