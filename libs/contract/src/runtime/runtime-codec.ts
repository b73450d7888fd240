import { getDynamicBuilder, getLookupFn, type MetadataLookup } from '@polkadot-api/metadata-builders';
import {
  Struct,
  compactNumber,
  decAnyMetadata,
  unifyMetadata,
  type Codec as PapiCodec,
  type StringRecord,
  type UnifiedMetadata,
} from '@polkadot-api/substrate-bindings';
import { PermanentError, messageOf, type AccountId } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import type { Hex } from '../scale/index.ts';
import { plain, type Plain } from './plain.ts';

/** An event of a block. `extrinsic` is the index of the extrinsic that caused it; null for the block's own hooks. */
export interface ChainEvent {
  readonly extrinsic: number | null;
  readonly pallet: string;
  readonly name: string;
  readonly data: Plain;
  readonly topics: readonly Hex[];
}

/** A call: pallet, name and arguments. Calls inside it (batch, proxy, sudo) stay in the form of the metadata, `{ type, value: { type, value } }`. */
export interface ChainCall {
  readonly pallet: string;
  readonly name: string;
  readonly args: Readonly<Record<string, Plain>>;
}

export interface ChainExtrinsic extends ChainCall {
  /** Null for an inherent. */
  readonly signer: AccountId | null;
  readonly nonce: number | null;
}

/** Bytes of a block that do not fit the runtime they should be of. */
export class RuntimeDecodeFailed extends PermanentError {
  constructor(what: string, cause: unknown) {
    super(`${what} cannot be decoded: ${messageOf(cause)}`, { cause });
  }
}

interface EventRecord {
  readonly phase: { readonly type: string; readonly value?: number };
  readonly event: { readonly type: string; readonly value: { readonly type: string; readonly value: unknown } };
  readonly topics: readonly Hex[];
}
type Address = { readonly type: string; readonly value: unknown } | string;
interface SignedBody {
  readonly address: Address;
  readonly signature: unknown;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly call: unknown;
}

/** The byte after the length of an extrinsic: its version, and whether it is signed. */
const BARE_4 = 0x04;
const BARE_5 = 0x05;
const SIGNED_4 = 0x84;

/** Reads and writes what belongs to one version of the chain's runtime. Building it takes a while; decoding is fast: keep it. */
export class RuntimeCodec {
  readonly metadata: UnifiedMetadata;
  private readonly lookup: MetadataLookup;
  private readonly builder: ReturnType<typeof getDynamicBuilder>;
  private readonly eventRecords: PapiCodec<EventRecord[]>;
  private readonly callCodec: PapiCodec<unknown>;
  private readonly addressCodec: PapiCodec<Address>;
  private readonly signedBody: PapiCodec<SignedBody>;

  /** @param encoded metadata of version 14, 15 or 16, as the runtime answers it */
  constructor(encoded: Uint8Array) {
    this.metadata = unifyMetadata(decAnyMetadata(whole(encoded)));
    this.lookup = getLookupFn(this.metadata);
    this.builder = getDynamicBuilder(this.lookup);
    this.eventRecords = this.builder.buildStorage('System', 'Events').value as PapiCodec<EventRecord[]>;
    const types = extrinsicTypes(this.metadata);
    this.callCodec = this.builder.buildDefinition(types.call);
    this.addressCodec = this.builder.buildDefinition(types.address);
    const extras = Object.fromEntries(this.extensions().map(({ identifier, extra }) => [identifier, extra])) as StringRecord<
      PapiCodec<unknown>
    >;
    this.signedBody = Struct({
      address: this.addressCodec,
      signature: this.builder.buildDefinition(types.signature),
      extensions: Struct(extras),
      call: this.callCodec,
    }) as unknown as PapiCodec<SignedBody>;
  }

  /** The value of `System.Events`. Errors: {@link RuntimeDecodeFailed}. */
  events(encoded: Uint8Array): ChainEvent[] {
    return this.attempt('the events of the block', () => this.eventRecords.dec(whole(encoded)).map(eventOf));
  }

  /** One extrinsic as it stands in a block. Errors: {@link RuntimeDecodeFailed}. */
  extrinsic(encoded: Uint8Array): ChainExtrinsic {
    return this.attempt('an extrinsic', () => this.readExtrinsic(whole(encoded)));
  }

  /** The bytes of a call. `args` are in the manner of the metadata: snake_case fields, `{ type, value }` for enums. */
  call(pallet: string, name: string, args: unknown): Uint8Array {
    const { location, codec } = this.builder.buildCall(pallet, name);
    return Uint8Array.from([...location, ...codec.enc(args)]);
  }

  /** A call given as bytes, for reading. */
  readCall(encoded: Uint8Array): ChainCall {
    return this.attempt('a call', () => callOf(this.callCodec.dec(whole(encoded))));
  }

  /** The storage key of an entry, with its keys hashed as the metadata says. */
  storageKey(pallet: string, entry: string, ...keys: unknown[]): Hex {
    return this.builder.buildStorage(pallet, entry).keys.enc(...keys) as Hex;
  }

  storageValue(pallet: string, entry: string, encoded: Uint8Array): unknown {
    return this.attempt(`${pallet}.${entry}`, () => this.builder.buildStorage(pallet, entry).value.dec(whole(encoded)));
  }

  /** What an entry holds where nothing is stored; null when it has no default. */
  storageDefault(pallet: string, entry: string): unknown {
    return this.builder.buildStorage(pallet, entry).fallback ?? null;
  }

  constant(pallet: string, name: string): unknown {
    const value = this.metadata.pallets.find((one) => one.name === pallet)?.constants.find((one) => one.name === name)?.value;
    if (value === undefined) throw new RuntimeDecodeFailed(`the constant ${pallet}.${name}`, new Error('the metadata has none'));
    return this.builder.buildConstant(pallet, name).dec(value);
  }

  /** `Contracts.ContractTrapped` for the indices in a module error; the indices themselves when the metadata has no name for them. */
  moduleError(palletIndex: number, errorIndex: number): string {
    const pallet = this.metadata.pallets.find((one) => one.index === palletIndex);
    const errors = pallet?.errors === undefined ? undefined : this.lookup(pallet.errors.type);
    const name = errors?.type === 'enum' ? Object.entries(errors.value).find(([, variant]) => variant.idx === errorIndex)?.[0] : undefined;
    return pallet && name ? `${pallet.name}.${name}` : `error ${errorIndex} of pallet ${palletIndex}`;
  }

  /** Signed extensions in their order, with codecs of what each adds to the extrinsic and to the signed payload. */
  extensions(): { identifier: string; extra: PapiCodec<unknown>; additional: PapiCodec<unknown>; isEmpty: boolean }[] {
    return (this.metadata.extrinsic.extensionsByVersion[0] ?? []).map(({ identifier, type, additionalSigned }) => ({
      identifier,
      extra: this.builder.buildDefinition(type),
      additional: this.builder.buildDefinition(additionalSigned),
      isEmpty: this.isVoid(type) && this.isVoid(additionalSigned),
    }));
  }

  encodeAddress(account: AccountId): Uint8Array {
    const wrapped = this.lookup(extrinsicTypes(this.metadata).address).type === 'enum';
    return this.addressCodec.enc(wrapped ? { type: 'Id', value: account } : account);
  }

  private isVoid(id: number): boolean {
    const entry = this.lookup(id);
    if (entry.type === 'struct' || entry.type === 'tuple') return Object.values(entry.value).every((part) => this.isVoid(part.id));
    return entry.type === 'void';
  }

  private readExtrinsic(encoded: Uint8Array): ChainExtrinsic {
    const start = compactNumber.enc(compactNumber.dec(encoded)).length;
    const format = encoded[start];
    const body = encoded.slice(start + 1);
    if (format === BARE_4 || format === BARE_5) return { ...callOf(this.callCodec.dec(body)), signer: null, nonce: null };
    if (format !== SIGNED_4) throw new Error(`extrinsic format ${format} is not known`);
    const { address, extensions, call } = this.signedBody.dec(body);
    return { ...callOf(call), signer: signerOf(address), nonce: Number(extensions['CheckNonce'] ?? 0) };
  }

  private attempt<T>(what: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw new RuntimeDecodeFailed(what, error);
    }
  }
}

/** papi's codecs read the buffer behind a view from its first byte: give them one of its own. */
const whole = (bytes: Uint8Array): Uint8Array => (bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes));

const eventOf = ({ phase, event, topics }: EventRecord): ChainEvent => ({
  extrinsic: phase.type === 'ApplyExtrinsic' ? (phase.value ?? null) : null,
  pallet: event.type,
  name: event.value.type,
  data: plain(event.value.value),
  topics,
});

const callOf = (decoded: unknown): ChainCall => {
  const { type: pallet, value } = decoded as { type: string; value: { type: string; value: unknown } };
  const args = plain(value.value);
  return { pallet, name: value.type, args: isRecord(args) ? args : {} };
};

const isRecord = (value: Plain): value is { readonly [field: string]: Plain } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const signerOf = (address: Address): AccountId => {
  if (typeof address === 'string') return address;
  if (typeof address.value === 'string') return address.value;
  return u8aToHex(address.value as Uint8Array);
};

/** Where the metadata says what an extrinsic is made of: named since version 15, parameters of its type in version 14. */
const extrinsicTypes = (metadata: UnifiedMetadata): { address: number; call: number; signature: number } => {
  const { extrinsic } = metadata;
  if ('address' in extrinsic) return { address: extrinsic.address, call: extrinsic.call, signature: extrinsic.signature };
  const params = metadata.lookup[extrinsic.type]?.params ?? [];
  const param = (name: string): number => {
    const type = params.find((one) => one.name === name)?.type;
    if (type === undefined) throw new RuntimeDecodeFailed('the metadata', new Error(`its extrinsic has no ${name}`));
    return type;
  };
  return { address: param('Address'), call: param('Call'), signature: param('Signature') };
};
