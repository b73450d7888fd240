#!/usr/bin/env node
// Builds chain/artifacts/joust_runtime.wasm, or with --check only tells whether it is up to date with its sources.
// Needs a Rust compiler that can make wasm (README.md) and, for the optimiser, the npm package binaryen.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, zstdCompressSync } from 'node:zlib';

const CHAIN = dirname(fileURLToPath(import.meta.url));
const ARTIFACTS = join(CHAIN, 'artifacts');
const WASM = join(ARTIFACTS, 'joust_runtime.wasm');
const DIGEST = join(ARTIFACTS, 'sources.digest');
const TARGET = 'wasm32v1-none';
const SOURCE = /\.(rs|toml|lock|mjs)$/;
const NOT_IN_THE_BLOB = ['artifacts', 'target', 'test-contract', 'tests'];
/** What a chain stores and sends of it: compressed. Ours must stay below a megabyte. */
const MOST_COMPRESSED = 1_000_000;

/** sha256 over the sorted list of path, length and content of every source file; folders of tests do not count. */
function sourcesDigest() {
  const hash = createHash('sha256');
  for (const path of sources(CHAIN).sort()) {
    const content = readFileSync(join(CHAIN, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_IN_THE_BLOB.includes(entry.name) ? [] : sources(path);
    return SOURCE.test(entry.name) ? [relative(CHAIN, path).split(sep).join('/')] : [];
  });
}

function check() {
  if (existsSync(WASM)) compressedSize(readFileSync(WASM));
  const stored = existsSync(DIGEST) && existsSync(WASM) ? readFileSync(DIGEST, 'utf8').trim() : 'nothing';
  if (stored === sourcesDigest()) return;
  console.error('chain/artifacts/joust_runtime.wasm is not built from the sources beside it: run node chain/build.mjs');
  process.exit(1);
}

/** Bytes after zstd, as Substrate compresses runtimes. Too many end the program. */
function compressedSize(blob) {
  const params = { [constants.ZSTD_c_compressionLevel]: 19 };
  const { length } = zstdCompressSync(blob, { params });
  if (length <= MOST_COMPRESSED) return length;
  console.error(`chain/artifacts/joust_runtime.wasm is ${length} bytes compressed, more than ${MOST_COMPRESSED}`);
  process.exit(1);
}

/** A rustup tool chain with the wasm target, or Debian's compiler with its library's sources. */
function toolchain() {
  const targets = spawnSync('rustup', ['target', 'list', '--installed'], { encoding: 'utf8' });
  if (targets.status === 0 && targets.stdout.split('\n').includes(TARGET)) {
    return { cargo: 'cargo', rustc: 'rustc', env: {}, args: [], flags: [] };
  }
  if (existsSync('/usr/bin/rustc') && existsSync('/usr/bin/wasm-ld-19')) {
    return {
      cargo: '/usr/bin/cargo',
      rustc: '/usr/bin/rustc',
      env: { RUSTC: '/usr/bin/rustc', RUSTC_BOOTSTRAP: '1' },
      args: ['-Zbuild-std=core,alloc'],
      // A panic is a trap without a text: a third of the blob would be texts and the code that formats them.
      flags: ['-C', 'linker=wasm-ld-19', '-Zunstable-options', '-Cpanic=immediate-abort'],
    };
  }
  console.error(
    `No Rust compiler for ${TARGET}: run rustup target add ${TARGET}, or on Debian ` +
      'apt-get install rustc-web cargo-web rust-web-src lld-19',
  );
  process.exit(1);
}

/**
 * The blob must not depend on where it was built, so folders get neutral names. The clone's own path needs none: Cargo
 * names workspace files relatively, and a flag with it would rebuild every dependency in each new clone.
 */
function remaps({ cargo, rustc, env }) {
  const output = (command, args) =>
    execFileSync(command, args, { cwd: CHAIN, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1 << 28 });
  const { packages } = JSON.parse(output(cargo, ['metadata', '--format-version', '1', '--locked']));
  const crates = packages.filter(({ source }) => source).map(({ manifest_path: path }) => dirname(dirname(path)));
  const library = join(output(rustc, ['--print', 'sysroot']).trim(), 'lib/rustlib/src/rust');
  const folders = [...new Set(crates)].map((folder) => [folder, 'crates']);
  if (existsSync(library)) folders.push([library, 'rust'], [realpathSync(library), 'rust']);
  return folders.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}

function compile() {
  const tools = toolchain();
  const cache = join(process.env.JOUST_CACHE ?? join(homedir(), '.cache/joust'), 'target-chain-wasm');
  const flags = ['-C', 'target-cpu=mvp', '-C', 'link-arg=--export-table', '-C', 'link-arg=--import-memory'];
  const rustflags = [...flags, ...tools.flags, '--cfg', 'substrate_runtime', ...remaps(tools)];
  execFileSync(
    tools.cargo,
    ['build', '--release', '--locked', '-p', 'joust-runtime', '--no-default-features', '--features', 'disable-logging',
      '--target', TARGET, ...tools.args],
    {
      cwd: CHAIN,
      stdio: 'inherit',
      env: {
        ...process.env,
        ...tools.env,
        CARGO_TARGET_DIR: cache,
        CARGO_ENCODED_RUSTFLAGS: rustflags.join('\x1f'),
      },
    },
  );
  return readFileSync(join(cache, TARGET, 'release/joust_runtime.wasm'));
}

async function optimise(wasm) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(wasm);
  module.setFeatures(binaryen.Features.MVP);
  binaryen.setZeroFilledMemory(true);
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  module.runPasses(['strip-debug', 'strip-producers']);
  module.optimize();
  if (!module.validate()) throw new Error('binaryen made an invalid module');
  return module.emitBinary();
}

if (process.argv.includes('--check')) {
  check();
} else {
  const digest = sourcesDigest();
  const blob = await optimise(compile());
  const compressed = compressedSize(blob);
  mkdirSync(ARTIFACTS, { recursive: true });
  writeFileSync(WASM, blob);
  writeFileSync(DIGEST, `${digest}\n`);
  console.log(`chain/artifacts/joust_runtime.wasm: ${blob.length} bytes, ${compressed} compressed, sources ${digest.slice(0, 12)}`);
}
