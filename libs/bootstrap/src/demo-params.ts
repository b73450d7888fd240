import type { Params } from '@joust/contract';
import { alpha } from '@joust/units';

/** Blocks of a contract day and their duration in the demo: a day of the rules lasts 36 seconds. */
export const DEMO_CLOCK = { blocksPerDay: 36, msPerBlock: 1_000 } as const;

/** The parameters in force at the start (contract.md, Parameters). Durations are blocks at 7,200 a day. */
export const DEFAULT_PARAMS: Params = {
  pairEpoch: 1_800,
  anchorDelay: 10,
  registerDelay: 7_200,
  enrolTtl: 50_400,
  submitOpen: 14_400,
  submitClose: 64_800,
  resolve: 151_200,
  grace: 50_400,
  challenge: 21_600,
  minBounty: alpha(10),
  fillCapBps: 10_000,
  ratingVersion: 1,
  extend: 100_800,
  holdback: 151_200,
  holdbackBps: 2_500,
  cBps: 0,
  slashLossBps: 1_000,
  slashBothFailBps: 0,
  slashLateBps: 5_000,
  slashFraudBps: 10_000,
  capProvisional: alpha(100),
  capProbation: alpha(50),
};

/**
 * The demo holds a part of a bounty back for a week of the rules instead of three: 252 seconds, so that a visitor sees the end.
 * It pairs every half day instead of every quarter: 18 blocks of one second instead of 9, so that four validators on one busy
 * machine have the time to look, agree and send (bounds of PAIR_EPOCH: 900 to 7,200).
 */
export const DEMO_PARAMS: Params = { ...DEFAULT_PARAMS, pairEpoch: 3_600, holdback: 50_400 };
