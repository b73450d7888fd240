import { systems } from './e01-systems.ts';
import { constants } from './e02-constants.ts';
import { threshold } from './e03-threshold.ts';
import { matching } from './e04-matching.ts';
import { collateral } from './e05-collateral.ts';
import { rings } from './e06-rings.ts';
import { consensus } from './e07-consensus.ts';
import { doubleFail } from './e08-double-fail.ts';
import { holdback } from './e09-holdback.ts';
import { inactivity } from './e10-inactivity.ts';
import type { Experiment } from './experiment.ts';

/** All experiments of mechanism 6, in order. */
export const EXPERIMENTS: readonly Experiment[] = [
  systems,
  constants,
  threshold,
  matching,
  collateral,
  rings,
  consensus,
  doubleFail,
  holdback,
  inactivity,
];
