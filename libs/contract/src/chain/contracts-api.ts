import type { AccountId } from '@joust/units';
import type { RuntimeCodec } from '../runtime/index.ts';
import { ScaleReader, ScaleWriter, account, bytes, bytesOf, option, u64 } from '../scale/index.ts';

/** Work as the chain counts it: picoseconds of reference hardware, and bytes of proof. */
export interface Weight {
  readonly refTime: bigint;
  readonly proofSize: bigint;
}

/** A dry run of a call: what it would use, and its end. */
export interface DryRun {
  readonly gasRequired: Weight;
  /** What the caller must put down for new storage, in rao; 0 when storage is given back. */
  readonly storageCharge: bigint;
  readonly result:
    { readonly ok: true; readonly reverted: boolean; readonly data: Uint8Array } | { readonly ok: false; readonly error: string };
}

/** The runtime API that runs a contract without a transaction (pallet-contracts, `ContractsApi_call`). */
export const CONTRACTS_API = 'ContractsApi_call';

/** Arguments: origin, contract, value, gas limit (none: as much as the node allows), deposit limit (none), input. Balance is u64. */
export const encodeDryRun = (origin: AccountId, contract: AccountId, input: Uint8Array, value = 0n): Uint8Array => {
  const writer = new ScaleWriter();
  account.encode(writer, origin);
  account.encode(writer, contract);
  writer.u64(value);
  option(u64).encode(writer, null);
  option(u64).encode(writer, null);
  writer.compact(input.length);
  writer.raw(input);
  return writer.bytes();
};

/** What an instantiation would be called with; the code is on the chain. */
export interface Instantiation {
  readonly deployer: AccountId;
  readonly codeHash: string;
  /** Selector and arguments of the constructor. */
  readonly input: Uint8Array;
  readonly salt: Uint8Array;
}

/** The runtime API that runs a constructor without a transaction. */
export const INSTANTIATE_API = 'ContractsApi_instantiate';
const EXISTING_CODE = 1;

/** Arguments: origin, value, gas limit (none), deposit limit (none), code, input, salt. Its answer begins like that of a call. */
export const encodeInstantiateRun = ({ deployer, codeHash, input, salt }: Instantiation): Uint8Array => {
  const writer = new ScaleWriter();
  account.encode(writer, deployer);
  writer.u64(0n);
  option(u64).encode(writer, null);
  option(u64).encode(writer, null);
  writer.u8(EXISTING_CODE);
  writer.raw(bytesOf(codeHash));
  for (const part of [input, salt]) {
    writer.compact(part.length);
    writer.raw(part);
  }
  return writer.bytes();
};

const REVERTED = 1;
const CHARGE = 1;

/** Reads a `ContractResult`; the events at its end are left alone. Errors: DecodeFailed. */
export const decodeDryRun = (answer: Uint8Array, runtime: RuntimeCodec): DryRun => {
  const reader = new ScaleReader(answer);
  weight(reader); // consumed; what matters is what it needed on the way
  const gasRequired = weight(reader);
  const deposit = reader.u8();
  const amount = reader.u64();
  bytes.decode(reader); // debug messages
  return { gasRequired, storageCharge: deposit === CHARGE ? amount : 0n, result: readResult(reader, runtime) };
};

const weight = (reader: ScaleReader): Weight => ({ refTime: reader.compact(), proofSize: reader.compact() });

const readResult = (reader: ScaleReader, runtime: RuntimeCodec): DryRun['result'] => {
  if (reader.u8() !== 0) return { ok: false, error: readDispatchError(reader, runtime) };
  const flags = reader.u32();
  return { ok: true, reverted: (flags & REVERTED) !== 0, data: reader.take(reader.count(1)) };
};

/** sp-runtime `DispatchError`: names of the variants without data, and of the small enums inside three of them. */
const DISPATCH_ERRORS = [
  'Other',
  'CannotLookup',
  'BadOrigin',
  'Module',
  'ConsumerRemaining',
  'NoProviders',
  'TooManyConsumers',
  'Token',
  'Arithmetic',
  'Transactional',
  'Exhausted',
  'Corruption',
  'Unavailable',
  'RootNotAllowed',
  'Trie',
];
const MODULE = 3;

const readDispatchError = (reader: ScaleReader, runtime: RuntimeCodec): string => {
  const variant = reader.u8();
  if (variant === MODULE) return runtime.moduleError(reader.u8(), reader.take(4)[0] ?? 0);
  return DISPATCH_ERRORS[variant] ?? `dispatch error ${variant}`;
};
