import type { Duel, History } from '../history/types.ts';

export const LOGIT = Math.LN10 / 400;
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** One decided game: `loser` null is never used; the house has the number of players. */
export interface Game {
  readonly winner: number;
  readonly loser: number;
  readonly day: number;
}

/** Duels that ended in `(day - window, day]`, as games; with a house, both fail is a loss of each to it. */
export const gamesOf = (history: History, day: number, window: number, house: boolean): Game[] => {
  const games: Game[] = [];
  for (const duel of history.duels) {
    if (duel.endDay > day) break;
    if (duel.endDay > day - window) games.push(...asGames(duel, history.players, house));
  }
  return games;
};

const asGames = ({ a, b, outcome, endDay: day }: Duel, houseIndex: number, house: boolean): Game[] => {
  if (outcome === 'WinA') return [{ winner: a, loser: b, day }];
  if (outcome === 'WinB') return [{ winner: b, loser: a, day }];
  if (outcome === 'Void' || !house) return [];
  return [
    { winner: houseIndex, loser: a, day },
    { winner: houseIndex, loser: b, day },
  ];
};
