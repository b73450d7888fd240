import fc from 'fast-check';
import { OUTCOMES } from '../outcomes.ts';
import type { CompetitionResult, Outcome } from '../types.ts';
import { ANCHOR, DAY } from './results.ts';

export const RATED = OUTCOMES.filter((outcome) => outcome !== 'Void');

/** Any history of up to eight players; `packed` ones are too short for drift. */
export const histories = (
  outcomes: readonly Outcome[] = OUTCOMES,
  { span = 100 * DAY, size = 60 }: { span?: number; size?: number } = {},
): fc.Arbitrary<CompetitionResult[]> =>
  fc
    .array(
      fc.record({
        pair: fc.uniqueArray(fc.bigInt({ min: 1n, max: 8n }), { minLength: 2, maxLength: 2 }),
        ago: fc.integer({ min: 0, max: span }),
        lasted: fc.integer({ min: 0, max: 12 * DAY }),
        outcome: fc.constantFrom(...outcomes),
        validA: fc.boolean(),
        validB: fc.boolean(),
      }),
      { maxLength: size },
    )
    .map((rows) =>
      rows.map(({ pair, ago, lasted, ...row }, index) => ({
        ...row,
        id: BigInt(index + 1),
        startBlock: ANCHOR - ago - lasted,
        resolvedBlock: ANCHOR - ago,
        a: pair[0] ?? 1n,
        b: pair[1] ?? 2n,
      })),
    );

/** The same results with the sides exchanged. */
export const mirrored = (result: CompetitionResult): CompetitionResult => ({
  ...result,
  a: result.b,
  b: result.a,
  validA: result.validB,
  validB: result.validA,
  outcome: MIRROR[result.outcome],
});

const MIRROR: Record<Outcome, Outcome> = {
  WinA: 'WinB',
  WinB: 'WinA',
  BothFail: 'BothFail',
  FaultA: 'FaultB',
  FaultB: 'FaultA',
  Void: 'Void',
  WalkoverA: 'WalkoverB',
  WalkoverB: 'WalkoverA',
  EarlyA: 'EarlyB',
  EarlyB: 'EarlyA',
};
