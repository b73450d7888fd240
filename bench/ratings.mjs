#!/usr/bin/env node
/**
 * Results per second of libs/elo beside openskill and glicko2 from npm and openskill from PyPI, in one run, how long a window of
 * 4,500 results takes, and results per second of crates/elo where there is cargo.
 *
 *   npm run build && node bench/ratings.mjs [--rounds 9]
 *
 * Every contender is a process of its own and rates the same results; in each round each runs once, one after the other.
 * Seconds are processor time of the contender's thread, because that does not depend on what else the machine does; by the
 * clock they are kept beside. Figures are medians of the rounds, ratios medians of the ratios within a round. What cannot be
 * fetched is said and left out. What each side is given: `replay` a sorted and numbered history, `rate` the raw results, which it
 * checks, sorts and numbers; the rivals players and meetings that are made before. Writes bench/results/ratings.json; exits 1 when a measured gate is missed.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startContender } from './contenders/contender.mjs';
import { writeResults } from './contenders/results.mjs';
import { buildRust } from './contenders/rust.mjs';
import { fetchFromNpm, fetchFromPyPI } from './contenders/rivals.mjs';
import { circumstances, median, rounded } from './contenders/statistics.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const asked = process.argv.indexOf('--rounds');
const ROUNDS = asked > 0 ? Number(process.argv[asked + 1]) : 9;
const WARM_UP = 3;
const HISTORY = 1_000_000;
const WINDOW = 4_500;
/** Slow contenders rate the first of the same results, so that a round stays short. */
const FEW = 30_000;
const REPLAY = 'libs/elo replay';
const RATE = 'libs/elo rate';
const SEASON = 'libs/elo rate, 4,500 results';
const OPENSKILL = [
  { rival: 'openskill (npm), Bradley-Terry', atLeast: 50 },
  { rival: 'openskill (npm), default', atLeast: 50 },
  { rival: 'openskill (PyPI), Bradley-Terry', atLeast: 100 },
  { rival: 'openskill (PyPI), default', atLeast: 100 },
];
/** Prepared against prepared, and raw results of a season; glicko2, which rates one prepared period, is held against `replay`. */
const GATES = [
  ...OPENSKILL.map((gate) => ({ ours: REPLAY, ...gate })),
  { ours: REPLAY, rival: 'glicko2 (npm)', atLeast: 3 },
  ...OPENSKILL.map((gate) => ({ ours: SEASON, ...gate })),
  ...OPENSKILL.map(({ rival }) => ({ ours: RATE, rival, atLeast: null })),
  { ours: SEASON, rival: 'glicko2 (npm)', atLeast: null },
  { ours: RATE, rival: 'glicko2 (npm)', atLeast: null },
];
const RUST = 'crates/elo';
const RUST_AT_LEAST = 5_000_000;
const WINDOW_MILLIS = 10;

const project = join(root, 'node_modules/node/bin/node');
const node = existsSync(project) ? project : process.execPath;
const folder = mkdtempSync(join(tmpdir(), 'joust-ratings-'));
const contenders = [];
try {
  const npm = fetchFromNpm(folder);
  const pypi = fetchFromPyPI(folder);
  const rust = buildRust(root);
  const missing = [npm.missing, pypi.missing, rust.missing].filter(Boolean);
  for (const reason of missing) console.error(`Left out: ${reason}`);
  enterAll(npm, pypi, rust);
  const runs = await race();
  const result = {
    by: 'bench/ratings.mjs',
    ...circumstances(root, node),
    versions: { ...npm.versions, ...pypi.versions },
    missing,
    rounds: ROUNDS,
    resultsPerSecond: Object.fromEntries([...runs].map(([label, all]) => [label, speed(all)])),
    ratios: GATES.filter(({ rival }) => runs.has(rival)).map((gate) => ratio(gate, runs)),
    window: windowOf(runs.get(SEASON)),
    rust: runs.has(RUST) ? rustOf(speed(runs.get(RUST))) : null,
  };
  writeFileSync(join(root, 'bench/results/ratings.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
  if (!result.window.met || result.rust?.met === false || result.ratios.some(({ met }) => met === false)) process.exitCode = 1;
} finally {
  for (const { process: contender } of contenders) await contender.stop();
  rmSync(folder, { recursive: true, force: true });
}

function enterAll(npm, pypi, rust) {
  const long = join(folder, 'history.u32');
  const short = join(folder, 'window.u32');
  writeResults(long, HISTORY);
  writeResults(short, WINDOW);
  const here = join(root, 'bench/contenders');
  enter({ [REPLAY]: 'replay', [RATE]: 'rate' }, node, join(here, 'elo.mjs'), long, HISTORY);
  enter({ [SEASON]: 'rate' }, node, join(here, 'elo.mjs'), short, WINDOW);
  if (rust.program) enter({ [RUST]: 'rate' }, rust.program, short, WINDOW);
  if (npm.folder) {
    enter({ 'glicko2 (npm)': 'glicko2' }, node, join(folder, 'glicko2.mjs'), long, HISTORY);
    const races = { 'openskill (npm), default': 'default', 'openskill (npm), Bradley-Terry': 'bradley-terry' };
    enter(races, node, join(folder, 'openskill.mjs'), long, FEW);
  }
  if (pypi.python) {
    const races = { 'openskill (PyPI), default': 'default', 'openskill (PyPI), Bradley-Terry': 'bradley-terry' };
    enter(races, pypi.python, join(here, 'python_openskill.py'), long, FEW);
  }
}

/** @param {Record<string, string>} races what the contender calls them, by what the report calls them */
function enter(races, program, ...options) {
  contenders.push({ races: Object.entries(races), process: startContender(program, options.map(String)) });
}

/** Runs of every race in the order of the rounds, the first ones left out. */
async function race() {
  const runs = new Map();
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
    for (const { races, process: contender } of contenders)
      for (const [label, name] of races) runs.set(label, [...(runs.get(label) ?? []), await contender.race(name)]);
  return new Map([...runs].map(([label, all]) => [label, all.slice(WARM_UP)]));
}

function speed(runs) {
  const speeds = runs.map(({ results, seconds }) => Math.round(results / seconds));
  const byClock = Math.round(median(runs.map(({ results, clock }) => results / clock)));
  return { results: runs[0].results, median: median(speeds), slowest: Math.min(...speeds), fastest: Math.max(...speeds), byClock };
}

function ratio({ ours: name, rival, atLeast }, runs) {
  const ours = runs.get(name);
  const ratios = runs.get(rival).map(({ results, seconds }, round) => ours[round].results / ours[round].seconds / (results / seconds));
  const [middle, lowest, highest] = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map((value) => rounded(value));
  return { ours: name, rival, median: middle, lowest, highest, atLeast, met: atLeast === null ? null : middle >= atLeast };
}

function rustOf({ results, median: middle }) {
  return { results, resultsPerSecond: middle, atLeast: RUST_AT_LEAST, met: middle >= RUST_AT_LEAST };
}

function windowOf(runs) {
  const millis = (time) => runs.map((run) => (run[time] / run.results) * WINDOW * 1_000);
  const [middle, slowest, byClock] = [median(millis('seconds')), Math.max(...millis('seconds')), median(millis('clock'))].map((value) =>
    rounded(value),
  );
  return {
    results: WINDOW,
    medianMillis: middle,
    slowestMillis: slowest,
    byClockMillis: byClock,
    lessThanMillis: WINDOW_MILLIS,
    met: middle < WINDOW_MILLIS,
  };
}
