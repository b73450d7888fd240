import type { PairingInput } from '../types.ts';
import { epoch, issue, miner } from './epoch.ts';

/** xorshift32: whole numbers below `bound`, the same on every machine. */
export type Draw = (bound: number) => number;

export const drawFrom = (seed: number): Draw => {
  let state = seed | 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
};

/** How large an epoch is; `meetings` results are spread over its miners. */
export interface Size {
  readonly miners: number;
  readonly issues: number;
  readonly meetings: number;
}

/** An epoch of at most 16 miners and 8 issues. */
export const smallEpoch = (draw: Draw): PairingInput => {
  const miners = draw(17);
  return randomEpoch({ miners, issues: 1 + draw(8), meetings: draw(1 + 2 * miners) }, draw);
};

/** An epoch of just this size, with ties, shared coldkeys, authors who enrol and miners who met before. */
export const randomEpoch = ({ miners, issues, meetings }: Size, draw: Draw): PairingInput => {
  const met = new Map<number, number>();
  const key = (a: bigint, b: bigint): number => Number(a < b ? a * 65_536n + b : b * 65_536n + a);
  for (let left = miners > 0 ? meetings : 0; left > 0; left -= 1) {
    const pair = key(BigInt(1 + draw(miners)), BigInt(1 + draw(miners)));
    met.set(pair, (met.get(pair) ?? 0) + 1);
  }
  return epoch(
    Array.from({ length: issues }, (_, index) =>
      issue(index + 1, 1 + draw(2 * issues), { authorId: BigInt(1 + draw(2 * miners + 1)), readyAt: draw(4) === 0 ? 150 : 50 }),
    ),
    Array.from({ length: miners }, (_, index) =>
      miner(index + 1, 1_400 + draw(3 * miners), picks(issues, draw), { coldkey: `C${draw(4 * miners)}`, enrolledAt: 90 + draw(20) }),
    ),
    { meetings: (a, b) => met.get(key(a, b)) ?? 0 },
  );
};

const picks = (issues: number, draw: Draw): number[] => {
  const wanted = new Set<number>();
  for (let left = 1 + draw(3); left > 0; left -= 1) wanted.add(1 + draw(issues));
  return [...wanted];
};
