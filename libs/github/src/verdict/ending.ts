import type { Evidence, IssueEvent } from '../evidence/evidence.ts';
import { closureAt, closures, type ClosedEvent, type Closure } from './closure.ts';
import type { RegisteredIssue } from './competition-view.ts';
import { durationsOf, type Durations } from './durations.ts';
import type { CancelReason } from './verdict.ts';

/**
 * What became of an issue, whoever competes for it.
 * - `open`: everything was read and there is nothing to cancel (yet; `nextMs` says when time alone changes that).
 * - `ended`: a dated event proves that it is over.
 * - `gone`: it cannot be read where it was registered; on its own that proves nothing, a second look a day later does.
 * - `unknown`: the evidence is missing, partial or ambiguous.
 */
export type Ending =
  | { readonly status: 'open'; readonly nextMs: number | null; readonly reasons: readonly string[] }
  | { readonly status: 'ended'; readonly reason: CancelReason; readonly reasons: readonly string[] }
  | { readonly status: 'gone'; readonly reason: 'Transferred' | 'Deleted'; readonly reasons: readonly string[] }
  | { readonly status: 'unknown'; readonly reasons: readonly string[] };

/**
 * Whether an issue that nobody competes for is over at `nowMs` of chain time, and why (mechanism 4.6: a closing event at
 * least four hours old; contract.md: 404, 410 and transfers by two looks a day apart).
 * A closing by hand as completed names no solution, so it ends nothing: the owner may cancel.
 * @param dayMs length of a contract day in milliseconds
 */
export const endingOf = (issue: RegisteredIssue, evidence: Evidence, nowMs: bigint, dayMs: number): Ending => {
  if (evidence.kind === 'partial') return { status: 'unknown', reasons: evidence.gaps };
  if (evidence.kind === 'unread') return { status: 'unknown', reasons: [evidence.failure.message] };
  if (evidence.kind === 'unavailable') return unavailable(evidence);
  const now = Number(nowMs);
  const durations = durationsOf(dayMs);
  const events = evidence.events.filter(({ at }) => at <= now).toSorted((x, y) => x.at - y.at);
  const elsewhere = BigInt(evidence.issue.repoId) !== issue.repoId;
  const left = departed(events, elsewhere, now, durations);
  if (left) return left;
  const closure = closureAt(closures(events, now, durations.reopening), now);
  if (closure === null) return { status: 'open', nextMs: null, reasons: ['the issue is open'] };
  if (closure.reopenedAt !== null) return { status: 'open', nextMs: null, reasons: ['the issue was reopened'] };
  return closed(telling(closure), now, durations);
};

/** The last close event; one by hand that follows a short reopening says less than the one before it (mechanism 5, A19). */
const telling = ({ closes, event }: Closure & { readonly event: ClosedEvent }): ClosedEvent => {
  if (event.reason !== 'COMPLETED' || event.closer.kind !== 'hand') return event;
  const named = closes.findLast(({ closer, reason }) => closer.kind !== 'hand' && reason === 'COMPLETED');
  return named ?? event;
};

const unavailable = ({ status, what }: Extract<Evidence, { kind: 'unavailable' }>): Ending =>
  status === 451
    ? { status: 'unknown', reasons: [`GitHub answers 451 (${what}): withheld, not deleted`] }
    : { status: 'gone', reason: 'Deleted', reasons: [`GitHub answers ${status} (${what})`] };

const departed = (events: readonly IssueEvent[], elsewhere: boolean, now: number, { departure }: Durations): Ending | null => {
  const converted = events.find(({ type }) => type === 'converted');
  if (converted)
    return after(converted.at + departure, now, { status: 'ended', reason: 'Converted', reasons: ['it became a discussion a day ago'] });
  if (!elsewhere) return null;
  const moved = events.findLast(({ type }) => type === 'transferred');
  if (!moved) return { status: 'unknown', reasons: ['the issue reads in another repository, and no event says that it was transferred'] };
  return { status: 'gone', reason: 'Transferred', reasons: ['the issue was transferred to another repository'] };
};

const closed = (event: ClosedEvent, now: number, { cancel }: Durations): Ending => {
  const reason = reasonOf(event);
  if ('unknown' in reason) return { status: 'unknown', reasons: [reason.unknown] };
  return after(event.at + cancel, now, { status: 'ended', ...reason });
};

const reasonOf = ({ reason, closer }: ClosedEvent): { reason: CancelReason; reasons: readonly string[] } | { unknown: string } => {
  if (reason === 'NOT_PLANNED') return { reason: 'NotPlanned', reasons: ['closed as not planned'] };
  if (reason === 'DUPLICATE') return { reason: 'Duplicate', reasons: ['closed as a duplicate'] };
  if (reason !== 'COMPLETED') return { unknown: 'GitHub does not say why the issue was closed' };
  switch (closer.kind) {
    case 'pull':
      if (closer.pull.mergedAt === null) return { unknown: `#${closer.pull.number} closed the issue but does not read merged` };
      return { reason: 'SolvedOutside', reasons: [`#${closer.pull.number} solved it while nobody competed for it`] };
    case 'commit':
      return { reason: 'SolvedOutside', reasons: [`commit ${closer.sha.slice(0, 12)} closed it while nobody competed for it`] };
    case 'hand':
      return { unknown: 'closed by hand as completed, which names no solution; the owner may cancel it' };
    default:
      return { unknown: `closed by a ${closer.name}, which says nothing about a solution` };
  }
};

const after = (fromMs: number, now: number, ending: Ending): Ending =>
  now >= fromMs ? ending : { status: 'open', nextMs: fromMs, reasons: [...ending.reasons, 'but only a short while ago'] };
