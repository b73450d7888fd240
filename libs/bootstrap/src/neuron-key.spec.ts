import { accountHex } from '@joust/units';
import { blake2AsHex } from '@polkadot/util-crypto';
import { contractNeuronHotkey } from './neuron-key.ts';

describe("the contract's keyless hotkey", () => {
  it.each([
    [1, 0, '6a6f7573742d6e6575726f6e010000000000'],
    [258, 7, '6a6f7573742d6e6575726f6e020107000000'],
  ])('of subnet %i, nonce %i is the hash of what is written in contract.md', (netuid, nonce, preimage) =>
    expect(accountHex(contractNeuronHotkey(netuid, nonce))).toBe(blake2AsHex(`0x${preimage}`, 256)),
  );

  it('differs by subnet and nonce', () =>
    expect(new Set([contractNeuronHotkey(1, 0), contractNeuronHotkey(1, 1), contractNeuronHotkey(2, 0)]).size).toBe(3));
});
