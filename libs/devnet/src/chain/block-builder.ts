import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import { CODE_KEY, NOW_KEY } from '../keys.ts';
import type { Executor } from '../runtime/executor.ts';
import { RuntimeFault } from '../runtime/executor.ts';
import type { Task } from '../runtime/task.ts';
import type { ChainStore, StateDiff, StoredBlock } from '../store/chain-store.ts';
import { hashOf, openingHeader } from './header.ts';
import { learnTimeInherent, type TimeInherent } from './inherent.ts';
import { Reader } from './scale.ts';
import { refusalOf, type Refusal } from './validity.ts';

/** What became of one extrinsic: in the block, or refused by the runtime. */
export type Application = { readonly extrinsic: Hex; readonly refusal: Refusal | undefined };

export interface BuiltBlock {
  readonly block: StoredBlock;
  readonly diff: StateDiff;
  readonly applications: readonly Application[];
}

interface Clock {
  /** The version of the runtime these were asked of. */
  readonly codeVersion: number | undefined;
  readonly slotMillis: bigint;
  readonly inherent: TimeInherent;
}

/** Builds blocks on the stored head. Chain time advances by exactly one slot a block. */
export class BlockBuilder {
  private clock: Clock | undefined;
  private readonly store: ChainStore;
  private readonly executor: Executor;

  constructor(store: ChainStore, executor: Executor) {
    this.store = store;
    this.executor = executor;
  }

  /** Builds, but does not store, the block after `parent`. Errors: RuntimeFault when the runtime cannot make a block. */
  async build(parent: StoredBlock, extrinsics: readonly Hex[]): Promise<BuiltBlock> {
    const { slotMillis, inherent } = await this.clockAt(parent.number);
    const timestamp = this.timeAt(parent.number) + slotMillis;
    const number = parent.number + 1;
    const opening: Task['calls'] = [
      ['Core_initialize_block', [openingHeader(parent.hash, number, timestamp / slotMillis)]],
      ['BlockBuilder_apply_extrinsic', [inherent(timestamp)]],
    ];
    const diff = new Map<Hex, Hex | null>();
    const applications: Application[] = [];
    if (extrinsics.length) {
      await this.step(parent.number, diff, opening);
      for (const extrinsic of extrinsics) applications.push({ extrinsic, refusal: await this.apply(parent.number, diff, extrinsic) });
    }
    // An empty block is one call to the executor: each call costs a fresh copy of the runtime.
    const header = await this.step(parent.number, diff, [...(extrinsics.length ? [] : opening), ['BlockBuilder_finalize_block', []]]);
    const included = applications.filter(({ refusal }) => !refusal).map(({ extrinsic }) => extrinsic);
    return { block: { number, hash: hashOf(header), header, extrinsics: [inherent(timestamp), ...included] }, diff, applications };
  }

  /** Runs calls over what the block has written so far and keeps their writes. */
  private async step(at: number, diff: Map<Hex, Hex | null>, calls: Task['calls']): Promise<Hex> {
    const { result, diff: written } = await this.executor.run({ on: { at }, overlay: [...diff], calls }, 'block');
    for (const [key, value] of written) diff.set(key, value);
    return result;
  }

  /** Applies one extrinsic; a refused or trapping one leaves no trace in `diff`. */
  private async apply(at: number, diff: Map<Hex, Hex | null>, extrinsic: Hex): Promise<Refusal | undefined> {
    try {
      const { result, diff: written } = await this.executor.run(
        { on: { at }, overlay: [...diff], calls: [['BlockBuilder_apply_extrinsic', [extrinsic]]] },
        'block',
      );
      const refusal = refusalOf(new Reader(fromHex(result)));
      if (!refusal) for (const [key, value] of written) diff.set(key, value);
      return refusal;
    } catch (error) {
      if (error instanceof RuntimeFault) return { kind: 'fault', text: `The runtime trapped: ${error.message}` };
      throw error;
    }
  }

  private async clockAt(at: number): Promise<Clock> {
    const codeVersion = this.store.state.version(CODE_KEY, at);
    if (this.clock?.codeVersion === codeVersion && this.clock) return this.clock;
    const { result } = await this.executor.run({ on: { at }, calls: [['AuraApi_slot_duration', []]] }, 'block');
    const slotMillis = new Reader(fromHex(result)).u64();
    const inherent = await learnTimeInherent(this.executor, at, this.timeAt(at) + slotMillis);
    this.clock = { codeVersion, slotMillis, inherent };
    return this.clock;
  }

  private timeAt(number: number): bigint {
    const now = this.store.state.get(NOW_KEY, number);
    if (now === undefined) throw new RuntimeFault(`Block ${number} has no time`);
    return new Reader(fromHex(now)).u64();
  }
}

/** The genesis value of `Timestamp.Now`. */
export const encodeNow = (millis: bigint): Hex => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(millis);
  return toHex(bytes);
};
