/** The workload in the embedded devnet: the blob in Node's WebAssembly, blocks in its store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevnet } from '@joust/devnet';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { measure, workload } from './chain-workload.mjs';

/** Answers the lines of `measure`. */
export async function measureEmbedded(runtime) {
  const { genesisPatch, ...accounts } = await workload();
  const folder = mkdtempSync(join(tmpdir(), 'joust-bench-chain-'));
  const devnet = await startDevnet({ folder, port: 0, mode: 'manual', blockMillis: 1_000, runtime, preset: 'development', genesisPatch });
  const api = await ApiPromise.create({ provider: new WsProvider(devnet.url), noInitWarn: true });
  try {
    const read = (method, args) => api.rpc.state.call(method, args);
    return await measure({ api, newBlock: () => devnet.newBlock(), read, ...accounts });
  } finally {
    await api.disconnect();
    await devnet.stop();
    rmSync(folder, { recursive: true });
  }
}
