import { readFileSync } from 'node:fs';
import { historySchema, type History } from './history.ts';

/** The recorded histories, in the order of the file. */
export const HISTORIES_FILE = new URL('../../histories/histories.jsonl', import.meta.url);

export const readHistories = (file: URL | string = HISTORIES_FILE): History[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => historySchema.parse(JSON.parse(line)));
