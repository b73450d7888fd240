/** The rating of version 1: whole numbers, no clock, no randomness; same results, same bits (mechanism 2). */
export { bountyCap } from './bounty-cap.ts';
export { collateralFactor } from './collateral.ts';
export { ELIGIBLE_FROM, ONE, RATING_VERSION, START, WINDOW_DAYS } from './constants.ts';
export { decay } from './decay.ts';
export { eligibility, recoveryDay, type Eligibility } from './eligibility.ts';
export { expected } from './expected.ts';
export { history, type History } from './history.ts';
export { idleDays, type Engagement, type OpenSpan } from './idle-days.ts';
export { NEWCOMER, ratingOf } from './newcomer.ts';
export { OUTCOMES } from './outcomes.ts';
export { EMA_START, PROBATION_BELOW } from './performance.ts';
export { performanceRating, type PerformanceGame } from './performance-rating.ts';
export { idlePenalty, priority } from './priority.ts';
export { rate, replay } from './rate.ts';
export { ratingsBytes, ratingsHash } from './ratings-hash.ts';
export { cooldownDays, cooldownEnd } from './strikes.ts';
export type { BlockNumber, CompetitionResult, MilliElo, Outcome, Player, PlayerRating, Q16, Q24, RateOptions, Ratings } from './types.ts';
export { winChance, winPermille, type WinChance } from './win-probability.ts';
