import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Running, type Stage, startChild } from './part.ts';
import { ensureCluster } from './postgres-cluster.ts';
import { findPostgres } from './postgres-place.ts';
import { postgresUser } from './postgres-user.ts';

const DATABASE = 'joust';
const USER = 'joust';

/** Starts the embedded Postgres on our own port and answers the URL of its database. Errors: Missing, PartFailed. */
export const startPostgres = async (stage: Stage): Promise<{ running: Running; url: string }> => {
  const { home, ports } = stage.settings;
  const password = passwordIn(home);
  const place = await findPostgres(home, stage.progress);
  const as = postgresUser(stage.progress);
  await ensureCluster(stage, { place, as, user: USER, password });
  const urlOf = (database: string) => `postgres://${USER}:${password}@127.0.0.1:${ports.postgres}/${database}`;
  const running = await startChild(stage, {
    name: 'postgres',
    command: place.postgres,
    args: ['-D', place.folder, '-p', String(ports.postgres), ...SETTINGS.flatMap((setting) => ['-c', setting])],
    ...as,
    cwd: '/',
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

/** The password is made once and readable by its owner only. */
const passwordIn = (home: string): string => {
  const file = join(home, 'postgres-password');
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 });
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
