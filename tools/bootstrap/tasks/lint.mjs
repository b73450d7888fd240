/** Types, of tests too, ESLint with warnings as errors, Prettier, and the layer rules. `--fix` lets ESLint and Prettier mend what they can. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from '../run-step.mjs';

const root = process.env.JOUST_ROOT;
const fix = process.argv.includes('--fix');
const bin = (path) => join(root, 'node_modules', path);
const run = (path, ...options) => runStep(process.execPath, [bin(path), ...options], { cwd: root });
const inDashboard = (path, ...options) => runStep(process.execPath, [bin(path), ...options], { cwd: join(root, 'apps/dashboard') });

/** jest runs tests without looking at their types, so that is done here; the build leaves tests out. */
const typesOfTests = async () => {
  const projects = [
    ...globSync('{apps,libs,tools}/*/tsconfig.spec.json', { cwd: root }).sort(),
    'sim/tsconfig.spec.json',
    'e2e/tsconfig.json',
  ];
  const codes = [];
  for (const project of projects) codes.push(await run('typescript/bin/tsc', '--noEmit', '-p', project));
  return Math.max(...codes);
};

const results = [
  await run('typescript/bin/tsc', '-b'),
  await typesOfTests(),
  await run('eslint/bin/eslint.js', '--max-warnings', '0', ...(fix ? ['--fix'] : []), 'libs', 'apps', 'tools', 'e2e', 'bench', 'sim'),
  await inDashboard('eslint/bin/eslint.js', '--max-warnings', '0', ...(fix ? ['--fix'] : []), '.'),
  await run(
    'prettier/bin/prettier.cjs',
    fix ? '--write' : '--check',
    '--log-level',
    'warn',
    'libs',
    'apps',
    'tools',
    'e2e',
    'bench',
    'sim',
    '*.mjs',
    '*.json',
  ),
  await run('.bin/depcruise', '--config', '.dependency-cruiser.mjs', 'libs', 'apps', 'tools', 'sim'),
];
process.exitCode = Math.max(...results);
