import { RATING_VERSION, rate, ratingsHash, type Player, type PlayerRating } from '@joust/elo';
import type { Answer } from '../answer/answer.ts';
import { jsonInteger } from './exact-json.ts';
import { readResults } from './read-results.ts';
import { tableOf } from './table.ts';

export interface RatingsOptions {
  /** File of results, `-` for standard input. */
  readonly replay: string;
  /** The anchor block. */
  readonly at: number;
  readonly blocksPerDay: number;
  /** Players in a competition at the anchor. */
  readonly occupied: readonly Player[];
}

/** Replays results of a file into the ratings that validators agree by. Errors: those of {@link readResults}. */
export const ratings = async ({ replay, at, blocksPerDay, occupied }: RatingsOptions): Promise<Answer> => {
  const rated = rate(await readResults(replay), { anchor: at, blocksPerDay, occupied: new Set(occupied) });
  const hash = ratingsHash(rated);
  const players = [...rated.players].map(([player, rating]) => rowOf(player, rating));
  return {
    data: { anchor: at, blocksPerDay, ratingVersion: RATING_VERSION, players, house: rated.house, ratingsHash: hash },
    lines: tableOf(rated, at, hash),
  };
};

const rowOf = (player: Player, { rating, effective, results, ema, strikes }: PlayerRating) => ({
  player: jsonInteger(player),
  rating,
  effective,
  results,
  ema,
  strikes,
});
