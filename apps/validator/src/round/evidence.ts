import type { Ending, Finding, Verdict } from '@joust/github';
import type { AccountId } from '@joust/units';

/** What GitHub says about the open questions of one round. A question that GitHub did not answer is `unknown`. */
export interface RoundEvidence {
  /** By competition: what to vote, or what to hold against a decision. */
  readonly verdicts: ReadonlyMap<bigint, Verdict>;
  /** By competition: whether a valid pull request waits for its review. */
  readonly reviews: ReadonlyMap<bigint, Finding>;
  /** By issue, whoever competes for it: whether it ended, or is gone. */
  readonly endings: ReadonlyMap<bigint, Ending>;
  /** By the hotkey that claims. */
  readonly proofs: ReadonlyMap<AccountId, Proof>;
}

/** Whether a public gist of the claimed account carries the hotkey's signature. */
export type Proof = Finding;
