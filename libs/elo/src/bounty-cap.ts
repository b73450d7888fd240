import { PROBATION_BELOW } from './performance.ts';
import type { PlayerRating } from './types.ts';

const ALPHA = 1_000_000_000n;
/** Rated results below which a miner is provisional for bounties. */
const PROVISIONAL_BELOW = 3;

/**
 * The largest bounty a miner may compete for, in rao of alpha: 50 alpha on probation, 100 alpha with fewer than three
 * results, null (no limit) otherwise (mechanism 4.8; contract.md, tier caps).
 */
export const bountyCap = (player: Pick<PlayerRating, 'ema' | 'results'>): bigint | null => {
  if (player.ema < PROBATION_BELOW) return 50n * ALPHA;
  return player.results < PROVISIONAL_BELOW ? 100n * ALPHA : null;
};
