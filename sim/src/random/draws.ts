import { exp } from './exp.ts';
import type { SplitMix64 } from './splitmix64.ts';

/** Normal with mean 0 and deviation 1, as the sum of twelve uniforms (Irwin-Hall): additions only, the same everywhere. */
export const normal = (random: SplitMix64): number => {
  let sum = -6;
  for (let count = 0; count < 12; count += 1) sum += random.uniform();
  return sum;
};

export const chance = (random: SplitMix64, probability: number): boolean => random.uniform() < probability;

/** Lognormal by its median. */
export const lognormal = (random: SplitMix64, median: number, sigma: number): number => median * exp(sigma * normal(random));

/** Number of events of a Poisson process with this mean (Knuth); for small means. */
export const poisson = (random: SplitMix64, mean: number): number => {
  const limit = exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count += 1;
  return count;
};

export const between = (random: SplitMix64, low: number, high: number): number => low + (high - low) * random.uniform();

/** A new list in random order (Fisher and Yates). */
export const shuffled = <T>(random: SplitMix64, list: readonly T[]): T[] => {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
};
