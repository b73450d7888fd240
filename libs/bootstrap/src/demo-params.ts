import { DEFAULT_PARAMS, type Params } from '@joust/contract';

export { DEFAULT_PARAMS };

/** Blocks of a contract day and their duration in the demo: a day of the rules lasts 36 seconds. */
export const DEMO_CLOCK = { blocksPerDay: 36, msPerBlock: 1_000 } as const;

/**
 * The demo holds a part of a bounty back for a week of the rules instead of three: 252 seconds, so that a visitor sees the end.
 * It pairs every half day instead of every quarter: 18 blocks of one second instead of 9, so that four validators on one busy
 * machine have the time to look, agree and send (bounds of PAIR_EPOCH: 900 to 7,200).
 */
export const DEMO_PARAMS: Params = { ...DEFAULT_PARAMS, pairEpoch: 3_600, holdback: 50_400 };
