import { alpha } from '@joust/units';
import type { Params } from './generated/types.ts';

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
