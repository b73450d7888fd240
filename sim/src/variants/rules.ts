import { expected, NEWCOMER, ONE, ratingOf, rate, type PlayerRating } from '@joust/elo';
import { DAY, playerId, type History, type RatingSystem, type Standings } from '../history/types.ts';

const playersAt = (history: History, day: number): PlayerRating[] => {
  const known = history.duels.findIndex(({ endDay }) => endDay > day);
  const results = known < 0 ? history.results : history.results.slice(0, known);
  const ratings = rate(results, { anchor: day * DAY, blocksPerDay: DAY });
  return Array.from({ length: history.players }, (_, player) => ratingOf(ratings, playerId(player)));
};

/** The rating of the rules: `@joust/elo`, integers, as validators run it. */
export const rules: RatingSystem =
  (history) =>
  (day): Standings => {
    const players = playersAt(history, day);
    const effective = players.map((player) => player.effective);
    return {
      score: effective,
      chance: (a, b) => expected(effective[a] ?? NEWCOMER.effective, effective[b] ?? NEWCOMER.effective) / ONE,
    };
  };

/** The second signal of the rules, the moving performance, taken as if it were a rating. */
export const performanceOnly: RatingSystem = (history) => (day) => {
  const ema = playersAt(history, day).map((player) => player.ema / 65_536);
  return { score: ema, chance: (a, b) => 1 / (1 + Math.exp(-3.5 * ((ema[a] as number) - (ema[b] as number)))) };
};

/** Who knows every skill: nothing can be better. */
export const truth: RatingSystem =
  ({ skill }) =>
  (day) => {
    const today = skill[day] as number[];
    return { score: today, chance: (a, b) => 1 / (1 + 10 ** (((today[b] as number) - (today[a] as number)) / 400)) };
  };
