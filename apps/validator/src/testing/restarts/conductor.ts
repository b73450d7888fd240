import { setTimeout as sleep } from 'node:timers/promises';
import { blake2AsHex } from '@polkadot/util-crypto';
import type { Stage } from '../stage.ts';
import type { Kill } from './kill.ts';
import type { ValidatorProcess } from './validator-process.ts';

/** Between two looks at what the processes do, in ms. */
const LOOK = 5;
/** A process that does nothing for so long hangs. */
const PATIENCE_MILLIS = 300_000;

/**
 * Makes blocks for processes that run by themselves, in step with them: a block is made only when every process has ended its
 * round or waits for its transaction. So what is in a block does not depend on how fast the machine is.
 */
export class Conductor {
  /** Kills that came about. */
  readonly killed: Kill[] = [];
  private readonly began: number;
  private readonly stage: Stage;
  private readonly processes: readonly ValidatorProcess[];
  private readonly roundBlocks: number;
  private readonly kills: Kill[];

  constructor(stage: Stage, processes: readonly ValidatorProcess[], roundBlocks: number, kills: readonly Kill[]) {
    this.stage = stage;
    this.processes = processes;
    this.roundBlocks = roundBlocks;
    this.kills = [...kills];
    this.began = this.head;
  }

  get head(): number {
    return this.stage.devnet.head().number;
  }

  /** Round by round to this block. */
  async to(block: number): Promise<void> {
    while (this.head < block) {
      const due = this.head - (this.head % this.roundBlocks) + this.roundBlocks;
      while (this.head < Math.min(due, block)) await this.makeBlock();
      await this.settle();
    }
  }

  /** Round after round until something has come true. */
  async until(isSo: () => Promise<boolean>): Promise<void> {
    for (let rounds = 0; !(await isSo()); rounds += 1) {
      if (rounds === 40) throw new Error(`it never came true; ${this.lastWords()}`);
      await this.to(this.head + this.roundBlocks);
    }
  }

  /** Makes blocks until somebody else's transactions are in one. */
  async during<T>(sent: Promise<T>): Promise<T> {
    let isDone = false;
    const over = sent.finally(() => {
      isDone = true;
    });
    over.catch(() => undefined);
    while (!isDone) {
      if (await this.somethingWaits()) await this.makeBlock();
      await this.settle();
      await sleep(LOOK);
    }
    return over;
  }

  /** Until every process has ended the round of the last due block, and nothing waits for a block. */
  async settle(): Promise<void> {
    let quietSince = performance.now();
    for (;;) {
      await this.reviveTheDead();
      const busy = this.processes.filter(({ finished }) => finished < this.due);
      const waits = await this.somethingWaits();
      if (busy.length === 0 && !waits) return;
      if (waits && busy.every(({ waitingFor, isAlive }) => waitingFor !== null && isAlive)) {
        await this.makeBlock();
        quietSince = performance.now();
      } else if (performance.now() - quietSince > PATIENCE_MILLIS) throw new Error(`a process hangs; ${this.lastWords()}`);
      await sleep(LOOK);
    }
  }

  private get due(): number {
    return this.head - (this.head % this.roundBlocks);
  }

  private async reviveTheDead(): Promise<void> {
    for (const process of this.processes) if (!process.isAlive) await process.revive();
  }

  private async somethingWaits(): Promise<boolean> {
    const pending = await this.stage.chain.rpc.request('author_pendingExtrinsics');
    return Array.isArray(pending) && pending.length > 0;
  }

  private async makeBlock(): Promise<void> {
    const { hash } = await this.stage.devnet.newBlock();
    const { extrinsics } = await this.stage.chain.block(hash);
    const included = new Set<string>(extrinsics.map((extrinsic) => blake2AsHex(extrinsic)));
    for (const process of this.processes) if (included.has(process.waitingFor ?? '')) process.waitingFor = null;
    await this.stage.inStep();
    this.armDue();
  }

  private armDue(): void {
    const passed = this.head - this.began;
    for (const kill of this.kills.filter(({ fromBlock }) => fromBlock <= passed)) {
      const victim = this.processes[kill.victim];
      if (victim === undefined || victim.isArmed) continue;
      victim.arm(kill);
      this.kills.splice(this.kills.indexOf(kill), 1);
      this.killed.push(kill);
    }
  }

  private lastWords(): string {
    return this.processes
      .map(
        ({ finished, waitingFor, log }, index) => `${index + 1}: round ${finished}, waits for ${waitingFor}: ${log.slice(-4).join(' | ')}`,
      )
      .join('\n');
  }
}
