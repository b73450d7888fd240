import type { Verdict } from '@joust/github';
import type { AccountId } from '@joust/units';

/** What GitHub says about the open questions of one round. A question that GitHub did not answer is `unknown`. */
export interface RoundEvidence {
  /** By competition. */
  readonly verdicts: ReadonlyMap<bigint, Verdict>;
  /** By the hotkey that claims. */
  readonly proofs: ReadonlyMap<AccountId, Proof>;
}

/** Whether a public gist of the claimed account carries the hotkey's signature. */
export interface Proof {
  readonly status: 'proven' | 'disproven' | 'unknown';
  readonly reasons: readonly string[];
}
