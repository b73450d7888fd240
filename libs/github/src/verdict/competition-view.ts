/**
 * What a verdict needs of the contract's records. The contract's own `Issue` and `Competition` fit as they stand
 * (docs/plan/interfaces.md), so nothing is translated on the way.
 */
export interface CompetitionView {
  readonly issue: RegisteredIssue;
  readonly competition: {
    readonly a: Competitor;
    readonly b: Competitor;
    /** Milliseconds of chain time. */
    readonly openMs: bigint;
    readonly closeMs: bigint;
    readonly resolveMs: bigint;
  };
  /** Length of a contract day in milliseconds: `blocks_per_day * ms_per_block` (contract.md, Time). */
  readonly dayMs: number;
}

export interface Competitor {
  readonly githubId: bigint;
  /** Left after the window opened (`withdraw_competition`); absent or null: did not. */
  readonly withdrawnAt?: number | null;
}

/** The issue as it was registered. Names can change hands on GitHub; the numeric id and the node id cannot. */
export interface RegisteredIssue {
  readonly repoId: bigint;
  /** `owner/name`, lower case, as it was at registration. */
  readonly repo: string;
  readonly number: number;
  readonly nodeId: string;
  /** The branch a solution must be merged to (mechanism, "Settled"). */
  readonly baseBranch: string;
}
