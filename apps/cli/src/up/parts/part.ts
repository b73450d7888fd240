import { join } from 'node:path';
import { StartStopped } from '../errors.ts';
import { Child, type ChildOptions } from '../process/child.ts';
import type { Register } from '../process/register.ts';
import type { Progress } from '../progress.ts';
import type { Settings } from '../settings.ts';

/** What every part is started with. */
export interface Stage {
  readonly settings: Settings;
  readonly progress: Progress;
  readonly register: Register;
  /** Fires when everything is to stop, also in the middle of the start. */
  readonly stop: AbortSignal;
}

/** A part that runs. */
export interface Running {
  readonly name: string;
  /** The processes now running, for the statistics. */
  readonly pids: () => readonly number[];
  readonly stop: () => Promise<void>;
}

/** Long enough to finish what is at hand; the whole demo stops within 10 s (four levels). */
const STOP_MILLIS = 2_400;

/** Ten processes on one machine: a small nursery makes each about 100 MB smaller, and costs no time that could be seen. */
const SMALL = ['--no-warnings', '--max-semi-space-size=4'];

type Own = Pick<ChildOptions, 'name' | 'command' | 'args' | 'isReady'> & Partial<ChildOptions>;

/** Starts a process of the demo, with log, register and crash report. Errors: PartFailed. */
export const startChild = async (stage: Stage, own: Own): Promise<Running> => {
  const { settings, progress, register, stop } = stage;
  if (stop.aborted) throw new StartStopped(`${own.name} was not started: everything is stopping`);
  const child = new Child({
    env: settings.inherited,
    cwd: settings.root,
    logFile: join(settings.home, 'logs', `${own.name.replaceAll(' ', '-')}.log`),
    readyMillis: 60_000,
    stopMillis: STOP_MILLIS,
    register,
    stop,
    onCrash: progress.crashed,
    ...own,
  });
  await child.start();
  return { name: own.name, pids: () => (child.pid === undefined ? [] : [child.pid]), stop: () => child.stop() };
};

/** Starts a program of ours on the Node that runs us. */
export const startNode = (
  stage: Stage,
  own: Omit<Own, 'command'> & { readonly variables?: Readonly<Record<string, string>> },
): Promise<Running> => {
  const { variables = {}, args, ...rest } = own;
  const env = { ...stage.settings.inherited, MALLOC_ARENA_MAX: '2', ...variables };
  return startChild(stage, { ...rest, command: process.execPath, args: [...SMALL, ...args], env });
};

/**
 * Starts things side by side. The first failure stops the others, waits for them, so that nothing starts behind the back of who
 * cleans up, and is the failure.
 */
export const together = async <T extends readonly unknown[]>(
  stage: Stage,
  starts: { readonly [K in keyof T]: (stage: Stage) => Promise<T[K]> },
): Promise<T> => {
  const failed = new AbortController();
  const shared: Stage = { ...stage, stop: AbortSignal.any([stage.stop, failed.signal]) };
  const failures: unknown[] = [];
  const begun = starts.map((start) =>
    start(shared).catch((error: unknown) => {
      failures.push(error);
      failed.abort();
    }),
  );
  const results = await Promise.all(begun);
  if (failures.length > 0) throw failures[0];
  return results as unknown as T;
};
