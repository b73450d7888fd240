import { join } from 'node:path';
import { messageOf } from '@joust/units';
import { type Level, LEVELS, type Stand, startAll } from './cast.ts';
import { lockFolder } from './lock.ts';
import { memoryOf } from './memory.ts';
import { emptyFolder } from './parts/folder.ts';
import type { Running, Stage } from './parts/part.ts';
import { ensurePortsFree } from './parts/ports.ts';
import { Register } from './process/register.ts';
import { progressForPeople, progressForPrograms, type Progress, type Write } from './progress.ts';
import type { Settings } from './settings.ts';

const STATS_MILLIS = 30_000;

/**
 * `joust up`: the whole demo on this machine, until `stop` fires. Everything that was started is stopped again, in reverse order,
 * also when the start fails. Errors: AlreadyRunning, Missing, PartFailed, and what the parts throw.
 */
export const up = async (settings: Settings, write: Write, stop: AbortSignal): Promise<void> => {
  const progress = settings.json ? progressForPrograms(write) : progressForPeople(write);
  const release = lockFolder(settings.home);
  const register = new Register(join(settings.home, 'processes.json'));
  const parts = new Map<Level, Running[]>(LEVELS.map((level) => [level, []]));
  try {
    await prepare(settings, progress, register);
    const stage: Stage = { settings, progress, register, stop };
    const stand = await unlessStopped(
      stop,
      startAll(stage, (level, part) => parts.get(level)?.push(part)),
    );
    if (stand) await stay(settings, progress, write, stand, [...parts.values()].flat(), stop);
  } finally {
    await stopAll([...parts.values()].reverse(), progress);
    release();
  }
};

const prepare = async (settings: Settings, progress: Progress, register: Register): Promise<void> => {
  const left = await register.stopLeftovers();
  if (left.length > 0) progress.note(`stopped what an earlier start had left running: ${left.join(', ')}`);
  if (settings.fresh) emptyFolder(settings.home);
  await ensurePortsFree(ownPorts(settings));
};

const ownPorts = ({ ports, environment }: Settings) => ({
  ...(environment.CHAIN_URL ? {} : { chain: ports.chain }),
  ...(environment.DATABASE_URL ? {} : { Postgres: ports.postgres }),
  ...(environment.REDIS_URL ? {} : { Redis: ports.redis }),
  ...(environment.GITHUB_API_URL || environment.GITHUB_TOKEN ? {} : { GitHub: ports.github }),
  API: ports.api,
  worker: ports.worker,
});

/** The start; undefined when it was stopped before its end, for then its failure says nothing. */
const unlessStopped = async (stop: AbortSignal, starting: Promise<Stand>): Promise<Stand | undefined> => {
  try {
    return await starting;
  } catch (error) {
    if (stop.aborted) return undefined;
    throw error;
  }
};

const stay = async (
  settings: Settings,
  progress: Progress,
  write: Write,
  stand: Stand,
  parts: readonly Running[],
  stop: AbortSignal,
): Promise<void> => {
  announce(settings, write, stand);
  const stats = settings.stats ? setInterval(() => progress.note(`memory in MB: ${describe(memoryOf(parts))}`), STATS_MILLIS) : undefined;
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
  clearInterval(stats);
};

const announce = ({ json, environment }: Settings, write: Write, stand: Stand): void => {
  const millis = environment.JOUST_STARTED_AT === undefined ? undefined : Date.now() - environment.JOUST_STARTED_AT;
  if (json) return write(JSON.stringify({ event: 'ready', success: true, data: stand, ...(millis === undefined ? {} : { millis }) }));
  const after = millis === undefined ? '' : ` (after ${Math.round(millis / 1000)} s)`;
  write('');
  write(`  Joust is up${after}:  ${stand.dashboardUrl}`);
  write('  Ctrl-C stops everything; the next start goes on from here.');
};

const describe = (memory: ReadonlyMap<string, number>): string => {
  const total = [...memory.values()].reduce((sum, part) => sum + part, 0);
  return `${[...memory].map(([name, megabytes]) => `${name} ${megabytes}`).join(', ')}; together ${total}`;
};

const stopAll = async (levels: readonly Running[][], progress: Progress): Promise<void> => {
  if (levels.every((level) => level.length === 0)) return;
  const done = progress.begin('stopping');
  const failures: string[] = [];
  const stopOne = async (part: Running) => {
    try {
      await part.stop();
    } catch (error) {
      failures.push(`${part.name}: ${messageOf(error)}`);
    }
  };
  for (const level of levels) await Promise.all(level.map(stopOne));
  for (const failure of failures) progress.note(`could not be stopped cleanly: ${failure}`);
  done('everything');
};
