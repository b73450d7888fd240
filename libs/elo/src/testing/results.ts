import type { CompetitionResult, Outcome } from '../types.ts';

export const DAY = 7_200;
export const ANCHOR = 1_000_000;
export const AT = { anchor: ANCHOR, blocksPerDay: DAY };

/** A result `ago` days before the anchor, started `lasted` days earlier; who has won has a valid pull request. */
export const result = (
  outcome: Outcome,
  a: bigint,
  b: bigint,
  ago: number,
  more: Partial<CompetitionResult> & { lasted?: number } = {},
): CompetitionResult => {
  const { lasted = 10, ...fields } = more;
  const resolvedBlock = ANCHOR - ago * DAY;
  return {
    id: BigInt(resolvedBlock),
    startBlock: resolvedBlock - lasted * DAY,
    resolvedBlock,
    a,
    b,
    outcome,
    validA: outcome === 'WinA' || outcome === 'WalkoverA',
    validB: outcome === 'WinB' || outcome === 'WalkoverB',
    ...fields,
  };
};
