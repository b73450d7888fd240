import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { u8aToHex } from '@polkadot/util';
import { sr25519Verify } from '@polkadot/util-crypto';
import type { Hex, Signer } from '@joust/contract';
import { accountBytes, accountId, type AccountId } from '@joust/units';
import { z } from 'zod';

/** Names of Bittensor's SDK (`Synapse.to_headers`, `Dendrite.preprocess_synapse_for_request`), so that its tools can read along. */
export const HEADER = {
  synapse: 'name',
  axonHotkey: 'bt_header_axon_hotkey',
  callerHotkey: 'bt_header_dendrite_hotkey',
  nonce: 'bt_header_dendrite_nonce',
  uuid: 'bt_header_dendrite_uuid',
  signature: 'bt_header_dendrite_signature',
  bodyHash: 'computed_body_hash',
} as const;

/** What a caller says about himself and what he signs. */
export interface Credentials {
  readonly caller: AccountId;
  readonly axon: AccountId;
  /** Nanoseconds since 1970 by the caller's clock; each above the one before. */
  readonly nonce: bigint;
  readonly uuid: string;
  /** SHA3-256 of the body's bytes, in hex. */
  readonly bodyHash: string;
  readonly signature: Hex;
}

export const bodyHashOf = (body: Uint8Array): string => createHash('sha3-256').update(body).digest('hex');

/** The line that the caller's hotkey signs, in the order of Bittensor's SDK (`Axon.default_verify`). */
export const signedLine = ({ nonce, caller, axon, uuid, bodyHash }: Omit<Credentials, 'signature'>): string =>
  `${nonce}.${caller}.${axon}.${uuid}.${bodyHash}`;

/** Headers of a request from `signer` to an axon. */
export const signedHeaders = (signer: Signer, axon: AccountId, nonce: bigint, body: Uint8Array): Record<string, string> => {
  const claim = { caller: accountId(signer.publicKey), axon, nonce, uuid: randomUUID(), bodyHash: bodyHashOf(body) };
  return {
    [HEADER.axonHotkey]: axon,
    [HEADER.callerHotkey]: claim.caller,
    [HEADER.nonce]: String(nonce),
    [HEADER.uuid]: claim.uuid,
    [HEADER.bodyHash]: claim.bodyHash,
    [HEADER.signature]: u8aToHex(signer.sign(signedLine(claim))),
  };
};

const account = z
  .string()
  .max(64)
  .transform((text, context) => {
    try {
      return accountId(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is no account' });
      return z.NEVER;
    }
  });
const Headers = z.object({
  [HEADER.callerHotkey]: account,
  [HEADER.axonHotkey]: account,
  [HEADER.nonce]: z.string().regex(/^[0-9]{1,20}$/),
  [HEADER.uuid]: z.string().regex(/^[0-9a-zA-Z-]{1,64}$/),
  [HEADER.bodyHash]: z.string().regex(/^[0-9a-f]{64}$/),
  [HEADER.signature]: z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{128}$/)]),
});

/** The credentials of a request; null when one is missing or malformed. */
export const readCredentials = (headers: IncomingHttpHeaders): Credentials | null => {
  const read = Headers.safeParse(headers);
  if (!read.success) return null;
  const it = read.data;
  return {
    caller: it[HEADER.callerHotkey],
    axon: it[HEADER.axonHotkey],
    nonce: BigInt(it[HEADER.nonce]),
    uuid: it[HEADER.uuid],
    bodyHash: it[HEADER.bodyHash],
    signature: it[HEADER.signature],
  };
};

/** Whether the caller's hotkey (sr25519) signed its own line. */
export const isSigned = (it: Credentials): boolean => sr25519Verify(signedLine(it), it.signature, accountBytes(it.caller));
