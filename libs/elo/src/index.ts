/** The rating of version 1: whole numbers, no clock, no randomness; same results, same bits (mechanism 2). */
export { bountyCap } from './bounty-cap.ts';
export { ELIGIBLE_FROM, ONE, RATING_VERSION, START, WINDOW_DAYS } from './constants.ts';
export { decay } from './decay.ts';
export { eligibility, recoveryDay, type Eligibility } from './eligibility.ts';
export { expected } from './expected.ts';
export { NEWCOMER, ratingOf } from './newcomer.ts';
export { EMA_START, PROBATION_BELOW } from './performance.ts';
export { idlePenalty, priority } from './priority.ts';
export { rate } from './rate.ts';
export { ratingsBytes, ratingsHash } from './ratings-hash.ts';
export { cooldownDays, cooldownEnd } from './strikes.ts';
export type { BlockNumber, CompetitionResult, MilliElo, Outcome, Player, PlayerRating, Q16, Q24, RateOptions, Ratings } from './types.ts';
export { winPermille } from './win-probability.ts';
