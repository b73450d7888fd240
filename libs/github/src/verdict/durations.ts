/** Durations of the rules, in contract days (all rules about GitHub hours use contract days: contract.md, Time). */
export interface Durations {
  /** A vote waits so long after the fact it rests on (mechanism 4.6: half an hour after the merge). */
  readonly settle: number;
  /** A cancel needs a closing event at least this old (mechanism, "Settled": 4 hours). */
  readonly cancel: number;
  /** A transferred or converted issue: two observations a day apart (mechanism 4.6); by its dated event one is enough. */
  readonly departure: number;
  /** A reopening this long undoes a solution; a shorter one changes nothing (mechanism 5, A19). */
  readonly reopening: number;
  /** A revert counts so long after the closure (mechanism 4.6). */
  readonly holdback: number;
}

/** In milliseconds, for a contract day of `dayMs`. */
export const durationsOf = (dayMs: number): Durations => ({
  settle: Math.ceil(dayMs / 48),
  cancel: Math.ceil(dayMs / 6),
  departure: dayMs,
  reopening: 2 * dayMs,
  holdback: 21 * dayMs,
});
