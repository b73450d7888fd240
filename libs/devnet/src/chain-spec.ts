import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGenesis, type Json } from './chain/genesis.ts';
import type { Hex } from './hex.ts';
import { Executor } from './runtime/executor.ts';
import { ChainStore } from './store/chain-store.ts';

export interface ChainSpecRequest {
  /** The runtime's code, plain or compressed. */
  readonly runtime: Uint8Array;
  readonly preset?: string | undefined;
  /** Laid over the preset's JSON. */
  readonly genesisPatch?: Json | undefined;
  /** `Timestamp.Now` of block 0, in milliseconds. */
  readonly genesisMillis: bigint;
  readonly name: string;
  /** Names the node's folder; the same on every machine. */
  readonly id: string;
  readonly chainType: 'Development' | 'Local' | 'Live';
  /** What polkadot-omni-node asks for, although no relay chain is used. */
  readonly paraId: number;
  /** Multiaddresses of nodes that others find the network by. */
  readonly bootNodes: readonly string[];
}

/** A raw chain spec, as Substrate nodes read it: the whole state of block 0, so that every machine begins with the same hash. */
export interface ChainSpec {
  readonly spec: Json;
  readonly genesisHash: Hex;
}

/** Computes a chain spec with the runtime's own GenesisBuilder. Errors: GenesisRefused. */
export const chainSpec = async (request: ChainSpecRequest): Promise<ChainSpec> => {
  const { block, diff } = await inEmptyStore((executor) =>
    buildGenesis(executor, {
      runtime: request.runtime,
      preset: request.preset,
      patch: request.genesisPatch ?? {},
      now: request.genesisMillis,
    }),
  );
  const top = Object.fromEntries([...diff].filter((entry): entry is [Hex, Hex] => entry[1] !== null).sort(byKey));
  return {
    genesisHash: block.hash,
    spec: {
      name: request.name,
      id: request.id,
      chainType: request.chainType,
      bootNodes: request.bootNodes,
      telemetryEndpoints: null,
      protocolId: request.id,
      properties: { ss58Format: 42, tokenDecimals: 9, tokenSymbol: 'TAO' },
      relay_chain: 'rococo-local',
      para_id: request.paraId,
      codeSubstitutes: {},
      genesis: { raw: { top, childrenDefault: {} } },
    },
  };
};

const byKey = ([a]: readonly [Hex, Hex], [b]: readonly [Hex, Hex]): number => (a < b ? -1 : 1);

/** The executor reads state from a store's file; here there is none yet. */
const inEmptyStore = async <T>(use: (executor: Executor) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'joust-spec-'));
  const store = new ChainStore(folder);
  const executor = new Executor(store.file);
  try {
    return await use(executor);
  } finally {
    await executor.stop();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
