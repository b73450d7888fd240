import { validatorRow } from '../mock/builders';
import { fewestForQuorum } from './validators-page';

const page = (weights: number[], neededHeads: number) => ({
  items: weights.map((weight, index) => validatorRow({ hotkey: `v${index}`, weight: String(weight) })),
  quorum: { totalWeight: '100', neededWeightExclusive: '50', neededHeads },
});

describe('fewestForQuorum', () => {
  it.each([
    [[30, 30, 20, 20], 3, 3],
    [[60, 20, 20], 2, 2],
    [[25, 25, 25, 25], 2, 3],
    [[60, 40], 3, null],
    [[], 1, null],
  ] as const)('%j with at least %i heads: %s', (weights, heads, fewest) => expect(fewestForQuorum(page([...weights], heads))).toBe(fewest));
});
