import { accountBytes, accountId, type AccountId } from '@joust/units';
import { compactAddLength } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';

/** What an instantiation is made of; the address follows from it. */
export interface Deployment {
  readonly deployer: AccountId;
  /** blake2_256 of the wasm. */
  readonly codeHash: Uint8Array;
  /** Constructor selector and arguments. */
  readonly input: Uint8Array;
  readonly salt: Uint8Array;
}

/**
 * The address a contract will have, before it exists: blake2_256("contract_addr_v1" ++ deployer ++ code hash ++ input ++ salt),
 * input and salt with their lengths. Source: pallet-contracts, DefaultAddressGenerator.
 */
export const contractAddress = ({ deployer, codeHash, input, salt }: Deployment): AccountId =>
  accountId(
    blake2AsU8a(
      Buffer.concat([Buffer.from('contract_addr_v1'), accountBytes(deployer), codeHash, compactAddLength(input), compactAddLength(salt)]),
      256,
    ),
  );
