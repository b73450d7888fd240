#!/usr/bin/env node
/**
 * Writes src/api from apps/api/openapi.json. With `--check` it writes into a temporary folder instead and fails when
 * the committed client differs: the client of a change belongs to that change.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const here = import.meta.dirname;
const committed = join(here, 'src/api');
const orval = join(dirname(createRequire(import.meta.url).resolve('orval/package.json')), 'dist/bin/orval.mjs');

const generateInto = (target) =>
  execFileSync(process.execPath, [orval, '--config', join(here, 'orval.config.mjs')], {
    cwd: here,
    env: { ...process.env, JOUST_CLIENT_TARGET: target },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const contents = (folder) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), readFileSync(file, 'utf8')]),
  );

const differences = (is, shouldBe) =>
  [...new Set([...is.keys(), ...shouldBe.keys()])].sort().filter((file) => is.get(file) !== shouldBe.get(file));

const check = () => {
  // Beside the real one, so that relative imports and the formatter see the same surroundings.
  const fresh = mkdtempSync(join(here, 'src/.api-'));
  try {
    generateInto(fresh);
    const stale = differences(contents(committed), contents(fresh));
    if (stale.length === 0) return console.log('The client is up to date.');
    console.error(`The client differs from apps/api/openapi.json; run \`node apps/dashboard/generate.mjs\`:\n  ${stale.join('\n  ')}`);
    process.exitCode = 1;
  } finally {
    rmSync(fresh, { recursive: true });
  }
};

if (process.argv.includes('--check')) check();
else generateInto('./src/api');
