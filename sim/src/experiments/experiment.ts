import { mean, paired, summary, type Summary } from '../measure/summary.ts';

/** `full` is what docs/mechanism shows; `smoke` the same code in small, for CI. */
export type Effort = 'full' | 'smoke';

/** What one seed shows: for each case, its measures. */
export type Observation = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A promise of the rules, and what came of it. */
export interface Gate {
  readonly name: string;
  readonly measured: number;
  readonly limit: string;
  readonly passed: boolean;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Conclusion {
  readonly tables: readonly Table[];
  readonly gates: readonly Gate[];
  /** File name to SVG. */
  readonly plots: Readonly<Record<string, string>>;
}

export interface Experiment {
  readonly id: string;
  readonly title: string;
  /** What it asks, in a sentence. */
  readonly question: string;
  readonly observe: (seed: number, effort: Effort) => Observation;
  readonly conclude: (seen: Evidence) => Conclusion;
}

/** The observations of all seeds, asked case by case. */
export class Evidence {
  readonly #seeds: readonly Observation[];

  constructor(seeds: readonly Observation[]) {
    this.#seeds = seeds;
  }

  /** One number a seed, in the order of the seeds. */
  values(which: string, measure: string): number[] {
    return this.#seeds.map((seed) => {
      const value = seed[which]?.[measure];
      if (value === undefined) throw new RangeError(`no ${measure} of ${which} was observed`);
      return value;
    });
  }

  has(which: string): boolean {
    return this.#seeds.every((seed) => seed[which] !== undefined);
  }

  mean(which: string, measure: string): number {
    return mean(this.values(which, measure));
  }

  summary(which: string, measure: string): Summary {
    return summary(this.values(which, measure));
  }

  /** `which` minus `against`, seed by seed. */
  difference(which: string, against: string, measure: string): Summary {
    return paired(this.values(which, measure), this.values(against, measure));
  }

  sum(which: string, measure: string): number {
    return this.values(which, measure).reduce((total, value) => total + value, 0);
  }

  most(which: string, measure: string): number {
    return Math.max(...this.values(which, measure));
  }

  /** A table of means and standard errors: one row a case, one column a measure. */
  table(title: string, cases: readonly string[], measures: readonly string[], first = 'case'): Table {
    const rows = cases
      .filter((which) => this.has(which))
      .map((which) => [
        which,
        ...measures.map((measure) => {
          const { mean: middle, se } = this.summary(which, measure);
          return se <= 1e-9 * Math.abs(middle) ? shown(middle) : `${shown(middle)} ± ${shown(se, 2)}`;
        }),
      ]);
    return { title, columns: [first, ...measures], rows };
  }
}

/** A number as people read it: four digits, or two for an error. */
export const shown = (value: number, digits = 4): string => (Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : 'none');

export const atMost = (name: string, measured: number, limit: number): Gate => ({
  name,
  measured,
  limit: `<= ${limit}`,
  passed: measured <= limit,
});
export const atLeast = (name: string, measured: number, limit: number): Gate => ({
  name,
  measured,
  limit: `>= ${limit}`,
  passed: measured >= limit,
});
