import type { Metagraph } from '../chain/chain-view.ts';
import { ANCHOR, metagraph, neuron, settings, view } from '../testing/view.ts';
import { decideWeights } from './weights.ts';

const BLOCK = ANCHOR + 2;
const decide = (own: Partial<Metagraph['neurons'][number]>, more: Partial<Metagraph> = {}) => {
  const neurons = metagraph().neurons.map((one) => (one.hotkey === 'V1' ? neuron(1, 'V1', { permit: true, ...own }) : one));
  return decideWeights(view({ metagraph: metagraph({ neurons, ...more }) }), 'V1', settings);
};

describe('weights', () => {
  it.each([
    ['a hundred blocks after the last', { lastUpdate: BLOCK - 100 }, {}],
    ['at once after registration', { lastUpdate: BLOCK }, { hasWeights: false }],
    ['as soon as the chain allows', { lastUpdate: BLOCK - 300 }, { rateLimit: 300 }],
  ])('are set %s', (_name, own, more) =>
    expect(decide(own, more).action).toEqual({
      message: 'setWeights',
      uids: [0, 5, 6, 7, 8],
      values: [6_553, 32_767, 8_738, 8_738, 8_738],
      versionKey: 0n,
    }),
  );

  it.each([
    ['a block too early', { lastUpdate: BLOCK - 99 }, {}],
    ['faster than the chain allows', { lastUpdate: BLOCK - 299 }, { rateLimit: 300 }],
    ['faster than the chain allows the first time', { lastUpdate: BLOCK - 2 }, { rateLimit: 3, hasWeights: false }],
    ['without a permit', { permit: false }, {}],
    ['under commit-reveal', {}, { commitReveal: true }],
  ])('are not set %s', (_name, own, more) => expect(decide(own, more).action).toBeNull());

  it('are not set by a key without a neuron', () =>
    expect(decideWeights(view(), 'Stranger', settings)).toMatchObject({
      action: null,
      because: ['this validator has no neuron in the subnet'],
    }));
});
