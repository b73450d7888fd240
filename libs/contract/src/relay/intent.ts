import { u8aConcat } from '@polkadot/util';
import { sr25519Verify } from '@polkadot/util-crypto';
import { accountBytes, type AccountId } from '@joust/units';
import { EnrolmentIntentCodec } from '../generated/codecs.ts';
import type { EnrolmentIntent } from '../generated/types.ts';
import { bytesOf, encodeWith, type Hex } from '../scale/index.ts';
import { account } from '../scale/primitives.ts';
import { ScaleWriter } from '../scale/writer.ts';

/** Names what is signed, so that a signature for one purpose serves no other. */
const DOMAIN = 'joust/enrol/1';
const GENESIS_BYTES = 32;

/** One chain and one contract: an intent for one serves no other. */
export interface IntentScope {
  /** `config().genesisHash`. */
  readonly genesisHash: Hex;
  readonly contract: AccountId;
}

/** What a miner signs so that a validator may enrol him (contract/src/relay.rs). */
export const intentBytes = ({ genesisHash, contract }: IntentScope, intent: EnrolmentIntent): Uint8Array => {
  const genesis = bytesOf(genesisHash);
  if (genesis.length !== GENESIS_BYTES) throw new RangeError(`a genesis hash has ${GENESIS_BYTES} bytes, this one ${genesis.length}`);
  const domain = new TextEncoder().encode(DOMAIN);
  const writer = new ScaleWriter();
  writer.compact(domain.length);
  writer.raw(domain);
  writer.raw(genesis);
  account.encode(writer, contract);
  return u8aConcat(writer.bytes(), encodeWith(EnrolmentIntentCodec, intent));
};

/** Wallets in browsers sign bytes between these marks. */
const wrapped = (bytes: Uint8Array): Uint8Array => u8aConcat('<Bytes>', bytes, '</Bytes>');

/** Whether the intent's hotkey signed it with sr25519; the bytes themselves or wrapped, as the contract accepts them. */
export const isIntentSigned = (scope: IntentScope, intent: EnrolmentIntent, signature: Hex): boolean => {
  if (!/^0x[0-9a-f]{128}$/i.test(signature)) return false;
  const bytes = intentBytes(scope, intent);
  const key = accountBytes(intent.hotkey);
  return [bytes, wrapped(bytes)].some((message) => sr25519Verify(message, signature, key));
};
