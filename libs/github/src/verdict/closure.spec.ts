import { BY_HAND, closed, day, reopened } from '../testing/cases.ts';
import { closedAt, closureAt, closures } from './closure.ts';

const LONG = day(2);

describe('closures', () => {
  it.each([
    ['none', [], []],
    ['one', [closed(10)], [[10, null]]],
    ['undone for good', [closed(10), reopened(20)], [[10, 20]]],
    ['a flash reopening', [closed(10), reopened(20), closed(30)], [[10, null]]],
    [
      'a long reopening',
      [closed(10), reopened(20), closed(20 + LONG)],
      [
        [10, 20],
        [20 + LONG, null],
      ],
    ],
    ['one short of long', [closed(10), reopened(20), closed(19 + LONG)], [[10, null]]],
    ['twice in a row', [closed(10), closed(15), reopened(20)], [[10, 20]]],
  ])('%s', (_name, events, expected) => {
    expect(closures(events, day(90), LONG).map((it) => [it.since, it.reopenedAt])).toEqual(expected);
  });

  it('knows nothing of what comes later', () => {
    expect(closures([closed(10), reopened(20)], 15, LONG)).toMatchObject([{ since: 10, reopenedAt: null }]);
    const all = closures([closed(10), reopened(20), closed(30, BY_HAND, 'NOT_PLANNED')], day(90), LONG);
    expect(closureAt(all, 25)?.event.reason).toBe('COMPLETED');
    expect(closureAt(all, 30)?.event.reason).toBe('NOT_PLANNED');
    expect(closureAt(all, 9)).toBeNull();
  });

  it('says whether it was closed at a moment', () => {
    const all = closures([closed(10), reopened(20)], day(90), LONG);
    expect([9, 10, 19, 20].map((it) => closedAt(all, it))).toEqual([false, true, true, false]);
  });
});
