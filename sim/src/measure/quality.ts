import type { History, RatingSystem } from '../history/types.ts';
import { spearman } from './spearman.ts';

/** How well a rating system foretells the next decisive result and orders the players. */
export interface Quality {
  /** Mean log loss of the next decisive result, nats. */
  readonly logLoss: number;
  readonly accuracy: number;
  /** Spearman's rank correlation with true skill. */
  readonly rho: number;
  /** Share of the true best quarter among the rated best quarter. */
  readonly top25: number;
  readonly decisive: number;
}

const RANKED_EVERY = 5;

/** Walks through the days from `from` on; on each, the system knows only what ended by then. */
export const qualityOf = (history: History, system: RatingSystem, from: number, every = 1): Quality => {
  const at = system(history);
  const starts = Map.groupBy(
    history.duels.filter(({ outcome }) => outcome === 'WinA' || outcome === 'WinB'),
    ({ startDay }) => startDay,
  );
  const sums = { loss: 0, right: 0, decisive: 0, rho: 0, top: 0, ranked: 0 };
  for (let day = from; day < history.days; day += every) {
    const standings = at(day);
    for (const { a, b, outcome } of starts.get(day) ?? []) {
      const ofA = standings.chance(a, b);
      const ofWinner = outcome === 'WinA' ? ofA : 1 - ofA;
      sums.loss -= Math.log(Math.min(1 - 1e-9, Math.max(1e-9, ofWinner)));
      sums.right += ofWinner > 0.5 ? 1 : ofWinner === 0.5 ? 0.5 : 0;
      sums.decisive += 1;
    }
    if ((day - from) % RANKED_EVERY !== 0) continue;
    const truth = history.skill[day] as number[];
    sums.rho += spearman(standings.score, truth);
    sums.top += overlap(standings.score, truth);
    sums.ranked += 1;
  }
  return {
    logLoss: sums.loss / sums.decisive,
    accuracy: sums.right / sums.decisive,
    rho: sums.rho / sums.ranked,
    top25: sums.top / sums.ranked,
    decisive: sums.decisive,
  };
};

const overlap = (score: readonly number[], truth: readonly number[]): number => {
  const best = (list: readonly number[]): Set<number> =>
    new Set([...list.keys()].sort((x, y) => (list[y] as number) - (list[x] as number)).slice(0, list.length / 4));
  const [rated, really] = [best(score), best(truth)];
  return [...rated].filter((player) => really.has(player)).length / really.size;
};
