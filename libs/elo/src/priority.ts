import { GRACE_DAYS } from './constants.ts';
import { quotient } from './quotient.ts';
import type { MilliElo } from './types.ts';

/** Points a day of waiting adds, for at most this many days. */
const WAIT_CREDIT = 8_000;
const WAIT_DAYS = 20;
const NEWCOMER_HANDICAP = 50_000;
const IDLE_PENALTY = 5_000;
const IDLE_CAP = 150_000;

/**
 * What idleness costs in priority, never in rating: 5 points a day beyond 14, at most 150 (mechanism 2.7).
 * @param idleDays whole days without engagement on which at least one issue was open
 */
export const idlePenalty = (idleDays: number): MilliElo => {
  if (idleDays <= GRACE_DAYS) return 0;
  const penalty = IDLE_PENALTY * (idleDays - GRACE_DAYS);
  return penalty < IDLE_CAP ? penalty : IDLE_CAP;
};

/**
 * Who chooses first (mechanism 2.7): effective rating, a credit for waiting, a handicap for newcomers, less idleness.
 * @param standing effective rating and rated results of the miner
 * @param waitDays whole contract days since the miner enrolled
 * @param idleDays see {@link idlePenalty}; a miner whose enrolment is open is not idle
 * @returns milli-Elo
 */
export const priority = (standing: { readonly effective: MilliElo; readonly results: number }, waitDays: number, idleDays = 0): MilliElo =>
  standing.effective +
  WAIT_CREDIT * (waitDays < WAIT_DAYS ? waitDays : WAIT_DAYS) -
  quotient(NEWCOMER_HANDICAP, 1 + standing.results) -
  idlePenalty(idleDays);
