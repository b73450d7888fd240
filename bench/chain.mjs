#!/usr/bin/env node
/**
 * Size and speed of the devnet's runtime: the blob plain and compressed, and what the native tests of
 * chain/runtime/src/tests/speed.rs measure, beside their weights and the block's limit; then the same in the embedded devnet.
 * Needs rustup's stable Rust, and `npm run build`.
 *
 *   node bench/chain.mjs          writes bench/results/chain.json
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, homedir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, zstdCompressSync } from 'node:zlib';
import { measureEmbedded } from './chain-embedded.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = process.env.CARGO_TARGET_DIR ?? join(process.env.JOUST_CACHE ?? join(homedir(), '.cache/joust'), 'target-chain-native');
const LINE = /^measured (.+): ([\d.]+) ms, weight ([\d.]+|none)(?: ms)?, limit (\d+) ms$/;

const blob = readFileSync(join(root, 'chain/artifacts/joust_runtime.wasm'));
const compressed = zstdCompressSync(blob, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }).length;

const { status, stdout } = spawnSync(
  'cargo',
  ['test', '--locked', '--quiet', '-p', 'joust-runtime', '--lib', 'speed', '--', '--nocapture', '--test-threads', '1'],
  { cwd: join(root, 'chain'), env: { ...process.env, CARGO_TARGET_DIR: target }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
);
if (status !== 0) process.exit(status ?? 1);

const native = stdout
  .split('\n')
  .map((line) => LINE.exec(line.replace(/^\.+/, '')))
  .filter((found) => found !== null)
  .map(([, what, millis, weight, limit]) => ({
    what,
    millis: Number(millis),
    weightMillis: weight === 'none' ? null : Number(weight),
    limitMillis: Number(limit),
  }));
if (native.length === 0) throw new Error('the tests printed no measurement');

const result = {
  by: 'bench/chain.mjs',
  runtimeBytes: blob.length,
  compressedBytes: compressed,
  native,
  embedded: await measureEmbedded(blob),
  machine: { cpus: cpus().length, model: cpus()[0]?.model, memoryMiB: Math.round(totalmem() / 2 ** 20) },
};
writeFileSync(join(root, 'bench/results/chain.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
