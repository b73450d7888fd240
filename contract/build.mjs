#!/usr/bin/env node
/**
 * Builds the contract's artifacts, or with `--check` says whether they belong to the present sources.
 *
 *   node contract/build.mjs           compile, optimise, print metadata, write artifacts/
 *   node contract/build.mjs --check   compare artifacts/sources.digest with the sources; no Rust needed
 *   node contract/build.mjs --successor   the next version, which a test lets a contract upgrade to; to be built anew when the
 *                                     layout of the storage changes
 *
 * Compilers: Debian's /usr/bin/cargo and /usr/bin/rustc (packages rustc-web cargo-web rust-web-src lld-19);
 * WASM_CARGO, WASM_RUSTC and WASM_LINKER name others. Object files are kept under JOUST_CACHE (~/.cache/joust).
 */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONTRACT = dirname(fileURLToPath(import.meta.url));
const ARTIFACTS = join(CONTRACT, 'artifacts');
const SUCCESSORS = join(CONTRACT, 'native-tests', 'fixtures');
const DIGEST = join(ARTIFACTS, 'sources.digest');
const SOURCES = ['Cargo.lock', 'Cargo.toml', 'build.mjs', 'src'];
/** The contract's codes (src/codes.rs), in the order in which they are compiled: each holds the hashes of those before it. */
const CODES = ['reads', 'registry', 'main'];
const LIBRARIES = CODES.filter((code) => code !== 'main');
const OUTPUTS = ['joust.contract', 'joust.json', ...CODES.map((code) => fileOf('joust', code))];
/** Bytes of one code; the chain would take twice as many (pallet-contracts MaxCodeLen). */
const MAX_WASM = 65_536;

const CARGO = process.env.WASM_CARGO ?? '/usr/bin/cargo';
const RUSTC = process.env.WASM_RUSTC ?? '/usr/bin/rustc';
const LINKER = process.env.WASM_LINKER ?? 'wasm-ld-19';
const CACHE = process.env.JOUST_CACHE ?? join(homedir(), '.cache', 'joust');

/** joust.wasm, joust-reads.wasm, ... */
function fileOf(name, code) {
  return code === 'main' ? `${name}.wasm` : `${name}-${code}.wasm`;
}

/** Every source file, as paths with forward slashes, sorted by their bytes. */
function sourceFiles() {
  const walk = (path) => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => walk(join(path, name))) : [path]);
  return SOURCES.flatMap((name) => walk(join(CONTRACT, name)))
    .map((path) => relative(CONTRACT, path).split(sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1));
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** One hash over path and content of every source. */
function digestOfSources() {
  const lines = sourceFiles().map((path) => `${sha256(readFileSync(join(CONTRACT, path)))}  ${path}\n`);
  return sha256(lines.join(''));
}

function check() {
  const missing = OUTPUTS.filter((name) => !existsSync(join(ARTIFACTS, name)));
  if (missing.length > 0 || !existsSync(DIGEST)) fail(`contract/artifacts is incomplete (${missing.join(', ') || 'sources.digest'}): run node contract/build.mjs`);
  const recorded = Object.fromEntries(readFileSync(DIGEST, 'utf8').trim().split('\n').map((line) => line.split('  ').reverse()));
  const actual = digests();
  const stale = Object.keys(actual).filter((name) => recorded[name] !== actual[name]);
  if (stale.length > 0) fail(`contract/artifacts does not belong to the present sources (${stale.join(', ')} differ): run node contract/build.mjs and commit the result`);
  console.log('contract: artifacts belong to the present sources');
}

/** What sources.digest records: the sources, and the outputs made from them. */
function digests() {
  const outputs = OUTPUTS.map((name) => [name, sha256(readFileSync(join(ARTIFACTS, name)))]);
  return Object.fromEntries([['sources', digestOfSources()], ...outputs]);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * Paths of this machine must not reach the outputs. The clone's own path needs no flag: Cargo names workspace files
 * relatively, and a flag with it would rebuild every dependency in each new clone.
 */
function remap() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const sysroot = execFileSync(RUSTC, ['--print', 'sysroot'], { encoding: 'utf8' }).trim();
  return [[cargoHome, '/cargo'], [sysroot, '/rust']].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}

function cargo(args, target, rustflags, variables = {}) {
  const env = { ...process.env, ...variables, RUSTC, RUSTC_BOOTSTRAP: '1', CARGO_TARGET_DIR: target, CARGO_ENCODED_RUSTFLAGS: rustflags.join('\x1f') };
  delete env.RUSTFLAGS;
  return execFileSync(CARGO, args, { cwd: CONTRACT, env, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 });
}

/** All codes, optimised. What a code holds of those before it is read from files named after them. */
async function compileCodes(...features) {
  const { blake2AsU8a } = await import('@polkadot/util-crypto');
  const hashes = join(CACHE, 'target-contract-wasm', 'codes');
  mkdirSync(hashes, { recursive: true });
  const codes = {};
  for (const code of CODES) {
    // ink-as-dependency: without ink!'s own way in.
    codes[code] = await optimise(compile(['ink-as-dependency', code, ...features], { JOUST_CODES: hashes }));
    if (codes[code].length > MAX_WASM) fail(`the code ${code} is ${codes[code].length} bytes, more than ${MAX_WASM}: move messages to another code`);
    writeFileSync(join(hashes, code), blake2AsU8a(codes[code], 256));
  }
  return codes;
}

function compile(features, variables) {
  const target = join(CACHE, 'target-contract-wasm');
  const link = ['-zstack-size=65536', '--import-memory', '--max-memory=1048576'].flatMap((arg) => ['-C', `link-arg=${arg}`]);
  const flags = ['-C', 'target-cpu=mvp', '-C', `linker=${LINKER}`, ...link, '-Zunstable-options', '-Cpanic=immediate-abort', ...remap()];
  cargo(
    ['rustc', '--lib', '--crate-type', 'cdylib', '--release', '--locked', '--no-default-features', '--features', features.join(','), '--target', 'wasm32v1-none', '-Zbuild-std=core,alloc', '-Zbuild-std-features=optimize_for_size', '-j', '2'],
    target,
    flags,
    variables,
  );
  return readFileSync(join(target, 'wasm32v1-none', 'release', 'joust.wasm'));
}

/** Only `call` and `deploy` may be exported (pallet-contracts), and only MVP instructions used. */
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
  module.optimize();
  if (!module.validate()) fail('the optimised contract is not valid wasm');
  return Buffer.from(module.emitBinary());
}

/** The ink! metadata, with events in the order of their names: the linker's order is not stable. */
function metadata() {
  const json = cargo(['run', '--quiet', '--locked', '--bin', 'metadata', '-j', '2'], join(CACHE, 'target-contract'), remap());
  const abi = JSON.parse(json.toString('utf8'));
  abi.spec.events.sort((a, b) => (a.label < b.label ? -1 : 1));
  return abi;
}

/** cargo-contract's file: `source.hash` is the code hash of main, blake2-256 of the wasm. `libraries` are the others' hashes, for our own client. */
async function bundle(codes, abi) {
  const { blake2AsHex } = await import('@polkadot/util-crypto');
  const wasm = codes.main;
  const libraries = Object.fromEntries(LIBRARIES.map((code) => [code, blake2AsHex(codes[code], 256)]));
  const version = (name) => readFileSync(join(CONTRACT, 'Cargo.toml'), 'utf8').match(new RegExp(`^${name} = .*?(\\d+\\.\\d+\\.\\d+)`, 'm'))[1];
  const rustc = execFileSync(RUSTC, ['--version'], { encoding: 'utf8' }).split(' ')[1];
  const source = { hash: blake2AsHex(wasm, 256), language: `ink! ${version('ink')}`, compiler: `rustc ${rustc}` };
  const contract = { name: 'joust', version: version('version'), authors: ['Joust contributors'], license: 'Apache-2.0' };
  return {
    json: { source, libraries, contract, image: null, ...abi },
    contract: { source: { ...source, wasm: `0x${wasm.toString('hex')}` }, libraries, contract, image: null, ...abi },
  };
}

function needCompilers() {
  for (const tool of [CARGO, RUSTC]) {
    if (!existsSync(tool)) fail(`${tool} is missing: apt-get install rustc-web cargo-web rust-web-src lld-19, or set WASM_CARGO and WASM_RUSTC`);
  }
}

async function buildSuccessor() {
  needCompilers();
  writeCodes(SUCCESSORS, 'successor', await compileCodes('successor'));
}

function writeCodes(folder, name, codes) {
  mkdirSync(folder, { recursive: true });
  for (const code of CODES) writeFileSync(join(folder, fileOf(name, code)), codes[code]);
}

async function build() {
  needCompilers();
  const codes = await compileCodes();
  const { json, contract } = await bundle(codes, metadata());
  writeCodes(ARTIFACTS, 'joust', codes);
  writeFileSync(join(ARTIFACTS, 'joust.json'), `${JSON.stringify(json, null, 1)}\n`);
  writeFileSync(join(ARTIFACTS, 'joust.contract'), `${JSON.stringify(contract)}\n`);
  writeFileSync(DIGEST, Object.entries(digests()).map(([name, hash]) => `${hash}  ${name}\n`).join(''));
  console.log(`contract: ${CODES.map((code) => `${code} ${codes[code].length} bytes`).join(', ')}; code hash ${json.source.hash}`);
}

if (process.argv.includes('--check')) check();
else await (process.argv.includes('--successor') ? buildSuccessor() : build());
