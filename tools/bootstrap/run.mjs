#!/usr/bin/env node
/**
 * Entry of every npm script. Dependency-free and runs on Node >= 18: installs the packages when they are missing or
 * older than the lock file, then runs the task on the Node 24 that npm installed.
 *
 *   node tools/bootstrap/run.mjs <start|test|build|lint|check> [options of the task]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [task, ...options] = process.argv.slice(2);
const script = join(root, 'tools/bootstrap/tasks', `${task}.mjs`);

if (!task || !existsSync(script)) {
  console.error(`Unknown task "${task ?? ''}". Use npm start, npm test, npm run build, npm run lint or npm run check.`);
  process.exit(2);
}
if (Number(process.versions.node.split('.')[0]) < 18) {
  console.error(`Joust needs Node 18 or newer to install itself; this is ${process.version}. Install a current Node and run again.`);
  process.exit(1);
}

installIfNeeded(root);

const binaries = join(root, 'node_modules', '.bin');
const node = join(binaries, 'node');
const version = spawnSync(node, ['--version'], { encoding: 'utf8' });
if (version.status !== 0) {
  console.error(
    `The Node 24 of node_modules does not run on this machine (${version.error?.message ?? version.stderr}). Remove node_modules and run again.`,
  );
  process.exit(1);
}

const child = spawn(node, [script, ...options], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${binaries}:${process.env.PATH ?? ''}`,
    JOUST_ROOT: root,
    JOUST_STARTED_AT: String(Date.now() - Math.round(process.uptime() * 1000)),
  },
});
// The child gets the terminal's Ctrl-C itself; other signals are passed on, and we leave when it has left.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
