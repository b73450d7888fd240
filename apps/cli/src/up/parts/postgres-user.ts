import { spawnSync } from 'node:child_process';
import { Missing } from '../errors.ts';
import type { Progress } from '../progress.ts';

const USER = 'postgres';

/** As whom Postgres runs: nobody else than us, or where we are root its own user, made after saying so. Errors: Missing. */
export const postgresUser = (progress: Progress): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  if (idOf('-u') === undefined) {
    progress.note(`Postgres refuses to run as root: making the system user "${USER}"`);
    spawnSync('groupadd', ['--system', USER]);
    spawnSync('useradd', ['--system', '--gid', USER, '--shell', '/usr/sbin/nologin', USER]);
  }
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  if (uid === undefined || gid === undefined) {
    throw new Missing(
      `Postgres refuses to run as root, and the user "${USER}" could not be made. Run as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return { uid, gid };
};

const idOf = (flag: '-u' | '-g'): number | undefined => {
  const { status, stdout } = spawnSync('id', [flag, USER], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
};
