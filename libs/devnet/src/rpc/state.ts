import { blake2AsHex } from '@polkadot/util-crypto';
import { z } from 'zod';
import type { Chain } from '../chain/chain.ts';
import { childKey, isChildKey, withoutChildPrefix } from '../child-keys.ts';
import type { Hex } from '../hex.ts';
import { fromHex } from '../hex.ts';
import { CODE_KEY } from '../keys.ts';
import { RpcRefusal } from './errors.ts';
import type { Method, Methods } from './methods.ts';
import { hash, hex, pageSize, parse, text } from './params.ts';

const keyList = z.array(hex).max(1_000);

export const stateMethods = (chain: Chain): Methods => ({
  ...mainState(chain),
  ...childState(chain),
  ...following(chain),
  ...runtime(chain),
});

const reading = (chain: Chain) => ({
  value: (key: Hex, at: Hex | null | undefined) => chain.store.state.get(key, chain.blockOf(at).number) ?? null,
  keys: (prefix: Hex, size: number, start: Hex | undefined, at: Hex | null | undefined) =>
    chain.store.state.keys(prefix, size, start, chain.blockOf(at).number),
});

const mainState = (chain: Chain): Methods => {
  const { value, keys } = reading(chain);
  const getStorage: Method = (params) => value(...parse(params, [hex, hash]));
  const getKeysPaged: Method = (params) => {
    const [prefix, size, start, at] = parse(params, [hex.nullish(), pageSize, hex.nullish(), hash]);
    return keys(prefix ?? '0x', size, start ?? undefined, at);
  };
  return {
    state_getStorage: getStorage,
    state_getStorageAt: getStorage,
    state_getStorageHash: (params) => digest(value(...parse(params, [hex, hash]))),
    state_getStorageSize: (params) => sizeOf(value(...parse(params, [hex, hash]))),
    state_getKeysPaged: getKeysPaged,
    state_getKeysPagedAt: getKeysPaged,
    state_queryStorageAt: (params) => {
      const [asked, at] = parse(params, [keyList, hash]);
      const block = chain.blockOf(at);
      return [{ block: block.hash, changes: asked.map((key) => [key, value(key, block.hash)]) }];
    },
  };
};

const childState = (chain: Chain): Methods => {
  const { value, keys } = reading(chain);
  return {
    childstate_getStorage: (params) => {
      const [child, key, at] = parse(params, [hex, hex, hash]);
      return value(insideChild(child, key), at);
    },
    childstate_getKeysPaged: (params) => {
      const [child, prefix, size, start, at] = parse(params, [hex, hex, pageSize, hex.nullish(), hash]);
      const from = start ? insideChild(child, start) : undefined;
      return keys(insideChild(child, prefix), size, from, at).map(withoutChildPrefix);
    },
  };
};

const following = (chain: Chain): Methods => ({
  state_subscribeStorage: (params, { subscribe }) => {
    const [asked] = parse(params, [keyList]);
    const wanted = new Set(asked);
    const changes = (keys: readonly Hex[], number: number) => keys.map((key) => [key, chain.store.state.get(key, number) ?? null]);
    return subscribe('state_storage', (send) => {
      send({ block: chain.head.hash, changes: changes(asked, chain.head.number) });
      return chain.onHead(({ hash: block, number }) => {
        const written = chain.store.changesOf(number).filter((key) => wanted.has(key));
        if (written.length) send({ block, changes: changes(written, number) });
      });
    });
  },
  state_unsubscribeStorage: (params, session) => session.unsubscribe(parse(params, [text])[0]),
  state_subscribeRuntimeVersion: (_, { subscribe }) =>
    subscribe('state_runtimeVersion', async (send) => {
      send(await chain.runtimeVersion());
      return chain.onHead(({ hash: block, number }) => {
        if (chain.store.state.version(CODE_KEY, number) === number) void chain.runtimeVersion(block).then(send);
      });
    }),
  state_unsubscribeRuntimeVersion: (params, session) => session.unsubscribe(parse(params, [text])[0]),
});

const runtime = (chain: Chain): Methods => {
  const version: Method = (params) => chain.runtimeVersion(parse(params, [hash])[0]);
  return {
    state_getRuntimeVersion: version,
    chain_getRuntimeVersion: version,
    state_getMetadata: (params) => chain.metadataAt(parse(params, [hash])[0]),
    state_call: (params) => {
      const [method, args, at] = parse(params, [text, hex, hash]);
      return chain.call(method, args, at);
    },
  };
};

const insideChild = (child: Hex, key: Hex): Hex => {
  if (!isChildKey(child)) throw new RpcRefusal(-32000, 'Client error: Invalid child storage key');
  return childKey(child, key);
};

const digest = (value: Hex | null): string | null => value && blake2AsHex(fromHex(value), 256);
const sizeOf = (value: Hex | null): number | null => value && fromHex(value).length;
