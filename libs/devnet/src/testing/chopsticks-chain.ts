/* The runtime's blob in Chopsticks itself, with the state that the development preset builds. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Blockchain, BuildBlockMode, type Genesis, GenesisProvider, setup } from '@acala-network/chopsticks-core';
import { bnToU8a, compactAddLength, compactStripLength, hexToU8a, stringToU8a, u8aConcat, u8aToHex, u8aToString } from '@polkadot/util';
import { xxhashAsU8a } from '@polkadot/util-crypto';

const CODE_KEY = '0x3a636f6465';
/**
 * Chopsticks takes the time of a genesis without one from the clock: at one moment the slot of block 1, at a later one its timestamp.
 * When a second passes between the two, the runtime finds them different and traps ("Failed to apply inherents").
 */
const GENESIS_MILLIS = 1_700_000_000_000;
const now = (): Record<string, string> => ({
  [u8aToHex(u8aConcat(xxhashAsU8a('Timestamp', 128), xxhashAsU8a('Now', 128)))]: u8aToHex(bnToU8a(GENESIS_MILLIS, { bitLength: 64 })),
});
const code = u8aToHex(readFileSync(fileURLToPath(new URL('../../../../chain/artifacts/joust_runtime.wasm', import.meta.url))));

/** Chopsticks' provider knows no child tries, and contracts live in them. */
class Provider extends GenesisProvider {
  constructor(top: Record<string, string>) {
    super({ id: 'joust', name: 'joust', properties: { ss58Format: 42 }, genesis: { raw: { top } } } as unknown as Genesis);
    const { send } = this;
    this.send = (method, params, isCacheable) => {
      if (method === 'childstate_getStorage') return Promise.resolve(null) as never;
      if (method.startsWith('childstate_getKeys')) return Promise.resolve([]) as never;
      return send(method, params, isCacheable);
    };
  }
}

const boot = (top: Record<string, string>): Promise<Blockchain> =>
  setup({ genesis: new Provider(top) as never, mockSignatureHost: false, buildBlockMode: BuildBlockMode.Manual });

/** The development preset laid over the default genesis, and the patch over both, as the storage they build. */
const developmentState = async (patch: Record<string, unknown>): Promise<Record<string, string>> => {
  const bare = await boot({ [CODE_KEY]: code });
  const preset = async (argument: `0x${string}`): Promise<Record<string, unknown>> => {
    const { result } = await bare.head.call('GenesisBuilder_get_preset', [argument]);
    return JSON.parse(u8aToString(compactStripLength(hexToU8a(result).subarray(1))[1])) as Record<string, unknown>;
  };
  const text = stringToU8a('development');
  const development = await preset(u8aToHex(u8aConcat([1], compactAddLength(text))));
  const merged = merge(merge(await preset('0x00'), development), patch);
  const built = await bare.head.call('GenesisBuilder_build_state', [u8aToHex(compactAddLength(stringToU8a(JSON.stringify(merged))))]);
  if (built.result !== '0x00') throw new Error(`the genesis was refused: ${built.result}`);
  await bare.close();
  return {
    [CODE_KEY]: code,
    ...Object.fromEntries(built.storageDiff.filter((entry): entry is [`0x${string}`, `0x${string}`] => entry[1] !== null)),
    ...now(),
  };
};

/** RFC 7386 without deletion. */
const merge = (into: Record<string, unknown>, patch: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set([...Object.keys(into), ...Object.keys(patch)])].map((key) => [
      key,
      isRecord(patch[key]) ? merge(isRecord(into[key]) ? into[key] : {}, patch[key]) : (patch[key] ?? into[key]),
    ]),
  );
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A Chopsticks chain at the genesis of the development preset with the patch; blocks are made by {@link makeBlock}. */
export const bootDevelopment = async (patch: Record<string, unknown> = {}): Promise<Blockchain> => boot(await developmentState(patch));

/** One block with what was submitted. Chopsticks itself only logs that it could not make one. */
export const makeBlock = async (chain: Blockchain): Promise<void> => {
  const { number } = chain.head;
  await chain.newBlock();
  if (chain.head.number !== number + 1) throw new Error(`Chopsticks made no block ${number + 1}.`);
};
