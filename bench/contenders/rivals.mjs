/**
 * Fetches what libs/elo is compared with into a temporary folder: nobody who installs Joust needs it. Versions are pinned by
 * package-lock.json and requirements.txt in this folder.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** @returns {{ folder: string, versions: Record<string, string> } | { missing: string }} */
export const fetchFromNpm = (folder) => {
  for (const file of [
    'package.json',
    'package-lock.json',
    'openskill.mjs',
    'glicko2.mjs',
    'results.mjs',
    'serve.mjs',
    'processor-time.mjs',
  ])
    copyFileSync(join(here, file), join(folder, file));
  const failure = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], folder);
  if (failure !== null) return { missing: failure };
  const version = (name) => JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  return { folder, versions: { openskill: version('openskill'), glicko2: version('glicko2') } };
};

/** @returns {{ python: string, versions: Record<string, string> } | { missing: string }} */
export const fetchFromPyPI = (folder) => {
  const python = join(folder, 'venv/bin/python');
  const failure =
    run('python3', ['-m', 'venv', join(folder, 'venv')], folder) ??
    run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(here, 'requirements.txt')], folder);
  if (failure !== null) return { missing: failure };
  const asked = spawnSync(python, ['-c', 'import openskill, platform; print(openskill.__version__, platform.python_version())'], {
    encoding: 'utf8',
  });
  const [openskill, version] = asked.stdout.trim().split(' ');
  return { python, versions: { python: version, 'openskill (PyPI)': openskill } };
};

/** What went wrong in a sentence, or null. */
const run = (program, words, cwd) => {
  const { error, status, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  if (error) return `${program} could not be started: ${error.message}`;
  return status === 0 ? null : `${program} ${words.slice(0, 3).join(' ')} failed: ${stderr.trim().split('\n').at(-1)}`;
};
