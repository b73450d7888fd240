/**
 * The constants of rating version 1 (mechanism 2.3). Ratings are whole milli-Elo: 1,500.000 is written 1_500_000.
 * Probabilities are Q24. They belong to `rating_version` on the chain: no owner changes them alone.
 */
export const RATING_VERSION = 1;

/** One, and one half, in Q24. */
export const ONE = 16_777_216;
export const HALF = 8_388_608;

/** Results count for this many contract days (X_WINDOW). */
export const WINDOW_DAYS = 90;

/** Where every player starts, and where idle ratings drift to (R0). */
export const START = 1_500_000;
/** The house: whoever fails loses to the weaker of the opponent and this rating (R_HOUSE). */
export const HOUSE = 1_400_000;

/** K in milli-Elo: the first `PROVISIONAL_RESULTS` rated results of a window move faster. */
export const K_PROVISIONAL = 96_000;
export const K_SETTLED = 64_000;
export const PROVISIONAL_RESULTS = 5;
/** In the last days of the window a result's K shrinks day by day, so that leaving the window is no cliff. */
export const FADE_DAYS = 15;

/** Idle days without decay. */
export const GRACE_DAYS = 14;

/** A miner below this effective rating is not paired (T_ELIG). */
export const ELIGIBLE_FROM = 1_300_000;
