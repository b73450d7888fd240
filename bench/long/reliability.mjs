/**
 * 30 days of ten validators and 30 miners on a real devnet with the real contract and the GitHub stand-in, 5 % of the validators'
 * requests to the node and 5 % of those to GitHub failing, one validator malicious (the one with the most power), one offline.
 * Stories drawn by a seed say who solves what; an oracle that knows them judges what the contract did. At most 60 minutes:
 * then what was played until then is the result. Writes bench/results/reliability.json, exits 1 when something is wrong.
 *
 *   npm run build && node bench/long/reliability.mjs [days] [seed]
 *   node bench/long/reliability.mjs --of FILE       the result of a season that was played before (main.ts of the season)
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(root, 'apps/validator/src/testing/season/main.ts');
const LONGEST_MILLIS = 60 * 60_000;

const play = async (days, seed) => {
  const folder = mkdtempSync(join(tmpdir(), 'joust-reliability-'));
  const file = join(folder, 'season.json');
  const child = spawn(process.execPath, ['--no-warnings', MAIN, String(days), String(seed), file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_MILLIS);
  await once(child, 'exit');
  clearTimeout(limit);
  const season = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  return season;
};

const [first = '30', second = '1'] = process.argv.slice(2);
const season = first === '--of' ? JSON.parse(readFileSync(second, 'utf8')) : await play(Number(first), Number(second));
const result = {
  by: 'bench/long/reliability.mjs',
  machine: { cpus: availableParallelism(), model: cpus()[0]?.model ?? 'unknown', memoryMiB: Math.round(totalmem() / 2 ** 20) },
  loadAverage: Math.round(loadavg()[1] * 100) / 100,
  node: process.version,
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
  ...season,
};
writeFileSync(join(root, 'bench/results/reliability.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(`${result.days} days, ${result.wrong.length} wrong; now: node tools/checks/reliability.mjs`);
process.exitCode = result.wrong.length === 0 ? 0 : 1;
