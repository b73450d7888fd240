/**
 * `npm test`: installs what the tests need, builds, then runs every jest project: unit, integration (Postgres, Redis,
 * devnet), the end-to-end story and the browser test. Options go to jest (`npm test -- --selectProjects elo`).
 * With JOUST_TEST_COUNT=FILE the numbers are also written there as "N passed, N failed".
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { runStep } from '../run-step.mjs';
import { ensurePrograms } from '../system-packages.mjs';

const root = process.env.JOUST_ROOT;
const missing = ensurePrograms(['redis', 'chromium']);
if (missing !== null) fail(missing);

console.log('Building ...');
const built = await build(root);
if (built !== 0) process.exit(built);

const folder = mkdtempSync(join(tmpdir(), 'joust-test-'));
const report = join(folder, 'report.json');
const options = process.argv.slice(2);
const code = await runStep(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), '--json', '--outputFile', report, ...options],
  { cwd: root },
);
writeCount();
rmSync(folder, { recursive: true });
process.exitCode = code;

function writeCount() {
  if (!process.env.JOUST_TEST_COUNT) return;
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  writeFileSync(process.env.JOUST_TEST_COUNT, `${numPassedTests} passed, ${Math.max(numFailedTests, numFailedTestSuites)} failed`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
