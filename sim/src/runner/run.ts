import { Evidence, type Conclusion, type Effort, type Experiment, type Observation } from '../experiments/experiment.ts';

/** What one experiment came to, as it is kept in docs/mechanism/results. */
export interface Result extends Conclusion {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly seeds: readonly number[];
}

/** Seeds 101, 102 and so on: 1 to 100 are left for looking around. */
export const seedsOf = (count: number): number[] => Array.from({ length: count }, (_, index) => 101 + index);

/** Runs one experiment over its seeds; `seen` is called after each. */
export const runExperiment = (
  experiment: Experiment,
  seeds: readonly number[],
  effort: Effort,
  seen: (done: number) => void = () => undefined,
): Result => {
  const observations: Observation[] = [];
  for (const seed of seeds) {
    observations.push(experiment.observe(seed, effort));
    seen(observations.length);
  }
  const { id, title, question } = experiment;
  return { id, title, question, seeds, ...experiment.conclude(new Evidence(observations)) };
};
