import type { Evidence, Proof, RuleFinding } from '@joust/github';

/** What GitHub showed about one question of a round, and what each rule makes of it. Nothing is decided by this: it explains. */
export interface Observation {
  /** As in a decision: "competition 7", "issue 3", "claim of 5F…". */
  readonly about: string;
  readonly issueId: bigint | null;
  /** Pages on which a person finds the same. */
  readonly sources: readonly string[];
  /** When it was read, by this machine. */
  readonly readAt: string;
  /** The facts as they were read; null for a gist that could not be. */
  readonly facts: Evidence | Proof | null;
  readonly rules: readonly RuleFinding[];
}
