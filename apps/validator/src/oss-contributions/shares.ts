import type { AccountId } from '@joust/units';
import { POOL } from './constants.ts';
import type { Micro } from './micro.ts';
import type { Repository } from './records.ts';

/** Points of one repository, by hotkey. */
export interface RepositoryPoints {
  readonly repository: Repository;
  readonly pulls: ReadonlyMap<AccountId, Micro>;
  readonly issues: ReadonlyMap<AccountId, Micro>;
}

/** Parts of `POOL` by hotkey, none of them zero; and what was given to nobody. */
export interface Shares {
  readonly shares: ReadonlyMap<AccountId, bigint>;
  readonly left: bigint;
}

/**
 * Divides the pool: among the repositories where somebody earned, by their shares; in each between pull requests and
 * issues; in each of these by points. Where only one of the two earned it has all. Everything is rounded down.
 */
export const divide = (all: readonly RepositoryPoints[]): Shares => {
  const active = all.filter(({ pulls, issues }) => sum(pulls) + sum(issues) > 0n);
  const weight = active.reduce((total, { repository }) => total + BigInt(repository.share), 0n);
  const shares = new Map<AccountId, bigint>();
  for (const { repository, pulls, issues } of active) {
    const part = (POOL * BigInt(repository.share)) / weight;
    const forIssues = sum(issues) === 0n ? 0n : sum(pulls) === 0n ? part : (part * BigInt(repository.discoveryShare)) / 10_000n;
    give(shares, pulls, part - forIssues);
    give(shares, issues, forIssues);
  }
  const earning = [...shares].filter(([, share]) => share > 0n).sort(([x], [y]) => (x < y ? -1 : 1));
  return { shares: new Map(earning), left: POOL - sum(shares) };
};

const give = (shares: Map<AccountId, bigint>, points: ReadonlyMap<AccountId, Micro>, part: bigint): void => {
  const all = sum(points);
  if (all === 0n) return;
  for (const [hotkey, own] of points) shares.set(hotkey, (shares.get(hotkey) ?? 0n) + (part * own) / all);
};

const sum = (values: ReadonlyMap<AccountId, bigint>): bigint => [...values.values()].reduce((total, value) => total + value, 0n);
