/** The simulation of mechanism 6: worlds, oracles, experiments and their gates. */
export { EXPERIMENTS } from './experiments/index.ts';
export type { Conclusion, Effort, Experiment, Gate, Observation, Table } from './experiments/experiment.ts';
export { gateLine, resultsPage, tableText } from './runner/report.ts';
export { runExperiment, seedsOf, type Result } from './runner/run.ts';
