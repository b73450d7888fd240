import { eligibility } from './eligibility.ts';
import { bountyCap } from './bounty-cap.ts';
import { NEWCOMER } from './newcomer.ts';
import { perform, PROBATION_BELOW } from './performance.ts';
import { rate } from './rate.ts';
import { cooldownDays, cooldownEnd } from './strikes.ts';
import { ANCHOR, AT, DAY, result } from './testing/results.ts';
import type { CompetitionResult } from './types.ts';

const [A, B] = [1n, 2n] as const;

/** The player's performance after each result. */
const emas = (results: CompetitionResult[]) => results.map((_, index) => rate(results.slice(0, index + 1), AT).players.get(A)?.ema);

describe('performance (mechanism 2.7)', () => {
  it('follows the printed example', () =>
    expect(
      emas([
        result('WinA', A, 11n, 5),
        result('WinA', A, 12n, 4),
        result('WinB', A, 13n, 3),
        result('BothFail', A, 14n, 2, { validA: true }),
        result('WinB', A, 15n, 1, { validA: true }),
      ]),
    ).toEqual([40960, 47104, 35328, 30592, 29498]));

  it('falls under probation with four empty failures', () => {
    const fails = emas([4, 3, 2, 1].map((ago, index) => result('BothFail', A, BigInt(20 + index), ago)));
    expect(fails).toEqual([24576, 18432, 13824, 10368]);
    expect(fails[3]).toBeLessThan(PROBATION_BELOW);
    expect(fails[2]).toBeGreaterThan(PROBATION_BELOW);
  });

  it('counts a fault twice and leaves the other side alone', () => {
    const { players } = rate([result('FaultB', A, B, 1)], AT);
    expect(players.get(B)?.ema).toBe(perform(perform(32_768, 0), 0));
    expect(players.get(A)?.ema).toBe(32_768);
  });

  it('drifts back to one half when idle', () =>
    expect(rate([result('WinA', A, B, 44)], AT).players.get(A)?.ema).toBe(32_768 + (40_960 - 32_768) / 2));
});

describe('strikes (mechanism, top and 2.7)', () => {
  it.each([
    ['FaultA', {}, 1, 0],
    ['WalkoverA', {}, 0, 1],
    ['BothFail', { validA: true }, 0, 1],
    ['BothFail', { validA: false }, 1, 1],
    ['WinA', {}, 0, 0],
    ['EarlyA', {}, 0, 0],
  ] as const)('%s with %p: a %i, b %i', (outcome, more, a, b) => {
    const { players } = rate([result(outcome, A, B, 1, more)], AT);
    expect([players.get(A)?.strikes, players.get(B)?.strikes]).toEqual([a, b]);
  });

  it('gives two for a reverted win, dated by the revert', () => {
    const reverted = result('WinA', A, B, 20, { amended: { at: ANCHOR - 3 * DAY, outcome: 'FaultA' } });
    expect(rate([reverted], AT).players.get(A)).toMatchObject({ strikes: 2, lastStrike: ANCHOR - 3 * DAY });
  });

  it('gives one for the second early withdrawal', () =>
    expect(rate([result('EarlyA', A, B, 9), result('EarlyB', 3n, A, 1)], AT).players.get(A)?.strikes).toBe(1));

  it.each([
    [0, 0],
    [1, 0],
    [2, 3],
    [3, 6],
    [4, 12],
    [5, 24],
    [9, 24],
  ])('%i strikes are %i days', (strikes, days) => expect(cooldownDays(strikes)).toBe(days));

  it('counts the cooldown from the last strike', () => expect(cooldownEnd({ strikes: 3, lastStrike: 1_000 }, 36)).toBe(1_000 + 6 * 36));
});

describe('eligibility', () => {
  it('lets a newcomer in at once', () =>
    expect(eligibility(NEWCOMER, AT)).toEqual({
      eligible: true,
      belowThreshold: false,
      coolingDown: false,
      probation: false,
      from: ANCHOR,
    }));

  it('keeps a cooling miner out to the block', () => {
    const player = { ...NEWCOMER, strikes: 2, lastStrike: ANCHOR - 2 * DAY, lastBlock: ANCHOR - 2 * DAY };
    const answer = eligibility(player, AT);
    expect(answer).toMatchObject({ eligible: false, coolingDown: true, from: ANCHOR + DAY });
    expect(eligibility(player, { ...AT, anchor: answer.from - 1 }).eligible).toBe(false);
    expect(eligibility(player, { ...AT, anchor: answer.from }).eligible).toBe(true);
  });

  it('tells a miner below 1,300 the first block of recovery, and it is true', () => {
    const fails = [4, 3, 2, 1].map((ago, index) => result('BothFail', A, BigInt(20 + index), ago, { validA: true }));
    const player = rate(fails, AT).players.get(A) ?? NEWCOMER;
    const { eligible, from } = eligibility(player, AT);
    expect({ eligible, from }).toEqual({ eligible: false, from: player.lastBlock + 15 * DAY });
    const at = (anchor: number) => eligibility(rate(fails, { ...AT, anchor }).players.get(A) ?? NEWCOMER, { ...AT, anchor });
    expect(at(from - 1).eligible).toBe(false);
    expect(at(from).eligible).toBe(true);
  });

  it.each([
    [{ ema: 13_106, results: 9 }, 50_000_000_000n],
    [{ ema: 13_107, results: 2 }, 100_000_000_000n],
    [{ ema: 13_107, results: 3 }, null],
  ])('%p may compete for at most %s rao', (player, cap) => expect(bountyCap(player)).toBe(cap));
});
