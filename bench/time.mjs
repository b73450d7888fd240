#!/usr/bin/env node
/**
 * Runs a command and keeps how long it took, for README's table.
 *
 *   node bench/time.mjs npm-test -- npm test
 *
 * Writes bench/results/<name>.json: what was run, its exit code, wall seconds, and the machine. Exits as the command does.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [name, dashes, command, ...options] = process.argv.slice(2);
if (!name || dashes !== '--' || !command) {
  console.error('Use: node bench/time.mjs NAME -- COMMAND [OPTION ...]');
  process.exit(2);
}
const folder = join(dirname(fileURLToPath(import.meta.url)), 'results');
const began = performance.now();
const { status, error } = spawnSync(command, options, { stdio: 'inherit' });
if (error) throw error;
const result = {
  command: [command, ...options].join(' '),
  exitCode: status,
  by: 'bench/time.mjs',
  seconds: Math.round((performance.now() - began) / 100) / 10,
  machine: { cpus: cpus().length, model: cpus()[0]?.model, memoryMiB: Math.round(totalmem() / 2 ** 20) },
};
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
process.exitCode = status ?? 1;
