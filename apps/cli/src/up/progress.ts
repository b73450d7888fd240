import type { Crash } from './process/child.ts';

/** What the start tells, to a person or to a program. */
export interface Progress {
  /** A part begins; the returned function says that it is done. */
  readonly begin: (what: string) => (detail?: string) => void;
  readonly note: (line: string) => void;
  readonly crashed: (crash: Crash) => void;
}

export type Write = (line: string) => void;

/** One short line a step, written when it is done. */
export const progressForPeople = (write: Write, now: () => number = () => performance.now()): Progress => ({
  begin: (what) => {
    const from = now();
    return (detail) => write(`  ✓ ${what.padEnd(22)} ${(detail ?? '').padEnd(44)} ${((now() - from) / 1000).toFixed(1).padStart(5)} s`);
  },
  note: (line) => write(`    ${line}`),
  crashed: ({ name, how, lastLines, restartInMillis }) => {
    write(`  ! ${name} ${how}; starting it again in ${restartInMillis / 1000} s`);
    for (const line of lastLines) write(`      ${line}`);
  },
});

/** One JSON object a line. */
export const progressForPrograms = (write: Write, now: () => number = () => performance.now()): Progress => {
  const say = (event: Readonly<Record<string, unknown>>) => write(JSON.stringify(event));
  return {
    begin: (what) => {
      const from = now();
      return (detail) => say({ event: 'step', step: what, ...(detail === undefined ? {} : { detail }), millis: Math.round(now() - from) });
    },
    note: (line) => say({ event: 'note', line }),
    crashed: (crash) => say({ event: 'crash', ...crash }),
  };
};
