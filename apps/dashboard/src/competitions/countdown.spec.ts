import type { CompetitionWindow as Window, Decision } from '../api/model';
import { countdown, countdownToNext } from './countdown';

const epoch = Date.parse('2026-11-21T08:00:00.000Z');
const at = (block: number): number => epoch + block * 1_000;
const iso = (block: number): string => new Date(at(block)).toISOString();
const window = (phase: Window['phase'] = 'locked'): Window => ({
  startBlock: 100,
  startedAt: iso(100),
  opensBlock: 172,
  opensAt: iso(172),
  closesBlock: 424,
  closesAt: iso(424),
  resolvesBlock: 856,
  resolvesAt: iso(856),
  expiresBlock: 1_108,
  msPerBlock: 1_000,
  phase,
});
const decision = (over: Partial<Decision> = {}): Decision => ({
  outcome: 'win_a',
  winner: 'a',
  pullNumber: 91,
  mergeSha: null,
  voidCause: null,
  cancelReason: null,
  decided: { block: 500, at: iso(500) },
  settleBlock: 600,
  settlesAt: iso(600),
  ...over,
});

describe('countdown', () => {
  it.each([
    [100, 'locked', 'open', 72_000],
    [171, 'locked', 'open', 1_000],
    [172, 'submitting', 'close', 252_000],
    [423, 'submitting', 'close', 1_000],
    [425, 'review', 'resolve', 431_000],
    [857, 'overdue', null, 0],
  ] as const)('at block %i it is %s and counts to %s', (block, state, mark, remainingMs) => {
    expect(countdown(window(), null, block, at(block))).toMatchObject({ state, mark, remainingMs });
  });

  it('waits for a block instead of opening the window by itself', () => {
    const waiting = countdown(window(), null, 171, at(180));
    expect(waiting).toMatchObject({ state: 'awaiting_block', mark: 'open', targetBlock: 172, remainingMs: 0, elapsed: 1 });
  });

  it('opens with the block even when the clock here runs late', () => {
    expect(countdown(window(), null, 172, at(150)).state).toBe('submitting');
  });

  it('counts the challenge window after a decision, then stands still', () => {
    expect(countdown(window('decided'), decision(), 550, at(550))).toMatchObject({
      state: 'decided',
      mark: 'settle',
      remainingMs: 50_000,
      elapsed: 0.5,
    });
    expect(countdown(window('decided'), decision(), 600, at(600))).toMatchObject({ state: 'decided', mark: null });
  });

  it('counts to no payment where nobody is paid', () => {
    expect(
      countdown(window('decided'), decision({ outcome: 'both_fail', settleBlock: null, settlesAt: null }), 550, at(550)).mark,
    ).toBeNull();
  });

  it.each(['paid', 'void'] as const)('stands still once %s, whatever the block', (phase) => {
    expect(countdown(window(phase), null, 150, at(150))).toMatchObject({ state: phase, mark: null });
  });

  it('knows how far the stretch is, for the ring', () => {
    expect(countdown(window(), null, 136, at(136)).elapsed).toBeCloseTo(0.5);
  });
});

describe('countdownToNext', () => {
  it.each([
    ['locked', 172, 'locked', 'open'],
    ['submitting', 424, 'submitting', 'close'],
    ['review', null, 'overdue', null],
    ['decided', null, 'decided', null],
    ['void', 172, 'void', null],
  ] as const)('%s with the next step at %s is %s', (phase, nextBlock, state, mark) => {
    const next = { phase, nextBlock, nextAt: nextBlock === null ? null : iso(nextBlock) };
    expect(countdownToNext(next, at(150))).toMatchObject({ state, mark });
  });

  it('awaits the block once the time has come', () => {
    expect(countdownToNext({ phase: 'locked', nextBlock: 172, nextAt: iso(172) }, at(173)).state).toBe('awaiting_block');
  });
});
