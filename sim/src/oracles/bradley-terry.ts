import type { RatingSystem } from '../history/types.ts';
import { gamesOf, logistic, LOGIT, type Game } from './games.ts';
import { solveSymmetric } from './solve.ts';

/** Rating of the house against the mean player, Elo points. */
const HOUSE = -100;
const STEPS = 25;

export interface BradleyTerrySettings {
  /** Deviation of the prior around 1,500, Elo points. */
  readonly priorSd: number;
  readonly house: boolean;
  readonly window: number;
}

/**
 * The strengths under which these games are most likely (Bradley and Terry, 1952), with a normal prior, by Newton's
 * method. Elo points around 0. A float oracle: it judges the rules and never takes part in them.
 */
export const fitBradleyTerry = (games: readonly Game[], players: number, priorSd: number, start?: Float64Array): Float64Array => {
  const theta = start ?? new Float64Array(players);
  const precision = 1 / (priorSd * LOGIT) ** 2;
  for (let step = 0; step < STEPS; step += 1) {
    const hessian = new Float64Array(players * players);
    const gradient = new Float64Array(players);
    for (let player = 0; player < players; player += 1) {
      hessian[player * players + player] = precision;
      gradient[player] = -precision * (theta[player] as number);
    }
    for (const { winner, loser } of games) {
      const expected = logistic(valueOf(theta, winner) - valueOf(theta, loser));
      const weight = expected * (1 - expected);
      if (winner < players) {
        gradient[winner] = (gradient[winner] as number) + 1 - expected;
        add(hessian, winner * players + winner, weight);
      }
      if (loser < players) {
        gradient[loser] = (gradient[loser] as number) - 1 + expected;
        add(hessian, loser * players + loser, weight);
      }
      if (winner < players && loser < players) {
        add(hessian, winner * players + loser, -weight);
        add(hessian, loser * players + winner, -weight);
      }
    }
    solveSymmetric(hessian, gradient);
    let moved = 0;
    for (let player = 0; player < players; player += 1) {
      theta[player] = (theta[player] as number) + (gradient[player] as number);
      moved = Math.max(moved, Math.abs(gradient[player] as number));
    }
    if (moved < 1e-7) break;
  }
  return theta;
};

/** Beyond the players is the house. */
const valueOf = (theta: Float64Array, player: number): number => theta[player] ?? HOUSE * LOGIT;

const add = (list: Float64Array, index: number, value: number): void => {
  list[index] = (list[index] as number) + value;
};

/** Bradley and Terry over the window, fitted anew every day (yesterday's answer is only where Newton starts). */
export const bradleyTerry =
  ({ priorSd, house, window }: BradleyTerrySettings): RatingSystem =>
  (history) => {
    let theta = new Float64Array(history.players);
    return (day) => {
      theta = fitBradleyTerry(gamesOf(history, day, window, house), history.players, priorSd, theta) as Float64Array<ArrayBuffer>;
      const now = [...theta];
      return { score: now, chance: (a, b) => logistic((now[a] as number) - (now[b] as number)) };
    };
  };
