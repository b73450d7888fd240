import { rate, type CompetitionResult, type Outcome } from '@joust/elo';
import { DAY } from '../history/types.ts';
import { SplitMix64 } from '../random/splitmix64.ts';
import { replay, VERSION_1 } from './what-if-elo.ts';

const OUTCOMES: readonly Outcome[] = ['WinA', 'WinB', 'BothFail', 'FaultA', 'FaultB', 'Void', 'WalkoverA', 'WalkoverB', 'EarlyA', 'EarlyB'];
const PLAYERS = 16;

const randomResults = (seed: bigint): CompetitionResult[] => {
  const random = new SplitMix64(seed);
  return Array.from({ length: 400 }, (_, index) => {
    const a = random.below(PLAYERS);
    const resolvedBlock = 1_000 + index * 1_700 + random.below(1_000);
    return {
      id: BigInt(index + 1),
      startBlock: resolvedBlock - 5 * DAY - random.below(4 * DAY),
      resolvedBlock,
      a: BigInt(a + 1),
      b: BigInt(((a + 1 + random.below(PLAYERS - 1)) % PLAYERS) + 1),
      outcome: OUTCOMES[random.below(OUTCOMES.length)] as Outcome,
      validA: true,
      validB: true,
    };
  });
};

describe('the rating with other constants', () => {
  it('is the rating of the rules at the constants of version 1, to a hundredth of a point', () => {
    for (let seed = 1n; seed <= 20n; seed += 1n) {
      const results = randomResults(seed);
      const anchor = 650_000 + 30 * DAY;
      const floats = replay(results, PLAYERS, anchor, VERSION_1);
      const { players } = rate(results, { anchor, blocksPerDay: DAY });
      expect(players.size).toBe(PLAYERS);
      for (const [player, { effective }] of players) expect(floats[Number(player) - 1]).toBeCloseTo(effective / 1000, 2);
    }
  });

  it('moves when a constant does', () => {
    const results = randomResults(1n);
    for (const change of [
      { k: 65 },
      { house: 1410 },
      { fadeDays: 10 },
      { halfLife: 31 },
      { rematch: false },
      { bothFail: 'draw' as const },
    ])
      expect(replay(results, PLAYERS, 690_000, { ...VERSION_1, ...change })).not.toEqual(replay(results, PLAYERS, 690_000, VERSION_1));
  });
});
