import type { Snapshot } from '../database/snapshot.ts';
import type { Quorum } from './validator.dto.ts';

/** What a quorum needs: more than half of the weight, and min(3, floor(n / 2) + 1) of the n validators that have weight (contract.md, Power and quorum). */
export const quorumOf = (weights: readonly string[]): Quorum => {
  const counted = weights.map(BigInt).filter((weight) => weight > 0n);
  const total = counted.reduce((sum, weight) => sum + weight, 0n);
  return {
    totalWeight: total.toString(),
    neededWeightExclusive: halfOf(total.toString()),
    neededHeads: Math.min(3, Math.floor(counted.length / 2) + 1),
  };
};

/** Half of a weight, rounded down: for integers, more than half is more than this. */
export const halfOf = (total: string): string => (BigInt(total) / 2n).toString();

/** The weights that count in the epoch of `anchor`: those of the last freeze at or before it. */
export const quorumAt = async (snapshot: Snapshot, anchor: number): Promise<Quorum> => {
  const rows = await snapshot.rows<{ weight: string }>(
    'SELECT weight FROM weight WHERE anchor = (SELECT max(anchor) FROM weight WHERE anchor <= $1)',
    [anchor],
  );
  return quorumOf(rows.map((row) => row.weight));
};
