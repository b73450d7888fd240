import { ELIGIBLE_FROM, GRACE_DAYS, WINDOW_DAYS } from './constants.ts';
import { decay } from './decay.ts';
import { PROBATION_BELOW } from './performance.ts';
import { cooldownEnd } from './strikes.ts';
import type { BlockNumber, MilliElo, PlayerRating } from './types.ts';

/** Whether a miner may be paired at the anchor and, if not, why and until when. */
export interface Eligibility {
  readonly eligible: boolean;
  /** The rating that counts is below 1,300. */
  readonly belowThreshold: boolean;
  /** A cooldown after strikes is running. */
  readonly coolingDown: boolean;
  /** Allowed, but only for small bounties. */
  readonly probation: boolean;
  /**
   * First block from which the miner may be paired if its rating and strikes stay as they are; the anchor when eligible now.
   * Results that leave the window in the meantime move it: `recovery` replays them.
   */
  readonly from: BlockNumber;
}

/**
 * The first idle day on which the effective rating is back at 1,300; at the latest day 90, when the window is empty
 * (mechanism 2.6, 2.8.10). 0 for a rating that is not below.
 */
export const recoveryDay = (rating: MilliElo): number => {
  if (rating >= ELIGIBLE_FROM) return 0;
  for (let day = GRACE_DAYS + 1; day < WINDOW_DAYS; day += 1) if (decay(rating, day - GRACE_DAYS) >= ELIGIBLE_FROM) return day;
  return WINDOW_DAYS;
};

/**
 * Eligibility of a miner that is not competing (mechanism 2.3, 2.7, 3.2 step 1).
 * @param player rating at the anchor
 */
export const eligibility = (
  player: PlayerRating,
  { anchor, blocksPerDay }: { readonly anchor: BlockNumber; readonly blocksPerDay: number },
): Eligibility => {
  const cooled = cooldownEnd(player, blocksPerDay);
  const belowThreshold = player.effective < ELIGIBLE_FROM;
  const coolingDown = cooled > anchor;
  const recovered = belowThreshold ? player.lastBlock + recoveryDay(player.rating) * blocksPerDay : anchor;
  return {
    eligible: !belowThreshold && !coolingDown,
    belowThreshold,
    coolingDown,
    probation: player.ema < PROBATION_BELOW,
    from: [anchor, cooled, recovered].reduce((latest, block) => (block > latest ? block : latest)),
  };
};
