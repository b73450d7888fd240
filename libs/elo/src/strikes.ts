import type { Part } from './outcomes.ts';
import type { BlockNumber, PlayerRating } from './types.ts';

/** Contract days without pairing after the last strike, by number of strikes in the window (mechanism 2.7). */
const COOLDOWN_DAYS = [0, 0, 3, 6, 12, 24] as const;

/**
 * Strikes of one result for one side: a fault, the loser of a walkover, the side of a double failure without a valid
 * pull request, the second early withdrawal and later ones; a reverted win counts two (mechanism, top and 2.5).
 * @param valid the side had a valid pull request
 * @param reverted the result is a win that was reverted later
 * @param earlier early withdrawals of this side before this result, in the window
 */
export const strikesOf = (part: Part, valid: boolean, reverted: boolean, earlier: number): number => {
  switch (part) {
    case 'faulted':
      return reverted ? 2 : 1;
    case 'absent':
      return 1;
    case 'failed':
      return valid ? 0 : 1;
    case 'left':
      return earlier > 0 ? 1 : 0;
    case 'won':
    case 'lost':
    case 'present':
    case 'spared':
      return 0;
  }
};

/** Days of cooldown for this many strikes; five and more are 24 days. */
export const cooldownDays = (strikes: number): number => COOLDOWN_DAYS[strikes] ?? 24;

/**
 * The first block at which the player's cooldown is over, 0 for a player without strikes.
 * @param player strikes and block of the last one
 * @param blocksPerDay blocks of a contract day
 */
export const cooldownEnd = (player: Pick<PlayerRating, 'strikes' | 'lastStrike'>, blocksPerDay: number): BlockNumber =>
  player.lastStrike === null ? 0 : player.lastStrike + cooldownDays(player.strikes) * blocksPerDay;
