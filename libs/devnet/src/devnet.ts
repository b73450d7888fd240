import { createHash } from 'node:crypto';
import { addContext, PermanentError } from '@joust/units';
import { BlockTimer } from './block-timer.ts';
import { Chain } from './chain/chain.ts';
import { buildGenesis, type Json } from './chain/genesis.ts';
import type { Hex } from './hex.ts';
import { methodsOf } from './rpc/methods.ts';
import { serve } from './rpc/server.ts';
import { Executor } from './runtime/executor.ts';
import { ChainStore, type StoredBlock } from './store/chain-store.ts';

export interface DevnetOptions {
  /** Keeps the chain; an existing one is continued. */
  readonly folder: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** 127.0.0.1 unless said otherwise. */
  readonly host?: string;
  /** Time between blocks with `mode: 'timer'`. The chain's own clock moves by its slot duration, which the genesis sets. */
  readonly blockMillis: number;
  /** `manual` builds only on {@link Devnet.newBlock} or the RPC method `dev_newBlock`. */
  readonly mode: 'timer' | 'manual';
  /** The runtime's code, plain or compressed. */
  readonly runtime: Uint8Array;
  /** Name of the runtime's genesis preset; its default without. */
  readonly preset?: string;
  /** Laid over the preset's JSON. */
  readonly genesisPatch?: Json;
  /** Time of block 0 in milliseconds; now without. */
  readonly genesisMillis?: bigint;
  readonly onProgress?: (line: string) => void;
  /** A block of the timer failed; the timer goes on. Without this, failures go to stderr. */
  readonly onProblem?: (error: unknown) => void;
}

export interface Devnet {
  /** ws://… ; the same address answers HTTP POST. */
  readonly url: string;
  readonly genesisHash: Hex;
  readonly head: () => { readonly number: number; readonly hash: Hex };
  /** Builds blocks now, one unless said otherwise. Answers the new head. */
  readonly newBlock: (count?: number) => Promise<{ readonly number: number; readonly hash: Hex }>;
  /** Ends the block in progress, closes connections, thread and store. */
  readonly stop: () => Promise<void>;
}

/** The folder holds a chain that began with another runtime or genesis. */
export class OtherGenesis extends PermanentError {}

const FACTS = { name: 'Joust Devnet', properties: { ss58Format: 42, tokenDecimals: 9, tokenSymbol: 'TAO' } };

/**
 * Starts or continues the embedded chain. Errors: {@link OtherGenesis}, GenesisRefused, UnknownStoreLayout, PortUnavailable.
 */
export const startDevnet = async (options: DevnetOptions): Promise<Devnet> => {
  const store = new ChainStore(options.folder);
  const executor = new Executor(store.file);
  try {
    await ensureGenesis(store, executor, options);
    const chain = new Chain(store, executor);
    return await open(chain, options);
  } catch (error) {
    await executor.stop();
    store.close();
    throw addContext(error, { folder: options.folder });
  }
};

const open = async (chain: Chain, options: DevnetOptions): Promise<Devnet> => {
  const host = options.host ?? '127.0.0.1';
  const server = await serve(methodsOf(chain, FACTS), host, options.port);
  const timer =
    options.mode === 'timer' ? new BlockTimer(options.blockMillis, () => chain.newBlock(), options.onProblem ?? tellStderr) : undefined;
  return {
    url: `ws://${host}:${server.port}`,
    genesisHash: (chain.store.blockAt(0) as StoredBlock).hash,
    head: () => position(chain.head),
    newBlock: async (count = 1) => {
      let head = chain.head;
      for (let left = count; left > 0; left -= 1) head = await chain.newBlock();
      return position(head);
    },
    stop: async () => {
      timer?.stop();
      await server.close();
      await chain.stop();
    },
  };
};

const ensureGenesis = async (store: ChainStore, executor: Executor, options: DevnetOptions): Promise<void> => {
  const fingerprint = fingerprintOf(options);
  const head = store.head();
  if (head) {
    if (store.fact('genesis') !== fingerprint)
      throw new OtherGenesis(`The chain in ${options.folder} began with another runtime or genesis. Begin anew with --fresh.`);
    options.onProgress?.(`continuing at block ${head.number}`);
    return;
  }
  options.onProgress?.('building the genesis state');
  const { block, diff } = await buildGenesis(executor, {
    runtime: options.runtime,
    preset: options.preset,
    patch: options.genesisPatch ?? {},
    now: options.genesisMillis ?? BigInt(Date.now()),
  });
  store.remember('genesis', fingerprint);
  store.append(block, diff);
  options.onProgress?.(`began at genesis ${block.hash}`);
};

const fingerprintOf = ({ runtime, preset, genesisPatch }: DevnetOptions): string =>
  createHash('sha256')
    .update(runtime)
    .update(JSON.stringify([preset ?? null, genesisPatch ?? {}]))
    .digest('hex');

const position = ({ number, hash }: StoredBlock) => ({ number, hash });

const tellStderr = (error: unknown): void => {
  process.stderr.write(`A block could not be built: ${error instanceof Error ? error.message : String(error)}\n`);
};
