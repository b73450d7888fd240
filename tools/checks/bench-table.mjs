/** Writes README's table of measurements from bench/results; with `--check` it fails when the table is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const result = (name) => {
  const file = join(root, 'bench/results', `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};

const demo = result('demo');
const ratings = result('ratings');
const pairing = result('pairing');
const budget = result('github-budget');
const chain = result('chain');
const millions = (value) => `${(value / 1e6).toFixed(1)} M/s`;
const gate = ({ median, atLeast, met }) => `${median} (at least ${atLeast}${met ? '' : ', not reached'})`;
const seconds = (value) => `${value.toFixed(1)} s`;
const rows = [
  ['`npm start` to "Joust is up" (installed and built)', seconds(demo.readySeconds), 'bench/demo.mjs'],
  ['`npm start` to the first page that shows an issue', seconds(demo.pageSeconds), 'bench/demo.mjs'],
  [
    `a block announced to its row in the API, ${demo.blocks} blocks, p50 / p95`,
    `${demo.rowMillis.p50} / ${demo.rowMillis.p95} ms`,
    'bench/demo.mjs',
  ],
  ['the same to the open page, p50 / p95', `${demo.pageMillis.p50} / ${demo.pageMillis.p95} ms`, 'bench/demo.mjs'],
  ['memory of everything `npm start` starts (PSS)', `${demo.memory.totalMiB} MiB`, 'bench/demo.mjs'],
  ...[
    ['npm-start-fresh', '`npm start` to ready in a fresh clone, warm npm cache: install, build, start'],
    ['npm-test', '`npm test` in a fresh clone, packages installed and built'],
    ['ci-warm', '`.ci/run`, warm caches'],
    ['ci-cold', '`.ci/run`, cold'],
  ].flatMap(([name, what]) => {
    const measured = result(name);
    return measured ? [[what, seconds(measured.seconds), measured.by]] : [];
  }),
  [
    'results rated: a sorted history replayed / raw results / raw results of a season',
    ['replay', 'rate', 'rate, 4,500 results'].map((name) => millions(ratings.resultsPerSecond[`libs/elo ${name}`].median)).join(' / '),
    ratings.by,
  ],
  ...ratings.ratios
    .filter(({ atLeast }) => atLeast !== null)
    .map((ratio) => [`${ratio.ours}: times as fast as ${ratio.rival}`, gate(ratio), ratings.by]),
  ...(ratings.rust
    ? [['crates/elo (Rust): raw results of a season', `${millions(ratings.rust.resultsPerSecond)} (at least 5)`, ratings.by]]
    : []),
  [
    `ratings of ${ratings.window.results} raw results`,
    `${ratings.window.medianMillis} ms (less than ${ratings.window.lessThanMillis})`,
    ratings.by,
  ],
  [
    `pairing of ${pairing.miners} miners on ${pairing.issues} issues`,
    `${pairing.pair[0].medianMillis} ms, at worst a chain ${pairing.pair[2].medianMillis} ms (less than ${pairing.lessThanMillis})`,
    pairing.by,
  ],
  [
    `a validator's round over ${budget.issues} issues, ${budget.nextRound.changed} of them changed: points at GitHub, cheaper than a query an issue`,
    `${budget.nextRound.points}, ${budget.timesCheaper} times (at least ${budget.atLeast})`,
    budget.by,
  ],
  [
    `the same, with ${budget.latencyMillis} ms to each answer`,
    `${budget.nextRound.seconds} s (less than ${budget.lessThanSeconds})`,
    budget.by,
  ],
];
/** Processor time in the embedded devnet and in Chopsticks. */
const onBoth = (what) =>
  [chain.embedded, chain.chopsticks].map((list) => Math.round(list.find((line) => line.what.includes(what)).processorMillis)).join(' / ');
if (chain) {
  rows.push(
    ["the devnet's runtime, compressed (at most 1,000,000)", `${chain.compressedBytes} bytes`, chain.by],
    ['processor time of a block of 100 transfers: embedded devnet / Chopsticks', `${onBoth('100 transfers')} ms`, chain.by],
    ['of a block with an epoch of 256 neurons, 64 of them validators', `${onBoth('epoch of 256')} ms`, chain.by],
    ['of a metagraph of 256 neurons', `${onBoth('metagraph of 256')} ms`, chain.by],
  );
}
const machine = `Measured on ${demo.machine.cpus} cores (${demo.machine.model}), ${Math.round(demo.machine.memoryMiB / 1024)} GiB, in one run each; for orientation.`;
const table = ['| what | measured | by |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

const file = join(root, 'README.md');
const readme = readFileSync(file, 'utf8');
const fresh = readme.replace(/(<!-- measured -->\n)[\s\S]*(\n<!-- end -->)/, `$1${machine}\n\n${table}$2`);
if (fresh === readme) process.exit(0);
if (process.argv.includes('--check')) {
  console.error("README's table of measurements is stale: run node tools/checks/bench-table.mjs.");
  process.exit(1);
}
writeFileSync(file, fresh);
