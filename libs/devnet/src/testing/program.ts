import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Runs a program of this folder to its end and parses the last line that it wrote. */
export const saidBy = async (name: string): Promise<unknown> => {
  const program = fileURLToPath(new URL(name, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', program], {
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
};
