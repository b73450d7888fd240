/*
 * Runs the runtime in a thread of its own, reading the state from its own connection to the store.
 * Node loads this file as it stands when tests run it (types stripped), so it and what it imports hold erasable TypeScript only.
 */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import type { Hex } from '../hex.ts';
import { CODE_KEY } from '../keys.ts';
import { StateView } from '../store/state-view.ts';
import type { StoredState } from './changes.ts';
import { Engine } from './engine.ts';
import type { Reply, Request, Task, TaskResult } from './task.ts';

if (!parentPort) throw new Error('The executor runs in a thread');
const port = parentPort;
const { file } = workerData as { file: string };
const view = new StateView(new DatabaseSync(file, { readOnly: true }));
const engine = new Engine();

const run = (task: Task): TaskResult => {
  const { on } = task;
  if ('code' in on) return engine.run({ id: 'genesis', bytes: () => on.code }, codeOnly(on.code), task);
  const version = view.version(CODE_KEY, on.at);
  if (version === undefined) throw new Error(`No runtime at block ${on.at}`);
  return engine.run({ id: `block ${version}`, bytes: () => codeOf(version) }, reading(on.at), task);
};

const codeOf = (version: number): Hex => {
  const code = view.get(CODE_KEY, version);
  if (code === undefined) throw new Error(`The runtime was removed at block ${version}`);
  return code;
};

const reading = (at: number): StoredState => ({
  get: (key) => view.get(key, at),
  nextKey: (prefix, key, orEqual) => view.nextKey(prefix, key, at, orEqual),
});

const codeOnly = (code: Hex): StoredState => ({
  get: (key) => (key === CODE_KEY ? code : undefined),
  nextKey: (prefix, key, orEqual) => (CODE_KEY.startsWith(prefix) && (orEqual ? CODE_KEY >= key : CODE_KEY > key) ? CODE_KEY : undefined),
});

const answer = ({ id, task }: Request): Reply => {
  try {
    return { id, value: run(task) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
};

await cryptoWaitReady();
port.on('message', (request: Request) => port.postMessage(answer(request)));
