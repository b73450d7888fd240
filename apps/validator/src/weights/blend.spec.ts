import fc from 'fast-check';
import { metagraph, neuron } from '../testing/view.ts';
import { blend, type BlendInput } from './blend.ts';

const input = (more: Partial<BlendInput> = {}): BlendInput => ({
  metagraph: metagraph(),
  contractHotkey: 'Contract',
  validators: new Set(['V1', 'V2', 'V3', 'V4']),
  contractShare: 5_000,
  recycleShare: 1_000,
  ...more,
});
const weights = (more: Partial<BlendInput> = {}) => {
  const blended = blend(input(more));
  return 'refused' in blended ? blended.refused : Object.fromEntries(blended.weights);
};

describe('blend', () => {
  it('gives the contract its share, recycles a part and divides the rest among miners', () =>
    expect(weights()).toEqual({ 0: 6_553, 5: 32_767, 6: 8_738, 7: 8_738, 8: 8_738 }));

  it('recycles the share of a contract whose neuron is gone', () =>
    expect(
      weights({ contractHotkey: 'Pruned', metagraph: metagraph({ neurons: metagraph().neurons.filter(({ uid }) => uid !== 5) }) }),
    ).toMatchObject({ 0: 39_321 }));

  it('recycles the miners’ share when there are none', () =>
    expect(weights({ metagraph: metagraph({ neurons: metagraph().neurons.slice(0, 6) }) })).toEqual({ 0: 32_767, 5: 32_767 }));

  it('gives no weight to validators, on the whitelist or by permit', () => {
    const neurons = [...metagraph().neurons, neuron(9, 'V9', { permit: true })];
    expect(Object.keys(weights({ metagraph: metagraph({ neurons }), validators: new Set(['V1']) }))).toEqual(['0', '5', '6', '7', '8']);
  });

  it('refuses to guess where to recycle when the owner has no neuron', () =>
    expect(weights({ metagraph: metagraph({ ownerHotkey: 'Nobody' }) })).toBe('the subnet owner has no neuron that could recycle'));

  it('never gives more than there is, and nobody a zero', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 60 }),
        (contractShare, rest, miners) => {
          const neurons = [
            ...metagraph().neurons.slice(0, 6),
            ...Array.from({ length: miners }, (_, index) => neuron(6 + index, `M${index}`)),
          ];
          const recycleShare = Math.min(rest, 10_000 - contractShare);
          const values = Object.values(weights({ metagraph: metagraph({ neurons }), contractShare, recycleShare }));
          return (
            values.every((value) => Number.isInteger(value) && value > 0) &&
            values.reduce((sum: number, value) => sum + Number(value), 0) <= 65_535
          );
        },
      ),
    ));
});
