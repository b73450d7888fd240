#!/usr/bin/env node
/**
 * Runs the experiments that prove (or correct) the rules, and evaluates their gates.
 *
 *   node sim/run.mjs [E1 E4 ...] [--seeds 20] [--smoke] [--resume] [--json]
 *
 * Without --smoke the results go to docs/mechanism: one JSON a experiment, its plots, and the page RESULTS.md. --resume
 * leaves out experiments whose result is there already, from the same sources and seeds. --smoke (4 seeds, small worlds)
 * writes nothing. Exit code 1 when a gate fails. Build first: npm run build.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const docs = join(root, 'docs/mechanism');
const entry = join(root, 'sim/dist/index.js');
if (!existsSync(entry)) stop('The simulation is not built: npm run build.');
const { EXPERIMENTS, gateLine, resultsPage, runExperiment, seedsOf, tableText } = await import(entry);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string' }, smoke: { type: 'boolean' }, resume: { type: 'boolean' }, json: { type: 'boolean' } },
});
const unknown = positionals.filter((id) => !EXPERIMENTS.some((experiment) => experiment.id === id));
if (unknown.length > 0) stop(`No experiment ${unknown.join(', ')}; there are ${EXPERIMENTS.map(({ id }) => id).join(' ')}.`);
const count = Number(options.seeds ?? (options.smoke ? 4 : 20));
if (!Number.isInteger(count) || count < 1) stop(`--seeds takes a whole number, not ${options.seeds}.`);

const sources = digestOf(['sim/src', 'libs/elo/src', 'libs/pairing/src']);
const seeds = seedsOf(count);
const chosen = EXPERIMENTS.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
const began = performance.now();
const results = chosen.map(run);
if (!options.smoke) writeFileSync(join(docs, 'RESULTS.md'), resultsPage(EXPERIMENTS.map(({ id }) => kept(id)).filter(Boolean)));

const gates = results.flatMap((result) => result.gates.map((gate) => ({ experiment: result.id, ...gate })));
const failed = gates.filter(({ passed }) => !passed);
if (options.json) console.log(JSON.stringify({ seeds: count, seconds: secondsSince(began), gates }, null, 2));
else {
  console.log(`\nGates, ${count} seeds, ${secondsSince(began)} s (${cpuSeconds()} s of one core):`);
  for (const gate of gates) console.log(`  ${gate.experiment.padEnd(3)} ${gateLine(gate)}`);
}
process.exitCode = failed.length === 0 ? 0 : 1;

function run(experiment) {
  const before = kept(experiment.id);
  if (options.resume && !options.smoke && before?.sources === sources && before.seeds.length === count) {
    console.error(`${experiment.id} is there already`);
    return before;
  }
  const start = performance.now();
  const cpu = process.cpuUsage();
  const progress = (done) => console.error(`${experiment.id} ${experiment.title}: seed ${done} of ${count}, ${secondsSince(start)} s`);
  const result = runExperiment(experiment, seeds, options.smoke ? 'smoke' : 'full', progress);
  if (!options.json) console.log(`\n${experiment.id} ${experiment.title}\n${result.tables.map(tableText).join('\n')}`);
  if (!options.smoke) keep(result, cpuSeconds(cpu));
  return result;
}

function keep({ plots, ...result }, coreSeconds) {
  for (const folder of ['results', 'plots']) mkdirSync(join(docs, folder), { recursive: true });
  for (const [file, svg] of Object.entries(plots)) writeFileSync(join(docs, 'plots', file), svg);
  const record = { ...result, plots: Object.fromEntries(Object.keys(plots).map((file) => [file, `plots/${file}`])), coreSeconds, sources };
  writeFileSync(join(docs, 'results', `${result.id}.json`), `${JSON.stringify(record, null, 2)}\n`);
}

function kept(id) {
  const file = join(docs, 'results', `${id}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Of all that can change a number: the simulation and the rules, without their tests. */
function digestOf(folders) {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of globSync('**/*.ts', { cwd: join(root, folder) }).sort())
      if (!file.endsWith('.spec.ts') && !file.includes('testing/'))
        hash.update(`${folder}/${file}\n`).update(readFileSync(join(root, folder, file)));
  return hash.digest('hex');
}

function secondsSince(start) {
  return Math.round((performance.now() - start) / 100) / 10;
}

/** Seconds of one core, whatever else the machine does. */
function cpuSeconds(since) {
  const { user, system } = process.cpuUsage(since);
  return Math.round((user + system) / 1e5) / 10;
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
