import type { Signer } from '@joust/contract';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';

/** A neuron's two keys: the hotkey works, the coldkey owns and pays. */
export interface NeuronKeys {
  readonly hotkey: Signer;
  readonly coldkey: Signer;
}

/** The published keys of a development chain (docs/plan/interfaces.md, Keys). Worthless anywhere else. */
export interface DevelopmentKeys {
  readonly owner: Signer;
  readonly subnetOwner: Signer;
  readonly treasury: Signer;
  readonly validators: readonly NeuronKeys[];
  readonly miners: readonly NeuronKeys[];
}

/** Derives the development keys. Only for a chain whose type is Development. */
export const developmentKeys = async (validators: number, miners: number): Promise<DevelopmentKeys> => {
  await cryptoWaitReady();
  const ring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const key = (uri: string): Signer => ring.addFromUri(uri);
  const neurons = (kind: string, count: number): NeuronKeys[] =>
    Array.from({ length: count }, (_, index) => ({
      hotkey: key(`//${kind}//${index + 1}`),
      coldkey: key(`//${kind}//${index + 1}//cold`),
    }));
  return {
    owner: key('//Alice'),
    subnetOwner: key('//SubnetOwner'),
    treasury: key('//Treasury'),
    validators: neurons('Validator', validators),
    miners: neurons('Miner', miners),
  };
};
