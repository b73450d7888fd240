import { readdirSync, readFileSync } from 'node:fs';
import type { Running } from './parts/part.ts';

/** Memory of each part in MB: its process and those it made (they are one process group). Empty where there is no /proc. */
export const memoryOf = (parts: readonly Running[]): Map<string, number> => {
  const groups = readGroups();
  return new Map(parts.map(({ name, pids }) => [name, Math.round(pids().reduce((sum, pid) => sum + (groups.get(pid) ?? 0), 0))]));
};

const PAGE_MB = 4096 / 1e6;

/** Resident memory by process group. Shared pages count in each process, so Postgres looks larger than it is. */
const readGroups = (): Map<number, number> => {
  const groups = new Map<number, number>();
  for (const pid of processIds()) {
    const stat = read(`/proc/${pid}/stat`);
    if (stat === undefined) continue;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const group = Number(fields[2]);
    groups.set(group, (groups.get(group) ?? 0) + Number(fields[21]) * PAGE_MB);
  }
  return groups;
};

const processIds = (): string[] => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return []; // a system without /proc
  }
};

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // the process has just gone
  }
};
