import type { Matchup } from '../api/model';

/**
 * - `locked`, `submitting`, `review`: counting to the opening, the closing and the final resolve of the window
 * - `awaiting_block`: the clock reached the mark and the chain has not; nothing flips until a block says so
 * - `overdue`: the time for votes without a quorum is over or nearly; the contract voids it after the grace
 * - `decided`: quorum reached, challenge window running until the first part is paid, or until the case is closed
 * - `reopened`: a challenge passed; validators vote again until the duel expires
 * - `holdback`: the first part is paid, the rest waits for the end of the holdback
 * - `final`: nothing can happen any more
 */
export type CountdownState =
  'locked' | 'submitting' | 'review' | 'awaiting_block' | 'overdue' | 'decided' | 'reopened' | 'holdback' | 'final' | 'void';

/** `settle` is the first payment, `challenge` the end of the challenge window, `expire` the end of a second vote, `rest` the last payment. */
export type Mark = 'open' | 'close' | 'resolve' | 'settle' | 'challenge' | 'expire' | 'rest';

/** What of a duel says where it stands. */
export type Course = Pick<Matchup, 'window' | 'outcome' | 'holdback'>;
type Window = Matchup['window'];

export interface Countdown {
  readonly state: CountdownState;
  /** What is counted down to, where something is. */
  readonly mark: Mark | null;
  readonly targetBlock: number | null;
  readonly remainingMs: number;
  /** Part of the running stretch that is over, 0..1; for the ring only. */
  readonly elapsed: number;
}

const still = (state: CountdownState): Countdown => ({ state, mark: null, targetBlock: null, remainingMs: 0, elapsed: 1 });

const counting = (state: CountdownState, mark: Mark, targetBlock: number, from: string | null, to: string, now: number): Countdown => {
  const end = Date.parse(to);
  const start = from === null ? now : Date.parse(from);
  const remainingMs = Math.max(0, end - now);
  const elapsed = end > start ? Math.min(1, Math.max(0, (now - start) / (end - start))) : 1;
  return { state: remainingMs === 0 ? 'awaiting_block' : state, mark, targetBlock, remainingMs, elapsed };
};

/** The clock of a competition at chain block `block` and chain time `now` (ms). Phases change with blocks, never with the clock. */
export const countdown = (course: Course, block: number, now: number): Countdown => {
  switch (course.window.phase) {
    case 'final':
    case 'void':
      return still(course.window.phase);
    case 'decided':
      return settling(course.outcome, block, now);
    case 'reopened':
      return votingAgain(course.window, block, now);
    case 'holdback':
      return holdingBack(course, block, now);
    default:
      return running(course.window, block, now);
  }
};

const running = (window: Window, block: number, now: number): Countdown => {
  if (block < window.opensBlock) return counting('locked', 'open', window.opensBlock, window.startedAt, window.opensAt, now);
  if (block <= window.closesBlock) return counting('submitting', 'close', window.closesBlock, window.opensAt, window.closesAt, now);
  if (block <= window.resolvesBlock) return counting('review', 'resolve', window.resolvesBlock, window.closesAt, window.resolvesAt, now);
  return still('overdue');
};

const settling = (decision: Course['outcome'], block: number, now: number): Countdown => {
  if (!decision || decision.settleBlock === null || decision.settlesAt === null || block >= decision.settleBlock) return still('decided');
  const mark = decision.winner ? 'settle' : 'challenge';
  return counting('decided', mark, decision.settleBlock, decision.decided.at, decision.settlesAt, now);
};

const votingAgain = (window: Window, block: number, now: number): Countdown =>
  block > window.expiresBlock ? still('overdue') : counting('reopened', 'expire', window.expiresBlock, null, expiresAt(window), now);

const holdingBack = ({ outcome, holdback }: Course, block: number, now: number): Countdown => {
  if (!holdback || block >= holdback.untilBlock) return still('holdback');
  return counting('holdback', 'rest', holdback.untilBlock, outcome?.settlesAt ?? null, holdback.until, now);
};

/** Chain time the last block for votes should have. */
export const expiresAt = ({ resolvesAt, resolvesBlock, expiresBlock, msPerBlock }: Window): string =>
  new Date(Date.parse(resolvesAt) + (expiresBlock - resolvesBlock) * msPerBlock).toISOString();

const NEXT_MARK = {
  locked: 'open',
  submitting: 'close',
  review: 'resolve',
  decided: 'challenge',
  reopened: 'expire',
  holdback: 'rest',
} as const;

/** The same clock where only the next step is known, as in a list. */
export const countdownToNext = (
  duel: { phase: Window['phase']; nextBlock: number | null; nextAt: string | null },
  now: number,
): Countdown => {
  if (duel.phase === 'final' || duel.phase === 'void') return still(duel.phase);
  if (duel.nextBlock === null || duel.nextAt === null) return still(duel.phase === 'review' ? 'overdue' : duel.phase);
  return counting(duel.phase, NEXT_MARK[duel.phase], duel.nextBlock, null, duel.nextAt, now);
};

/** The sentence above the clock. */
export const headline = ({ state, mark }: Countdown): string => {
  switch (state) {
    case 'locked':
      return 'Window opens in';
    case 'submitting':
      return 'Window closes in';
    case 'review':
      return 'Final review ends in';
    case 'awaiting_block':
      return 'Awaiting block';
    case 'overdue':
      return 'Waiting for votes';
    case 'decided':
      return DECIDED_HEADLINES[mark ?? ''] ?? 'Decided';
    case 'reopened':
      return 'New vote ends in';
    case 'holdback':
      return mark === 'rest' ? 'Rest paid in' : 'First part paid';
    case 'final':
      return 'Final';
    case 'void':
      return 'Void';
  }
};

const DECIDED_HEADLINES: Readonly<Record<string, string>> = { settle: 'Payout in', challenge: 'Challenge ends in' };

/** Whether there is a running clock to show. */
export const isCounting = ({ state, mark }: Countdown): boolean => mark !== null && state !== 'awaiting_block';

/** The state in one or two words, for chips. */
export const STATE_WORDS: Record<CountdownState, string> = {
  locked: 'Window locked',
  submitting: 'Window open',
  review: 'In review',
  awaiting_block: 'Awaiting block',
  overdue: 'Voting',
  decided: 'Decided',
  reopened: 'Reopened',
  holdback: 'First part paid',
  final: 'Final',
  void: 'Void',
};

/** The same for one duel: the end of it says whether the money went out. */
export const phaseWords = (course: Course, { state }: Pick<Countdown, 'state'>): string => {
  if (state !== 'final') return STATE_WORDS[state];
  if (course.holdback?.reverted) return 'Reverted';
  return course.outcome?.winner ? 'Paid in full' : 'Closed';
};
