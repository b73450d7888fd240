/*
 * Boots the runtime's blob in Chopsticks itself and says what it saw as one line of JSON. A program of its own, because Chopsticks
 * leaves threads behind that only the end of the process ends.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Blockchain, BuildBlockMode, ChopsticksProvider, type Genesis, GenesisProvider, setup } from '@acala-network/chopsticks-core';
import { ApiPromise, Keyring } from '@polkadot/api';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import { compactAddLength, compactStripLength, hexToU8a, stringToU8a, u8aConcat, u8aToHex, u8aToString } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';

const CODE_KEY = '0x3a636f6465';
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

/** The development preset laid over the default genesis, as the storage it builds. */
const developmentState = async (): Promise<Record<string, string>> => {
  const bare = await boot({ [CODE_KEY]: code });
  const preset = async (argument: `0x${string}`): Promise<Record<string, unknown>> => {
    const { result } = await bare.head.call('GenesisBuilder_get_preset', [argument]);
    return JSON.parse(u8aToString(compactStripLength(hexToU8a(result).subarray(1))[1])) as Record<string, unknown>;
  };
  const text = stringToU8a('development');
  const merged = merge(await preset('0x00'), await preset(u8aToHex(u8aConcat([1], compactAddLength(text)))));
  const built = await bare.head.call('GenesisBuilder_build_state', [u8aToHex(compactAddLength(stringToU8a(JSON.stringify(merged))))]);
  if (built.result !== '0x00') throw new Error(`the genesis was refused: ${built.result}`);
  await bare.close();
  return {
    [CODE_KEY]: code,
    ...Object.fromEntries(built.storageDiff.filter((entry): entry is [`0x${string}`, `0x${string}`] => entry[1] !== null)),
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

await cryptoWaitReady();
const chain = await boot(await developmentState());
const api = await ApiPromise.create({ provider: new ChopsticksProvider(chain) as unknown as ProviderInterface, noInitWarn: true });
const now = async () => Number(String(await api.query['timestamp']?.['now']?.()));

await chain.newBlock();
const first = await now();
await chain.newBlock();
const slotMillis = (await now()) - first;

const keyring = new Keyring({ type: 'sr25519' });
const fresh = keyring.addFromUri('//SomebodyNew').address;
// Immortal: the api may not have heard of the newest block yet, and a mortal signature names the hash of one.
await api.tx['balances']?.['transferKeepAlive']?.(fresh, 5_000_000_000n).signAndSend(keyring.addFromUri('//Alice'), { era: 0 });
await chain.newBlock();
const account = (await api.query['system']?.['account']?.(fresh)) as unknown as { data: { free: { toString(): string } } };

process.stdout.write(`\n${JSON.stringify({ slotMillis, received: account.data.free.toString() })}\n`, () => process.exit(0));
