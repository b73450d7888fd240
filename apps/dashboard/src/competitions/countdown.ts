import type { CompetitionWindow as Window, Decision } from '../api/model';

/**
 * - `locked`, `submitting`, `review`: counting to the opening, the closing and the final resolve of the window
 * - `awaiting_block`: the clock reached the mark and the chain has not; nothing flips until a block says so
 * - `overdue`: resolve has passed without a quorum; the contract voids it after the grace
 * - `decided`: quorum reached, challenge window running until the payment
 */
export type CountdownState = 'locked' | 'submitting' | 'review' | 'awaiting_block' | 'overdue' | 'decided' | 'paid' | 'void';

export type Mark = 'open' | 'close' | 'resolve' | 'settle';

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
export const countdown = (window: Window, decision: Decision | null, block: number, now: number): Countdown => {
  if (window.phase === 'paid' || window.phase === 'void') return still(window.phase);
  if (window.phase === 'decided') return settling(decision, block, now);
  if (block < window.opensBlock) return counting('locked', 'open', window.opensBlock, window.startedAt, window.opensAt, now);
  if (block <= window.closesBlock) return counting('submitting', 'close', window.closesBlock, window.opensAt, window.closesAt, now);
  if (block <= window.resolvesBlock) return counting('review', 'resolve', window.resolvesBlock, window.closesAt, window.resolvesAt, now);
  return still('overdue');
};

const settling = (decision: Decision | null, block: number, now: number): Countdown => {
  if (!decision || decision.settleBlock === null || decision.settlesAt === null || block >= decision.settleBlock) return still('decided');
  return counting('decided', 'settle', decision.settleBlock, decision.decided.at, decision.settlesAt, now);
};

const NEXT_MARK = { locked: 'open', submitting: 'close', review: 'resolve', decided: 'settle' } as const;

/** The same clock where only the next step is known, as in a list. */
export const countdownToNext = (
  duel: { phase: Window['phase']; nextBlock: number | null; nextAt: string | null },
  now: number,
): Countdown => {
  if (duel.phase === 'paid' || duel.phase === 'void') return still(duel.phase);
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
      return mark === 'settle' ? 'Payout in' : 'Decided';
    case 'paid':
      return 'Paid';
    case 'void':
      return 'Void';
  }
};

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
  paid: 'Paid',
  void: 'Void',
};
