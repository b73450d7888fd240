import { parameters } from '../mock/builders';
import { duration, parameterFacts, scaled } from './parameter-facts';

describe('parameters', () => {
  // The contract's own cases (contract/src/time.rs, scale): rounded up, and at least one block.
  it.each([
    [1_800, 7_200, 1_800],
    [1_800, 36, 9],
    [10, 36, 1],
    [0, 36, 1],
    [14_401, 36, 73],
  ])('%i rule blocks at %i a day are %i blocks', (n, blocksPerDay, expected) => expect(scaled(n, blocksPerDay)).toBe(expected));

  it.each([
    [50_400, 36, '7 days, 252 blocks'],
    [7_200, 7_200, '1 day, 7,200 blocks'],
    [1_800, 36, '6 hours, 9 blocks'],
    [10, 36, '10 rule blocks, 1 block'],
    [25_200, null, '3.5 days (25,200)'],
    [10, null, '10 rule blocks'],
  ] as const)('says %i with a day of %s blocks as %s', (n, blocksPerDay, words) => expect(duration(n, blocksPerDay)).toBe(words));

  it('shows each parameter once', () => {
    const fields = parameterFacts(parameters(), 36).flatMap(({ facts }) => facts.map(({ field }) => field));
    expect(fields.toSorted()).toEqual(
      Object.keys(parameters())
        .map((name) => `Parameters.${name}`)
        .toSorted(),
    );
  });
});
