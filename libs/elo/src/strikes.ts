import type { BlockNumber, Outcome, PlayerRating } from './types.ts';

/** Contract days without pairing after the last strike, by number of strikes in the window (mechanism 2.7). */
const COOLDOWN_DAYS = [0, 0, 3, 6, 12, 24] as const;

/** What one result means for one side. */
export interface StrikeCase {
  readonly side: 'A' | 'B';
  readonly outcome: Outcome;
  /** The side had a valid pull request. */
  readonly valid: boolean;
  /** The result is a win that was reverted later. */
  readonly reverted: boolean;
  /** Early withdrawals of this side before this result, in the window. */
  readonly earlier: number;
}

/**
 * Strikes of one result for one side: a fault, the loser of a walkover, the side of a double failure without a valid
 * pull request, the second early withdrawal and later ones; a reverted win counts two (mechanism, top and 2.5).
 */
export const strikesOf = ({ side, outcome, valid, reverted, earlier }: StrikeCase): number => {
  switch (outcome) {
    case 'FaultA':
    case 'FaultB':
      if (outcome !== `Fault${side}`) return 0;
      return reverted ? 2 : 1;
    case 'WalkoverA':
    case 'WalkoverB':
      return outcome === `Walkover${side}` ? 0 : 1;
    case 'BothFail':
      return valid ? 0 : 1;
    case 'EarlyA':
    case 'EarlyB':
      return outcome === `Early${side}` && earlier > 0 ? 1 : 0;
    case 'WinA':
    case 'WinB':
    case 'Void':
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
