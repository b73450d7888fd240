import type { Evidence, IssueEvent, PullFacts } from '../evidence/evidence.ts';
import { attribute, type Letter, type Sides, type Solution } from './attribution.ts';
import { closedAt, closureAt, closures, type Closure } from './closure.ts';
import type { CompetitionView, Competitor } from './competition-view.ts';
import { durationsOf, type Durations } from './durations.ts';
import type { OutcomePayload, Verdict, VoidAction } from './verdict.ts';
import { inReviewAt, termsOf, validAt, type Terms } from './validity.ts';

/** The evidence of one competition, as the rules look at it. Times are milliseconds. */
interface Case {
  readonly terms: Terms;
  readonly sides: Sides;
  /** Who withdrew after the window opened. */
  readonly left: Readonly<Record<Letter, boolean>>;
  readonly resolveMs: number;
  readonly now: number;
  readonly durations: Durations;
  readonly events: readonly IssueEvent[];
  readonly closures: readonly Closure[];
  readonly closingPulls: readonly PullFacts[];
  readonly pullsOf: Readonly<Record<Letter, readonly PullFacts[]>>;
}

/**
 * What a validator may vote about a competition at `nowMs` of chain time: a pure function of the contract's records and
 * of the evidence. Source of the rules: mechanism ("Settled", 2.5, 4.5, 4.6, 5) and the recorded histories' ten points.
 * Only facts dated up to the final resolve decide; whether a solution lasts is known from what follows it.
 */
export const detect = (view: CompetitionView, evidence: Evidence, nowMs: bigint): Verdict => {
  if (evidence.kind === 'partial') return { status: 'unknown', reasons: evidence.gaps };
  if (evidence.kind === 'unread') return { status: 'unknown', reasons: [evidence.failure.message] };
  if (evidence.kind === 'unavailable')
    return {
      status: 'unknown',
      reasons: [`GitHub answers ${evidence.status} (${evidence.what}) and not since when; one look cancels nothing.`],
    };
  const it = caseOf(view, evidence, Number(nowMs));
  const { closeMs } = it.terms;

  const left = departureOf(it, evidence.issue.repoId !== it.terms.repoId);
  const before = left && solvedBefore(it, left.at);
  if (before) return before;
  if (left && left.at <= closeMs) return departed(it, left);
  if (it.now > closeMs && !closedAt(it.closures, closeMs) && !hadValid(it, 'A') && !hadValid(it, 'B'))
    return after(it, closeMs + it.durations.settle, payload(it, 'BothFail', closeMs), ['neither had a valid pull request at close (4.5)']);
  if (left && left.at <= it.resolveMs) return departed(it, left);

  const closure = closureAt(it.closures, Math.min(it.now, it.resolveMs));
  const decided = closure && closed(it, closure);
  if (decided) return decided;
  if (it.now < it.resolveMs + it.durations.settle) return stillOpen(it);
  return unsolved(it);
};

const caseOf = (view: CompetitionView, evidence: Extract<Evidence, { kind: 'read' }>, now: number): Case => {
  const { competition, dayMs } = view;
  const sides = { a: Number(competition.a.githubId), b: Number(competition.b.githubId) };
  const durations = durationsOf(dayMs);
  const byTime = evidence.events.toSorted((x, y) => x.at - y.at);
  const pullsOf = (id: number): PullFacts[] => evidence.competitorPulls.filter((pull) => pull.author?.id === id);
  return {
    terms: termsOf(view),
    sides,
    left: { A: hasLeft(competition.a), B: hasLeft(competition.b) },
    durations,
    now,
    resolveMs: Number(competition.resolveMs),
    events: byTime,
    closures: closures(byTime, now, durations.reopening),
    closingPulls: evidence.closingPulls,
    pullsOf: { A: pullsOf(sides.a), B: pullsOf(sides.b) },
  };
};

const hasLeft = ({ withdrawnAt }: Competitor): boolean => withdrawnAt != null;

interface Departure {
  readonly at: number;
  readonly reason: 'Transferred' | 'Converted';
}

/** The issue left its repository or became a discussion. What GitHub does not date is not seen here. */
const departureOf = (it: Case, elsewhere: boolean): Departure | null => {
  const converted = it.events.find((event) => event.type === 'converted' && event.at <= it.now);
  if (converted) return { at: converted.at, reason: 'Converted' };
  const moves = it.events.filter((event) => event.type === 'transferred' && event.at <= it.now);
  const ours = moves.find((event) => event.type === 'transferred' && event.fromRepoId === it.terms.repoId) ?? moves[0];
  return elsewhere && ours ? { at: ours.at, reason: 'Transferred' } : null;
};

const departed = (it: Case, { at, reason }: Departure): Verdict =>
  after(it, at + it.durations.departure, voided(it, { type: 'Cancel', value: reason }, at), [`the issue was ${reason.toLowerCase()}`]);

/** A solution stays one when the solved issue is moved afterwards. */
const solvedBefore = (it: Case, leftAt: number): Verdict | null => {
  const closure = closedAt(it.closures, leftAt) ? closureAt(it.closures, Math.min(leftAt, it.resolveMs)) : null;
  const solution = closure && attribute(closure.event, it.closingPulls, it.sides, it.terms);
  return closure && solution?.kind === 'solved' ? solved(it, solution, closure.event.at, null) : null;
};

/** What a closure decides; null when it decides nothing because the issue was reopened for good. */
const closed = (it: Case, closure: NonNullable<ReturnType<typeof closureAt>>): Verdict | null => {
  const { event, reopenedAt } = closure;
  if (reopenedAt !== null && it.now < reopenedAt + it.durations.reopening)
    return {
      status: 'pending',
      nextMs: reopenedAt + it.durations.reopening,
      reasons: ['reopened a short while ago; a short reopening changes nothing (A19)'],
    };
  const solution = attribute(event, it.closingPulls, it.sides, it.terms);
  if (solution.kind === 'solved') return solved(it, solution, event.at, reopenedAt);
  if (reopenedAt !== null && reopenedAt <= Math.min(it.now, it.resolveMs)) return null;
  if (solution.kind === 'unknown') return { status: 'unknown', reasons: [solution.why] };
  if (solution.kind === 'early')
    return after(it, event.at + it.durations.settle, payload(it, `Fault${solution.by}`, event.at, solution.pull), [solution.why]);
  return after(it, event.at + it.durations.cancel, voided(it, { type: 'Cancel', value: solution.cancel }, event.at), [solution.why]);
};

const solved = (
  it: Case,
  { by, pull, why }: Extract<Solution, { kind: 'solved' }>,
  closureAtMs: number,
  reopenedAt: number | null,
): Verdict => {
  if (it.left[by])
    return after(it, closureAtMs + it.durations.cancel, voided(it, { type: 'Cancel', value: 'SolvedInvalid' }, closureAtMs), [
      why,
      'its author had withdrawn',
    ]);
  const mergedAt = pull.mergedAt ?? closureAtMs;
  const decidedAt = Math.max(mergedAt, closureAtMs);
  const end = closureAtMs + it.durations.holdback;
  const revert = pull.reverts.find((one) => one.mergedAt <= Math.min(end, it.now));
  const undone = revert
    ? `reverted by #${revert.number}`
    : reopenedAt !== null && reopenedAt <= end
      ? 'the issue was reopened for good'
      : null;
  if (undone)
    return after(it, decidedAt + it.durations.settle, payload(it, `Fault${by}`, mergedAt, pull), [
      why,
      `within the holdback ${undone} (2.5)`,
    ]);
  const other: Letter = by === 'A' ? 'B' : 'A';
  const alone = it.left[other] || (mergedAt > it.terms.closeMs && !hadValid(it, other));
  const outcome = alone ? (`Walkover${by}` as const) : (`Win${by}` as const);
  const reasons = alone ? [why, it.left[other] ? 'the other withdrew' : 'close had passed and the other had no valid pull request'] : [why];
  return after(it, decidedAt + it.durations.settle, payload(it, outcome, mergedAt, pull, by), reasons);
};

const stillOpen = (it: Case): Verdict => {
  const { closeMs } = it.terms;
  const nextMs = it.now <= closeMs ? closeMs + it.durations.settle : it.resolveMs + it.durations.settle;
  return {
    status: 'pending',
    nextMs,
    reasons: [it.now <= closeMs ? 'open, and the window has not closed' : 'open, with a valid pull request'],
  };
};

/** Still open at the final resolve (mechanism 2.5). */
const unsolved = (it: Case): Verdict => {
  const inReview = (letter: Letter): boolean =>
    !it.left[letter] && it.pullsOf[letter].some((pull) => inReviewAt(pull, it.terms, it.resolveMs));
  const [a, b] = [inReview('A'), inReview('B')];
  const proven = (of: OutcomePayload, why: string): Verdict => ({ status: 'proven', payload: of, reasons: [why] });
  if (a && b) return proven(voided(it, { type: 'Return' }, it.resolveMs), "both are still in review; slow review is nobody's fault");
  if (a && !hadValid(it, 'B'))
    return proven(payload(it, 'FaultB', it.resolveMs), 'a is still in review, b had no valid pull request at close');
  if (b && !hadValid(it, 'A'))
    return proven(payload(it, 'FaultA', it.resolveMs), 'b is still in review, a had no valid pull request at close');
  return proven(payload(it, 'BothFail', it.resolveMs), 'nobody was merged by the final resolve');
};

/** A valid pull request at a moment, at the latest at close; who withdrew has nothing that counts any more. */
const validBy = (it: Case, letter: Letter, at: number): boolean => {
  const moment = Math.min(at, it.terms.closeMs);
  return !it.left[letter] && it.pullsOf[letter].some((pull) => validAt(pull, it.terms, moment));
};
const hadValid = (it: Case, letter: Letter): boolean => validBy(it, letter, it.terms.closeMs);

const NO_SHA = `0x${'0'.repeat(40)}` as const;

const payload = (
  it: Case,
  outcome: OutcomePayload['outcome'],
  at: number,
  pull: PullFacts | null = null,
  winner: Letter | null = null,
): OutcomePayload => ({
  outcome,
  void: null,
  pullNumber: pull?.number ?? 0,
  mergeSha: pull?.mergeSha ? `0x${pull.mergeSha}` : NO_SHA,
  validA: winner === 'A' || validBy(it, 'A', at),
  validB: winner === 'B' || validBy(it, 'B', at),
});

/** A VOID names no pull request: nobody earned anything by it, and its reason says enough. */
const voided = (it: Case, action: VoidAction, at: number): OutcomePayload => ({ ...payload(it, 'Void', at), void: action });

/** Proven from `fromMs` on; before that there is nothing to vote yet. */
const after = (it: Case, fromMs: number, of: OutcomePayload, reasons: readonly string[]): Verdict =>
  it.now >= fromMs ? { status: 'proven', payload: of, reasons } : { status: 'pending', nextMs: fromMs, reasons };
