#!/usr/bin/env node
// Builds artifacts/every_function.wasm, or with --check tells whether it belongs to the present sources.
// Compilers as for the contract (contract/build.mjs): Debian's, or WASM_CARGO, WASM_RUSTC and WASM_LINKER.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const WASM = join(HERE, 'artifacts/every_function.wasm');
const DIGEST = join(HERE, 'artifacts/sources.digest');
const SOURCES = ['Cargo.lock', 'Cargo.toml', 'build.mjs', 'src/extension.rs', 'src/lib.rs'];
const CARGO = process.env.WASM_CARGO ?? '/usr/bin/cargo';
const RUSTC = process.env.WASM_RUSTC ?? '/usr/bin/rustc';
const LINKER = process.env.WASM_LINKER ?? 'wasm-ld-19';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const digest = () => [...SOURCES, 'artifacts/every_function.wasm'].map((path) => `${sha256(readFileSync(join(HERE, path)))}  ${path}\n`).join('');

function check() {
  if (existsSync(WASM) && existsSync(DIGEST) && readFileSync(DIGEST, 'utf8') === digest()) return;
  console.error('every_function.wasm is not built from the sources beside it: run node chain/chain-extension/test-contract/build.mjs');
  process.exit(1);
}

function compile() {
  const target = join(process.env.JOUST_CACHE ?? join(homedir(), '.cache/joust'), 'target-contract-wasm');
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const sysroot = execFileSync(RUSTC, ['--print', 'sysroot'], { encoding: 'utf8' }).trim();
  const link = ['-zstack-size=65536', '--import-memory', '--max-memory=1048576'].flatMap((arg) => ['-C', `link-arg=${arg}`]);
  const flags = ['-C', 'target-cpu=mvp', '-C', `linker=${LINKER}`, ...link, '-Zunstable-options', '-Cpanic=immediate-abort'];
  const remaps = [[cargoHome, '/cargo'], [sysroot, '/rust']].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  const env = { ...process.env, RUSTC, RUSTC_BOOTSTRAP: '1', CARGO_TARGET_DIR: target, CARGO_ENCODED_RUSTFLAGS: [...flags, ...remaps].join('\x1f') };
  delete env.RUSTFLAGS;
  execFileSync(
    CARGO,
    ['rustc', '--lib', '--crate-type', 'cdylib', '--release', '--locked', '--no-default-features', '--target', 'wasm32v1-none',
      '-Zbuild-std=core,alloc', '-Zbuild-std-features=optimize_for_size', '-j', '2'],
    { cwd: HERE, env, stdio: 'inherit' },
  );
  return readFileSync(join(target, 'wasm32v1-none/release/every_function.wasm'));
}

/** Only `call` and `deploy` may be exported, and only MVP instructions used. */
async function optimise(wasm) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(wasm);
  module.setFeatures(binaryen.Features.MVP);
  for (let i = module.getNumExports() - 1; i >= 0; i--) {
    const { name } = binaryen.getExportInfo(module.getExportByIndex(i));
    if (name !== 'call' && name !== 'deploy') module.removeExport(name);
  }
  binaryen.setZeroFilledMemory(true);
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  module.runPasses(['strip-debug', 'strip-producers', 'strip-target-features']);
  module.optimize();
  if (!module.validate()) throw new Error('binaryen made an invalid module');
  return module.emitBinary();
}

if (process.argv.includes('--check')) {
  check();
} else {
  const wasm = await optimise(compile());
  mkdirSync(dirname(WASM), { recursive: true });
  writeFileSync(WASM, wasm);
  writeFileSync(DIGEST, digest());
  console.log(`every_function.wasm: ${wasm.length} bytes`);
}
