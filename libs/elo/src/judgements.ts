import { VALID_A, VALID_B } from './history.ts';
import type { Weight } from './k-factor.ts';
import { OUTCOMES, RULINGS, type Part } from './outcomes.ts';
import { isDouble, scoreOf } from './performance.ts';
import type { Q16 } from './types.ts';

/** What a result means for one side. */
export interface SideJudgement {
  readonly part: Part;
  readonly valid: boolean;
  /** Lost to the house. */
  readonly failed: boolean;
  readonly judged: boolean;
  readonly score: Q16;
  /** The score counts twice. */
  readonly double: boolean;
  /** A strike, or an early withdrawal, which may become one. */
  readonly blamed: boolean;
}

export interface Judgement {
  readonly weight: Weight;
  readonly aWon: boolean;
  readonly bWon: boolean;
  readonly a: SideJudgement;
  readonly b: SideJudgement;
}

const FAILURES: readonly Part[] = ['failed', 'faulted', 'left'];
const WINS: readonly Part[] = ['won', 'present'];

const sideOf = (part: Part, valid: boolean): SideJudgement => ({
  part,
  valid,
  failed: FAILURES.includes(part),
  judged: part !== 'spared',
  score: scoreOf(part, valid),
  double: isDouble(part),
  blamed: part === 'absent' || FAILURES.includes(part),
});

/** The table of outcomes by the codes of a history, so that a replay only looks up; null for VOID. */
export const JUDGEMENTS: readonly (Judgement | null)[] = OUTCOMES.flatMap((outcome) =>
  [0, 1, 2, 3].map((validity) => {
    const ruling = RULINGS[outcome];
    if (ruling === null) return null;
    const a = sideOf(ruling.a, (validity & VALID_A) > 0);
    const b = sideOf(ruling.b, (validity & VALID_B) > 0);
    return { weight: ruling.weight, aWon: WINS.includes(ruling.a), bWon: WINS.includes(ruling.b), a, b };
  }),
);
