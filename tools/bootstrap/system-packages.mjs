import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the tests need from the system, how to see that it is there, and Debian's package of it. */
const PROGRAMS = {
  redis: { any: ['redis-server', 'valkey-server'], debian: 'redis-server', what: 'a Redis server (redis-server or valkey-server)' },
  chromium: { any: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium', what: 'Chromium' },
};

/** @returns {string | null} the full path of the first of the programs that PATH has */
export function findProgram(name) {
  for (const program of PROGRAMS[name].any) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      if (existsSync(join(folder, program))) return join(folder, program);
    }
  }
  return null;
}

/**
 * Makes sure that the named programs exist: installs them from Debian's packages when we are root and apt-get is there,
 * after saying so; otherwise says what to install.
 * @param {(keyof typeof PROGRAMS)[]} names
 * @returns {string | null} a sentence for the user when something is missing and cannot be installed
 */
export function ensurePrograms(names) {
  const missing = names.filter((name) => findProgram(name) === null);
  if (missing.length === 0) return null;
  const packages = missing.map((name) => PROGRAMS[name].debian);
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${packages.join(' and ')} with apt-get, because they are missing ...`);
    const apt = (...options) =>
      spawnSync('apt-get', options, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
        .status;
    if (apt('update', '-qq') === 0 && apt('install', '-y', '-qq', '--no-install-recommends', ...packages) === 0) return null;
  }
  return `Please install ${missing.map((name) => PROGRAMS[name].what).join(' and ')} (Debian or Ubuntu: apt-get install ${packages.join(' ')}) and run again.`;
}
