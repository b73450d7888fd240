import { compactFromU8a, compactToU8a } from '@polkadot/util';
import { blake2AsU8a, ed25519Verify, keccakAsU8a, secp256k1Recover, sha256AsU8a, sr25519Verify, xxhashAsU8a } from '@polkadot/util-crypto';
import type { Hex } from '../hex.ts';
import { toHex } from '../hex.ts';
import type { Allocator } from './allocator.ts';
import type { Changes } from './changes.ts';
import { orderedRoot } from './trie-root.ts';

/** What the functions work on during one call. */
export interface Host {
  readonly memory: WebAssembly.Memory;
  readonly allocator: Allocator;
  readonly changes: Changes;
  /** The version section of another runtime, for set_code. */
  readonly versionOf: (code: Buffer) => Buffer;
  /** Lines the runtime logs as errors, such as the words of a panic. */
  readonly complaints: string[];
}

/** A pointer and a length in one number, as sp-runtime-interface passes them. */
type Span = bigint;

const CHILD_ROOT = toHex(Buffer.from(':child_storage:default:'));
const ERROR_LEVEL = 1;

/**
 * The functions Substrate's host gives a runtime, as far as ours imports them (sp-io; the Polkadot specification, "Host API").
 * All are synchronous: the state is read from SQLite in this thread.
 */
export const hostFunctions = (host: Host) => {
  const { allocator, changes, memory } = host;
  const bytesAt = (pointer: number, length: number): Buffer => Buffer.from(memory.buffer, pointer >>> 0, length);
  const take = (span: Span): Buffer => Buffer.from(bytesAt(Number(span & 0xffff_ffffn), Number((span >> 32n) & 0xffff_ffffn)));
  const keyOf = (span: Span): Hex => toHex(bytesAt(Number(span & 0xffff_ffffn), Number((span >> 32n) & 0xffff_ffffn)));
  const childKeyOf = (child: Span, key: Span): Hex => `${CHILD_ROOT}${keyOf(child).slice(2)}${keyOf(key).slice(2)}`;
  const put = (bytes: Uint8Array): number => {
    const pointer = allocator.allocate(bytes.length);
    new Uint8Array(memory.buffer, pointer, bytes.length).set(bytes);
    return pointer;
  };
  const give = (bytes: Uint8Array): Span => (BigInt(bytes.length) << 32n) | BigInt(put(bytes));

  const get = (key: Hex): Span => give(optional(changes.get(key)));
  const read = (key: Hex, out: Span, offset: number): Span => {
    const value = changes.get(key);
    if (!value) return give(NONE);
    const rest = value.subarray(Math.min(offset >>> 0, value.length));
    const room = Number((out >> 32n) & 0xffff_ffffn);
    new Uint8Array(memory.buffer).set(rest.subarray(0, room), Number(out & 0xffff_ffffn));
    return give(Buffer.concat([SOME, u32(rest.length)]));
  };
  const clear = (prefix: Hex, limit: Span): Span => {
    const { looked, left } = changes.clear(prefix, readLimit(take(limit)));
    return give(Buffer.concat([Buffer.from([left ? 1 : 0]), u32(looked)]));
  };
  const hashing = (hash: (data: Uint8Array) => Uint8Array) => (data: Span) => put(hash(take(data)));
  const refuse = (name: string) => () => {
    throw new Error(`The development chain has no ${name}`);
  };

  return {
    ext_allocator_malloc_version_1: (size: number) => allocator.allocate(size >>> 0),
    ext_allocator_free_version_1: (pointer: number) => allocator.release(pointer >>> 0),

    ext_storage_get_version_1: (key: Span) => get(keyOf(key)),
    ext_storage_read_version_1: (key: Span, out: Span, offset: number) => read(keyOf(key), out, offset),
    ext_storage_set_version_1: (key: Span, value: Span) => changes.set(keyOf(key), take(value)),
    ext_storage_clear_version_1: (key: Span) => changes.set(keyOf(key), null),
    ext_storage_exists_version_1: (key: Span) => (changes.get(keyOf(key)) ? 1 : 0),
    ext_storage_append_version_1: (key: Span, value: Span) => changes.set(keyOf(key), appended(changes.get(keyOf(key)), take(value))),
    ext_storage_next_key_version_1: (key: Span) => {
      const next = changes.nextKey('0x', keyOf(key));
      return give(optional(next && Buffer.from(next.slice(2), 'hex')));
    },
    ext_storage_clear_prefix_version_2: (prefix: Span, limit: Span) => clear(keyOf(prefix), limit),
    ext_storage_start_transaction_version_1: () => changes.begin(),
    ext_storage_commit_transaction_version_1: () => changes.commit(),
    ext_storage_rollback_transaction_version_1: () => changes.rollback(),
    ext_storage_root_version_2: () => give(digestOf(changes)),

    ext_default_child_storage_get_version_1: (child: Span, key: Span) => get(childKeyOf(child, key)),
    ext_default_child_storage_read_version_1: (child: Span, key: Span, out: Span, offset: number) =>
      read(childKeyOf(child, key), out, offset),
    ext_default_child_storage_set_version_1: (child: Span, key: Span, value: Span) => changes.set(childKeyOf(child, key), take(value)),
    ext_default_child_storage_clear_version_1: (child: Span, key: Span) => changes.set(childKeyOf(child, key), null),
    ext_default_child_storage_storage_kill_version_3: (child: Span, limit: Span) => clear(`${CHILD_ROOT}${keyOf(child).slice(2)}`, limit),

    ext_trie_blake2_256_ordered_root_version_2: (list: Span, version: number) => put(orderedRoot(readList(take(list)), version)),
    ext_hashing_blake2_128_version_1: hashing((data) => blake2AsU8a(data, 128)),
    ext_hashing_blake2_256_version_1: hashing((data) => blake2AsU8a(data, 256)),
    ext_hashing_keccak_256_version_1: hashing((data) => keccakAsU8a(data, 256)),
    ext_hashing_sha2_256_version_1: hashing((data) => sha256AsU8a(data)),
    ext_hashing_twox_64_version_1: hashing((data) => xxhashAsU8a(data, 64)),
    ext_hashing_twox_128_version_1: hashing((data) => xxhashAsU8a(data, 128)),

    ext_crypto_sr25519_verify_version_2: (signature: number, message: Span, key: number) =>
      Number(verifies(() => sr25519Verify(take(message), copy(bytesAt(signature, 64)), copy(bytesAt(key, 32))))),
    ext_crypto_ed25519_verify_version_1: (signature: number, message: Span, key: number) =>
      Number(verifies(() => ed25519Verify(take(message), copy(bytesAt(signature, 64)), copy(bytesAt(key, 32))))),
    ext_crypto_secp256k1_ecdsa_recover_compressed_version_2: (signature: number, message: number) =>
      give(recovered(copy(bytesAt(signature, 65)), copy(bytesAt(message, 32)))),
    ext_crypto_sr25519_generate_version_1: refuse('key store'),
    ext_crypto_sr25519_sign_version_1: refuse('key store'),

    ext_logging_max_level_version_1: () => ERROR_LEVEL,
    ext_logging_log_version_1: (level: number, target: Span, message: Span) => {
      if (level <= ERROR_LEVEL) host.complaints.push(`${take(target).toString()}: ${take(message).toString()}`);
    },
    ext_misc_print_utf8_version_1: () => undefined,
    ext_misc_print_hex_version_1: () => undefined,
    ext_misc_runtime_version_version_1: (code: Span) => give(optional(host.versionOf(take(code)))),
  };
};

const NONE = Buffer.from([0]);
const SOME = Buffer.from([1]);
const copy = (bytes: Buffer): Uint8Array => Uint8Array.from(bytes);

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** Option<Vec<u8>>. */
const optional = (value: Uint8Array | undefined): Buffer => (value ? Buffer.concat([SOME, compactToU8a(value.length), value]) : NONE);

/** Option<u32>. */
const readLimit = (encoded: Buffer): number | undefined => (encoded[0] === 1 ? encoded.readUInt32LE(1) : undefined);

/** Vec<Vec<u8>>. */
const readList = (encoded: Buffer): Buffer[] => {
  const [start, count] = compactFromU8a(encoded);
  let offset = start;
  return Array.from({ length: count.toNumber() }, () => {
    const [header, length] = compactFromU8a(encoded.subarray(offset));
    const from = offset + header;
    offset = from + length.toNumber();
    return encoded.subarray(from, offset);
  });
};

/** One more item at the end of an encoded Vec; what is no Vec becomes one with this item (sp-state-machine: StorageAppend). */
const appended = (list: Buffer | undefined, item: Buffer): Buffer => {
  if (!list || list.length === 0) return Buffer.concat([compactToU8a(1), item]);
  const [header, count] = compactFromU8a(list);
  return Buffer.concat([compactToU8a(count.toNumber() + 1), list.subarray(header), item]);
};

/** The library throws on bytes that are no signature or no key; for the runtime that is a bad signature like any other. */
const verifies = (verify: () => boolean): boolean => {
  try {
    return verify();
  } catch {
    return false;
  }
};

const BAD_SIGNATURE = Buffer.from([1, 2]);
const recovered = (signature: Uint8Array, message: Uint8Array): Buffer => {
  const recovery = signature[64] as number;
  try {
    return Buffer.concat([NONE, secp256k1Recover(message, signature.subarray(0, 64), recovery > 26 ? recovery - 27 : recovery)]);
  } catch {
    return BAD_SIGNATURE; // EcdsaVerifyError::BadSignature: the answer to it is the caller's
  }
};

/**
 * Stands in the header where a node has the root of its state tree: a hash of everything the block changed. There are no state
 * proofs here, so nothing can be proven against it; two chains of the same blocks have the same one.
 */
const digestOf = (changes: Changes): Uint8Array => {
  const parts = changes
    .all()
    .flatMap(([key, value]) => [Buffer.from(key), value ? SOME : NONE, value ?? NONE, compactToU8a(value?.length ?? 0)]);
  return blake2AsU8a(Buffer.concat(parts), 256);
};
