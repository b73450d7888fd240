import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Missing } from '../errors.ts';
import { type Running, type Stage, startChild } from './part.ts';
import { answersLine } from './probe.ts';

const PROGRAMS = ['redis-server', 'valkey-server'];

/** Starts Redis (or Valkey) on our own port, in our own folder, reachable from this machine only. Errors: Missing, PartFailed. */
export const startRedis = async (stage: Stage): Promise<{ running: Running; url: string }> => {
  const { home, ports, inherited } = stage.settings;
  const program = findProgram(inherited.PATH) ?? install(stage);
  const folder = join(home, 'redis');
  mkdirSync(folder, { recursive: true });
  const running = await startChild(stage, {
    name: 'redis',
    command: program,
    args: [
      '--port',
      String(ports.redis),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--maxmemory-policy',
      'noeviction',
      '--appendonly',
      'yes',
      '--save',
      '',
    ],
    isReady: () => answersLine(ports.redis, 'PING', '+PONG'),
  });
  return { running, url: `redis://127.0.0.1:${ports.redis}` };
};

const findProgram = (path: string | undefined): string | undefined => {
  // Debian keeps servers in sbin, which is not on every user's PATH.
  const folders = [...(path ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin', '/usr/bin', '/opt/homebrew/bin'];
  return PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program))).find((file) => existsSync(file));
};

const ADVICE =
  'Redis is missing. Install it (Debian, Ubuntu: apt-get install redis-server; Fedora: dnf install valkey; macOS: brew install redis), or set REDIS_URL to a running one.';

/** Debian as root: installs it, after saying so, without letting a system service take a port. Errors: Missing. */
const install = ({ settings, progress }: Stage): string => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Missing(ADVICE);
  progress.note('Redis is missing: installing redis-server with apt-get');
  const env = { ...settings.inherited, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, encoding: 'utf8' });
  apt('update', '-qq');
  const installed = apt('install', '-y', '-qq', '--no-install-recommends', 'redis-server');
  const program = findProgram(settings.inherited.PATH);
  if (!program)
    throw new Missing(`${ADVICE}\n  apt-get said: ${`${installed.stdout}${installed.stderr}`.trim().split('\n').slice(-3).join(' ')}`);
  return program;
};
