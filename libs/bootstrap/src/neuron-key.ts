import { accountId, type AccountId } from '@joust/units';
import { blake2AsU8a } from '@polkadot/util-crypto';

/**
 * The hotkey of the contract's neuron: a hash, so nobody holds its key. blake2_256("joust-neuron" ++ netuid u16 LE ++
 * nonce u32 LE). Source: contract.md, Custody. The nonce moves on when a neuron was pruned.
 */
export const contractNeuronHotkey = (netuid: number, nonce: number): AccountId => {
  const numbers = Buffer.alloc(6);
  numbers.writeUInt16LE(netuid, 0);
  numbers.writeUInt32LE(nonce, 2);
  return accountId(blake2AsU8a(Buffer.concat([Buffer.from('joust-neuron'), numbers]), 256));
};
