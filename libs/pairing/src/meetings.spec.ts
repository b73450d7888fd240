import type { CompetitionResult } from '@joust/elo';
import { countMeetings } from './meetings.ts';

const at = (resolvedBlock: number, outcome: CompetitionResult['outcome'] = 'WinA', a = 1n, b = 2n): CompetitionResult => ({
  id: BigInt(resolvedBlock),
  startBlock: resolvedBlock - 10,
  resolvedBlock,
  a,
  b,
  outcome,
  validA: true,
  validB: false,
});

describe('countMeetings', () => {
  it('counts both directions, no VOID, and the window of the ratings', () => {
    const results = [at(760), at(761), at(2_000, 'BothFail', 2n, 1n), at(3_000, 'Void'), at(4_000), at(4_001)];
    const meetings = countMeetings(results, { anchor: 4_000, blocksPerDay: 36 });
    expect([meetings(1n, 2n), meetings(2n, 1n), meetings(1n, 3n)]).toEqual([3, 3, 0]);
  });
});
