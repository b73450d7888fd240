import type { CompetitionWindow as Window, Decision, Holdback } from '../api/model';
import { type Course, countdown, countdownToNext, phaseWords } from './countdown';

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

const holdback = (over: Partial<Holdback> = {}): Holdback => ({
  amount: '5000000000',
  untilBlock: 1_256,
  until: iso(1_256),
  reverted: null,
  ...over,
});
const course = (phase: Window['phase'] = 'locked', over: Partial<Course> = {}): Course => ({
  window: window(phase),
  outcome: null,
  holdback: null,
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
    expect(countdown(course(), block, at(block))).toMatchObject({ state, mark, remainingMs });
  });

  it('waits for a block instead of opening the window by itself', () => {
    const waiting = countdown(course(), 171, at(180));
    expect(waiting).toMatchObject({ state: 'awaiting_block', mark: 'open', targetBlock: 172, remainingMs: 0, elapsed: 1 });
  });

  it('opens with the block even when the clock here runs late', () => {
    expect(countdown(course(), 172, at(150)).state).toBe('submitting');
  });

  it('counts the challenge window after a decision, then stands still', () => {
    expect(countdown(course('decided', { outcome: decision() }), 550, at(550))).toMatchObject({
      state: 'decided',
      mark: 'settle',
      remainingMs: 50_000,
      elapsed: 0.5,
    });
    expect(countdown(course('decided', { outcome: decision() }), 600, at(600))).toMatchObject({ state: 'decided', mark: null });
  });

  it('counts to the end of the challenge window where nobody is paid', () => {
    const outcome = decision({ outcome: 'both_fail', winner: null });
    expect(countdown(course('decided', { outcome }), 550, at(550))).toMatchObject({ mark: 'challenge', remainingMs: 50_000 });
  });

  it('counts a second vote to its end, whatever the first decision said', () => {
    const reopened = course('reopened', { outcome: decision({ settleBlock: null, settlesAt: null }) });
    expect(countdown(reopened, 600, at(600))).toMatchObject({
      state: 'reopened',
      mark: 'expire',
      targetBlock: 1_108,
      remainingMs: 508_000,
    });
    expect(countdown(reopened, 1_109, at(1_109)).state).toBe('overdue');
  });

  it('counts the holdback to the payment of the rest, then stands still', () => {
    const held = course('holdback', { outcome: decision(), holdback: holdback() });
    expect(countdown(held, 928, at(928))).toMatchObject({ state: 'holdback', mark: 'rest', remainingMs: 328_000, elapsed: 0.5 });
    expect(countdown(held, 1_255, at(1_260)).state).toBe('awaiting_block');
    expect(countdown(held, 1_256, at(1_256))).toMatchObject({ state: 'holdback', mark: null });
  });

  it.each(['final', 'void'] as const)('stands still once %s, whatever the block', (phase) => {
    expect(countdown(course(phase), 150, at(150))).toMatchObject({ state: phase, mark: null });
  });

  it('knows how far the stretch is, for the ring', () => {
    expect(countdown(course(), 136, at(136)).elapsed).toBeCloseTo(0.5);
  });
});

describe('countdownToNext', () => {
  it.each([
    ['locked', 172, 'locked', 'open'],
    ['submitting', 424, 'submitting', 'close'],
    ['review', null, 'overdue', null],
    ['decided', null, 'decided', null],
    ['decided', 600, 'decided', 'challenge'],
    ['reopened', 1_108, 'reopened', 'expire'],
    ['holdback', 1_256, 'holdback', 'rest'],
    ['final', null, 'final', null],
    ['void', 172, 'void', null],
  ] as const)('%s with the next step at %s is %s', (phase, nextBlock, state, mark) => {
    const next = { phase, nextBlock, nextAt: nextBlock === null ? null : iso(nextBlock) };
    expect(countdownToNext(next, at(150))).toMatchObject({ state, mark });
  });

  it('awaits the block once the time has come', () => {
    expect(countdownToNext({ phase: 'locked', nextBlock: 172, nextAt: iso(172) }, at(173)).state).toBe('awaiting_block');
  });
});

describe('phaseWords', () => {
  it.each([
    ['Paid in full', { outcome: decision(), holdback: holdback() }],
    ['Reverted', { outcome: decision(), holdback: holdback({ reverted: { block: 700, at: iso(700) } }) }],
    ['Closed', { outcome: decision({ outcome: 'both_fail', winner: null }) }],
  ] as const)('a duel that is final is %s', (words, over) => {
    expect(phaseWords(course('final', over), { state: 'final' })).toBe(words);
  });
});
