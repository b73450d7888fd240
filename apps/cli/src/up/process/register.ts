import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isSameProcess, markOf, type ProcessMark } from './mark.ts';

const Entries = z.array(z.object({ name: z.string(), pid: z.int().positive(), started: z.string().nullable() }));
type Entry = ProcessMark & { readonly name: string };

/** The children's processes, written down so that a start after our own violent end can stop those that were left. */
export class Register {
  private entries: Entry[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
    mkdirSync(dirname(file), { recursive: true });
  }

  add(name: string, pid: number): void {
    this.entries.push({ name, ...markOf(pid) });
    this.write();
  }

  remove(pid: number | undefined): void {
    this.entries = this.entries.filter((entry) => entry.pid !== pid);
    this.write();
  }

  /** Stops, newest first, what an earlier instance left running. Answers their names. */
  async stopLeftovers(): Promise<string[]> {
    const left = this.read().filter(isSameProcess).reverse();
    for (const entry of left) await endProcess(entry);
    return left.map(({ name }) => name);
  }

  private read(): Entry[] {
    try {
      return Entries.safeParse(JSON.parse(readFileSync(this.file, 'utf8'))).data ?? [];
    } catch (error) {
      // No file: nothing was started here. A file cut short by the end of the machine: its processes are gone too.
      if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private write(): void {
    writeFileSync(this.file, JSON.stringify(this.entries));
  }
}

const PATIENCE = 50;
const endProcess = async (entry: Entry): Promise<void> => {
  signal(entry, 'SIGTERM');
  for (let tries = 0; tries < PATIENCE && isSameProcess(entry); tries += 1) await sleep(100);
  if (isSameProcess(entry)) signal(entry, 'SIGKILL');
};

const signal = ({ pid }: Entry, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it ended between looking and asking
  }
};
