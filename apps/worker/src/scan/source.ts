import type { ChainEvent, ChainExtrinsic } from '@joust/contract';
import { RetryableError } from '@joust/units';

/** A block with what happened in it, decoded by the runtime that made it. */
export interface SourceBlock {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string;
  /** `Timestamp.now` of the block, ms. */
  readonly millis: number;
  readonly specVersion: number;
  readonly extrinsics: readonly (ChainExtrinsic & { readonly hash: string })[];
  readonly events: readonly ChainEvent[];
}

export interface BlockPoint {
  readonly number: number;
  readonly hash: string;
}

/** Where blocks come from: a node, or a script in tests. Every failure is an error; an empty answer is none. */
export interface BlockSource {
  readonly genesisHash: string;
  /** The newest block that cannot be undone. */
  tip(): Promise<BlockPoint>;
  /** The hash of a block by its number. */
  hashAt(number: number): Promise<string>;
  /** Blocks `first` to `last`, in order. */
  blocks(first: number, last: number): Promise<SourceBlock[]>;
  /** Calls back when a new tip may be there. Answers how to stop. */
  watch(listener: () => void): Promise<() => void>;
}

/** The node answered without events for a block. Every block has some: it has not got them yet, or dropped them. */
export class EmptyBlock extends RetryableError {
  constructor(number: number) {
    super(`the node gave block ${number} without events, which cannot be`, { context: { block: number } });
  }
}
