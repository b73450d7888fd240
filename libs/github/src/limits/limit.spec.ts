import { admit, quiet, settled, told, UNKNOWN, type LimitState, type Rules } from './limit.ts';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const all: Rules = { pointsPerHour: null, share: 1, spacingMs: 50 };
/** GitHub's hour ends in half an hour. */
const half = (rest: Partial<LimitState> = {}): LimitState => ({ ...UNKNOWN, limit: 5_000, resetAt: NOW + HOUR / 2, ...rest });
const answer = (state: LimitState, cost = 1, rules = all, now = NOW) => admit(state, cost, now, rules)[1];

describe('whether a request may start', () => {
  it.each([
    ['nothing is known yet', UNKNOWN, 1, { admitted: true, at: NOW }],
    ['nine tenths are spent with it', half({ used: 4_499 }), 1, { admitted: true, at: NOW }],
    ['one more than nine tenths', half({ used: 4_499 }), 2, { admitted: false, because: 'budget', until: NOW + HOUR / 2 }],
    ['what others asked for counts', half({ used: 4_000, pending: 499 }), 2, { admitted: false, because: 'budget', until: NOW + HOUR / 2 }],
    ['spent, but the hour is over', half({ used: 5_000, pending: 9, resetAt: NOW }), 1, { admitted: true, at: NOW }],
    ['a limit was struck', half({ quietUntil: NOW + 9 }), 1, { admitted: false, because: 'limit', until: NOW + 9 }],
    ['a limit was struck, and is over', half({ quietUntil: NOW }), 1, { admitted: true, at: NOW }],
    ['another one starts soon', half({ nextAt: NOW + 30 }), 1, { admitted: true, at: NOW + 30 }],
  ])('%s', (_, state, cost, expected) => expect(answer(state, cost)).toEqual(expected));

  it.each([
    ['below the budget', 4_998, 1_000_000, { admitted: true, at: NOW }],
    ["at GitHub's limit", 5_000, 1_000_000, { admitted: false, because: 'limit', until: NOW + HOUR / 2 }],
    ['at the budget', 100, 100, { admitted: false, because: 'budget', until: NOW + HOUR / 2 }],
    ['just below the budget', 99, 100, { admitted: true, at: NOW }],
  ])('a set budget: %s', (_, used, pointsPerHour, expected) =>
    expect(answer(half({ used }), 1, { pointsPerHour, share: 1, spacingMs: 0 })).toEqual(expected),
  );

  it('a set budget holds before GitHub has said anything', () => {
    const rules = { pointsPerHour: 3, share: 1, spacingMs: 0 };
    const [state] = admit(UNKNOWN, 2, NOW, rules);
    expect(answer(state, 2, rules)).toEqual({ admitted: false, because: 'budget', until: NOW + HOUR });
    expect(answer(settled(state, 2), 2, rules)).toMatchObject({ admitted: true });
  });

  it.each([
    [2_699, null, true],
    [2_700, null, false],
    [599, 1_000, true],
    [600, 1_000, false],
  ])('a share of 0.6 leaves the rest to others: %i spent of %p', (used, pointsPerHour, admitted) =>
    expect(answer(half({ used }), 1, { pointsPerHour, share: 0.6, spacingMs: 0 })).toMatchObject({ admitted }),
  );

  it('requests start one spacing after the other', () => {
    const [first, one] = admit(half(), 1, NOW, all);
    const [second, two] = admit(first, 1, NOW + 10, all);
    expect([one, two, second.nextAt, second.pending]).toEqual([
      { admitted: true, at: NOW },
      { admitted: true, at: NOW + 50 },
      NOW + 100,
      2,
    ]);
  });
});

describe('what GitHub tells', () => {
  it.each([
    ['the first word is taken', { ...UNKNOWN, resetAt: NOW + HOUR, used: 7 }, 3, HOUR / 2, { used: 3, resetAt: NOW + HOUR / 2 }],
    ['a higher count', half({ used: 5 }), 9, HOUR / 2, { used: 9 }],
    ['an earlier count that came late', half({ used: 5 }), 3, HOUR / 2, { used: 5 }],
    ['the next hour', half({ used: 4_000 }), 1, HOUR * 1.5, { used: 1, resetAt: NOW + HOUR * 1.5 }],
    ['an answer of the hour before', half({ used: 1 }), 4_999, -HOUR / 2, { used: 1, resetAt: NOW + HOUR / 2 }],
    ['the same hour, named a second later', half({ used: 5 }), 4, HOUR / 2 + 1_000, { used: 5 }],
  ])('%s', (_, state, used, resetIn, expected) =>
    expect(told(state, { limit: 5_000, used, resetAt: NOW + resetIn })).toMatchObject({ limit: 5_000, ...expected }),
  );

  it('a later limit is not shortened by an earlier one', () =>
    expect([quiet(half({ quietUntil: NOW + 60 }), NOW + 10).quietUntil, quiet(half(), NOW + 10).quietUntil]).toEqual([NOW + 60, NOW + 10]));
});
