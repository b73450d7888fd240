import type { RatingSystem } from '../history/types.ts';
import { gamesOf, logistic, LOGIT } from './games.ts';

const SCALE = 173.7178;
const TAU = 0.5;

export interface GlickoPlayer {
  readonly rating: number;
  readonly deviation: number;
  readonly volatility: number;
}

const g = (phi: number): number => 1 / Math.sqrt(1 + (3 * phi * phi) / (Math.PI * Math.PI));

/** One rating period of Glicko-2 (Glickman, "Example of the Glicko-2 system", 2013), steps 2 to 8. */
export const glickoPeriod = (
  { rating, deviation, volatility }: GlickoPlayer,
  games: readonly { readonly opponent: GlickoPlayer; readonly score: number }[],
): GlickoPlayer => {
  const [mu, phi] = [(rating - 1500) / SCALE, deviation / SCALE];
  if (games.length === 0) return { rating, deviation: SCALE * Math.hypot(phi, volatility), volatility };
  let [information, surprise] = [0, 0];
  for (const { opponent, score } of games) {
    const weight = g(opponent.deviation / SCALE);
    const expected = logistic(weight * (mu - (opponent.rating - 1500) / SCALE));
    information += weight * weight * expected * (1 - expected);
    surprise += weight * (score - expected);
  }
  const v = 1 / information;
  const sigma = newVolatility(phi, volatility, v, v * surprise);
  const star = Math.hypot(phi, sigma);
  const after = 1 / Math.sqrt(1 / (star * star) + information);
  return { rating: 1500 + SCALE * (mu + after * after * surprise), deviation: SCALE * after, volatility: sigma };
};

/** Step 5: the Illinois method. */
const newVolatility = (phi: number, sigma: number, v: number, delta: number): number => {
  const a = Math.log(sigma * sigma);
  const f = (x: number): number => {
    const e = Math.exp(x);
    const sum = phi * phi + v + e;
    return (e * (delta * delta - sum)) / (2 * sum * sum) - (x - a) / (TAU * TAU);
  };
  let low = a;
  let high = delta * delta > phi * phi + v ? Math.log(delta * delta - phi * phi - v) : a - TAU;
  if (delta * delta <= phi * phi + v) while (f(high) < 0) high -= TAU;
  let [atLow, atHigh] = [f(low), f(high)];
  while (Math.abs(high - low) > 1e-6) {
    const middle = low + ((low - high) * atLow) / (atHigh - atLow);
    const atMiddle = f(middle);
    if (atMiddle * atHigh <= 0) [low, atLow] = [high, atHigh];
    else atLow /= 2;
    [high, atHigh] = [middle, atMiddle];
  }
  return Math.exp(low / 2);
};

/** Glicko-2 over the window in periods of `period` days, from a deviation of `deviation`; the house is an opponent of 1,400. */
export const glicko2 =
  ({ deviation, house, window, period }: { deviation: number; house: boolean; window: number; period: number }): RatingSystem =>
  (history) =>
  (day) => {
    let players: GlickoPlayer[] = Array.from({ length: history.players }, () => ({ rating: 1500, deviation, volatility: 0.06 }));
    const houseItself: GlickoPlayer = { rating: 1400, deviation: 30, volatility: 0.06 };
    const games = gamesOf(history, day, window, house);
    for (let until = day - window + period; until <= day; until += period) {
      const now = games.filter((game) => game.day > until - period && game.day <= until);
      players = players.map((player, index) =>
        glickoPeriod(
          player,
          now.flatMap(({ winner, loser }) => {
            if (winner === index) return [{ opponent: players[loser] ?? houseItself, score: 1 }];
            return loser === index ? [{ opponent: players[winner] ?? houseItself, score: 0 }] : [];
          }),
        ),
      );
    }
    return {
      score: players.map(({ rating }) => rating),
      chance: (a, b) => {
        const [one, other] = [players[a] as GlickoPlayer, players[b] as GlickoPlayer];
        const weight = g(Math.hypot(one.deviation, other.deviation) / SCALE);
        return logistic(weight * (one.rating - other.rating) * LOGIT);
      },
    };
  };
