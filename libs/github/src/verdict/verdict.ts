/** Outcomes as the contract names them (mechanism 2.5; codes 0..9). */
export const OUTCOMES = ['WinA', 'WinB', 'BothFail', 'FaultA', 'FaultB', 'Void', 'WalkoverA', 'WalkoverB', 'EarlyA', 'EarlyB'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a bounty is cancelled, as the contract names it. */
export type CancelReason =
  'Owner' | 'NotPlanned' | 'Duplicate' | 'SolvedOutside' | 'SolvedInvalid' | 'Transferred' | 'Deleted' | 'Converted';

/** What happens to the bounty of a void competition: back to the pool of open issues, or cancelled and recycled. */
export type VoidAction = { type: 'Return' } | { type: 'Cancel'; value: CancelReason };

/** What validators vote on: immutable facts only, so that readings at different minutes agree (mechanism 4.6). */
export interface OutcomePayload {
  readonly outcome: Outcome;
  /** Set exactly for `Void`. */
  readonly void: VoidAction | null;
  /** The merged pull request that decided; 0 for none. */
  readonly pullNumber: number;
  /** 20 bytes as `0x…`; all zero for none. */
  readonly mergeSha: `0x${string}`;
  /** Whether a (or b) had a valid pull request at the decision, at the latest at close. */
  readonly validA: boolean;
  readonly validB: boolean;
}

/**
 * What the evidence says at one moment of chain time.
 * - `proven`: this outcome is proven; `payload` is what to vote.
 * - `pending`: everything was read and nothing is decided yet; the answer can change by time alone at `nextMs`
 *   (null: only by something new on GitHub).
 * - `unknown`: the evidence is missing, partial or ambiguous. Nobody votes.
 */
export type Verdict =
  | { readonly status: 'proven'; readonly payload: OutcomePayload; readonly reasons: readonly string[] }
  | { readonly status: 'pending'; readonly nextMs: number | null; readonly reasons: readonly string[] }
  | { readonly status: 'unknown'; readonly reasons: readonly string[] };
