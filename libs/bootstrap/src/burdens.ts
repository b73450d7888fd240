import { type Chain, RpcMisspoke } from '@joust/contract';
import { accountBytes, type AccountId } from '@joust/units';
import { stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, xxhashAsU8a } from '@polkadot/util-crypto';

/** Entries of SubtensorModule, by coldkey, that a coldkey swap carries to the new coldkey (subtensor: staking/lock.rs). */
const BURDENS = {
  Lock: 'locked stake',
  DecayingLock: 'locks that do not fade',
  AccountFlags: 'flags: it accepts locked alpha',
} as const;

/**
 * What a coldkey has that the contract must not inherit: locked alpha is no bounty, and who accepts locked alpha can be sent
 * any. Empty on chains that know no locks. Errors: ChainUnreachable, RpcFailed, RpcMisspoke.
 */
export const burdensOf = async (chain: Chain, coldkey: AccountId): Promise<string[]> => {
  const found = await Promise.all(
    Object.entries(BURDENS).map(async ([entry, what]) => ((await hasEntries(chain, entry, coldkey)) ? what : undefined)),
  );
  return found.filter((what) => what !== undefined);
};

/** By raw keys, because metadata of an older chain does not know the entry. */
const hasEntries = async (chain: Chain, entry: string, coldkey: AccountId): Promise<boolean> => {
  const account = accountBytes(coldkey);
  const hashed = [...['SubtensorModule', entry].map((name) => xxhashAsU8a(stringToU8a(name), 128)), blake2AsU8a(account, 128)];
  const prefix = u8aToHex(u8aConcat(...hashed, account));
  const keys = await chain.rpc.request('state_getKeysPaged', [prefix, 1, null]);
  if (!Array.isArray(keys)) throw new RpcMisspoke('state_getKeysPaged', 'the answer is no list of keys');
  return keys.length > 0;
};
