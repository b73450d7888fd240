import { createReadStream } from 'node:fs';
import type { CompetitionResult } from '@joust/elo';
import { Misused } from '../answer/answer.ts';
import { parseResult } from './parse-result.ts';

const READ_BYTES = 1 << 20;

/** A line of the file is no result. The message says which line, and what is wrong with it. */
export class MalformedLine extends Misused {}
/** The file cannot be read. */
export class Unreadable extends Misused {}

/**
 * Reads results as JSON lines; empty lines are skipped.
 * @param path a file, or `-` for standard input
 * Errors: {@link MalformedLine} for the first line that is no result or repeats an id, {@link Unreadable}.
 */
export const readResults = async (path: string): Promise<CompetitionResult[]> => {
  const results: CompetitionResult[] = [];
  const lineOf = new Map<number | bigint, number>();
  let number = 0;
  for await (const lines of batchesOf(path)) {
    for (const line of lines) {
      number += 1;
      if (line.trim() === '') continue;
      const result = parseResult(line);
      if (typeof result === 'string') throw new MalformedLine(`Line ${number}: ${result}.`);
      const key = result.id <= Number.MAX_SAFE_INTEGER ? Number(result.id) : result.id; // Maps find numbers much faster than bigints.
      const before = lineOf.get(key);
      if (before !== undefined) throw new MalformedLine(`Line ${number}: id ${result.id} is that of line ${before}.`);
      lineOf.set(key, number);
      results.push(result);
    }
  }
  return results;
};

/** The lines of a file, as many at a time as a read brings. */
async function* batchesOf(path: string): AsyncGenerator<string[]> {
  const stream = path === '-' ? process.stdin.setEncoding('utf8') : createReadStream(path, { encoding: 'utf8', highWaterMark: READ_BYTES });
  let rest = '';
  try {
    for await (const chunk of stream) {
      const lines = `${rest}${String(chunk)}`.split('\n');
      rest = lines.pop() ?? '';
      yield lines;
    }
  } catch (error) {
    throw new Unreadable(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  yield [rest];
}
