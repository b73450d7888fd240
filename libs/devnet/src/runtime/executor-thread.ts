/*
 * Runs the runtime in a thread of its own, reading the state from its own connection to the store.
 * Node loads this file as it stands (types stripped), so it and what it imports hold erasable TypeScript only.
 */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { calculate_state_root, get_runtime_version, run_task } from '@acala-network/chopsticks-executor';
import { withoutChildPrefix } from '../child-keys.ts';
import type { Hex } from '../hex.ts';
import { fromHex, toHex } from '../hex.ts';
import { StateView } from '../store/state-view.ts';
import { Overlay } from './overlay.ts';
import type { Reply, Request, RuntimeVersion, Task, TaskResult } from './task.ts';

const CODE_KEY: Hex = toHex(Buffer.from(':code'));
const LATEST_STATE_VERSION = 1;

if (!parentPort) throw new Error('The executor runs in a thread');
const port = parentPort;
const { file } = workerData as { file: string };
const view = new StateView(new DatabaseSync(file, { readOnly: true }));
let lastCode: { version: number; code: Hex } | undefined;

port.on('message', (request: Request) => {
  answer(request).then(
    (value) => port.postMessage({ id: request.id, value } satisfies Reply),
    (error: unknown) => port.postMessage({ id: request.id, error: error instanceof Error ? error.message : String(error) } satisfies Reply),
  );
});

const answer = (request: Request): Promise<unknown> => {
  switch (request.kind) {
    case 'task':
      return run(request.task);
    case 'version':
      return version(request.code);
    case 'root':
      return calculate_state_root(request.entries, LATEST_STATE_VERSION) as Promise<Hex>;
  }
};

interface CallResponse {
  result: Hex;
  storageDiff: Array<[Hex, Hex | null | undefined]>;
}

const run = async (task: Task): Promise<TaskResult> => {
  const wasm = 'code' in task.on ? task.on.code : codeAt(task.on.at);
  const response = (await run_task(
    {
      id: 0,
      wasm,
      calls: task.calls,
      mockSignatureHost: task.trustSignatures ? 2 : 0,
      allowUnresolvedImports: false,
      runtimeLogLevel: 0,
      storageProofSize: 0,
    },
    storageOf(task, wasm),
  )) as { Call: CallResponse } | { Error: string };
  if ('Error' in response) throw new Error(response.Error);
  return { result: response.Call.result, diff: response.Call.storageDiff.map(([key, value]) => [key, value ?? null]) };
};

const storageOf = (task: Task, wasm: Hex) => {
  const overlay = new Overlay(new Map(task.overlay ?? []));
  const stored = 'at' in task.on ? reading(task.on.at) : readingCode(wasm);
  return {
    getStorage: async (key: Hex) => {
      const written = overlay.get(key);
      return written === undefined ? stored.get(key) : (written ?? undefined);
    },
    getNextKey: async (prefix: Hex, key: Hex) => {
      const next = overlay.nextKey(prefix, key, key === prefix, (after, orEqual) => stored.nextKey(prefix, after, orEqual));
      return next && withoutChildPrefix(next);
    },
    offchainGetStorage: async () => undefined,
    offchainTimestamp: refuse,
    offchainRandomSeed: refuse,
    offchainSubmitTransaction: refuse,
  };
};

const refuse = (): never => {
  throw new Error('The development chain has no off-chain workers');
};

const reading = (at: number) => ({
  get: (key: Hex) => view.get(key, at),
  nextKey: (prefix: Hex, key: Hex, orEqual: boolean) => view.nextKey(prefix, key, at, orEqual),
});

const readingCode = (code: Hex) => ({
  get: (key: Hex) => (key === CODE_KEY ? code : undefined),
  nextKey: (prefix: Hex, key: Hex, orEqual: boolean) =>
    CODE_KEY.startsWith(prefix) && (orEqual ? CODE_KEY >= key : CODE_KEY > key) ? CODE_KEY : undefined,
});

const codeAt = (at: number): Hex => {
  const version = view.version(CODE_KEY, at);
  if (version === undefined) throw new Error(`No runtime at block ${at}`);
  if (lastCode?.version !== version) {
    const code = view.get(CODE_KEY, at);
    if (code === undefined) throw new Error(`The runtime was removed at block ${version}`);
    lastCode = { version, code };
  }
  return lastCode.code;
};

const version = async (code: Hex): Promise<RuntimeVersion> => {
  const raw = (await get_runtime_version(code)) as Omit<RuntimeVersion, 'specName' | 'implName'> & { specName: Hex; implName: Hex };
  return { ...raw, specName: fromHex(raw.specName).toString(), implName: fromHex(raw.implName).toString() };
};
