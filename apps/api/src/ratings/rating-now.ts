import type { PlayerRating } from '@joust/elo';
import type { RatingNow } from '../wire/rating.dto.ts';

/** Rated results below which K is the provisional one (mechanism 2.3). */
const PROVISIONAL_RESULTS = 5;
const Q16 = 65_536;

export const isProvisional = (player: Pick<PlayerRating, 'results'>): boolean => player.results < PROVISIONAL_RESULTS;

/** A rating as it travels. */
export const ratingNow = (player: PlayerRating): RatingNow => ({
  rating: player.rating,
  effective: player.effective,
  results: player.results,
  provisional: isProvisional(player),
  performanceBps: Math.floor((player.ema * 10_000) / Q16),
  strikes: player.strikes,
});
