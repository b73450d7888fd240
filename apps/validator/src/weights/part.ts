import type { AccountId } from '@joust/units';

/** All that one part of the incentive mechanism gives away: its shares are parts of this. */
export const POOL = 1_000_000_000n;

/**
 * What one part of the mechanism says. `unknown`: the evidence is missing or incomplete, so nobody can be said to have
 * earned anything or nothing, and no weights are set.
 */
export type PartRewards =
  | { readonly status: 'scored'; readonly shares: ReadonlyMap<AccountId, bigint>; readonly reasons: readonly string[] }
  | { readonly status: 'unknown'; readonly reasons: readonly string[] };
