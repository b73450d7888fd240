import type { Verdict } from '@joust/github';
import type { ChainView } from '../chain/chain-view.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import { ANCHOR, competition, configAt, EPOCH, issue, side, silence, tally, validator, view, ZERO_SHA } from '../testing/view.ts';
import { decideOutcomes, votableCompetitions } from './outcomes.ts';

const sha = `0x${'ab'.repeat(20)}` as const;
const win = { outcome: 'WinA', void: null, pullNumber: 7, mergeSha: sha, validA: true, validB: false } as const;
const proven: Verdict = { status: 'proven', payload: win, reasons: ['pull 7 closed the issue'] };
const says = (verdict: Verdict): RoundEvidence => ({ ...silence, verdicts: new Map([[1n, verdict]]) });
const running = (more: Partial<ChainView> = {}) =>
  view({ issues: [issue(1, { status: 'Competing', competition: 1n })], competitions: [competition(1)], ...more });
const votes = (chain: ChainView, evidence: RoundEvidence) => decideOutcomes(chain, evidence, 'V1').map(({ action }) => action);

describe('outcome votes', () => {
  it.each<[string, Verdict, unknown]>([
    ['a win', proven, win],
    [
      'a failure of both',
      { status: 'proven', payload: { ...win, outcome: 'BothFail', pullNumber: 0, mergeSha: ZERO_SHA, validA: false }, reasons: [] },
      { outcome: 'BothFail', pullNumber: 0 },
    ],
    [
      'a cancelled bounty',
      {
        status: 'proven',
        payload: { ...win, outcome: 'Void', void: { type: 'Cancel', value: 'NotPlanned' }, pullNumber: 0, mergeSha: ZERO_SHA },
        reasons: [],
      },
      { outcome: 'Void', void: { type: 'Cancel', value: 'NotPlanned' }, pullNumber: 0, mergeSha: ZERO_SHA },
    ],
  ])('%s that is proven is voted', (_name, verdict, payload) =>
    expect(votes(running(), says(verdict))).toEqual([{ message: 'voteOutcome', args: [1n, expect.objectContaining(payload)] }]),
  );

  it.each<[string, Verdict]>([
    ['unknown', { status: 'unknown', reasons: ['GitHub cannot be reached'] }],
    ['pending', { status: 'pending', nextMs: null, reasons: ['still open'] }],
  ])('%s evidence never votes, and says why', (status, verdict) => {
    const [decision] = decideOutcomes(running(), says(verdict), 'V1');
    expect(decision).toEqual({ about: 'competition 1', issueId: 1n, action: null, because: [status, ...verdict.reasons] });
  });

  it.each<[string, Partial<ChainView>]>([
    ['a stranger', { validators: [validator('V2')] }],
    ['a validator without weight', { validators: [validator('V1', { weight: 0n })] }],
    ['anybody before the first freeze', { config: configAt(ANCHOR + 2, { frozenAnchor: null }) }],
    ['who voted in this round', { outcomeTallies: new Map([[1n, tally(['V1'], ANCHOR)]]) }],
    ['on a decided competition', { competitions: [competition(1, { phase: 'Decided' })] }],
    ['on one whose time is over', { competitions: [competition(1, { expiresAt: ANCHOR + 2 })] }],
  ])('not by/for %s; GitHub is not asked either', (_name, more) => {
    expect(votableCompetitions(running(more), 'V1')).toEqual([]);
    expect(votes(running(more), silence)).toEqual([null]);
  });

  it.each([
    ['Void', { startedAt: 0 }, true],
    ['WinA', { openAt: ANCHOR + 2 }, true],
    ['WinA', { openAt: ANCHOR + 3 }, false],
    ['FaultB', { closeAt: ANCHOR + 3 }, true], // a pull request from before the window was merged
    ['WalkoverA', { closeAt: ANCHOR + 2 }, true],
    ['WalkoverA', { closeAt: ANCHOR + 3 }, false],
    ['WalkoverA', { closeAt: ANCHOR + 3, b: side(2, { withdrawnAt: ANCHOR }) }, true],
    ['BothFail', { closeAt: ANCHOR + 2 }, false], // a had a valid one, which may be merged until the end
    ['BothFail', { resolveAt: ANCHOR + 2 }, true],
    ['BothFail', { closeAt: ANCHOR + 3, a: side(1, { withdrawnAt: ANCHOR }), b: side(2, { withdrawnAt: ANCHOR }) }, true],
  ] as const)('%s with %p is sent now: %p; the contract takes no earlier vote', (outcome, more, isSent) => {
    const verdict: Verdict = { ...proven, payload: { ...win, outcome } };
    expect(votes(running({ competitions: [competition(1, more)] }), says(verdict))[0] !== null).toBe(isSent);
  });

  it('again when a round ended without a quorum two epochs after its first vote', () => {
    const stale = (block: number) => running({ config: configAt(block), outcomeTallies: new Map([[1n, tally(['V1'], ANCHOR)]]) });
    expect(votes(stale(ANCHOR + 2 * EPOCH - 1), says(proven))).toEqual([null]);
    expect(votes(stale(ANCHOR + 2 * EPOCH), says(proven))[0]).toMatchObject({ message: 'voteOutcome' });
  });

  it('refuse a hash that is none rather than vote for it', () => {
    const odd: Verdict = { ...proven, payload: { ...win, mergeSha: '0xabc' } };
    expect(() => votes(running(), says(odd))).toThrow('is not a commit hash');
  });
});
