import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AlreadyRunning } from './errors.ts';
import { isSameProcess, type ProcessMark, parseMark, markOf } from './process/mark.ts';

/**
 * One instance a folder. The lock is a file that names its process; a file whose process is gone is taken over.
 * Errors: {@link AlreadyRunning}. Answers how to let go.
 */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(markOf(process.pid)));
  try {
    if (!take(own, file)) {
      const holder = readHolder(file);
      if (holder && isSameProcess(holder))
        throw new AlreadyRunning(
          `Joust is already running here (process ${holder.pid}). Stop it first, or use another folder with JOUST_HOME.`,
        );
      rmSync(file, { force: true });
      if (!take(own, file)) throw new AlreadyRunning('Joust is being started here by another process.');
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(file, { force: true });
};

/** A hard link is made by one process only, however many try. */
const take = (own: string, file: string): boolean => {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

const readHolder = (file: string): ProcessMark | undefined => {
  try {
    return parseMark(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};
