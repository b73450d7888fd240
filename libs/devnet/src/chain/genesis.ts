import { compactToU8a } from '@polkadot/util';
import { PermanentError } from '@joust/units';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import { CODE_KEY, NOW_KEY } from '../keys.ts';
import type { Executor } from '../runtime/executor.ts';
import { trieRoot } from '../runtime/trie-root.ts';
import type { StateDiff, StoredBlock } from '../store/chain-store.ts';
import { encodeNow } from './block-builder.ts';
import { genesisHeader, hashOf } from './header.ts';
import { Reader, vec } from './scale.ts';

/** The runtime has no such preset, or refused the patched one. */
export class GenesisRefused extends PermanentError {}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface GenesisRequest {
  readonly runtime: Uint8Array;
  /** A preset's name, laid over the runtime's default; undefined is the default alone. */
  readonly preset: string | undefined;
  /** Laid over that: objects are merged, null removes, all else replaces (RFC 7386). */
  readonly patch: Json;
  /** `Timestamp.Now` of block 0, in milliseconds. */
  readonly now: bigint;
}

/** Computes block 0 as a node does: the preset is patched and built by the runtime's own GenesisBuilder. Errors: {@link GenesisRefused}. */
export const buildGenesis = async (executor: Executor, request: GenesisRequest): Promise<{ block: StoredBlock; diff: StateDiff }> => {
  const code = toHex(request.runtime);
  const standard = await readPreset(executor, code, undefined);
  const named = request.preset === undefined ? {} : await readPreset(executor, code, request.preset);
  const state = await buildState(executor, code, merge(merge(standard, named), request.patch));
  const diff = new Map<Hex, Hex | null>([...state, [CODE_KEY, code], [NOW_KEY, encodeNow(request.now)]]);
  const entries = [...diff].filter((entry): entry is [Hex, Hex] => entry[1] !== null);
  const header = genesisHeader(
    toHex(
      trieRoot(
        entries.map(([key, value]) => [fromHex(key), fromHex(value)]),
        STATE_VERSION,
      ),
    ),
  );
  return { block: { number: 0, hash: hashOf(header), header, extrinsics: [] }, diff: new Map(entries) };
};

/** Values above 32 bytes stand in the tree by their hash. */
const STATE_VERSION = 1;

const readPreset = async (executor: Executor, code: Hex, name: string | undefined): Promise<Json> => {
  const id = name === undefined ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), vec(Buffer.from(name))]);
  const { result } = await executor.run({ on: { code }, calls: [['GenesisBuilder_get_preset', [toHex(id)]]] });
  const reader = new Reader(fromHex(result));
  if (reader.u8() === 0) throw new GenesisRefused(`The runtime has no preset "${name ?? 'default'}"`);
  return JSON.parse(Buffer.from(reader.vec()).toString('utf8')) as Json;
};

const buildState = async (executor: Executor, code: Hex, genesis: Json): Promise<ReadonlyArray<readonly [Hex, Hex | null]>> => {
  const json = Buffer.from(JSON.stringify(genesis));
  const { result, diff } = await executor.run({
    on: { code },
    calls: [['GenesisBuilder_build_state', [toHex(Buffer.concat([compactToU8a(json.length), json]))]]],
  });
  const reader = new Reader(fromHex(result));
  if (reader.u8() !== 0) throw new GenesisRefused(`The runtime refused the genesis: ${Buffer.from(reader.vec()).toString('utf8')}`);
  return diff;
};

/** `patch` over `base` by RFC 7386: objects are merged key by key, null removes a key, everything else replaces. */
export const merge = (base: Json, patch: Json): Json => {
  if (!isObject(patch)) return patch;
  const kept = isObject(base) ? Object.entries(base).filter(([key]) => !(key in patch)) : [];
  const changed = Object.entries(patch)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [key, merge(isObject(base) ? (base[key] ?? null) : null, value)] as const);
  return Object.fromEntries([...kept, ...changed]);
};

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
