import { expected } from '../expected.ts';
import type { CompetitionResult, Outcome } from '../types.ts';
import { ANCHOR, DAY } from './results.ts';

/** Whole numbers below `n`, always the same for a seed (xorshift32). */
export const dice = (seed: number): ((n: number) => number) => {
  let state = seed;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
};

/**
 * A season like those the rules were made for: 64 miners of unlike skill, each in about 7.5 results in 90 days; a fifth of the
 * competitions end with both failing, some with a fault. Ends at the anchor.
 */
export const season = (seed: number, days = 90): CompetitionResult[] => {
  const roll = dice(seed);
  const skills = Array.from({ length: 64 }, () => 1_500_000 + [1, 2, 3, 4].reduce((sum) => sum + (roll(346_000) - 173_000), 0));
  const results = Array.from({ length: Math.floor((240 * days) / 90) }, (_, index): CompetitionResult => {
    const a = roll(64);
    const b = (a + 1 + roll(63)) % 64;
    const resolvedBlock = ANCHOR - roll(days * DAY);
    const outcome = outcomeOf(roll, skills[a] ?? 0, skills[b] ?? 0);
    return {
      id: BigInt(index + 1),
      startBlock: resolvedBlock - 2 * DAY - roll(12 * DAY),
      resolvedBlock,
      a: BigInt(a + 1),
      b: BigInt(b + 1),
      outcome,
      validA: outcome === 'WinA' || roll(2) === 0,
      validB: outcome === 'WinB' || roll(2) === 0,
    };
  });
  return results;
};

const outcomeOf = (roll: (n: number) => number, a: number, b: number): Outcome => {
  const kind = roll(100);
  if (kind < 20) return 'BothFail';
  if (kind < 24) return roll(2) === 0 ? 'FaultA' : 'FaultB';
  const aWins = roll(2 ** 24) < expected(a, b);
  if (kind < 28) return aWins ? 'WalkoverA' : 'WalkoverB';
  return aWins ? 'WinA' : 'WinB';
};
