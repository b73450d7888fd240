import { quotient } from './quotient.ts';
import { PERFORMANCE_OF_PERCENT } from './tables/performance-table.ts';
import type { MilliElo } from './types.ts';

/** One result for a performance rating: the opponent's rating before it, and two points for a win, one for a draw. */
export interface PerformanceGame {
  readonly opponent: MilliElo;
  readonly halfPoints: 0 | 1 | 2;
}

/**
 * The rating that a row of results is worth by itself, for people to read: the mean opponent, and FIDE's distance for the
 * score. Enters no vote. Ours has no draws; a failure counts as a loss against the house.
 * @returns milli-Elo in whole points, null without results
 */
export const performanceRating = (games: readonly PerformanceGame[]): MilliElo | null => {
  if (games.length === 0) return null;
  const opponents = games.reduce((sum, { opponent }) => sum + opponent, 0);
  const halfPoints = games.reduce((sum, { halfPoints: points }) => sum + points, 0);
  const mean = nearest(opponents, games.length * 1000);
  return (mean + distance(nearest(halfPoints * 100, games.length * 2))) * 1000;
};

const distance = (percent: number): number => {
  const points = PERFORMANCE_OF_PERCENT[percent >= 50 ? percent - 50 : 50 - percent];
  if (points === undefined) throw new RangeError(`a score cannot be ${percent} %`);
  return percent >= 50 ? points : -points;
};

const nearest = (dividend: number, divisor: number): number => quotient(2 * dividend + divisor, 2 * divisor);
