import { encodeEvent, type ChainEvent, type ContractEvent, type Hex } from '@joust/contract';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import type { BlockPoint, BlockSource, SourceBlock } from '../scan/source.ts';

export const CONTRACT = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const T0 = Date.UTC(2026, 0, 1);
const BLOCK_MILLIS = 1_000;
/** Chain time of a block of the script. */
export const timeOf = (block: number): Date => new Date(T0 + block * BLOCK_MILLIS);

const SUCCESS: Omit<ChainEvent, 'extrinsic'> = { pallet: 'System', name: 'ExtrinsicSuccess', data: { dispatchInfo: {} }, topics: [] };

/** A chain written down in a test: each block is a list of the contract's events, all of one call. */
export class FakeChain implements BlockSource {
  readonly genesisHash = blake2AsHex('genesis');
  private list: SourceBlock[] = [];
  private listeners = new Set<() => void>();
  /** Shown instead of the true tip: a node that lags. */
  shownTip: number | null = null;
  /** Blocks whose events the node does not have (yet). */
  readonly withoutEvents = new Set<number>();

  get height(): number {
    return this.list.length;
  }

  /** Adds a block whose only signed extrinsic made the contract emit `events`. */
  block(...events: ContractEvent[]): this {
    return this.raw(events.map((event) => emitted(event)));
  }

  /** Empty blocks up to and including `number`. */
  upTo(number: number): this {
    while (this.height < number) this.block();
    return this;
  }

  /** A block with events as the chain's metadata decodes them. */
  raw(events: readonly Omit<ChainEvent, 'extrinsic'>[]): this {
    const number = this.list.length + 1;
    const parentHash = this.list.at(-1)?.hash ?? this.genesisHash;
    const inherent = {
      pallet: 'Timestamp',
      name: 'set',
      args: { now: String(timeOf(number).getTime()) },
      signer: null,
      nonce: null,
      hash: blake2AsHex(`inherent ${number}`),
    };
    const call = {
      pallet: 'System',
      name: 'remark',
      args: { remark: '0x' },
      signer: CONTRACT,
      nonce: number,
      hash: blake2AsHex(`call ${number} ${parentHash}`),
    };
    const hash = blake2AsHex(`${parentHash} ${number} ${JSON.stringify(events)} ${this.salt}`);
    const list: ChainEvent[] = [{ ...SUCCESS, extrinsic: 0 }];
    if (events.length > 0) list.push(...events.map((event) => ({ ...event, extrinsic: 1 })), { ...SUCCESS, extrinsic: 1 });
    this.list.push({
      number,
      hash,
      parentHash,
      millis: timeOf(number).getTime(),
      specVersion: 1,
      extrinsics: events.length > 0 ? [inherent, call] : [inherent],
      events: list,
    });
    for (const listener of this.listeners) listener();
    return this;
  }

  private salt = 0;
  /** Drops the blocks from `number` on; what is added then has other hashes. */
  forkAt(number: number): this {
    this.list = this.list.slice(0, number - 1);
    this.salt += 1;
    return this;
  }

  tip(): Promise<BlockPoint> {
    const last = this.list[(this.shownTip ?? this.list.length) - 1];
    return Promise.resolve(last ?? { number: 0, hash: this.genesisHash });
  }

  hashAt(number: number): Promise<string> {
    return Promise.resolve(number === 0 ? this.genesisHash : this.at(number).hash);
  }

  blocks(first: number, last: number): Promise<SourceBlock[]> {
    const blocks: SourceBlock[] = [];
    for (let number = first; number <= last; number += 1) {
      if (this.withoutEvents.has(number)) return Promise.reject(new Error(`no events for ${number}`));
      blocks.push(this.at(number));
    }
    return Promise.resolve(blocks);
  }

  watch(listener: () => void): Promise<() => void> {
    this.listeners.add(listener);
    return Promise.resolve(() => this.listeners.delete(listener));
  }

  private at(number: number): SourceBlock {
    const block = this.list[number - 1];
    if (block === undefined) throw new Error(`the script has no block ${number}`);
    return block;
  }
}

/** The record of an event that the contract emits. */
export const emitted = (event: ContractEvent): Omit<ChainEvent, 'extrinsic'> => {
  const { data, topics } = encodeEvent(event);
  return { pallet: 'Contracts', name: 'ContractEmitted', data: { contract: CONTRACT, data: u8aToHex(data) }, topics: topics as Hex[] };
};
