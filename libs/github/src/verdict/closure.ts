import type { IssueEvent } from '../evidence/evidence.ts';

export type ClosedEvent = Extract<IssueEvent, { type: 'closed' }>;

/** A stretch of time in which an issue was closed; reopenings too short to count do not end it. */
export interface Closure {
  readonly since: number;
  /** Its close events; the last one counts (a second one without a reopening changes the reason). */
  readonly closes: readonly ClosedEvent[];
  /** When it was reopened and has stayed so till now; null while closed. */
  readonly reopenedAt: number | null;
}

/** The closures among the events up to `now`. `longMs`: a reopening of at least this length counts. */
export const closures = (events: readonly IssueEvent[], now: number, longMs: number): Closure[] => {
  const all: Closure[] = [];
  for (const it of events) {
    if (it.at > now) break;
    const last = all.at(-1);
    if (it.type === 'closed') {
      const goesOn = last !== undefined && (last.reopenedAt === null || it.at - last.reopenedAt < longMs);
      if (goesOn) all[all.length - 1] = { ...last, closes: [...last.closes, it], reopenedAt: null };
      else all.push({ since: it.at, closes: [it], reopenedAt: null });
    } else if (it.type === 'reopened' && last?.reopenedAt === null) {
      all[all.length - 1] = { ...last, reopenedAt: it.at };
    }
  }
  return all;
};

/** The last closure that began at or before `at`, with the close event that counted then. */
export const closureAt = (all: readonly Closure[], at: number): (Closure & { readonly event: ClosedEvent }) | null => {
  const closure = all.findLast((it) => it.since <= at);
  const event = closure?.closes.findLast((it) => it.at <= at);
  return closure && event ? { ...closure, event } : null;
};

/** Whether the issue was closed at a moment. */
export const closedAt = (all: readonly Closure[], at: number): boolean => {
  const closure = closureAt(all, at);
  return closure !== null && (closure.reopenedAt === null || closure.reopenedAt > at);
};
