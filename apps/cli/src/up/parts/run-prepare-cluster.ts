import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PartFailed } from '../errors.ts';
import { LogFile } from '../process/log-file.ts';
import type { Stage } from './part.ts';

const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), 'prepare-cluster.js');

/** Makes the cluster in a process of its own; one whose making was cut off is made again. Errors: PartFailed. */
export const prepareCluster = async ({ settings, register }: Stage, folder: string, passwordFile: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  const log = new LogFile(join(settings.home, 'logs', 'postgres-init.log'));
  const child = spawn(process.execPath, [SCRIPT, folder, passwordFile], {
    env: settings.inherited,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) register.add('postgres-init', child.pid);
  child.stdout.on('data', (chunk: Buffer) => log.write(chunk));
  child.stderr.on('data', (chunk: Buffer) => log.write(chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  register.remove(child.pid);
  if (code === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new PartFailed(`Postgres could not make its folder.\n  ${log.tail(8).join('\n  ')}\n  All of it: ${log.file}`);
};
