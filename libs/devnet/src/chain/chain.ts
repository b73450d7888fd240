import { PermanentError } from '@joust/units';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import { CODE_KEY } from '../keys.ts';
import { Executor, RuntimeFault } from '../runtime/executor.ts';
import type { RuntimeVersion } from '../runtime/task.ts';
import { ChainStore, type StoredBlock } from '../store/chain-store.ts';
import { BlockBuilder } from './block-builder.ts';
import { CallCache } from './call-cache.ts';
import { nonceTag, Pool, type Validate } from './pool.ts';
import { decodeRuntimeVersion } from './runtime-version.ts';
import { Reader } from './scale.ts';
import { refusalOf, validityOf } from './validity.ts';

/** No stored block has this hash or number. Never answered with another block instead. */
export class UnknownBlock extends PermanentError {}

export type HeadListener = (block: StoredBlock) => void;

/** The chain on its store: reads at any block, a pool, and one new block at a time. The head is final. */
export class Chain {
  readonly pool: Pool;
  readonly store: ChainStore;
  private readonly executor: Executor;
  private readonly builder: BlockBuilder;
  private readonly listeners = new Set<HeadListener>();
  private readonly calls = new CallCache();
  private readonly versions = new Map<number, Promise<RuntimeVersion>>();
  private readonly metadata = new Map<number, Promise<Hex>>();
  private current: StoredBlock;
  private building: Promise<unknown> = Promise.resolve();

  /** On a store that holds at least the genesis block. */
  constructor(store: ChainStore, executor: Executor) {
    const head = store.head();
    if (!head) throw new UnknownBlock('The store holds no genesis block');
    this.store = store;
    this.executor = executor;
    this.current = head;
    this.builder = new BlockBuilder(store, executor);
    this.pool = new Pool((extrinsic) => this.validate(extrinsic));
  }

  get head(): StoredBlock {
    return this.current;
  }

  /** Is told of each block once it is stored and is the head. Answers how to stop listening. */
  onHead(listener: HeadListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The block of a hash; the head without one. Errors: {@link UnknownBlock}. */
  blockOf(hash?: Hex | null): StoredBlock {
    if (hash === undefined || hash === null || hash === this.current.hash) return this.current;
    const block = this.store.blockOf(hash);
    if (!block) throw new UnknownBlock(`No block has the hash ${hash}`);
    return block;
  }

  /** Builds, stores and announces the next block with what waits in the pool. One at a time, in the order asked. */
  newBlock(): Promise<StoredBlock> {
    const next = this.building.then(
      () => this.produce(),
      () => this.produce(),
    );
    this.building = next;
    return next;
  }

  /** Calls the runtime as it was at a block. Errors: {@link UnknownBlock}, RuntimeFault. */
  async call(method: string, args: Hex, hash?: Hex | null): Promise<Hex> {
    const at = this.blockOf(hash).number;
    return this.calls.get(
      `${at} ${method} ${args}`,
      async () => (await this.executor.run({ on: { at }, calls: [[method, [args]]] })).result,
    );
  }

  /** The runtime's version at a block. */
  runtimeVersion(hash?: Hex | null): Promise<RuntimeVersion> {
    const block = this.blockOf(hash);
    return remember(this.versions, this.codeVersion(block), async () =>
      decodeRuntimeVersion(await this.call('Core_version', '0x', block.hash)),
    );
  }

  /** The runtime's metadata at a block, without the length prefix. */
  metadataAt(hash?: Hex | null): Promise<Hex> {
    const block = this.blockOf(hash);
    return remember(this.metadata, this.codeVersion(block), async () =>
      toHex(new Reader(fromHex(await this.call('Metadata_metadata', '0x', block.hash))).vec()),
    );
  }

  /** The next nonce of an account, past what waits in the pool. */
  async nextNonce(account: Hex): Promise<number> {
    const result = await this.call('AccountNonceApi_account_nonce', account);
    let nonce = fromHex(result).readUInt32LE();
    while (this.pool.provides(nonceTag(account, nonce))) nonce += 1;
    return nonce;
  }

  /** Lets the block in progress end, then closes thread and store. */
  async stop(): Promise<void> {
    await this.building.catch(() => undefined);
    await this.executor.stop();
    this.store.close();
  }

  private async produce(): Promise<StoredBlock> {
    const parent = this.current;
    const extrinsics = await this.pool.select(parent.number);
    const { block, diff, applications } = await this.builder.build(parent, extrinsics);
    this.store.append(block, diff);
    this.current = block;
    this.pool.settle(block.hash, applications);
    for (const listener of this.listeners) listener(block);
    return block;
  }

  private readonly validate: Validate = async (extrinsic) => {
    const external = '02';
    const args: Hex = `0x${external}${extrinsic.slice(2)}${this.current.hash.slice(2)}`;
    try {
      const reader = new Reader(fromHex(await this.call('TaggedTransactionQueue_validate_transaction', args)));
      return refusalOf(reader) ?? validityOf(reader);
    } catch (error) {
      // The runtime traps on bytes that are no extrinsic.
      if (error instanceof RuntimeFault) return { kind: 'fault', text: 'The runtime cannot read it' };
      throw error;
    }
  };

  /** The block that last set the runtime's code. */
  private codeVersion({ number }: StoredBlock): number {
    const version = this.store.state.version(CODE_KEY, number);
    if (version === undefined) throw new UnknownBlock(`Block ${number} has no runtime`);
    return version;
  }
}

/** Asks once; a failure is not remembered. */
const remember = <K, T>(known: Map<K, Promise<T>>, key: K, ask: () => Promise<T>): Promise<T> => {
  const earlier = known.get(key);
  if (earlier) return earlier;
  const answer = ask();
  known.set(key, answer);
  answer.catch(() => known.delete(key));
  return answer;
};
