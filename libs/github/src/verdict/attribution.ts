import type { Account, Association, PullFacts } from '../evidence/evidence.ts';
import type { ClosedEvent } from './closure.ts';
import { baseAt, createdInWindow, type Terms } from './validity.ts';

/** The two competitors by their numeric GitHub ids. */
export interface Sides {
  readonly a: number;
  readonly b: number;
}
export type Letter = 'A' | 'B';

/** Who solved the issue, as far as one close event proves it. */
export type Solution =
  | { readonly kind: 'solved'; readonly by: Letter; readonly pull: PullFacts; readonly why: string }
  /** A competitor's own pull request from before the window was merged: his fault (mechanism, "Settled"). */
  | { readonly kind: 'early'; readonly by: Letter; readonly pull: PullFacts; readonly why: string }
  | {
      readonly kind: 'void';
      readonly cancel: 'NotPlanned' | 'Duplicate' | 'SolvedOutside' | 'SolvedInvalid';
      readonly pull: PullFacts | null;
      readonly why: string;
    }
  | { readonly kind: 'unknown'; readonly why: string };

const unknown = (why: string): Solution => ({ kind: 'unknown', why });
const isMaintainer = (association: Association): boolean =>
  association === 'OWNER' || association === 'MEMBER' || association === 'COLLABORATOR';
export const letterOf = (account: Account | null, sides: Sides): Letter | null =>
  account === null ? null : account.id === sides.a ? 'A' : account.id === sides.b ? 'B' : null;

/** Reads one close event (mechanism 4.6; rules 4 to 8 of the recorded histories). */
export const attribute = (event: ClosedEvent, closingPulls: readonly PullFacts[], sides: Sides, terms: Terms): Solution => {
  if (event.reason === 'NOT_PLANNED') return { kind: 'void', cancel: 'NotPlanned', pull: null, why: 'closed as not planned' };
  if (event.reason === 'DUPLICATE') return { kind: 'void', cancel: 'Duplicate', pull: null, why: 'closed as a duplicate' };
  if (event.reason !== 'COMPLETED') return unknown('GitHub does not say why the issue was closed');
  const { closer } = event;
  switch (closer.kind) {
    case 'pull':
      return byPull(closer.pull, sides, terms);
    case 'commit':
      return byCommit(closer, sides, terms);
    case 'hand':
      return byHand(event, closingPulls, sides, terms);
    default:
      return unknown(`closed by a ${closer.name}, which says nothing about a solution`);
  }
};

/** A commit counts for the merged pull request that contains it; a later one that carries it (a release) does not. */
const byCommit = (closer: { sha: string; author: Account | null; pulls: readonly PullFacts[] }, sides: Sides, terms: Terms): Solution => {
  const first = earliestMerge(closer.pulls);
  if (first) return byPull(first, sides, terms);
  const commit = `commit ${closer.sha.slice(0, 12)} of no pull request closed the issue`;
  if (closer.author === null) return unknown(`${commit}, and GitHub does not know its author`);
  if (letterOf(closer.author, sides)) return unknown(`${commit}, and a competitor wrote it: landed by hand`);
  return { kind: 'void', cancel: 'SolvedOutside', pull: null, why: `${commit}; ${closer.author.login} wrote it` };
};

/** Closed by hand: the closing references can prove a win. They never prove anything else; a null closer never cancels. */
const byHand = (event: ClosedEvent, closingPulls: readonly PullFacts[], sides: Sides, terms: Terms): Solution => {
  const candidates = closingPulls.filter((it) => it.repoId === terms.repoId && it.mergedAt !== null && it.mergedAt <= event.at);
  const first = earliestMerge(candidates);
  if (!first) return unknown('closed by hand, and no merged pull request is linked');
  const found = byPull(first, sides, terms);
  return found.kind === 'solved' ? found : unknown(`closed by hand, and #${first.number} does not prove a winner: ${found.why}`);
};

export const earliestMerge = (pulls: readonly PullFacts[]): PullFacts | undefined =>
  pulls
    .filter((it) => it.mergedAt !== null)
    .toSorted((x, y) => (x.mergedAt ?? 0) - (y.mergedAt ?? 0) || x.createdAt - y.createdAt || x.number - y.number)[0];

const byPull = (pull: PullFacts, sides: Sides, terms: Terms): Solution => {
  const name = `#${pull.number}`;
  if (pull.author === null) return unknown(`the author of ${name} has no account any more`);
  if (pull.mergedAt === null) return unknown(`${name} closed the issue but does not read merged`);
  const by = letterOf(pull.author, sides);
  if (by === null)
    return { kind: 'void', cancel: 'SolvedOutside', pull, why: `${name} of ${pull.author.login} solved it, who is no competitor` };
  const foreign = pull.repoId !== terms.repoId;
  if (!foreign && pull.createdAt < terms.openMs)
    return { kind: 'early', by, pull, why: `${name} of ${by} was opened before the window and merged` };
  if (!foreign && pull.mergedBy === null) return unknown(`who merged ${name} has no account any more`);
  const flaw = foreign ? 'it is in another repository' : flawOf(pull, sides, terms);
  if (flaw) return { kind: 'void', cancel: 'SolvedInvalid', pull, why: `${name} of ${by} solved it but does not count: ${flaw}` };
  return { kind: 'solved', by, pull, why: `${name} of ${by} was merged and closed the issue` };
};

/** What a merged pull request of a competitor must be to count. */
export interface MergeRule {
  readonly rule: string;
  readonly isBroken: (pull: PullFacts, sides: Sides, terms: Terms) => boolean;
  readonly flaw: (pull: PullFacts, terms: Terms) => string;
}

/** Mechanism 4.6 and 5, A12; the first that is broken is told. */
export const MERGE_RULES: readonly MergeRule[] = [
  {
    rule: 'it was opened in the window',
    isBroken: (pull, _, terms) => !createdInWindow(pull, terms),
    flaw: () => 'it was opened after the window',
  },
  {
    rule: 'it was merged to the registered branch',
    isBroken: (pull, _, terms) => baseAt(pull, pull.mergedAt ?? 0) !== terms.baseBranch,
    flaw: (pull, terms) => `it was merged to ${pull.baseBranch}, not to ${terms.baseBranch}`,
  },
  {
    rule: 'its author did not merge it',
    isBroken: ({ mergedBy, author }) => mergedBy?.id === author?.id,
    flaw: () => 'its author merged it',
  },
  {
    rule: 'no competitor merged it',
    isBroken: ({ mergedBy }, sides) => letterOf(mergedBy, sides) !== null,
    flaw: () => 'the other competitor merged it',
  },
  {
    rule: 'its author is no maintainer',
    isBroken: ({ association }) => isMaintainer(association),
    flaw: ({ association }) => `its author is ${association} of the repository`,
  },
  {
    rule: 'a bot merges only what a maintainer approved',
    isBroken: (pull, sides) => pull.mergedBy?.kind === 'Bot' && !approvedBefore(pull, sides),
    flaw: ({ mergedBy }) => `${mergedBy?.login} merged it without an approving review of a maintainer`,
  },
];

/** Why a merged pull request of a competitor does not count; null when it does. */
const flawOf = (pull: PullFacts, sides: Sides, terms: Terms): string | null =>
  MERGE_RULES.find(({ isBroken }) => isBroken(pull, sides, terms))?.flaw(pull, terms) ?? null;

/** A merge by a bot counts only with an earlier approving review by a maintainer who is no competitor ("Settled"). */
const approvedBefore = (pull: PullFacts, sides: Sides): boolean =>
  pull.approvals.some(
    (it) => it.at <= (pull.mergedAt ?? 0) && isMaintainer(it.association) && it.author !== null && letterOf(it.author, sides) === null,
  );
