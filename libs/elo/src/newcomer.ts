import { START } from './constants.ts';
import { EMA_START } from './performance.ts';
import type { Player, PlayerRating, Ratings } from './types.ts';

/** A player without results in the window: 1,500, nothing held against it. */
export const NEWCOMER: PlayerRating = {
  rating: START,
  effective: START,
  results: 0,
  ema: EMA_START,
  strikes: 0,
  lastStrike: null,
  lastBlock: 0,
};

/** The rating of a player, a newcomer's for one without results. */
export const ratingOf = (ratings: Ratings, player: Player): PlayerRating => ratings.players.get(player) ?? NEWCOMER;
