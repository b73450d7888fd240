import type { Hex } from '../hex.ts';

/** One or more runtime calls that see one another's writes, on the state of a block. */
export interface Task {
  /** The state to run on: a stored block, or nothing but a runtime's code (to compute a genesis). */
  readonly on: { readonly at: number } | { readonly code: Hex };
  /** Writes not stored yet, laid over that state. */
  readonly overlay?: ReadonlyArray<readonly [Hex, Hex | null]>;
  /** Name and arguments of each call; the last one's result is answered. */
  readonly calls: ReadonlyArray<readonly [name: string, args: readonly Hex[]]>;
}

export interface TaskResult {
  /** What the last call returned, SCALE-encoded. */
  readonly result: Hex;
  /** What the calls together wrote. */
  readonly diff: ReadonlyArray<readonly [Hex, Hex | null]>;
}

/** Facts of a runtime, as `state_getRuntimeVersion` answers. */
export interface RuntimeVersion {
  readonly specName: string;
  readonly implName: string;
  readonly authoringVersion: number;
  readonly specVersion: number;
  readonly implVersion: number;
  readonly apis: ReadonlyArray<readonly [Hex, number]>;
  readonly transactionVersion: number;
  readonly stateVersion: number;
}

/** What travels to the thread and back. */
export interface Request {
  readonly id: number;
  readonly task: Task;
}
export type Reply = { readonly id: number; readonly value: TaskResult } | { readonly id: number; readonly error: string };
