import type { History, RatingSystem, Standings } from '../history/types.ts';
import { gamesOf, logistic, LOGIT, type Game } from './games.ts';

const HOUSE = -100 * LOGIT;
const SWEEPS = 12;

export interface WholeHistorySettings {
  readonly priorSd: number;
  /** Variance a day of the random walk, Elo points squared. */
  readonly variance: number;
  readonly house: boolean;
  readonly window: number;
}

/** One player's strength on each of its days. */
interface Walk {
  readonly days: number[];
  readonly theta: number[];
  readonly games: { readonly won: boolean; readonly opponent: Walk | null; readonly at: number }[][];
}

/**
 * Whole-History Rating (Coulom, 2008): every player's strength walks at random from day to day, and all days are fitted
 * together, player by player with Newton's method on a tridiagonal system. A float oracle.
 */
export const wholeHistory =
  (settings: WholeHistorySettings): RatingSystem =>
  (history) =>
  (day) =>
    standingsOf(history, fitWalks(gamesOf(history, day, settings.window, settings.house), history.players, settings));

const standingsOf = (history: History, walks: readonly Walk[]): Standings => {
  const last = Array.from({ length: history.players }, (_, player) => walks[player]?.theta.at(-1) ?? 0);
  return { score: last, chance: (a, b) => logistic((last[a] as number) - (last[b] as number)) };
};

const fitWalks = (games: readonly Game[], players: number, { priorSd, variance }: WholeHistorySettings): Walk[] => {
  const walks: Walk[] = Array.from({ length: players }, () => ({ days: [], theta: [], games: [] }));
  for (const { winner, loser, day } of games) {
    const [won, lost] = [walks[winner] ?? null, walks[loser] ?? null];
    const [atWon, atLost] = [won ? placeOf(won, day) : 0, lost ? placeOf(lost, day) : 0];
    won?.games[atWon]?.push({ won: true, opponent: lost, at: atLost });
    lost?.games[atLost]?.push({ won: false, opponent: won, at: atWon });
  }
  const prior = 1 / (priorSd * LOGIT) ** 2;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    for (const walk of walks) if (walk.days.length > 0) improve(walk, prior, variance * LOGIT ** 2);
  return walks;
};

/** The day's place in the walk; days come in order. */
const placeOf = (walk: Walk, day: number): number => {
  if (walk.days.at(-1) !== day) {
    walk.days.push(day);
    walk.theta.push(0);
    walk.games.push([]);
  }
  return walk.days.length - 1;
};

/** One step of Newton for all days of one player (Thomas's method for the tridiagonal system). */
const improve = ({ days, theta, games }: Walk, prior: number, variance: number): void => {
  const n = days.length;
  const diagonal = new Float64Array(n);
  const gradient = new Float64Array(n);
  const beside = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let [slope, curve] = [0, 1e-9];
    for (const { won, opponent, at } of games[i] ?? []) {
      const expected = logistic((theta[i] as number) - (opponent ? (opponent.theta[at] as number) : HOUSE));
      slope += (won ? 1 : 0) - expected;
      curve += expected * (1 - expected);
    }
    if (i === 0) {
      slope -= prior * (theta[0] as number);
      curve += prior;
    } else {
      const tie = 1 / (variance * ((days[i] as number) - (days[i - 1] as number)));
      const gap = (theta[i] as number) - (theta[i - 1] as number);
      slope -= tie * gap;
      curve += tie;
      gradient[i - 1] = (gradient[i - 1] as number) + tie * gap;
      diagonal[i - 1] = (diagonal[i - 1] as number) + tie;
      beside[i - 1] = -tie;
    }
    gradient[i] = (gradient[i] as number) + slope;
    diagonal[i] = (diagonal[i] as number) + curve;
  }
  for (let i = 1; i < n; i += 1) {
    const factor = (beside[i - 1] as number) / (diagonal[i - 1] as number);
    diagonal[i] = (diagonal[i] as number) - factor * (beside[i - 1] as number);
    gradient[i] = (gradient[i] as number) - factor * (gradient[i - 1] as number);
  }
  let next = 0;
  for (let i = n - 1; i >= 0; i -= 1) {
    next = ((gradient[i] as number) - (beside[i] as number) * next) / (diagonal[i] as number);
    theta[i] = (theta[i] as number) + next;
  }
};
