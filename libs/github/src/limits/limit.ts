/** GitHub counts GraphQL points and REST requests apart. */
export type Resource = 'graphql' | 'core';

/** What is known of one limit of one token. Times are milliseconds since 1970. */
export interface LimitState {
  /** GitHub counts anew from then on; an hour after the first request until GitHub says. */
  readonly resetAt: number;
  /** As GitHub last said; null before its first answer. */
  readonly limit: number | null;
  /** Spent since the last reset, by whoever uses the token. */
  readonly used: number;
  /** Asked for by us, and not settled yet. */
  readonly pending: number;
  /** A limit was struck: nothing is asked before. */
  readonly quietUntil: number;
  /** The next request starts then at the earliest. */
  readonly nextAt: number;
}

export const UNKNOWN: LimitState = { resetAt: 0, limit: null, used: 0, pending: 0, quietUntil: 0, nextAt: 0 };

export interface Rules {
  /** Points (or requests) an hour that the token may spend; null: nine tenths of the limit that GitHub names. */
  readonly pointsPerHour: number | null;
  /** The part of it up to which this asks; what is left is for what matters more. 1: all of it. */
  readonly share: number;
  /** Least time between the starts of two requests, in milliseconds. */
  readonly spacingMs: number;
}

export type Admission =
  | { readonly admitted: true; readonly at: number }
  | { readonly admitted: false; readonly because: 'budget' | 'limit'; readonly until: number };

/** Whether a request of this price may start, and when. What it may cost is set aside until {@link settled}. */
export const admit = (before: LimitState, cost: number, now: number, rules: Rules): [LimitState, Admission] => {
  const state = before.resetAt > now ? before : { ...before, resetAt: now + HOUR, used: 0, pending: 0 };
  const refuse = (because: 'budget' | 'limit', until: number): [LimitState, Admission] => [state, { admitted: false, because, until }];
  if (state.quietUntil > now) return refuse('limit', state.quietUntil);
  const spent = state.used + state.pending + cost;
  if (spent > budgetOf(state, rules)) return refuse('budget', state.resetAt);
  if (state.limit !== null && spent > state.limit) return refuse('limit', state.resetAt);
  const at = Math.max(now, state.nextAt);
  return [
    { ...state, pending: state.pending + cost, nextAt: at + rules.spacingMs },
    { admitted: true, at },
  ];
};

const HOUR = 3_600_000;

const budgetOf = ({ limit }: LimitState, { pointsPerHour, share }: Rules): number => {
  if (pointsPerHour !== null) return Math.floor(pointsPerHour * share);
  return limit === null ? Infinity : Math.floor(limit * 0.9 * share);
};

/** The request is over; what it cost stands in GitHub's own count. */
export const settled = (state: LimitState, cost: number): LimitState => ({ ...state, pending: Math.max(0, state.pending - cost) });

/** What the headers of an answer say. */
export interface Told {
  readonly limit: number;
  readonly used: number;
  readonly resetAt: number;
}

/** Answers of one hour may name its end a few seconds apart. */
const SAME_HOUR = 60_000;

/** Takes GitHub's word. Answers may arrive in another order than they were counted, so within an hour the count only grows. */
export const told = (state: LimitState, it: Told): LimitState => {
  const { limit, used, resetAt } = it;
  if (state.limit === null || resetAt > state.resetAt + SAME_HOUR) return { ...state, limit, used, resetAt };
  if (resetAt < state.resetAt - SAME_HOUR) return state;
  return { ...state, limit, used: Math.max(state.used, used), resetAt };
};

export const quiet = (state: LimitState, until: number): LimitState => ({ ...state, quietUntil: Math.max(state.quietUntil, until) });
