import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs `npm ci` unless node_modules was made from this very lock file; the digest of the lock file it was made from
 * stands in node_modules/.joust-lock.
 * @param {string} root the repository
 */
export function installIfNeeded(root) {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.joust-lock');
  const digest = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  console.log('Installing packages with npm ci (once; about a minute) ...');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (npm.error) fail(`npm could not be started (${npm.error.message}). Install npm 9 or newer.`);
  if (npm.status !== 0) fail('npm ci failed; its own message above says why.');
  writeFileSync(stamp, digest);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
