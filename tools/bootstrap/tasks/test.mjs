/**
 * `npm test`: installs what the tests need, builds, then runs every jest project: unit and integration tests (Postgres,
 * Redis, devnet) side by side, then, with the machine to itself, the end-to-end story with its browser.
 * Options go to jest instead (`npm test -- --selectProjects elo`).
 * With JOUST_TEST_COUNT=FILE the numbers are also written there as "N passed, N failed".
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { runStep } from '../run-step.mjs';
import { ensurePrograms } from '../system-packages.mjs';

const WORKERS = ['--maxWorkers=2', '--workerIdleMemoryLimit=1500MB'];
const ALL = [
  [...WORKERS, '--ignoreProjects', 'e2e'],
  ['--runInBand', '--selectProjects', 'e2e'],
];

const root = process.env.JOUST_ROOT;
const missing = ensurePrograms(['redis', 'chromium']);
if (missing !== null) fail(missing);

console.log('Building ...');
const built = await build(root);
if (built !== 0) process.exit(built);

const folder = mkdtempSync(join(tmpdir(), 'joust-test-'));
const options = process.argv.slice(2);
const runs = options.length > 0 ? [[...WORKERS, ...options]] : ALL;
const counts = [];
let code = 0;
for (const [index, words] of runs.entries()) {
  const report = join(folder, `report-${index}.json`);
  code = Math.max(code, await jest(report, words));
  counts.push(countOf(report));
}
rmSync(folder, { recursive: true });
const [passed, failed] = counts.reduce(([p, f], [passedHere, failedHere]) => [p + passedHere, f + failedHere], [0, 0]);
console.log(`${passed} passed, ${failed} failed`);
if (process.env.JOUST_TEST_COUNT) writeFileSync(process.env.JOUST_TEST_COUNT, `${passed} passed, ${failed} failed`);
process.exitCode = code;

function jest(report, words) {
  const program = join(root, 'node_modules/jest/bin/jest.js');
  return runStep(process.execPath, ['--experimental-vm-modules', '--no-warnings', program, '--json', '--outputFile', report, ...words], {
    cwd: root,
  });
}

/** Tests passed and failed; a suite that could not run counts as one failure. */
function countOf(report) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  return [numPassedTests, numFailedTests + numRuntimeErrorTestSuites];
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
