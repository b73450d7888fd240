/** Mean of one number over seeds, with its standard error. */
export interface Summary {
  readonly mean: number;
  /** Standard error of the mean; 0 for one seed. */
  readonly se: number;
}

export const mean = (list: readonly number[]): number =>
  list.length === 0 ? Number.NaN : list.reduce((sum, x) => sum + x, 0) / list.length;

export const summary = (list: readonly number[]): Summary => {
  const middle = mean(list);
  const variance = list.reduce((sum, x) => sum + (x - middle) ** 2, 0) / Math.max(1, list.length - 1);
  return { mean: middle, se: Math.sqrt(variance / list.length) };
};

/** What differs between two policies on the same seeds: the luck they share falls out. */
export const paired = (x: readonly number[], y: readonly number[]): Summary => {
  if (x.length !== y.length) throw new RangeError(`${x.length} and ${y.length} seeds are no pairs`);
  return summary(x.map((value, index) => value - (y[index] as number)));
};

/** The value below which this share of the list lies (nearest rank). */
export const quantile = (list: readonly number[], share: number): number => {
  if (list.length === 0) return Number.NaN;
  const sorted = [...list].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] as number;
};
