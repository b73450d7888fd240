import type { Weight } from './k-factor.ts';
import type { Outcome } from './types.ts';

/** Every outcome in the order of its code, 0 to 9 (mechanism 2.5). */
export const OUTCOMES: readonly Outcome[] = [
  'WinA',
  'WinB',
  'BothFail',
  'FaultA',
  'FaultB',
  'Void',
  'WalkoverA',
  'WalkoverB',
  'EarlyA',
  'EarlyB',
];

/** What an outcome means for one side. `absent` lost a walkover; `left` withdrew early; `spared` is not judged at all. */
export type Part = 'won' | 'lost' | 'present' | 'absent' | 'failed' | 'faulted' | 'left' | 'spared';

/** Wins, and walkovers at half of K, count less in a rematch; failures in full; early withdrawals at a quarter (mechanism 2.3). */
const win: Weight = { rematch: true, halvings: 0 };
const walkover: Weight = { rematch: true, halvings: 1 };
const failure: Weight = { rematch: false, halvings: 0 };
const withdrawal: Weight = { rematch: false, halvings: 2 };

/** An outcome as the replay reads it. */
export interface Ruling {
  readonly weight: Weight;
  readonly a: Part;
  readonly b: Part;
}

/** The rows of the table of outcomes; VOID says nothing about anybody (mechanism 2.5). */
export const RULINGS: Readonly<Record<Outcome, Ruling | null>> = {
  WinA: { weight: win, a: 'won', b: 'lost' },
  WinB: { weight: win, a: 'lost', b: 'won' },
  BothFail: { weight: failure, a: 'failed', b: 'failed' },
  FaultA: { weight: failure, a: 'faulted', b: 'spared' },
  FaultB: { weight: failure, a: 'spared', b: 'faulted' },
  Void: null,
  WalkoverA: { weight: walkover, a: 'present', b: 'absent' },
  WalkoverB: { weight: walkover, a: 'absent', b: 'present' },
  EarlyA: { weight: withdrawal, a: 'left', b: 'spared' },
  EarlyB: { weight: withdrawal, a: 'spared', b: 'left' },
};
