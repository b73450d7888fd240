import { ONE } from './constants.ts';
import { expected, portion } from './expected.ts';
import { EXPECTED_OF_LOWER } from './tables/expected-table.ts';
import { FIDE, ratingDiff } from './testing/fide.ts';

const points = (rating: number): number => Math.round(rating * 1000);
const scoreOf = (a: number, b: number): number => expected(points(a), points(b)) / ONE;

/** One win with a constant K, in points; `divisor` other than 400 stretches the curve. */
const won = (winner: number, loser: number, k: number, divisor = 400): readonly [number, number] => {
  const moved = portion(points(k), expected(points((loser * 400) / divisor), points((winner * 400) / divisor))) / 1000;
  return [Math.round(winner + moved), Math.round(loser - moved)];
};

/** scalachess, test-kit EloTest "new rating calculation over one game": own rating, K, opponent, score, change. */
const GAMES = [
  [1500, 40, 1500, 1, 20],
  [1500, 40, 1500, 0, -20],
  [1500, 40, 1500, 0.5, 0],
  [1500, 40, 1900, 1, 37],
  [1500, 40, 1900, 0, -3],
  [1500, 40, 1900, 0.5, 17],
  [1500, 40, 2900, 1, 37],
  [1500, 40, 2900, 0, -3],
  [1500, 40, 2900, 0.5, 17],
  [1500, 40, 1600, 1, 26],
  [1500, 40, 1600, 0, -14],
  [1500, 40, 1600, 0.5, 6],
  [2000, 40, 1600, 1, 3],
  [2000, 40, 1600, 0, -37],
  [2000, 40, 1600, 0.5, -17],
  [2000, 40, 1000, 1, 3],
  [2000, 40, 1000, 0, -37],
  [2000, 40, 1000, 0.5, -17],
  [2000, 40, 1900, 1, 14],
  [2000, 40, 1900, 0, -26],
  [2000, 40, 1900, 0.5, -6],
  [2800, 10, 1800, 1, 0],
] as const;

describe('numbers of others, on our table code', () => {
  it.each(GAMES)('FIDE: %i with K %i against %i scores %f and moves %i', (rating, k, opponent, score, change) =>
    expect(ratingDiff(FIDE, [rating, k, opponent, score])).toBe(change),
  );

  it('FIDE: a logistic curve gives ten of the twenty-two, so the curve is really tested', () => {
    const logistic = { table: EXPECTED_OF_LOWER, one: ONE };
    const same = GAMES.filter(([rating, k, opponent, score, change]) => ratingDiff(logistic, [rating, k, opponent, score]) === change);
    expect(same).toHaveLength(10);
  });

  // Wikipedia, Elo rating system, "Mathematical details": a player of 1613 against five opponents.
  it('the classic five games', () => {
    const scores = [1609, 1477, 1388, 1586, 1720].map((opponent) => scoreOf(1613, opponent));
    [0.5058, 0.6863, 0.785, 0.5388, 0.3507].forEach((score, index) => expect(scores[index]).toBeCloseTo(score, 4));
    expect(scores.reduce((sum, score) => sum + score)).toBeCloseTo(2.8666, 4);
  });

  // Rust crate skillratings, tests of module elo.
  it.each([
    [1000, 1000, [1016, 984]],
    [500, 1500, [532, 1468]],
  ] as const)('skillratings: %i beats %i with K 32', (winner, loser, after) => expect(won(winner, loser, 32)).toEqual(after));

  it('skillratings: expected score of 2251 against 1934', () => expect(scoreOf(2251, 1934)).toBeCloseTo(0.86, 2));

  // Rust crate skillratings, module fifa: divisor 600, importance 25.
  it('FIFA: 1300 beats 1500', () => expect(won(1300, 1500, 25, 600)).toEqual([1317, 1483]));
});
