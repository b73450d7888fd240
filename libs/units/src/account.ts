import { hexToU8a, isHex, u8aToHex } from '@polkadot/util';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { PermanentError } from './errors.ts';

/** An account as people write it: SS58, prefix 42, of a 32-byte public key. */
export type AccountId = string;

/** Bittensor and the development chain use Substrate's generic prefix. */
export const SS58_PREFIX = 42;
const ACCOUNT_BYTES = 32;

/** Thrown when a text is not a 32-byte account of our prefix. */
export class NotAnAccount extends PermanentError {
  constructor(
    readonly text: string,
    options: { cause?: unknown } = {},
  ) {
    super(`"${text}" is not an account: expected SS58 with prefix ${SS58_PREFIX} or 32 bytes of hex`, options);
  }
}

/** The 32 bytes of an account given as SS58 (our prefix only), hex or bytes. Errors: {@link NotAnAccount}. */
export const accountBytes = (account: string | Uint8Array): Uint8Array => {
  const bytes = typeof account === 'string' ? textBytes(account) : account;
  if (bytes.length !== ACCOUNT_BYTES) throw new NotAnAccount(typeof account === 'string' ? account : u8aToHex(account));
  return bytes;
};

const textBytes = (text: string): Uint8Array => {
  if (isHex(text)) return hexToU8a(text);
  try {
    return decodeAddress(text, false, SS58_PREFIX);
  } catch (cause) {
    throw new NotAnAccount(text, { cause });
  }
};

/** The SS58 text of an account, the one form used in tables, JSON and on pages. Errors: {@link NotAnAccount}. */
export const accountId = (account: string | Uint8Array): AccountId => encodeAddress(accountBytes(account), SS58_PREFIX);

/** The account as `0x` and 64 hex digits, the form used in storage keys. Errors: {@link NotAnAccount}. */
export const accountHex = (account: string | Uint8Array): `0x${string}` => u8aToHex(accountBytes(account));

/** Whether two writings mean one account. Errors: {@link NotAnAccount} for either. */
export const sameAccount = (a: string | Uint8Array, b: string | Uint8Array): boolean => accountHex(a) === accountHex(b);
