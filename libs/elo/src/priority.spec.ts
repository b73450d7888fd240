import { idlePenalty, priority } from './priority.ts';

describe('priority (mechanism 2.7)', () => {
  it.each([
    ['a newcomer who just enrolled', 1_500_000, 0, 0, 0, 1_450_000],
    ['after two days', 1_500_000, 0, 2, 0, 1_466_000],
    ['waiting counts for twenty days', 1_500_000, 0, 99, 0, 1_610_000],
    ['the handicap shrinks with results, rounded down', 1_500_000, 5, 0, 0, 1_491_667],
    ['idleness costs', 1_500_000, 49, 0, 16, 1_489_000],
  ] as const)('%s', (_name, effective, results, wait, idle, expected) =>
    expect(priority({ effective, results }, wait, idle)).toBe(expected),
  );

  it.each([
    [14, 0],
    [15, 5_000],
    [44, 150_000],
    [90, 150_000],
  ])('%i idle days cost %i', (days, penalty) => expect(idlePenalty(days)).toBe(penalty));
});
