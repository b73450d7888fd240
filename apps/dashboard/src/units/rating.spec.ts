import { formatRating, formatRatingChange } from './rating';

describe('ratings', () => {
  it.each([
    [1_500_000, '1500'],
    [1_299_590, '1299'],
  ] as const)('%i milli-Elo reads %s', (rating, text) => expect(formatRating(rating)).toBe(text));

  it.each([
    [24_000, '+24.0'],
    [-61_446, '−61.4'],
    [-50, '−0.0'],
    [0, '±0'],
  ] as const)('a change of %i reads %s', (change, text) => expect(formatRatingChange(change)).toBe(text));
});
