import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A process by number and start, for numbers are given again. Where the start cannot be read it is null. */
const Mark = z.object({ pid: z.int().positive(), started: z.string().nullable() });
export type ProcessMark = z.infer<typeof Mark>;

export const markOf = (pid: number): ProcessMark => ({ pid, started: startOf(pid) });

/** Undefined for a text that is no mark, such as a file cut short. */
export const parseMark = (text: string): ProcessMark | undefined => {
  try {
    return Mark.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Whether the very process that the mark was made of still runs. */
export const isSameProcess = ({ pid, started }: ProcessMark): boolean => isAlive(pid) && startOf(pid) === started;

/** Whether a process runs; a zombie, which only waits for its parent to look, does not. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statOf(pid)?.[0] !== 'Z';
};

/** Field 22 of /proc/<pid>/stat: the start in clock ticks since boot. */
const startOf = (pid: number): string | null => statOf(pid)?.[19] ?? null;

/** The fields after the name, from the third (state) on; undefined where there is no /proc. */
const statOf = (pid: number): string[] | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // no /proc on this system, or the process has just gone
  }
};
