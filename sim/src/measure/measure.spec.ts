import { inventHistory, BASE_WORLD } from '../history/world.ts';
import type { RatingSystem } from '../history/types.ts';
import { winChance } from '../random/exp.ts';
import { qualityOf } from './quality.ts';
import { spearman } from './spearman.ts';
import { paired, quantile, summary } from './summary.ts';

describe('measures', () => {
  it.each([
    [[1, 2, 3, 4], [10, 20, 30, 40], 1],
    [[1, 2, 3, 4], [4, 3, 2, 1], -1],
    [[1, 2, 2, 3], [1, 2, 3, 4], 0.9486832980505138],
    [[106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17], -0.17575757575757575],
  ])('Spearman of %j and %j is %d (the last: Wikipedia, "Spearman\'s rank correlation coefficient")', (x, y, rho) =>
    expect(spearman(x, y)).toBeCloseTo(rho, 10),
  );

  it('the error of a paired difference leaves shared luck out', () => {
    const [x, y] = [
      [10, 20, 30],
      [9, 19, 29],
    ];
    expect(summary(x).se).toBeGreaterThan(5);
    expect(paired(x, y)).toEqual({ mean: 1, se: 0 });
    expect(() => paired([1], [1, 2])).toThrow(RangeError);
  });

  it('quantiles are by nearest rank', () => expect([0.5, 0.95, 1].map((share) => quantile([5, 1, 4, 2, 3], share))).toEqual([3, 5, 5]));

  it('who knows the truth is best, who knows nothing loses ln 2 a result', () => {
    const history = inventHistory({ ...BASE_WORLD, days: 150 }, 1);
    const truth: RatingSystem =
      ({ skill }) =>
      (day) => ({
        score: skill[day] as number[],
        chance: (a, b) => winChance((skill[day]?.[a] as number) - (skill[day]?.[b] as number)),
      });
    const nothing: RatingSystem =
      ({ skill }) =>
      () => ({ score: (skill[0] as number[]).map((_, index) => index), chance: () => 0.5 });
    expect(qualityOf(history, truth, 60)).toMatchObject({ rho: 1, top25: 1 });
    expect(qualityOf(history, truth, 60).logLoss).toBeLessThan(0.6);
    expect(qualityOf(history, nothing, 60).logLoss).toBeCloseTo(Math.LN2, 9);
  });
});
