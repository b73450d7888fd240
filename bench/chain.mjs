#!/usr/bin/env node
/**
 * Size and speed of the devnet's runtime: the blob plain and compressed, and what the native tests of
 * chain/runtime/src/tests/speed.rs and costs.rs measure, beside their weights and the block's limit; then the heavy things in the
 * embedded devnet and in Chopsticks. Needs rustup's stable Rust, and `npm run build`.
 *
 *   node bench/chain.mjs                  writes bench/results/chain.json
 *   node bench/chain.mjs --native FILE    takes what the tests printed into FILE, where they were not built beside other work
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, homedir, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, zstdCompressSync } from 'node:zlib';
import { measureEmbedded } from './chain-embedded.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = process.env.CARGO_TARGET_DIR ?? join(process.env.JOUST_CACHE ?? join(homedir(), '.cache/joust'), 'target-chain-native');
const NATIVE = ['tests::speed', 'tests::costs', '--nocapture', '--test-threads', '1'];
const LINE = /^measured (.+): ([\d.]+) ms, weight ([\d.]+|none)(?: ms)?, limit (\d+) ms$/;
const CHOPSTICKS = fileURLToPath(new URL('chain-chopsticks.mjs', import.meta.url));

const blob = readFileSync(join(root, 'chain/artifacts/joust_runtime.wasm'));
const compressed = zstdCompressSync(blob, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }).length;

/** What the program wrote; when it fails, this one ends too. */
function output(program, args, options) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

function measureChopsticks() {
  const env = { ...process.env, LOG_LEVEL: 'error' };
  const lines = output(process.execPath, ['--no-warnings', CHOPSTICKS], { env }).trim().split('\n');
  return JSON.parse(lines.at(-1));
}

/** The machine's load, by minutes. */
function averages() {
  const [one, five, fifteen] = loadavg();
  return { one, five, fifteen };
}

/** What the tests print; the machine's load before it is kept. */
function runTests() {
  const options = { cwd: join(root, 'chain'), env: { ...process.env, CARGO_TARGET_DIR: target } };
  const tests = ['test', '--locked', '--quiet', '--workspace', '--lib'];
  output('cargo', [...tests, '--no-run'], options);
  load.native = averages();
  return output('cargo', [...tests, '--', ...NATIVE], options);
}

const load = {};
const file = process.argv[process.argv.indexOf('--native') + 1];
const printed = process.argv.includes('--native') ? readFileSync(file, 'utf8') : runTests();
const native = printed
  .split('\n')
  .map((line) => LINE.exec(line.slice(Math.max(line.indexOf('measured '), 0)))) // dots of tests that passed may stand before it
  .filter((found) => found !== null)
  .map(([, what, millis, weight, limit]) => ({
    what,
    millis: Number(millis),
    weightMillis: weight === 'none' ? null : Number(weight),
    limitMillis: Number(limit),
  }));
if (native.length === 0) throw new Error('the tests printed no measurement');

load.embedded = averages();
const embedded = await measureEmbedded(blob);
load.chopsticks = averages();
const result = {
  by: 'bench/chain.mjs',
  runtimeBytes: blob.length,
  compressedBytes: compressed,
  native,
  embedded,
  chopsticks: measureChopsticks(),
  machine: { cpus: cpus().length, model: cpus()[0]?.model, memoryMiB: Math.round(totalmem() / 2 ** 20) },
  /** Before each part; none where the tests had been run before. */
  load,
};
writeFileSync(join(root, 'bench/results/chain.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
