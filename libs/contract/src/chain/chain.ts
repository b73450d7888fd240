import { accountBytes, type AccountId } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import { z } from 'zod';
import { RuntimeCodec, type ChainEvent } from '../runtime/index.ts';
import { ScaleReader, ScaleWriter, bytesOf, type Hex } from '../scale/index.ts';
import { UNKNOWN_BLOCK } from './ask-again.ts';
import { BlockUnknown, RpcFailed, RpcMisspoke, WrongChain } from './errors.ts';
import { RpcSocket, readAnswer, type RpcCall } from './rpc-socket.ts';
import { SignerQueues, type Call } from './signer-queue.ts';
import type { Receipt, SubmitOptions } from './submit.ts';
import type { Signer } from './signing.ts';

export interface ChainOptions {
  /** Deadline of one request in ms; 15,000 if not said. */
  readonly requestMillis?: number;
  /** How long to try for a first connection in ms; 10,000 if not said. */
  readonly connectMillis?: number;
  /** The chain that must be behind the address. */
  readonly genesisHash?: string;
  /** When a transaction counts as done: in a block of the best chain (devnet: that is final), or in a finalized one. */
  readonly finality?: Finality;
}

export type Finality = 'best' | 'finalized';

export interface BlockRef {
  readonly number: number;
  readonly hash: Hex;
}

export interface RuntimeVersion {
  readonly specName: string;
  readonly specVersion: number;
  readonly transactionVersion: number;
}

/** Where to read: the hash of a block. Without it the newest block is read. */
export interface At {
  readonly at?: string | undefined;
}

const HexText = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]*$/)]);
export const Header = z.object({ parentHash: HexText, number: HexText.transform(Number), stateRoot: HexText, extrinsicsRoot: HexText });
export type Header = z.infer<typeof Header>;
const SignedBlock = z.object({ block: z.object({ header: Header, extrinsics: z.array(HexText) }) });
const Version = z.object({ specName: z.string(), specVersion: z.number(), transactionVersion: z.number() });

/** twox128("System") ++ twox128("Events"): the same in every FRAME runtime. */
export const EVENTS_KEY = '0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7';

/**
 * A connection to a node: blocks, state and transactions. Every failure is a typed error; the connection heals itself.
 * Nothing here is kept between blocks but the runtimes' codecs, by version, and the version of the last blocks looked at: every
 * read needs it, and a block's never changes.
 */
export class Chain {
  private readonly runtimes = new Map<string, Promise<RuntimeCodec>>();
  private readonly versions = new Map<string, Promise<RuntimeVersion>>();
  private readonly queues: SignerQueues;

  private constructor(
    readonly url: string,
    readonly rpc: RpcSocket,
    readonly genesisHash: Hex,
    readonly finality: Finality,
  ) {
    this.queues = new SignerQueues(this);
  }

  /** Errors: ChainUnreachable when the node does not answer in time, WrongChain when it serves another genesis. */
  static async connect(url: string, options: ChainOptions = {}): Promise<Chain> {
    const { requestMillis = 15_000, connectMillis = 10_000, finality = 'best' } = options;
    const rpc = await RpcSocket.connect(url, { requestMillis, connectMillis });
    try {
      const genesis = readAnswer(HexText, 'chain_getBlockHash', await rpc.read('chain_getBlockHash', [0]));
      if (options.genesisHash !== undefined && options.genesisHash !== genesis) {
        throw new WrongChain(`the node at ${url} serves the chain ${genesis}, not ${options.genesisHash}`);
      }
      return new Chain(url, rpc, genesis, finality);
    } catch (error) {
      rpc.close();
      throw error;
    }
  }

  close(): void {
    this.rpc.close();
  }

  /** `Development`, `Local` or `Live`, as the node says. */
  async chainType(): Promise<string> {
    const answer = await this.rpc.read('system_chainType');
    return typeof answer === 'string'
      ? answer
      : (Object.keys(readAnswer(z.record(z.string(), z.unknown()), 'system_chainType', answer))[0] ?? 'Live');
  }

  /** The newest block. Errors: ChainUnreachable. */
  head(): Promise<BlockRef> {
    return this.refOf('chain_getHead');
  }

  /** The newest block that cannot be undone. */
  finalized(): Promise<BlockRef> {
    return this.refOf('chain_getFinalizedHead');
  }

  /** The tip by this connection's finality. */
  tip(): Promise<BlockRef> {
    return this.finality === 'finalized' ? this.finalized() : this.head();
  }

  private async refOf(method: 'chain_getHead' | 'chain_getFinalizedHead'): Promise<BlockRef> {
    const hash = readAnswer(HexText, method, await this.rpc.read(method));
    return { hash, number: (await this.header(hash)).number };
  }

  /** Calls back with each new header: of the best chain, or of finalized blocks. Headers may be skipped or repeat. Answers how to stop. */
  subscribeHeads(listener: (header: Header) => void, finality: Finality = this.finality): Promise<() => void> {
    const [subscribe, unsubscribe] =
      finality === 'best'
        ? ['chain_subscribeNewHeads', 'chain_unsubscribeNewHeads']
        : ['chain_subscribeFinalizedHeads', 'chain_unsubscribeFinalizedHeads'];
    return this.rpc.subscribe({ method: subscribe as string, params: [] }, unsubscribe as string, (answer) =>
      listener(readAnswer(Header, subscribe as string, answer)),
    );
  }

  /** One request that speaks of a block. Errors: BlockUnknown, RpcFailed, ChainUnreachable. */
  private async ask(method: string, params: readonly unknown[], block: string | undefined): Promise<unknown> {
    try {
      return await this.rpc.read(method, withBlock(params, block));
    } catch (error) {
      if (block !== undefined && error instanceof RpcFailed && UNKNOWN_BLOCK.test(error.rpcMessage)) throw new BlockUnknown(block);
      throw error;
    }
  }

  /** Errors: BlockUnknown. */
  async header(hash: string): Promise<Header> {
    const answer = await this.ask('chain_getHeader', [], hash);
    if (answer === null) throw new BlockUnknown(hash);
    return readAnswer(Header, 'chain_getHeader', answer);
  }

  /** The hash of a block by its number. Errors: BlockUnknown. */
  async blockHash(number: number): Promise<Hex> {
    const answer = await this.rpc.read('chain_getBlockHash', [number]);
    if (answer === null) throw new BlockUnknown(number);
    return readAnswer(HexText, 'chain_getBlockHash', answer);
  }

  /** The extrinsics of a block, encoded. Errors: BlockUnknown. */
  async block(hash: string): Promise<{ header: Header; extrinsics: Hex[] }> {
    const answer = await this.ask('chain_getBlock', [], hash);
    if (answer === null) throw new BlockUnknown(hash);
    return readAnswer(SignedBlock, 'chain_getBlock', answer).block;
  }

  /** Chain time of a block in ms since 1970 (`Timestamp.Now`), the only clock of the rules. */
  async timestamp({ at }: At = {}): Promise<number> {
    const value = await this.storage('Timestamp', 'Now', [], { at });
    return Number(value);
  }

  /** Runtime version in force after a block. It decodes the *next* block. */
  runtimeVersion({ at }: At = {}): Promise<RuntimeVersion> {
    const known = at === undefined ? undefined : this.versions.get(at);
    if (known) return known;
    const asked = this.ask('state_getRuntimeVersion', [], at).then((answer) => readAnswer(Version, 'state_getRuntimeVersion', answer));
    if (at !== undefined) this.rememberVersion(at, asked);
    return asked;
  }

  private rememberVersion(block: string, asked: Promise<RuntimeVersion>): void {
    this.versions.set(block, asked);
    asked.catch(() => this.versions.delete(block)); // a failure is not remembered
    const [oldest] = this.versions.keys();
    if (this.versions.size > VERSIONS_KEPT && oldest !== undefined) this.versions.delete(oldest);
  }

  /** The codec of the runtime in force after a block; built once a version. */
  async runtime({ at }: At = {}): Promise<RuntimeCodec> {
    return this.runtimeOf(await this.runtimeVersion({ at }), { at });
  }

  /** The codec of a version that is known to be in force after the block. */
  runtimeOf({ specName, specVersion }: Omit<RuntimeVersion, 'transactionVersion'>, { at }: At = {}): Promise<RuntimeCodec> {
    const key = `${specName}/${specVersion}`;
    const known = this.runtimes.get(key);
    if (known) return known;
    const built = this.metadata(at).then((encoded) => new RuntimeCodec(encoded));
    this.runtimes.set(key, built);
    built.catch(() => this.runtimes.delete(key)); // a failure is not remembered
    return built;
  }

  private async metadata(at: string | undefined): Promise<Uint8Array> {
    const writer = new ScaleWriter();
    writer.u32(METADATA_VERSION);
    const answer = new ScaleReader(await this.stateCall('Metadata_metadata_at_version', writer.bytes(), { at }));
    if (answer.u8() !== 1)
      throw new RpcMisspoke('Metadata_metadata_at_version', `the runtime has no metadata of version ${METADATA_VERSION}`);
    return answer.take(answer.count(1));
  }

  /** Asks a runtime API. Errors: RpcFailed when the runtime has no such API or traps. */
  async stateCall(method: string, args: Uint8Array, { at }: At = {}): Promise<Uint8Array> {
    const answer = await this.ask('state_call', [method, u8aToHex(args)], at);
    return bytesOf(readAnswer(HexText, method, answer));
  }

  /** A storage value decoded by the runtime's metadata; the default of the entry, or null, when there is none. */
  async storage(pallet: string, entry: string, keys: readonly unknown[] = [], { at }: At = {}): Promise<unknown> {
    const runtime = await this.runtime({ at });
    const answer = await this.ask('state_getStorage', [runtime.storageKey(pallet, entry, ...keys)], at);
    return answer === null
      ? runtime.storageDefault(pallet, entry)
      : runtime.storageValue(pallet, entry, bytesOf(readAnswer(HexText, 'state_getStorage', answer)));
  }

  /** Events of a block, decoded by the runtime that made it. Errors: BlockUnknown, RpcMisspoke when there are none: every block has some. */
  async events(hash: string): Promise<ChainEvent[]> {
    const { parentHash } = await this.header(hash);
    const [runtime, encoded] = await Promise.all([this.runtime({ at: parentHash }), this.ask('state_getStorage', [EVENTS_KEY], hash)]);
    const events = encoded === null ? [] : runtime.events(bytesOf(readAnswer(HexText, 'state_getStorage', encoded)));
    if (events.length === 0) throw new RpcMisspoke('state_getStorage', `block ${hash} has no events, which cannot be`);
    return events;
  }

  /** Nonce and free balance (rao) of an account. */
  async account(address: AccountId, { at }: At = {}): Promise<{ nonce: number; free: bigint }> {
    const value = await this.storage('System', 'Account', [address], { at });
    const { nonce, data } = value as { nonce: number; data: { free: bigint | number } };
    return { nonce, free: BigInt(data.free) };
  }

  /** Alpha staked by a coldkey on a hotkey of a subnet, in rao (`StakeInfoRuntimeApi`; layout: subtensor's StakeInfo). */
  async stake(hotkey: AccountId, coldkey: AccountId, netuid: number, { at }: At = {}): Promise<bigint> {
    const writer = new ScaleWriter();
    writer.raw(accountBytes(hotkey));
    writer.raw(accountBytes(coldkey));
    writer.u16(netuid);
    const answer = new ScaleReader(
      await this.stateCall('StakeInfoRuntimeApi_get_stake_info_for_hotkey_coldkey_netuid', writer.bytes(), { at }),
    );
    if (answer.u8() === 0) return 0n; // None: the pair has no stake
    answer.take(64);
    answer.compact();
    return answer.compact();
  }

  /** Next nonce of an account, transactions waiting in the node's pool included. */
  async nextNonce(address: AccountId): Promise<number> {
    return readAnswer(z.number(), 'system_accountNextIndex', await this.rpc.read('system_accountNextIndex', [address]));
  }

  /**
   * Signs, sends and waits until the call is in a block. One transaction of a signer is under way at a time; a call given as
   * a function is made when its turn has come.
   * Errors: SubmitFailed, ChainUnreachable (nothing was sent).
   */
  submit(signer: Signer, call: Call, options: SubmitOptions = {}): Promise<Receipt> {
    return this.queues.submit(signer, call, options);
  }

  /** Several requests in one frame, for bulk reading. */
  batch(calls: readonly RpcCall[]): Promise<unknown[]> {
    return this.rpc.batch(calls);
  }
}

const METADATA_VERSION = 15;
const VERSIONS_KEPT = 16;

const withBlock = (params: readonly unknown[], at: string | undefined): unknown[] => (at === undefined ? [...params] : [...params, at]);
