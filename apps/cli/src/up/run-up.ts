import type { Answer } from '../answer/answer.ts';
import { type Environment, inheritedEnvironment } from '../environment.ts';
import type { Write } from './progress.ts';
import { settingsOf, type UpOptions } from './settings.ts';
import { up } from './up.ts';

/** The command `up`: runs until Ctrl-C, SIGTERM or the closing of the terminal. */
export const runUp = async (environment: Environment, options: UpOptions, write: Write): Promise<Answer> => {
  const stop = new AbortController();
  const ask = () => stop.abort();
  for (const signal of SIGNALS) process.on(signal, ask);
  try {
    const root = environment.JOUST_ROOT ?? process.cwd();
    await up(settingsOf(environment, options, { root, inherited: inheritedEnvironment() }), write, stop.signal);
    return { data: { stopped: true }, lines: [] };
  } finally {
    for (const signal of SIGNALS) process.off(signal, ask);
  }
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
