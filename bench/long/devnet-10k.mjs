/**
 * 10,000 blocks of the embedded chain with a kill -9 on the way: is the chain whole afterwards, is block 1 still read as it was,
 * and does memory stay where it is? Prints one JSON object; exits 1 when something is not as it must be.
 *
 *   npm run build && node bench/long/devnet-10k.mjs [blocks]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startDevnet } from '@joust/devnet';

const RUNTIME = fileURLToPath(new URL('../../chain/artifacts/joust_runtime.wasm', import.meta.url));
/** twox128("Timestamp") ++ twox128("Now") */
const NOW_KEY = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb';
const open = (folder) =>
  startDevnet({ folder, port: 0, mode: 'manual', blockMillis: 1_000, preset: 'development', runtime: readFileSync(RUNTIME) });

/** The part that is killed: builds blocks for ever and tells each. */
const build = async (folder) => {
  const devnet = await open(folder);
  for (;;) {
    const { number, hash } = await devnet.newBlock();
    process.stdout.write(`${number} ${hash} ${process.memoryUsage().rss}\n`);
  }
};

const ask = async (url, method, ...params) => {
  const response = await fetch(url.replace('ws:', 'http:'), {
    method: 'POST',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = await response.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
};

/** Builds in a process of its own until `last`, then kills it in the middle of whatever it does. */
const buildAndKill = async (folder, last) => {
  const child = spawn(process.execPath, ['--no-warnings', fileURLToPath(import.meta.url), '--build', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seen = { blocks: new Map(), memory: [] };
  for await (const line of createInterface({ input: child.stdout })) {
    const [number, hash, rss] = line.split(' ');
    seen.blocks.set(Number(number), hash);
    seen.memory.push(Number(rss));
    if (Number(number) >= last) break;
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  return seen;
};

const measure = async (blocks) => {
  const folder = mkdtempSync(join(tmpdir(), 'joust-10k-'));
  const started = performance.now();
  const first = await buildAndKill(folder, Math.floor(blocks / 2));
  const resumeStarted = performance.now();
  const resumed = await open(folder);
  const resumeMillis = performance.now() - resumeStarted;
  const resumedAt = resumed.head().number;
  const one = first.blocks.get(1);
  const readOne = async (url) =>
    JSON.stringify([
      await ask(url, 'chain_getBlock', one),
      await ask(url, 'state_getStorage', NOW_KEY, one),
      await ask(url, 'state_call', 'Core_version', '0x', one),
    ]);
  const before = await readOne(resumed.url);
  await resumed.stop();

  const second = await buildAndKill(folder, blocks);
  const last = await open(folder);
  const wrong = [];
  for (const [number, hash] of [...first.blocks, ...second.blocks])
    if ((await ask(last.url, 'chain_getBlockHash', number)) !== hash) wrong.push(number);
  const readMillis = performance.now();
  const same = (await readOne(last.url)) === before;
  const result = {
    blocks: last.head().number,
    minutes: Number(((performance.now() - started) / 60_000).toFixed(2)),
    millisPerBlock: Number(((performance.now() - started) / blocks).toFixed(1)),
    killedAt: [Math.floor(blocks / 2), blocks],
    resumedAt,
    resumeMillis: Math.round(resumeMillis),
    blocksLost: wrong.length,
    blockOneUnchanged: same,
    blockOneReadMillis: Math.round(performance.now() - readMillis),
    memoryMegabytes: {
      at100: megabytes(first.memory[99]),
      atEndOfFirst: megabytes(first.memory.at(-1)),
      atEnd: megabytes(second.memory.at(-1)),
    },
    storeMegabytes: megabytes(statSync(join(folder, 'chain.sqlite')).size),
  };
  await last.stop();
  rmSync(folder, { recursive: true });
  return result;
};

const megabytes = (bytes) => Math.round((bytes ?? 0) / 1e6);

if (process.argv[2] === '--build') {
  await build(process.argv[3]);
} else {
  const result = await measure(Number(process.argv[2] ?? 10_000));
  console.log(JSON.stringify(result, null, 2));
  if (result.blocksLost > 0 || !result.blockOneUnchanged || result.resumedAt < result.killedAt[0]) process.exitCode = 1;
}
