import type { Grammar } from './languages.ts';

/** The first word of the thread: its parser is loaded. */
export const READY = 'ready';

/** How much syntax lies between two texts? */
export interface Question {
  readonly id: number;
  readonly grammar: Grammar;
  readonly before: string;
  readonly after: string;
  /** Steps that one side may take, and both together. */
  readonly perSide: number;
  readonly left: number;
}

/** A weight in hundredths of a token; or why this input has none; or that the parser itself is not usable. */
export type Answer =
  | { readonly id: number; readonly weight: number; readonly steps: number }
  | { readonly id: number; readonly failed: string; readonly steps: number }
  | { readonly id: number; readonly broken: string };
