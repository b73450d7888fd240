import fc from 'fast-check';
import { START } from './constants.ts';
import { decay } from './decay.ts';
import { recoveryDay } from './eligibility.ts';

const rating = fc.integer({ min: 300_000, max: 2_700_000 });
const days = fc.integer({ min: 0, max: 90 });

describe('decay', () => {
  it('halves the distance to 1,500 in thirty days and leaves negative days alone', () => {
    expect(decay(1_300_000, 30)).toBe(1_400_000);
    expect(decay(1_600_000, 60)).toBe(1_525_000);
    expect(decay(1_600_000, -3)).toBe(1_600_000);
    expect(decay(START, 90)).toBe(START);
  });

  it('comes nearer day by day and never crosses 1,500', () =>
    fc.assert(
      fc.property(rating, days, (from, day) => {
        const today = decay(from, day);
        const tomorrow = decay(from, day + 1);
        return from >= START ? today >= tomorrow && tomorrow >= START : today <= tomorrow && tomorrow <= START;
      }),
    ));

  it('in two steps is at most one milli-Elo off one step', () =>
    fc.assert(
      fc.property(rating, fc.integer({ min: 0, max: 45 }), fc.integer({ min: 0, max: 45 }), (from, first, second) => {
        const gap = decay(decay(from, first), second) - decay(from, first + second);
        return gap >= -1 && gap <= 1;
      }),
    ));
});

describe('recoveryDay', () => {
  it.each([
    [1_300_000, 0],
    [1_299_590, 15],
    [1_290_000, 17],
    [1_250_000, 24],
    [1_200_000, 32],
    [1_100_000, 44],
  ])('%i is back on idle day %i (mechanism 2.6)', (from, day) => expect(recoveryDay(from)).toBe(day));

  it('is never later than the bound of mechanism 2.8.10', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_299_999 }), (from) => {
        const bound = 14 + Math.ceil(30 * Math.log2((1_500_000 - from) / 200_000));
        return recoveryDay(from) <= Math.min(90, bound);
      }),
    ));
});
