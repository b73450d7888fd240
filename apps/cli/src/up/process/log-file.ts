import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const LARGEST = 10_000_000;
const KEPT_LINES = 20;

/** A child's output: all of it in a file, the last lines at hand. A file above 10 MB is put aside as `.1` when opened. */
export class LogFile {
  private readonly lines: string[] = [];
  private rest = '';
  readonly file: string;

  constructor(file: string) {
    this.file = file;
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file) && statSync(file).size > LARGEST) renameSync(file, `${file}.1`);
  }

  write(chunk: Buffer | string): void {
    appendFileSync(this.file, chunk);
    const parts = (this.rest + String(chunk)).split('\n');
    this.rest = (parts.pop() ?? '').slice(-2_000);
    this.lines.push(...parts.filter((line) => line.trim() !== ''));
    this.lines.splice(0, Math.max(0, this.lines.length - KEPT_LINES));
  }

  /** The last lines that are not blank. */
  tail(count: number): string[] {
    return [...this.lines, ...(this.rest.trim() === '' ? [] : [this.rest])].slice(-count);
  }
}
