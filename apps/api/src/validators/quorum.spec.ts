import fc from 'fast-check';
import { halfOf, quorumOf } from './quorum.ts';

it.each([
  [[], '0', 1],
  [['10'], '10', 1],
  [['10', '10'], '20', 2],
  [['10', '10', '10'], '30', 2],
  [['30', '30', '30', '30'], '120', 3],
  [['30', '0', '0', '0'], '30', 1], // who has no weight is no head either
  [Array<string>(16).fill('5'), '80', 3],
])('of the weights %j: total %s, heads %i', (weights, totalWeight, neededHeads) =>
  expect(quorumOf(weights)).toMatchObject({ totalWeight, neededHeads }),
);

it('makes "more than half" the same for odd and even totals', () => {
  fc.assert(
    fc.property(
      fc.bigInt(0n, 2n ** 64n),
      fc.bigInt(0n, 2n ** 64n),
      (total, weight) => weight > BigInt(halfOf(String(total))) === weight * 2n > total,
    ),
  );
});
