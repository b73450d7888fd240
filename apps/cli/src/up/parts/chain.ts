import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChainOrder } from '../chain-order.ts';
import { built } from '../settings.ts';
import { type Running, type Stage, startNode } from './part.ts';
import { answersHttp } from './probe.ts';

const MAIN = join(dirname(fileURLToPath(import.meta.url)), '../chain-main.js');

/** Starts the embedded chain, or goes on with it. Errors: PartFailed. */
export const startChain = async (stage: Stage): Promise<{ running: Running; url: string }> => {
  const { settings } = stage;
  const port = settings.ports.chain;
  const order: ChainOrder = {
    folder: join(settings.home, 'chain'),
    port,
    blockMillis: settings.blockMillis,
    runtime: built(settings, 'chain/artifacts/joust_runtime.wasm'),
    ...settings.preset.genesis,
  };
  const health = { method: 'POST', body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'system_health', params: [] }) };
  const running = await startNode(stage, {
    name: 'chain',
    args: [MAIN, JSON.stringify(order)],
    isReady: () => answersHttp(`http://127.0.0.1:${port}`, health),
  });
  return { running, url: `ws://127.0.0.1:${port}` };
};
