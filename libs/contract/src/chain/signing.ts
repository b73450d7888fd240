import type { KeyringPair } from '@polkadot/keyring/types';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { PermanentError } from '@joust/units';
import type { RuntimeCodec } from '../runtime/index.ts';
import { ScaleWriter, bytesOf, type Hex } from '../scale/index.ts';

/** A key pair that can sign: sr25519, from `Keyring` of @polkadot/keyring. */
export type Signer = Pick<KeyringPair, 'address' | 'publicKey' | 'sign' | 'type'>;

/** What the chain must know beside the call to accept a transaction. */
export interface TransactionTerms {
  readonly nonce: number;
  /** Paid to the block's author on top of the fee, in rao. */
  readonly tip: bigint;
  readonly specVersion: number;
  readonly transactionVersion: number;
  readonly genesisHash: Hex;
  /** The transaction can be included for `period` blocks (a power of two) from this block on. */
  readonly birth: { readonly number: number; readonly hash: Hex };
  readonly period: number;
}

/** The runtime wants something signed that this program does not know. */
export class UnknownExtension extends PermanentError {
  constructor(readonly identifier: string) {
    super(`the runtime wants the transaction extension ${identifier}, which this program cannot fill`, { context: { identifier } });
  }
}

const SIGNED_4 = 0x84;
const MULTI_SIGNATURE = { ed25519: 0, sr25519: 1, ecdsa: 2 } as const;
/** Longer payloads are signed by their hash (Substrate's rule). */
const LONGEST_PAYLOAD = 256;

/** A signed extrinsic of version 4, ready for the pool, and its hash. Errors: {@link UnknownExtension}. */
export const signTransaction = (
  runtime: RuntimeCodec,
  signer: Signer,
  call: Uint8Array,
  terms: TransactionTerms,
): { bytes: Uint8Array; hash: Uint8Array } => {
  const { extra, additional } = extensionsOf(runtime, terms);
  const payload = join(call, extra, additional);
  const signature = signer.sign(payload.length > LONGEST_PAYLOAD ? blake2AsU8a(payload) : payload);
  const kind = MULTI_SIGNATURE[signer.type as keyof typeof MULTI_SIGNATURE];
  if (kind === undefined) throw new TypeError(`keys of type ${signer.type} cannot sign here`);
  const body = join(Uint8Array.of(SIGNED_4), runtime.encodeAddress(signer.address), Uint8Array.of(kind), signature, extra, call);
  const writer = new ScaleWriter();
  writer.compact(body.length);
  writer.raw(body);
  const bytes = writer.bytes();
  return { bytes, hash: blake2AsU8a(bytes) };
};

const extensionsOf = (runtime: RuntimeCodec, terms: TransactionTerms): { extra: Uint8Array; additional: Uint8Array } => {
  const extra = new ScaleWriter();
  const additional = new ScaleWriter();
  for (const { identifier, isEmpty } of runtime.extensions()) {
    const write = EXTENSIONS[identifier];
    if (write) write(extra, additional, terms);
    else if (!isEmpty) throw new UnknownExtension(identifier);
  }
  return { extra: extra.bytes(), additional: additional.bytes() };
};

type Extension = (extra: ScaleWriter, additional: ScaleWriter, terms: TransactionTerms) => void;

const mortality: Extension = (extra, additional, { birth, period }) => {
  extra.u16(mortalEra(birth.number, period));
  additional.raw(bytesOf(birth.hash));
};

/** The extensions that carry something, by the names of frame-system and its companions. */
const EXTENSIONS: Readonly<Record<string, Extension>> = {
  CheckSpecVersion: (_, additional, terms) => additional.u32(terms.specVersion),
  CheckTxVersion: (_, additional, terms) => additional.u32(terms.transactionVersion),
  CheckGenesis: (_, additional, terms) => additional.raw(bytesOf(terms.genesisHash)),
  CheckMortality: mortality,
  CheckEra: mortality,
  CheckNonce: (extra, _, terms) => extra.compact(terms.nonce),
  ChargeTransactionPayment: (extra, _, terms) => extra.compact(terms.tip),
  // mode 0: the metadata's hash is not part of what is signed
  CheckMetadataHash: (extra, additional) => {
    extra.u8(0);
    additional.u8(0);
  },
};

/** sp-runtime `Era::Mortal`: the low four bits are the period's exponent less one, the rest the phase in quantised steps. */
const mortalEra = (birth: number, period: number): number => {
  const quantum = Math.max(period >> 12, 1);
  const phase = Math.floor((birth % period) / quantum);
  return Math.min(15, Math.max(1, Math.log2(period) - 1)) | (phase << 4);
};

const join = (...parts: Uint8Array[]): Uint8Array => {
  const writer = new ScaleWriter();
  for (const part of parts) writer.raw(part);
  return writer.bytes();
};
