import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PartFailed } from '../errors.ts';
import { LogFile } from '../process/log-file.ts';
import type { Stage } from './part.ts';
import type { PostgresPlace } from './postgres-place.ts';

interface Order {
  readonly place: PostgresPlace;
  readonly as: { readonly uid?: number; readonly gid?: number };
  readonly user: string;
  readonly password: string;
}

/** Makes the cluster, unless it is there; one whose making was cut off is made again. Errors: PartFailed. */
export const ensureCluster = async (stage: Stage, order: Order): Promise<void> => {
  const { folder } = order.place;
  if (existsSync(join(folder, DONE))) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  own(folder, order);
  const log = new LogFile(join(stage.settings.home, 'logs', 'postgres-init.log'));
  const code = await withPasswordFile(order, (file) => initialise(stage, order, file, log));
  if (code !== 0) throw new PartFailed(`Postgres could not make its folder.\n  ${log.tail(8).join('\n  ')}\n  All of it: ${log.file}`);
  writeFileSync(join(folder, DONE), '');
};

/** Written last. */
const DONE = 'joust-cluster-made';

const initialise = async (
  { settings, register, stop }: Stage,
  { place, as, user }: Order,
  passwordFile: string,
  log: LogFile,
): Promise<number | null> => {
  const args = ['--pgdata', place.folder, '--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256', ...LOCALE];
  const child = spawn(place.initdb, args, { ...as, cwd: '/', env: settings.inherited, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid !== undefined) register.add('postgres-init', child.pid);
  const end = () => child.kill('SIGTERM');
  stop.addEventListener('abort', end, { once: true });
  child.stdout.on('data', (chunk: Buffer) => log.write(chunk));
  child.stderr.on('data', (chunk: Buffer) => log.write(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      log.write(`${error.message}\n`);
      resolve(null);
    });
    child.on('close', resolve);
  });
  stop.removeEventListener('abort', end);
  register.remove(child.pid);
  return code;
};

/** Postgres's own locale: the same order and letter case on every machine. */
const LOCALE = ['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'];

const withPasswordFile = async <T>(order: Order, act: (file: string) => Promise<T>): Promise<T> => {
  const file = join(tmpdir(), `joust-password-${process.pid}`);
  writeFileSync(file, order.password, { mode: 0o600 });
  own(file, order);
  try {
    return await act(file);
  } finally {
    rmSync(file, { force: true });
  }
};

const own = (path: string, { as: { uid, gid } }: Order): void => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};
