import { run_task } from '@acala-network/chopsticks-executor';
import { withoutChildPrefix } from '../child-keys.ts';
import type { Hex } from '../hex.ts';
import { toHex } from '../hex.ts';
import { Changes, type StoredState } from '../runtime/changes.ts';
import type { Task, TaskResult } from '../runtime/task.ts';

/** Runs a task on Chopsticks' executor (smoldot): another implementation of the host, to hold ours against. */
export const runOnChopsticks = async (wasm: Hex, stored: StoredState, task: Pick<Task, 'calls' | 'overlay'>): Promise<TaskResult> => {
  const under = new Changes(stored, task.overlay ?? []);
  const get = (key: Hex) => {
    const value = under.get(key);
    return value && toHex(value);
  };
  const refuse = () => Promise.reject(new Error('not here'));
  const state = {
    getStorage: async (key: Hex) => get(key),
    getNextKey: async (prefix: Hex, key: Hex) => {
      const next = under.nextKey(prefix, key, key === prefix);
      return next && withoutChildPrefix(next);
    },
    offchainGetStorage: refuse,
    offchainTimestamp: refuse,
    offchainRandomSeed: refuse,
    offchainSubmitTransaction: refuse,
  };
  const order = {
    id: 0,
    wasm,
    calls: task.calls,
    mockSignatureHost: 0,
    allowUnresolvedImports: false,
    runtimeLogLevel: 0,
    storageProofSize: 0,
  };
  const response = (await run_task(order, state)) as
    { Call: { result: Hex; storageDiff: Array<[Hex, Hex | undefined]> } } | { Error: string };
  if ('Error' in response) throw new Error(response.Error);
  return { result: response.Call.result, diff: response.Call.storageDiff.map(([key, value]) => [key, value ?? null]) };
};
