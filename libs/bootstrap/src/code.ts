import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chain, type Signer } from '@joust/contract';
import { blake2AsHex } from '@polkadot/util-crypto';
import { send } from './calls.ts';

/** The contract's codes (docs/contract.md, Codes): the one that the account runs, and those it hands messages on to. */
export interface ContractCode {
  readonly main: Uint8Array;
  readonly libraries: readonly Uint8Array[];
}

/** The codes in a folder as `contract/artifacts`. */
export const readCode = (folder: string): ContractCode => ({
  main: readFileSync(join(folder, 'joust.wasm')),
  libraries: LIBRARIES.map((name) => readFileSync(join(folder, `joust-${name}.wasm`))),
});
/** In the order of LIBRARY_HASHES. */
const LIBRARIES = ['reads', 'registry'];

/** Puts code on the chain, which may have it already; answers whether it had not. Errors: SubmitFailed, ChainUnreachable. */
export const ensureCode = async (chain: Chain, signer: Signer, code: Uint8Array): Promise<boolean> => {
  if ((await chain.storage('Contracts', 'CodeInfoOf', [blake2AsHex(code, 256)])) !== null) return false;
  const args = { code, storage_deposit_limit: undefined, determinism: { type: 'Enforced', value: undefined } };
  await send(chain, signer, { pallet: 'Contracts', name: 'upload_code', args });
  return true;
};
