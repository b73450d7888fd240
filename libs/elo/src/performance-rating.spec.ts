import { performanceRating, type PerformanceGame } from './performance-rating.ts';
import { PERFORMANCE_OF_PERCENT } from './tables/performance-table.ts';

const game =
  (halfPoints: 0 | 1 | 2) =>
  (points: number): PerformanceGame => ({ opponent: points * 1000, halfPoints });
const [loss, draw, win] = [game(0), game(1), game(2)];

describe('performanceRating', () => {
  // scalachess, test-kit EloTest "performance rating".
  it.each([
    ['a win', [win(1500)], 2300],
    ['two wins', [win(1500), win(1500)], 2300],
    ['a loss', [loss(1500)], 700],
    ['a draw', [draw(1500)], 1500],
    ['two draws', [draw(1500), draw(1500)], 1500],
    ['a win and a loss', [win(1500), loss(1500)], 1500],
    ['the same against unlike opponents', [win(1500), loss(1700)], 1600],
    ['a win and a draw', [win(1500), draw(1500)], 1693],
    ['a win and two draws', [win(1500), draw(1500), draw(1500)], 1625],
  ])('%s', (_name, games, points) => expect(performanceRating(games)).toBe(points * 1000));

  it('is nothing without results', () => expect(performanceRating([])).toBeNull());

  it('rests on a table that only grows', () => {
    expect(PERFORMANCE_OF_PERCENT).toHaveLength(51);
    expect([...PERFORMANCE_OF_PERCENT].sort((x, y) => x - y)).toEqual(PERFORMANCE_OF_PERCENT);
  });
});
