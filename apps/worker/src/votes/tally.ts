import { Tally, type Validator, type Vote } from '@joust/tables';
import { row } from '../projection.ts';

/** What a payload needs: weight, and heads. */
export interface Quorum {
  readonly totalWeight: bigint;
  /** The least weight that passes. */
  readonly neededWeight: bigint;
  readonly neededHeads: number;
}

/** More than half. */
export const majorityOf = (totalWeight: bigint): bigint => totalWeight / 2n + 1n;

/** Of the validators that weigh something in the latest freeze: heads >= min(3, floor(n / 2) + 1) (contract.md, Power and quorum). */
export const quorumOf = (validators: readonly Validator[]): Quorum => {
  const latest = Math.max(-1, ...validators.map((one) => one.frozenAnchor ?? -1));
  const counted = validators.filter((one) => one.frozenAnchor === latest && one.weight > 0n);
  const totalWeight = counted.reduce((sum, one) => sum + one.weight, 0n);
  return {
    totalWeight,
    neededWeight: majorityOf(totalWeight),
    neededHeads: Math.min(3, Math.floor(counted.length / 2) + 1),
  };
};

/**
 * The count of a round after a ballot. Ballots for different payloads never add up; of equally supported payloads the one
 * voted for first leads. What a quorum needs is fixed by the round's first ballot.
 */
export const applyBallot = (tally: Tally | null, ballot: Vote, ballots: readonly Vote[], quorum: Quorum): Tally => {
  const { totalWeight, neededWeight, neededHeads } = tally ?? quorum;
  const leading = leadingOf(ballots);
  const reached = leading.weight >= neededWeight && leading.heads >= neededHeads;
  return row(Tally, {
    kind: ballot.kind as Tally['kind'],
    subject: ballot.subject,
    round: ballot.round,
    totalWeight,
    neededWeight,
    neededHeads,
    leadingWeight: leading.weight,
    leadingHeads: leading.heads,
    leadingPayloadHash: leading.payloadHash,
    reached,
    reachedAt: reached ? (tally?.reachedAt ?? ballot.blockNumber) : null,
    blockNumber: tally?.blockNumber ?? ballot.blockNumber,
    eventIndex: tally?.eventIndex ?? ballot.eventIndex,
  });
};

interface Support {
  readonly payloadHash: string;
  readonly weight: bigint;
  readonly heads: number;
}

const leadingOf = (ballots: readonly Vote[]): Support => {
  const sums = new Map<string, Support>();
  for (const { payloadHash, weight } of ballots) {
    const sum = sums.get(payloadHash) ?? { payloadHash, weight: 0n, heads: 0 };
    sums.set(payloadHash, { payloadHash, weight: sum.weight + weight, heads: sum.heads + 1 });
  }
  return [...sums.values()].reduce((best, sum) =>
    sum.weight > best.weight || (sum.weight === best.weight && sum.heads > best.heads) ? sum : best,
  );
};
