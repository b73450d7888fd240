import { DAY } from '../history/types.ts';

const ALPHA = 1_000_000_000n;
export const alpha = (amount: number): bigint => BigInt(Math.round(amount * 1e9));
export const asAlpha = (rao: bigint): number => Number(rao) / 1e9;

/** Parts of a lock that are taken, in basis points. */
export interface SlashSchedule {
  readonly lossValid: number;
  readonly bothFailValid: number;
  readonly lateWithdrawal: number;
  /** No valid pull request at the close because a maintainer closed it. */
  readonly closed: number;
  /** No valid pull request yet when the other's was merged inside the window. */
  readonly beaten: number;
  /** A second withdrawal before the window within 30 days. */
  readonly early: number;
  readonly nothing: number;
}

/** The contract's parameters; durations in blocks at 7,200 a day (contract, Parameters). */
export interface TwinParams {
  readonly pairEpoch: number;
  readonly registerDelay: number;
  readonly enrolTtl: number;
  readonly submitOpen: number;
  readonly submitClose: number;
  readonly resolve: number;
  readonly extend: number;
  readonly grace: number;
  readonly challenge: number;
  readonly holdback: number;
  readonly holdbackBps: number;
  readonly collateralBps: number;
  readonly slash: SlashSchedule;
  readonly minBounty: bigint;
  /** Rao of TAO for one alpha. */
  readonly price: bigint;
  /** Whether renewing an enrolment, or choosing other issues, keeps its place and waiting credit. */
  readonly renewalKeepsPlace: boolean;
  /** Whether a start returns the part of the lock that the bounty played for does not need; not so in the rules. */
  readonly lockFollowsBounty: boolean;
}

/** The rules (docs/decisions/0010). */
export const GRADUATED: SlashSchedule = {
  lossValid: 0,
  bothFailValid: 0,
  lateWithdrawal: 5_000,
  closed: 10_000,
  beaten: 0,
  early: 1_000,
  nothing: 10_000,
};
/** What 0010 replaces: only a valid pull request at the close counts. */
export const FIRST_TABLE: SlashSchedule = {
  lossValid: 1_000,
  bothFailValid: 2_500,
  lateWithdrawal: 5_000,
  closed: 10_000,
  beaten: 10_000,
  early: 1_000,
  nothing: 10_000,
};
export const LOSE_ALL: SlashSchedule = {
  lossValid: 10_000,
  bothFailValid: 10_000,
  lateWithdrawal: 10_000,
  closed: 10_000,
  beaten: 10_000,
  early: 10_000,
  nothing: 10_000,
};

export const LAUNCH: TwinParams = {
  pairEpoch: DAY / 4,
  registerDelay: DAY,
  enrolTtl: 7 * DAY,
  submitOpen: 2 * DAY,
  submitClose: 9 * DAY,
  resolve: 21 * DAY,
  extend: 14 * DAY,
  grace: 7 * DAY,
  challenge: 3 * DAY,
  holdback: 21 * DAY,
  holdbackBps: 2_500,
  collateralBps: 0,
  slash: GRADUATED,
  minBounty: 10n * ALPHA,
  price: ALPHA / 10n,
  renewalKeepsPlace: true,
  lockFollowsBounty: false,
};
