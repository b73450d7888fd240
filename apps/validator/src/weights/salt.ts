import { hexToU8a, nToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import type { ValidatorKey } from '../keys/validator-key.ts';

/** Where a commit is made: the same weights have another salt on another chain, in another subnet, at another block. */
export interface SaltScope {
  readonly genesisHash: string;
  readonly netuid: number;
  /** Block from whose state the weights were computed. */
  readonly source: number;
}

const PATH = '//joust-weights-salt';
const WORDS = 16;

/**
 * What keeps a commit's weights from being guessed: 256 bits that only the holder of the key can compute, the same at every
 * time. They come from a key derived hard from the validator's, whose public half nobody is ever told; a signature would
 * not do, as sr25519 puts chance into it. A revealed salt says nothing about the next one. Never logged: it is made where
 * it is hashed or sent.
 */
export const saltOf = (key: Pick<ValidatorKey, 'derive'>, { genesisHash, netuid, source }: SaltScope): number[] => {
  const secret = key.derive(PATH).publicKey;
  const scope = u8aConcat(hexToU8a(genesisHash), number(netuid), number(source));
  const bytes = blake2AsU8a(u8aConcat(secret, scope), 256);
  return Array.from({ length: WORDS }, (_, index) => (bytes[2 * index] ?? 0) + 256 * (bytes[2 * index + 1] ?? 0));
};

const number = (value: number): Uint8Array => nToU8a(BigInt(value), { bitLength: 64, isLe: true });
